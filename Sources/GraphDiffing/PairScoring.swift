import KnowledgeGraph
import Lexicon

/// Scores the pairs of actors and positions that share a key, again in each round.
struct PairScoring {
  private let problem: AlignmentProblem
  private let profiles: Profiles
  private let settled: PartnerTable
  private let actors: [Base]
  private let positions: [(Int, Int)]
  private let places: SharedPlaces
  private let bearers: Bearers

  /// A pair with what its names alone say.
  private struct Base {
    let row: Int
    let column: Int
    let match: NameMatch
  }

  init(problem: AlignmentProblem, profiles: Profiles, settled: PartnerTable) {
    self.problem = problem
    self.profiles = profiles
    self.settled = settled
    let places = SharedPlaces(problem.a.graph, problem.b.graph)
    self.places = places
    bearers = Bearers(profiles)
    let (a, b) = (problem.a, problem.b)
    let rowKeys = a.nodes.indices.map { index in
      settled.ofRow[index] != nil
        ? [] : Self.keys(index, a, profiles.a) + places.keys(a: a.nodes[index])
    }
    let columnKeys = b.nodes.indices.map { index in
      settled.ofColumn[index] != nil
        ? [] : Self.keys(index, b, profiles.b) + places.keys(b: b.nodes[index])
    }
    let comparison = EntityComparison(lexicon: problem.lexicon)
    var actors: [Base] = []
    var positions: [(Int, Int)] = []
    for (row, column) in CandidateSearch.pairs(rowKeys, columnKeys) {
      let (one, other) = (profiles.a[row], profiles.b[column])
      guard !problem.manual.different.contains(.init(a: row, b: column)) else { continue }
      if one.kind == .position || other.kind == .position {
        if one.kind == other.kind { positions.append((row, column)) }
        continue
      }
      guard one.kind.isActor, other.kind.isActor else { continue }
      let match = comparison.match(one, other)
      if let judged = places.judged(match, a.nodes[row], b.nodes[column]) {
        actors.append(Base(row: row, column: column, match: judged))
      }
    }
    self.actors = actors
    self.positions = positions
  }

  /// The keys of a node; those of a position name its body and holders too.
  private static func keys(
    _ index: Int, _ indexed: IndexedGraph, _ profiles: [NodeProfile]
  ) -> [String] {
    let profile = profiles[index]
    guard profile.kind != .statement else { return [] }
    var keys = CandidateSearch.keys(of: profile, indexed.nodes[index])
    if profile.kind == .position {
      let title = profile.title.joined(separator: " ")
      for tie in indexed.ties[index] where tie.relation == .of || tie.relation == .holds {
        for words in profiles[tie.other].words {
          for word in words {
            keys.append("\(tie.relation.rawValue):\(title):\(word)")
            if tie.relation == .holds { keys.append("holder:\(word)") }
          }
        }
      }
    }
    return keys
  }

  // MARK: - A round

  /// The scores, given who is paired so far, and who surely.
  func scores(
    partners: PartnerTable, sure: PartnerTable, isFirst: Bool
  ) -> [AlignmentProblem.Scored] {
    let story = isFirst ? 0 : StoryOverlap(problem.a, problem.b, sure).points
    let neighbourhood = Neighbourhood(problem.a, problem.b, partners)
    var scored = actors.map { base in
      actor(base, story: story, isFirst: isFirst, neighbourhood)
    }
    let offices = OfficeScoring(
      problem.a, problem.b, profiles, neighbourhood, problem.lexicon, story: story)
    for (row, column) in positions {
      if var pair = offices.score(row, column) {
        if let judged = places.judged(
          NameMatch(pair.points, .sameTitle), problem.a.nodes[row], problem.b.nodes[column])
        {
          if judged.reason == .samePlaces { pair.reasons.append(.samePlaces) }
          pair.points = judged.points
        }
        scored.append(pair)
      } else if let judged = places.judged(nil, problem.a.nodes[row], problem.b.nodes[column]) {
        scored.append(
          .init(row: row, column: column, points: judged.points, reasons: [judged.reason]))
      }
    }
    if !isFirst {
      let known = Set(scored.map { ManualPairs.PlacePair(a: $0.row, b: $0.column) })
      for (row, column) in offices.namedByPosition(settled: settled) {
        let place = ManualPairs.PlacePair(a: row, b: column)
        guard !known.contains(place), !problem.manual.different.contains(place) else { continue }
        let base = Base(row: row, column: column, match: NameMatch(760, .position))
        scored.append(actor(base, story: story, isFirst: false, neighbourhood))
      }
    }
    return scored
  }

  private func actor(
    _ base: Base, story: Int, isFirst: Bool, _ neighbourhood: Neighbourhood
  ) -> AlignmentProblem.Scored {
    var points = base.match.points
    var reasons = [base.match.reason]
    if base.match.reason == .surname, bearers.areAlone(base.row, base.column, profiles) {
      points += 40
      reasons.append(.onlyBearer)
    }
    if points < 960 {
      let agreeing = min(3, neighbourhood.agreeing(base.row, base.column))
      if agreeing > 0 {
        points += 40 * agreeing
        reasons.append(.neighbours)
      }
      if story > 0, points >= 550, base.match.points < AlignmentProblem.leastForNeighbours + 100 {
        points += story
        reasons.append(.sameStory)
      }
      points = min(points, 990)
    }
    if !isFirst, base.match.reason != .samePlaces,
      neighbourhood.areElsewhere(base.row, base.column)
    {
      points -= 250
      reasons.append(.otherPlace)
    }
    return .init(row: base.row, column: base.column, points: max(1, points), reasons: reasons)
  }
}

/// Who bears a surname in either graph.
struct Bearers {
  private var rows: [String: Int] = [:]
  private var columns: [String: Int] = [:]

  init(_ profiles: Profiles) {
    rows = Self.counts(profiles.a)
    columns = Self.counts(profiles.b)
  }

  private static func counts(_ profiles: [NodeProfile]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for profile in profiles where profile.kind == .person {
      for word in Set(profile.persons.flatMap(\.words)) { counts[word, default: 0] += 1 }
    }
    return counts
  }

  /// Whether each of two persons is the only one of its graph with the words that both share.
  func areAlone(_ row: Int, _ column: Int, _ profiles: Profiles) -> Bool {
    let shared = Set(profiles.a[row].persons.flatMap(\.words))
      .intersection(profiles.b[column].persons.flatMap(\.words))
    return shared.contains { rows[$0] == 1 && columns[$0] == 1 }
  }
}
