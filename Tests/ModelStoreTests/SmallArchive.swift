/// Builds zip archives of stored entries, sound or damaged on purpose.
struct SmallArchive {
  private var entries: [(name: String, bytes: [UInt8], claimed: Int)] = []

  /// Adds an entry.
  /// - Parameter claimed: The length that the headers give; the real one unless the test lies.
  mutating func add(_ name: String, _ text: String, claimed: Int? = nil) {
    let bytes = Array(text.utf8)
    entries.append((name, bytes, claimed ?? bytes.count))
  }

  /// The archive. Source: APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
  func bytes() -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let offset = archive.count
      let common = header(of: entry)
      archive += number(0x0403_4b50, 4) + number(20, 2) + common + Array(entry.name.utf8)
      archive += entry.bytes
      directory += number(0x0201_4b50, 4) + number(20, 2) + number(20, 2) + common
      directory += number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(offset, 4)
      directory += Array(entry.name.utf8)
    }
    let start = archive.count
    archive += directory + number(0x0605_4b50, 4) + number(0, 2) + number(0, 2)
    archive += number(entries.count, 2) + number(entries.count, 2)
    return archive + number(directory.count, 4) + number(start, 4) + number(0, 2)
  }

  /// Flags, method, time, date, checksum, lengths of data, name and extra field.
  private func header(of entry: (name: String, bytes: [UInt8], claimed: Int)) -> [UInt8] {
    number(0, 2) + number(0, 2) + number(0, 2) + number(0x21, 2)
      + number(Int(Self.checksum(entry.bytes)), 4) + number(entry.bytes.count, 4)
      + number(entry.claimed, 4) + number(entry.name.utf8.count, 2) + number(0, 2)
  }

  private func number(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// CRC-32 with the reflected polynomial of ISO 3309.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
  }
}
