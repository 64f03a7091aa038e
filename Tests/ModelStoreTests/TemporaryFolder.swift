import Foundation

@testable import ModelStore

/// A folder that is removed when the test ends.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/newsgraph-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and the folders above it.
  /// - Returns: The path of the file.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  /// Everything below the folder, sorted.
  func contents() -> [String] {
    (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).sorted()
  }
}

/// A model of a few bytes, with the layout of a real one.
enum TinyModel {
  static let files = [
    "LICENSE": ModelLicence.text, "config.cfg": "[nlp]\nlang = \"en\"\n", "meta.json": "{}",
    "tok2vec/model": "weights", "tokenizer": "rules",
  ]

  /// The release that `files` is.
  static func release(official: String = String(repeating: "0", count: 64)) throws -> ModelRelease {
    let folder = try TemporaryFolder()
    var lines: [String] = []
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      let file = try folder.write(Array(text.utf8), to: path)
      let digest = try RunningDigest.ofFile(at: file)
      lines.append("\(digest.hexadecimal()) \(digest.count) \(path)")
    }
    return ModelRelease(
      id: "tiny", name: "tiny_model", version: "1.0", distribution: "tiny-model==1.0",
      officialWheelSHA256: official, checksums: lines.joined(separator: "\n"))
  }

  /// A wheel with the model in a nested folder.
  /// - Parameter changes: Other contents by path; `nil` leaves the file out.
  static func wheel(_ changes: [String: String?] = [:]) -> SmallArchive {
    var archive = SmallArchive()
    archive.add("tiny_model/__init__.py", "")
    for path in Set(files.keys).union(changes.keys).sorted() {
      let text = changes[path] ?? files[path]
      if let text { archive.add("tiny_model/tiny_model-1.0/" + path, text) }
    }
    return archive
  }
}
