import CZip

/// A model inside a wheel, which is a zip archive.
///
/// Only entries with the paths of a release are ever read, and never more bytes than the release
/// says, so no entry decides where or how much is written.
final class WheelArchive: ModelFiles {
  let name: String
  private let archive: OpaquePointer
  private let sizes: [String: Int]
  private let prefix: String

  /// Opens a wheel and finds the model's folder in it.
  init(path: String) throws(ModelStoreError) {
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code) else {
      var error = zip_error_t()
      zip_error_init_with_code(&error, code)
      defer { zip_error_fini(&error) }
      throw .unreadableArchive(path: path, reason: String(cString: zip_error_strerror(&error)))
    }
    name = path
    self.archive = archive
    do {
      sizes = try Self.sizes(in: archive, path: path)
    } catch {
      zip_discard(archive)
      throw error
    }
    guard let prefix = Self.modelFolder(in: sizes) else {
      zip_discard(archive)
      throw .missingFile(source: path, file: "config.cfg")
    }
    self.prefix = prefix
  }

  deinit { zip_discard(archive) }

  func size(of path: String) throws(ModelStoreError) -> Int? { sizes[prefix + path] }

  func read(
    _ path: String, limit: Int,
    _ body: (UnsafeRawBufferPointer) throws(ModelStoreError) -> Void
  ) throws(ModelStoreError) {
    guard let file = zip_fopen(archive, prefix + path, 0) else {
      throw .unreadableArchive(path: name, reason: String(cString: zip_strerror(archive)))
    }
    defer { zip_fclose(file) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    var total = 0
    while true {
      let count = Int(zip_fread(file, buffer.baseAddress, zip_uint64_t(buffer.count)))
      guard count >= 0 else {
        let reason = String(cString: zip_file_strerror(file))
        throw .unreadableArchive(path: name, reason: "\(prefix + path): \(reason)")
      }
      if count == 0 { return }
      total += count
      guard total <= limit else {
        throw .wrongSize(source: name, file: path, expected: limit, found: total)
      }
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// The length of every entry by its name.
  private static func sizes(
    in archive: OpaquePointer, path: String
  ) throws(ModelStoreError) -> [String: Int] {
    var sizes: [String: Int] = [:]
    for index in 0..<max(0, zip_get_num_entries(archive, 0)) {
      var entry = zip_stat_t()
      guard zip_stat_index(archive, zip_uint64_t(index), 0, &entry) == 0, let name = entry.name
      else { throw .unreadableArchive(path: path, reason: String(cString: zip_strerror(archive))) }
      let text = String(cString: name)
      let isUnsafe =
        text.hasPrefix("/") || text.contains("\\")
        || text.split(separator: "/").contains("..")
      if isUnsafe { throw .unsafeEntry(path: path, entry: text) }
      sizes[text] = Int(clamping: entry.size)
    }
    return sizes
  }

  /// The folder of the entry `config.cfg` that has a tokenizer beside it, with a final slash.
  private static func modelFolder(in sizes: [String: Int]) -> String? {
    let suffix = "config.cfg"
    return sizes.keys.sorted().lazy
      .filter { $0 == suffix || $0.hasSuffix("/" + suffix) }
      .map { String($0.dropLast(suffix.count)) }
      .first { sizes[$0 + "tokenizer"] != nil }
  }
}
