#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where the files of a model are taken from.
protocol ModelFiles {
  /// What the user named, for messages.
  var name: String { get }

  /// The length of each file below the model's folder, by path; `nil` where there is none.
  func size(of path: String) throws(ModelStoreError) -> Int?

  /// Passes the contents of a file on in pieces.
  /// - Parameter limit: How many bytes the file may have; one more and reading stops with an error.
  func read(
    _ path: String, limit: Int,
    _ body: (UnsafeRawBufferPointer) throws(ModelStoreError) -> Void
  ) throws(ModelStoreError)
}

/// An unpacked model: the folder itself, or a folder that has it not more than three levels below.
struct ModelFolder: ModelFiles {
  let name: String
  private let root: String

  /// Finds the model in a folder.
  init(path: String) throws(ModelStoreError) {
    name = path
    var level = [path]
    for _ in 0...3 {
      if let root = level.first(where: Self.isModel) {
        self.root = root
        return
      }
      level = level.flatMap { Self.subfolders(of: $0) }
    }
    throw .notAModel(path: path)
  }

  /// Whether a folder itself holds a model's configuration.
  static func isModel(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/config.cfg")
      && FileManager.default.fileExists(atPath: path + "/tokenizer")
  }

  func size(of path: String) throws(ModelStoreError) -> Int? {
    guard FileManager.default.fileExists(atPath: root + "/" + path) else { return nil }
    var count = 0
    try ByteReader(path: root + "/" + path).forEachPiece { piece in count += piece.count }
    return count
  }

  func read(
    _ path: String, limit: Int,
    _ body: (UnsafeRawBufferPointer) throws(ModelStoreError) -> Void
  ) throws(ModelStoreError) {
    var count = 0
    try ByteReader(path: root + "/" + path).forEachPiece { piece throws(ModelStoreError) in
      count += piece.count
      guard count <= limit else {
        throw .wrongSize(source: name, file: path, expected: limit, found: count)
      }
      try body(piece)
    }
  }

  private static func subfolders(of path: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.sorted().prefix(100).map { path + "/" + $0 }.filter {
      var isFolder = false
      return FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder) && isFolder
    }
  }
}
