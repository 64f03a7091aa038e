/// Finds numbers by 64-bit keys: open addressing with linear probing, at most half full.
struct PackedKeyTable: Sendable {
  private struct Slot {
    var key: UInt64
    /// -1 where the slot is free.
    var value: Int32
  }

  private var slots = Array(repeating: Slot(key: 0, value: -1), count: 256)
  private(set) var count = 0

  init() {}

  /// Where the search for a key begins. Multiplication by 2^64 divided by the golden ratio spreads
  /// keys that differ in few bits (Knuth, The Art of Computer Programming 3, section 6.4).
  @inline(__always)
  private func start(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 32) & (slots.count &- 1)
  }

  /// The number of a key, not negative, or nil.
  @inline(__always)
  subscript(key: UInt64) -> Int32? {
    var slot = start(key)
    while slots[slot].value >= 0 {
      if slots[slot].key == key { return slots[slot].value }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return nil
  }

  /// Adds a key that is not there, with a number that is not negative.
  mutating func insert(_ key: UInt64, _ value: Int32) {
    if 2 * (count + 1) > slots.count { grow() }
    place(Slot(key: key, value: value))
    count += 1
  }

  /// Forgets all keys, and keeps the storage.
  mutating func removeAll() {
    for slot in slots.indices { slots[slot].value = -1 }
    count = 0
  }

  private mutating func place(_ new: Slot) {
    var slot = start(new.key)
    while slots[slot].value >= 0 { slot = (slot &+ 1) & (slots.count &- 1) }
    slots[slot] = new
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(key: 0, value: -1), count: 2 * old.count)
    for slot in old where slot.value >= 0 { place(slot) }
  }
}
