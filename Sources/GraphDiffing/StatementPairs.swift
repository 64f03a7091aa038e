import KnowledgeGraph

/// Scores the pairs of statements of two graphs by speaker and content.
struct StatementPairs {
  private let problem: AlignmentProblem
  private let profiles: Profiles

  init(problem: AlignmentProblem, profiles: Profiles) {
    self.problem = problem
    self.profiles = profiles
  }

  /// The scores, given who is paired.
  func scores(partners: PartnerTable) -> [AlignmentProblem.Scored] {
    let (a, b) = (problem.a, problem.b)
    let rows = free(a, partners.ofRow)
    let columns = free(b, partners.ofColumn)
    let comparison = StatementComparison(
      rows.map { profiles.a[$0].content } + columns.map { profiles.b[$0].content })
    let places = SharedPlaces(a.graph, b.graph)
    let neighbourhood = Neighbourhood(a, b, partners)
    let pairs = CandidateSearch.pairs(
      rows.map { keys(profiles.a[$0].content) + places.keys(a: a.nodes[$0]) },
      columns.map { keys(profiles.b[$0].content) + places.keys(b: b.nodes[$0]) })
    return pairs.compactMap { first, second in
      let (row, column) = (rows[first], columns[second])
      guard !problem.manual.different.contains(.init(a: row, b: column)) else { return nil }
      let likeness = comparison.likeness(profiles.a[row].content, profiles.b[column].content)
      var reasons: [AlignmentReason] = [.content]
      var points: Int
      if neighbourhood.share(row, column, .states, outgoing: false) {
        reasons.append(.sameSpeaker)
        points = 400 + 6 * likeness / 10
      } else if likeness == 1000, profiles.a[row].content.count >= 4 {
        // One quotation that two sources are said to have spoken.
        points =
          a.others(row, .states, outgoing: false).isEmpty
            || b.others(column, .states, outgoing: false).isEmpty ? 900 : 780
      } else {
        points = 6 * likeness / 10
      }
      let match = NameMatch(points, .content)
      guard let judged = places.judged(match, a.nodes[row], b.nodes[column]), judged.points >= 500
      else { return nil }
      if judged.reason == .samePlaces { reasons = [.samePlaces] }
      return .init(row: row, column: column, points: min(1000, judged.points), reasons: reasons)
    }
  }

  private func free(_ indexed: IndexedGraph, _ partners: [Int?]) -> [Int] {
    indexed.nodes.indices.filter {
      indexed.nodes[$0].kind == .statement && partners[$0] == nil
    }
  }

  private func keys(_ content: [String]) -> [String] {
    [content.joined(separator: " ")] + Set(content).sorted()
  }
}
