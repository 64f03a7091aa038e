import KnowledgeGraph
import Lexicon

/// Scores pairs of positions, and finds who is named by a position alone.
struct OfficeScoring {
  private let a: IndexedGraph
  private let b: IndexedGraph
  private let profiles: Profiles
  private let neighbourhood: Neighbourhood
  private let lexicon: Lexicon
  /// What a common story adds, in thousandths.
  private let story: Int

  init(
    _ a: IndexedGraph, _ b: IndexedGraph, _ profiles: Profiles, _ neighbourhood: Neighbourhood,
    _ lexicon: Lexicon, story: Int
  ) {
    self.story = story
    self.lexicon = lexicon
    self.a = a
    self.b = b
    self.profiles = profiles
    self.neighbourhood = neighbourhood
  }

  /// `nil` for two that can't be one position.
  func score(_ row: Int, _ column: Int) -> AlignmentProblem.Scored? {
    let (title, otherTitle) = (profiles.a[row].title, profiles.b[column].title)
    guard title == otherTitle, !title.isEmpty else {
      return isHeadOfOneBody(row, column) ? headship(row, column) : nil
    }
    let (bodies, otherBodies) = (a.others(row, .of), b.others(column, .of))
    let sharesHolder = neighbourhood.share(row, column, .holds, outgoing: false)
    var reasons: [AlignmentReason] = [.sameTitle]
    var points: Int
    if neighbourhood.share(row, column, .of, outgoing: true) {
      reasons.append(.sameBody)
      points = 960
    } else if bodies.isEmpty || otherBodies.isEmpty {
      // A title alone is many people's; in one story it may be one office.
      points = sharesHolder ? 900 : 560 + story
    } else {
      return nil
    }
    if sharesHolder {
      reasons.append(.sameHolder)
      points = min(1000, points + (haveOneHolding(row, column) ? 40 : 20))
    }
    return .init(row: row, column: column, points: points, reasons: reasons)
  }

  /// Whether somebody holds both with the same status.
  private func haveOneHolding(_ row: Int, _ column: Int) -> Bool {
    let holdings = b.ties[column].filter { $0.relation == .holds && !$0.isOutgoing }
    return a.ties[row].contains { tie in
      guard tie.relation == .holds, !tie.isOutgoing,
        let holder = neighbourhood.partners.ofRow[tie.other]
      else { return false }
      let status = a.edges[tie.edge].status
      return status == AttributeValue.currentStatus
        && holdings.contains { $0.other == holder && b.edges[$0.edge].status == status }
    }
  }

  /// Whether one title says no more than that somebody stands at the head.
  private func isHeadOfOneBody(_ row: Int, _ column: Int) -> Bool {
    [profiles.a[row].title, profiles.b[column].title].contains { title in
      title.count == 1 && lexicon.isIn(.headTitle, title[0])
    }
  }

  /// "The head of X" and "the chairman of X" are one office where one holds both.
  private func headship(_ row: Int, _ column: Int) -> AlignmentProblem.Scored? {
    guard neighbourhood.share(row, column, .of, outgoing: true),
      neighbourhood.share(row, column, .holds, outgoing: false)
    else { return nil }
    return .init(row: row, column: column, points: 840, reasons: [.sameBody, .sameHolder])
  }

  /// Pairs of a person without a name and one with a name who hold the same position now.
  func namedByPosition(settled: PartnerTable) -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    for (row, column) in neighbourhood.partners.ofRow.enumerated() {
      guard let column, a.nodes[row].kind == .position, b.nodes[column].kind == .position,
        !a.others(row, .of).isEmpty || !b.others(column, .of).isEmpty,
        let one = onlyHolder(a, row), let other = onlyHolder(b, column),
        profiles.a[one].isNamed != profiles.b[other].isNamed,
        settled.ofRow[one] == nil, settled.ofColumn[other] == nil
      else { continue }
      pairs.append((one, other))
    }
    let known = Set(pairs.map { ManualPairs.PlacePair(a: $0.0, b: $0.1) })
    for (row, column) in namedByTitle() where !known.contains(.init(a: row, b: column)) {
      if settled.ofRow[row] == nil, settled.ofColumn[column] == nil { pairs.append((row, column)) }
    }
    return pairs
  }

  /// The only person who holds a position now, where nobody is said to have left it or to come.
  private func onlyHolder(_ indexed: IndexedGraph, _ position: Int) -> Int? {
    let holdings = indexed.ties[position].filter { $0.relation == .holds && !$0.isOutgoing }
    guard holdings.count == 1, let holding = holdings.first,
      [nil, AttributeValue.currentStatus].contains(indexed.edges[holding.edge].status),
      indexed.nodes[holding.other].kind == .person
    else { return nil }
    return holding.other
  }

  /// "The Mexican president" without a position of its own, and who is president of Mexico.
  private func namedByTitle() -> [(Int, Int)] {
    let (one, other) = (offices(a, profiles.a), offices(b, profiles.b))
    var pairs: [(Int, Int)] = []
    for (row, profile) in profiles.a.enumerated() where profile.kind == .person && !profile.isNamed
    {
      if let holder = other[Self.key(profile.common)] { pairs.append((row, holder)) }
    }
    for (column, profile) in profiles.b.enumerated()
    where profile.kind == .person && !profile.isNamed {
      if let holder = one[Self.key(profile.common)] { pairs.append((holder, column)) }
    }
    return pairs
  }

  private static func key(_ words: [String]) -> String {
    words.map(NameWords.titleWord).sorted().joined(separator: " ")
  }

  /// The named persons who alone hold a position, by its title and body.
  private func offices(_ indexed: IndexedGraph, _ profiles: [NodeProfile]) -> [String: Int] {
    var holders: [String: Int] = [:]
    for (index, node) in indexed.nodes.enumerated() where node.kind == .position {
      guard let holder = onlyHolder(indexed, index), profiles[holder].isNamed else { continue }
      for body in indexed.others(index, .of) {
        for words in profiles[body].words {
          holders[Self.key(profiles[index].title + words.map(NameWords.singular))] = holder
        }
      }
    }
    return holders
  }
}

extension AttributeValue {
  /// The status of an office that somebody holds now.
  static var currentStatus: String { "current" }
}
