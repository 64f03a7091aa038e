/// How the words of one part of speech get their lemma.
struct LemmaTable: Sendable {
  /// An ending, and what comes in its place.
  struct Rule: Sendable {
    var old: [UInt8]
    var new: [UInt8]
  }

  /// The rules, in the order in which they are tried.
  var rules: [Rule] = []
  /// Irregular forms: hash of the word, lemmas in rising preference.
  var exceptions: [UInt64: [[UInt8]]] = [:]
  /// The known forms.
  var index = HashSet()

  /// Whether there is nothing in the table.
  var isEmpty: Bool { rules.isEmpty && exceptions.isEmpty && index.isEmpty }

  /// The lemma of a word in lower case, or nil where neither rules nor exceptions give one.
  func lemma(ofLower word: String) -> String? {
    let word = Array(word.utf8)
    var forms: [[UInt8]] = []
    var unknown: [UInt8]?
    for rule in rules
    where word.count >= rule.old.count && word.suffix(rule.old.count) == rule.old[...] {
      let form = word.dropLast(rule.old.count) + rule.new
      if form.isEmpty { continue }
      if index.contains(StringID.hash(of: form, 0..<form.count)) {
        forms.insert(form, at: 0)
      } else if !Self.isAlphabetic(form) {
        forms.append(form)
      } else if unknown == nil {
        unknown = form
      }
    }
    let hash = StringID.hash(of: word, 0..<word.count)
    for form in exceptions[hash] ?? [] where !forms.contains(form) { forms.insert(form, at: 0) }
    return (forms.first ?? unknown).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether all scalars are letters.
  private static func isAlphabetic(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while index < bytes.count {
      let scalar = UTF8Scalar.next(in: bytes, at: &index, end: bytes.count)
      if !ScalarClass(of: scalar).isIn(.letter) { return false }
    }
    return true
  }
}

/// A set of hashes: open addressing with linear probing, at most half full.
struct HashSet: Sendable {
  /// 0 where the slot is free.
  private var slots: [UInt64] = []
  private var count = 0

  init() {}

  /// An empty set with room for so many hashes.
  init(capacity: Int) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  /// Whether there is nothing in the set.
  var isEmpty: Bool { count == 0 }

  /// Adds a hash.
  mutating func insert(_ hash: UInt64) {
    if 2 * (count + 1) > slots.count { grow() }
    let hash = max(hash, 1)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] == hash { return }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = hash
    count += 1
  }

  /// Whether a hash has been added.
  func contains(_ hash: UInt64) -> Bool {
    guard !isEmpty else { return false }
    let hash = max(hash, 1)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] == hash { return true }
      slot = (slot + 1) & (slots.count - 1)
    }
    return false
  }

  private mutating func grow() {
    let old = slots
    self = HashSet(capacity: max(16, old.count))
    for hash in old where hash != 0 { insert(hash) }
  }
}
