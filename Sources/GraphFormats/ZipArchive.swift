import CZip
import KnowledgeGraph

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A zip archive in memory, for formats of several files.
///
/// Equal files give equal bytes: entries have one fixed date.
enum ZipArchive {
  /// 1980-01-01 at midnight as MS-DOS has it, the first date that zip knows. A time of day in seconds
  /// would depend on the machine's time zone.
  private static let epoch: (time: UInt16, date: UInt16) = (0, 1 << 5 | 1)

  /// The largest file that is read out of an archive.
  private static let sizeLimit = 1 << 30

  /// The bytes of an archive of files.
  static func bytes(of files: [(name: String, bytes: [UInt8])]) throws(FormatError) -> [UInt8] {
    guard let target = unsafe zip_source_buffer_create(nil, 0, 0, nil) else { throw failure() }
    // The source outlives the archive, which frees it once when it is closed.
    unsafe zip_source_keep(target)
    defer { unsafe zip_source_free(target) }
    guard let archive = unsafe zip_open_from_source(target, ZIP_TRUNCATE, nil) else {
      unsafe zip_source_free(target)
      throw failure()
    }
    for file in files {
      // The archive reads the bytes when it is closed and frees them itself.
      let copy = unsafe malloc(max(1, file.bytes.count))
      unsafe file.bytes.withUnsafeBytes { bytes in
        if let base = bytes.baseAddress, let copy = unsafe copy {
          unsafe copy.copyMemory(from: base, byteCount: bytes.count)
        }
      }
      let source = unsafe zip_source_buffer(archive, copy, UInt64(file.bytes.count), 1)
      let index = unsafe zip_file_add(archive, file.name, source, UInt32(ZIP_FL_ENC_UTF_8))
      guard index >= 0 else {
        unsafe zip_source_free(source)
        unsafe zip_discard(archive)
        throw failure()
      }
      unsafe zip_file_set_dostime(archive, UInt64(index), epoch.time, epoch.date, 0)
    }
    guard unsafe zip_close(archive) == 0 else {
      unsafe zip_discard(archive)
      throw failure()
    }
    return try unsafe contents(of: target)
  }

  private static func contents(of source: OpaquePointer) throws(FormatError) -> [UInt8] {
    guard unsafe zip_source_open(source) == 0 else { throw failure() }
    defer { unsafe zip_source_close(source) }
    unsafe zip_source_seek(source, 0, SEEK_END)
    let size = Int(unsafe zip_source_tell(source))
    unsafe zip_source_seek(source, 0, SEEK_SET)
    guard size > 0 else { throw failure() }
    var bytes = [UInt8](repeating: 0, count: size)
    let count = unsafe bytes.withUnsafeMutableBytes { bytes in
      unsafe zip_source_read(source, bytes.baseAddress, UInt64(bytes.count))
    }
    guard count == Int64(size) else { throw failure() }
    return bytes
  }

  /// The files of an archive that have one of the names, in whatever folder.
  static func files(
    in bytes: [UInt8], named names: [String]
  ) throws(FormatError) -> [String: [UInt8]] {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
    defer { unsafe copy.deallocate() }
    unsafe copy.copyBytes(from: bytes)
    guard
      let source = unsafe zip_source_buffer_create(
        copy.baseAddress, UInt64(bytes.count), 0, nil),
      let archive = unsafe zip_open_from_source(source, ZIP_RDONLY, nil)
    else {
      throw .malformed(language: "zip", line: 1, column: 1, reason: "the archive can't be opened")
    }
    defer { unsafe zip_discard(archive) }
    var files: [String: [UInt8]] = [:]
    for index in 0..<UInt64(max(0, unsafe zip_get_num_entries(archive, 0))) {
      guard let path = unsafe zip_get_name(archive, index, 0) else { continue }
      let name = unsafe String(cString: path).split(separator: "/").last.map(String.init) ?? ""
      if names.contains(name) { files[name] = try unsafe file(index, of: archive) }
    }
    return files
  }

  private static func file(
    _ index: UInt64, of archive: OpaquePointer
  ) throws(FormatError) -> [UInt8] {
    var status = unsafe zip_stat_t()
    guard unsafe zip_stat_index(archive, index, 0, &status) == 0,
      unsafe status.size <= sizeLimit,
      let file = unsafe zip_fopen_index(archive, index, 0)
    else {
      throw .malformed(language: "zip", line: 1, column: 1, reason: "an entry can't be read")
    }
    defer { unsafe zip_fclose(file) }
    var bytes = [UInt8](repeating: 0, count: Int(unsafe status.size))
    let count = unsafe bytes.withUnsafeMutableBytes { bytes in
      unsafe zip_fread(file, bytes.baseAddress, UInt64(bytes.count))
    }
    guard count == Int64(bytes.count) else {
      throw .malformed(language: "zip", line: 1, column: 1, reason: "an entry is damaged")
    }
    return bytes
  }

  private static func failure() -> FormatError {
    .malformed(language: "zip", line: 1, column: 1, reason: "the archive can't be written")
  }
}

extension FolderGraphFormat {
  /// The files in a zip archive.
  /// - Throws: `FormatError` where the graph holds what the format can't express.
  public func archive(of graph: Graph) throws(FormatError) -> [UInt8] {
    var files: [(name: String, bytes: [UInt8])] = []
    for name in fileNames {
      files.append((name, Array(try string(for: graph, file: name).utf8)))
    }
    return try ZipArchive.bytes(of: files)
  }
}

extension CSVFormat {
  /// Reads the tables in a zip archive, in whatever folder of it they are.
  /// - Throws: `FormatError` with line and column of a table, or for a damaged archive.
  public static func read(archive: [UInt8]) throws(FormatError) -> Graph {
    try read(files: try ZipArchive.files(in: archive, named: fileNames))
  }
}
