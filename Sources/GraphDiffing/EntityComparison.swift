import KnowledgeGraph
import Lexicon

/// How well two actors go together by what they are called.
struct EntityComparison {
  let lexicon: Lexicon

  /// `nil` for two that can't be the same.
  func match(_ a: NodeProfile, _ b: NodeProfile) -> NameMatch? {
    if a.kind != b.kind { return acrossKinds(a, b) }
    if let one = a.country, let other = b.country {
      if one != other { return nil }
      if a.kind == .place { return NameMatch(1000, .country) }
    }
    if a.isNamed != b.isNamed { return nil }
    if !a.isNamed { return commonNames(a, b) }
    switch a.kind {
    case .person: return persons(a, b)
    case .place: return places(a, b)
    case .group: return groups(a, b)
    default: return organizations(a, b)
    }
  }

  // MARK: - Persons

  private func persons(_ a: NodeProfile, _ b: NodeProfile) -> NameMatch? {
    let comparison = PersonNameComparison(lexicon: lexicon)
    guard let first = a.fullest, let second = b.fullest else { return nil }
    let fullest = comparison.match(first, second)
    // Two full names that contradict each other outweigh a surname that both share.
    let contradict = fullest == nil && first.words.count > 1 && second.words.count > 1
    var best = fullest
    for one in a.persons {
      for other in b.persons {
        guard let match = comparison.match(one, other) else { continue }
        if contradict {
          guard one.words == other.words, one.words.count > 1 || match.reason == .nickname else {
            continue
          }
          best = better(best, NameMatch(880, match.reason))
        } else if one.words.count > 1 || other.words.count > 1
          || first.words.count == 1 && second.words.count == 1
        {
          best = better(best, match)
        }
      }
    }
    return best
  }

  private func better(_ a: NameMatch?, _ b: NameMatch) -> NameMatch {
    guard let a else { return b }
    return (b.points, a.reason.rawValue) > (a.points, b.reason.rawValue) ? b : a
  }

  // MARK: - Organizations

  private func organizations(_ a: NodeProfile, _ b: NodeProfile) -> NameMatch? {
    var best: NameMatch?
    let shared = !a.acronyms.isDisjoint(with: b.acronyms)
    if shared { best = NameMatch(960, .acronym) }
    if !a.acronyms.isDisjoint(with: b.initials) || !b.acronyms.isDisjoint(with: a.initials) {
      best = best ?? NameMatch(880, .acronym)
    }
    for one in a.words {
      for other in b.words {
        if let match = organizationWords(one, other, a, b) { best = better(best, match) }
      }
    }
    return best
  }

  private func organizationWords(
    _ a: [String], _ b: [String], _ one: NodeProfile, _ other: NodeProfile
  ) -> NameMatch? {
    let (some, all) = (withoutDesignators(a), withoutDesignators(b))
    if some == all { return NameMatch(isGeneric(some) ? 760 : 1000, .sameName) }
    if some.sorted() == all.sorted() { return NameMatch(isGeneric(some) ? 740 : 950, .sameName) }
    let (short, long) = some.count < all.count ? (some, all) : (all, some)
    guard short.count < long.count, short.allSatisfy(long.contains) else { return nil }
    let rest = long.filter { !short.contains($0) }
    // "Globe magazine": the rest says what it is.
    let isDescribed = rest.allSatisfy { lexicon.organizationNouns[$0] != nil }
    if isDescribed, !isGeneric(short) { return NameMatch(900, .partOfName) }
    if differInType(one, other) { return NameMatch(500, .partOfName) }
    if isGeneric(short) { return NameMatch(short.count > 1 ? 700 : 560, .partOfName) }
    return NameMatch(short.count > 1 ? 820 : 600, .partOfName)
  }

  private func withoutDesignators(_ words: [String]) -> [String] {
    let kept = words.filter {
      lexicon.organizationDesignators.contains($0) ? lexicon.organizationNouns[$0] != nil : true
    }
    return kept.isEmpty ? words : kept
  }

  /// Whether the name is made of words that many bodies have: "Supreme Court".
  private func isGeneric(_ words: [String]) -> Bool {
    words.allSatisfy { word in
      lexicon.organizationNouns[word] != nil || lexicon.titleModifiers[word] != nil
        || lexicon.isIn(.portfolio, word) || lexicon.isIn(.ordinalModifier, word)
    }
  }

  private func differInType(_ a: NodeProfile, _ b: NodeProfile) -> Bool {
    guard let one = a.type, let other = b.type, one != other else { return false }
    return a.kind == .organization
      && ![one, other].contains { $0 == AttributeValue.otherType || $0 == AttributeValue.stateType }
  }

  // MARK: - Places

  private func places(_ a: NodeProfile, _ b: NodeProfile) -> NameMatch? {
    var best: NameMatch?
    for one in a.words {
      for other in b.words {
        if one == other {
          let differ = a.type != nil && b.type != nil && a.type != b.type
          best = better(best, NameMatch(differ ? 740 : 1000, .sameName))
        } else if Set(one).isSubset(of: other) || Set(other).isSubset(of: one) {
          let extra = Set(one).symmetricDifference(other)
          if extra.allSatisfy({ lexicon.isIn(.placeNoun, $0) }) {
            best = better(best, NameMatch(860, .partOfName))
          }
        }
      }
    }
    return best
  }

  // MARK: - Groups, and those without a name

  private func groups(_ a: NodeProfile, _ b: NodeProfile) -> NameMatch? {
    for one in a.words where b.words.contains(one) { return NameMatch(960, .sameName) }
    return commonNames(a, b)
  }

  private func commonNames(_ a: NodeProfile, _ b: NodeProfile) -> NameMatch? {
    let (one, other) = (described(a.common), described(b.common))
    guard !one.isEmpty, !other.isEmpty else { return nil }
    let isTold = a.isTold && b.isTold
    if one.sorted() == other.sorted() {
      if a.kind == .person { return NameMatch(isTold ? 760 : 600, .sameWords) }
      return NameMatch(isTold ? 900 : 740, .sameWords)
    }
    let (short, long) = one.count < other.count ? (one, other) : (other, one)
    guard a.kind != .person, short.allSatisfy(long.contains) else { return nil }
    return NameMatch(isTold ? 700 : 580, .sameWords)
  }

  /// The words without those that only count or point.
  private func described(_ words: [String]) -> [String] {
    words.filter { !lexicon.isIn(.looseModifier, $0) && Int($0) == nil }
  }

  // MARK: - Nodes of two kinds

  /// One name that the graphs give two kinds.
  private func acrossKinds(_ a: NodeProfile, _ b: NodeProfile) -> NameMatch? {
    guard a.kind.isActor, b.kind.isActor, a.isNamed, b.isNamed else { return nil }
    if !a.acronyms.isDisjoint(with: b.acronyms) { return NameMatch(780, .acronym) }
    guard let words = a.words.first(where: b.words.contains) else { return nil }
    return NameMatch(words.count > 1 ? 820 : 740, .sameName)
  }
}

extension AttributeValue {
  /// The type of an organization of which no more is known.
  static var otherType: String { "other" }
  /// The type of governments, to which ministries and armies belong.
  static var stateType: String { "government" }
}
