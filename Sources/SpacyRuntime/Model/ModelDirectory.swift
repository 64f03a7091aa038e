import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a model's files come from.
///
/// Usually a directory; tests give the files' bytes, so that damaged ones need no disk.
struct ModelDirectory: Sendable {
  /// The directory's path, without a slash at its end.
  let path: String

  /// Contents that stand in for files, by relative path.
  private var overrides: [String: [UInt8]]

  /// The directory from which the `ner` component comes, where it is another one.
  private var recognizerPath: String?

  init(path: String, overrides: [String: [UInt8]] = [:]) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    self.overrides = overrides
  }

  /// The directory with the `ner` component of another source.
  func taking(_ recognizer: NameRecognizer) -> ModelDirectory {
    var directory = self
    switch recognizer {
    case .model: break
    case .directory(let path): directory.recognizerPath = path
    case .files(let name, let files):
      directory.recognizerPath = name
      directory.overrides.merge(files) { $1 }
    }
    return directory
  }

  /// What errors call a file.
  func fullPath(_ file: String) -> String {
    if let recognizerPath, file.hasPrefix("ner/") { return recognizerPath + "/" + file }
    return path + "/" + file
  }

  /// All bytes of a file.
  func bytes(_ file: String) throws(ModelError) -> [UInt8] {
    if let bytes = overrides[file] { return bytes }
    let mapping = try mapping(file)
    return mapping.bytes(0..<mapping.count)
  }

  /// A file mapped into memory.
  func mapping(_ file: String) throws(ModelError) -> MappedFile {
    if let bytes = overrides[file], let mapping = MappedFile(copying: bytes) { return mapping }
    guard let mapping = MappedFile(path: fullPath(file)) else {
      throw .unreadable(path: fullPath(file), reason: unsafe String(cString: strerror(errno)))
    }
    return mapping
  }

  /// A file of JSON.
  func json(_ file: String) throws(ModelError) -> JSONValue {
    guard let value = JSONValue(parsing: try bytes(file)) else {
      throw .malformed(path: fullPath(file), reason: "not JSON")
    }
    return value
  }
}
