/// Numbers byte strings from 0 in the order in which they are first inserted.
///
/// Open addressing with linear probing, at most half full; the hash is the caller's. The keys lie
/// in one array, one after the other.
struct ByteKeyTable: Sendable {
  private struct Entry {
    var hash: UInt64
    var start: Int
    var count: Int
  }

  private var entries: [Entry] = []
  private var keys: [UInt8] = []
  /// Entry number + 1; 0 where the slot is free. The count is a power of two.
  private var slots: [Int32]

  /// - Parameter capacity: How many keys are expected.
  init(capacity: Int = 1024) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  /// How many keys there are.
  var count: Int { entries.count }

  /// How many bytes the keys have together.
  var byteCount: Int { keys.count }

  /// Forgets all keys, and keeps the storage.
  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = 0 }
  }

  /// The number of a key, or nil where it has not been inserted.
  @inline(__always)
  func find(_ bytes: [UInt8], _ range: Range<Int>, hash: UInt64) -> Int32? {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while slots[slot] != 0 {
      let number = slots[slot] &- 1
      if isEqual(entries[Int(number)], bytes, range, hash) { return number }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  /// The number of a key, which is inserted if no equal one for which `matches` holds is there.
  mutating func insert(
    _ bytes: [UInt8], _ range: Range<Int>, hash: UInt64,
    where matches: (Int32) -> Bool = { _ in true }
  ) -> (number: Int32, isNew: Bool) {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while slots[slot] != 0 {
      let number = slots[slot] &- 1
      if isEqual(entries[Int(number)], bytes, range, hash) && matches(number) {
        return (number, false)
      }
      slot = (slot &+ 1) & mask
    }
    let number = Int32(entries.count)
    entries.append(Entry(hash: hash, start: keys.count, count: range.count))
    keys.append(contentsOf: bytes[range])
    slots[slot] = number + 1
    if entries.count * 2 > slots.count { grow() }
    return (number, true)
  }

  @inline(__always)
  private func isEqual(
    _ entry: Entry, _ bytes: [UInt8], _ range: Range<Int>, _ hash: UInt64
  ) -> Bool {
    guard entry.hash == hash, entry.count == range.count else { return false }
    var offset = 0
    while offset < entry.count {
      if keys[entry.start &+ offset] != bytes[range.lowerBound &+ offset] { return false }
      offset &+= 1
    }
    return true
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = Array(repeating: 0, count: slots.count * 2)
    for (number, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash ^ entry.hash >> 32) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number) + 1
    }
  }
}
