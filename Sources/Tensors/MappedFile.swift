#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file's bytes, mapped read-only: pages come into memory when they are read.
///
/// The file must not be shortened while it is mapped.
public final class MappedFile: Sendable {
  /// How many bytes there are.
  public let count: Int

  /// The address of the first byte, as a number so that the class is Sendable by construction: nothing
  /// writes to the bytes, and they live as long as the object.
  private let address: UInt

  /// Maps a file.
  /// - Returns: `nil` if it can't be opened or mapped; `errno` says why.
  public init?(path: String) {
    // Not to wait where the path names a pipe.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { _ = close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size >= 0 else { return nil }
    guard status.st_mode & S_IFMT == S_IFREG else {
      errno = status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL
      return nil
    }
    count = Int(status.st_size)
    if count == 0 {
      address = 0
      return
    }
    guard let base = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0),
      base != MAP_FAILED
    else { return nil }
    address = UInt(bitPattern: base)
  }

  /// Holds bytes as if a file with them were mapped.
  /// - Returns: `nil` if there is no memory.
  public init?(copying bytes: [UInt8]) {
    count = bytes.count
    if bytes.isEmpty {
      address = 0
      return
    }
    let access = PROT_READ | PROT_WRITE
    guard let base = mmap(nil, count, access, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      base != MAP_FAILED
    else { return nil }
    bytes.withUnsafeBytes {
      UnsafeMutableRawBufferPointer(start: base, count: $0.count).copyMemory(from: $0)
    }
    address = UInt(bitPattern: base)
  }

  deinit {
    if let base = UnsafeMutableRawPointer(bitPattern: address) { munmap(base, count) }
  }

  /// Copies a range of bytes.
  /// - Precondition: the range lies in the file.
  public func bytes(_ range: Range<Int>) -> [UInt8] {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "range out of bounds")
    guard let base = UnsafeRawPointer(bitPattern: address) else { return [] }
    return Array(UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count))
  }

  /// Copies little-endian floats.
  /// - Parameters:
  ///   - offset: The first byte.
  ///   - length: How many floats.
  ///   - start: Where in `floats` they go.
  /// - Precondition: both ranges exist.
  public func copyFloats(
    at offset: Int, count length: Int, into floats: inout AlignedFloats, at start: Int
  ) {
    precondition(offset >= 0 && length >= 0 && length <= (count - offset) / 4)
    precondition(start >= 0 && start + length <= floats.count)
    guard length > 0, let base = UnsafeRawPointer(bitPattern: address) else { return }
    floats.withMutablePointer { destination in
      UnsafeMutableRawPointer(destination + start).copyMemory(
        from: base + offset, byteCount: 4 * length)
      if 1.littleEndian != 1 {
        for index in start..<(start + length) {
          destination[index] = Float(bitPattern: destination[index].bitPattern.byteSwapped)
        }
      }
    }
  }
}
