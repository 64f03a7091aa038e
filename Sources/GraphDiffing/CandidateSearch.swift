import KnowledgeGraph
import Lexicon

/// Finds the pairs of nodes that are worth comparing: those that share a key.
struct CandidateSearch {
  /// A key that more pairs than this share says too little; the whole name remains a key.
  static let largestBlock = 4_096

  /// Pairs of places in the two lists, each once, sorted.
  static func pairs(_ a: [[String]], _ b: [[String]]) -> [(Int, Int)] {
    var columns: [String: [Int]] = [:]
    for (index, keys) in b.enumerated() {
      for key in keys { columns[key, default: []].append(index) }
    }
    var rowCounts: [String: Int] = [:]
    for keys in a { for key in keys { rowCounts[key, default: 0] += 1 } }
    var pairs: Set<UInt64> = []
    for (row, keys) in a.enumerated() {
      for key in keys {
        guard let found = columns[key], found.count * (rowCounts[key] ?? 0) <= largestBlock else {
          continue
        }
        for column in found { pairs.insert(UInt64(row) << 32 | UInt64(column)) }
      }
    }
    return pairs.sorted().map { (Int($0 >> 32), Int($0 & 0xFFFF_FFFF)) }
  }

  /// The keys of an actor or position.
  static func keys(of profile: NodeProfile, _ node: Node) -> [String] {
    var keys: Set<String> = []
    for words in profile.words {
      keys.insert("name:" + words.sorted().joined(separator: " "))
      for word in words where word.count > 1 { keys.insert("word:" + word) }
      if let first = words.first, words.count == 1 {
        keys.insert("sound:" + NameWords.consonants(first))
      }
    }
    for person in profile.persons {
      for word in person.words.suffix(2) { keys.insert("sound:" + NameWords.consonants(word)) }
      for nickname in person.nicknames {
        keys.insert("name:" + nickname.sorted().joined(separator: " "))
      }
    }
    if !profile.common.isEmpty {
      keys.insert("common:" + profile.common.sorted().joined(separator: " "))
      for word in profile.common { keys.insert("word:" + word) }
    }
    for letters in profile.acronyms.union(profile.initials) { keys.insert("letters:" + letters) }
    if let country = profile.country { keys.insert("country:" + country) }
    if !profile.title.isEmpty { keys.insert("title:" + profile.title.joined(separator: " ")) }
    return keys.sorted()
  }
}
