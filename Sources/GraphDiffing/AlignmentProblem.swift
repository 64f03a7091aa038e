import KnowledgeGraph
import Lexicon

/// Two graphs while their nodes are being paired.
struct AlignmentProblem {
  let a: IndexedGraph
  let b: IndexedGraph
  let signatures: (ContentSignatures, ContentSignatures)
  let manual: ManualPairs
  let lexicon: Lexicon
  /// Thousandths.
  let threshold: Int

  /// A pair with its score.
  struct Scored {
    let row: Int
    let column: Int
    var points: Int
    var reasons: [AlignmentReason]
  }

  /// From this score on a pair is listed as doubtful.
  static let doubtful = 600
  /// From this score on a pair speaks for its neighbours' pairs.
  static let leastForNeighbours = 700
  /// From this score on a pair shows what the graphs are about.
  static let sure = 900
  /// How far the second best must be behind. Source: measured on pairs of articles, docs/quality.md.
  static let margin = 100
  private static let rounds = 3

  /// Pairs the nodes.
  func solved() -> GraphAlignment {
    var partners = PartnerTable(rows: a.nodes.count, columns: b.nodes.count)
    var settled: [Scored] = []
    for (row, column) in manual.same {
      partners.pair(row, column)
      settled.append(Scored(row: row, column: column, points: 1000, reasons: [.manual]))
    }
    for (row, column) in IdenticalNodes(a: a, b: b, signatures: signatures, manual: manual)
      .pairs(free: partners)
    {
      partners.pair(row, column)
      settled.append(Scored(row: row, column: column, points: 1000, reasons: [.identical]))
    }
    let profiles = Profiles(a: a, b: b, lexicon: lexicon)
    let scoring = PairScoring(problem: self, profiles: profiles, settled: partners)
    var scored: [Scored] = []
    var chosen: [Scored] = []
    var sure = partners
    for round in 0...Self.rounds {
      scored = scoring.scores(partners: partners, sure: sure, isFirst: round == 0)
      chosen = best(of: scored)
      partners = table(settled + chosen.filter { $0.points >= Self.leastForNeighbours })
      sure = table(settled + chosen.filter { $0.points >= Self.sure })
    }
    var judged = judge(chosen, among: scored)
    let statements = StatementPairs(problem: self, profiles: profiles)
      .scores(partners: table(settled + judged.pairs))
    let statementChoice = judge(best(of: statements), among: statements)
    judged.pairs += statementChoice.pairs
    judged.doubtful += statementChoice.doubtful
    return GraphAlignment(
      pairs: (settled + judged.pairs).map(pair), doubtful: judged.doubtful.map(pair))
  }

  private func table(_ pairs: [Scored]) -> PartnerTable {
    var table = PartnerTable(rows: a.nodes.count, columns: b.nodes.count)
    for pair in pairs { table.pair(pair.row, pair.column) }
    return table
  }

  private func pair(_ scored: Scored) -> GraphAlignment.Pair {
    GraphAlignment.Pair(
      a: a.nodes[scored.row].id, b: b.nodes[scored.column].id,
      score: Double(scored.points) / 1000, reasons: scored.reasons)
  }

  /// The pairs with the greatest sum of scores; equal sums are told apart by content.
  private func best(of scored: [Scored]) -> [Scored] {
    let candidates = scored.map { pair in
      let hash = ContentHash.symmetric(signatures.0.last[pair.row], signatures.1.last[pair.column])
      // The score decides; 20 bits of the content below it decide between equal sums.
      return Assignment.Candidate(
        row: pair.row, column: pair.column, weight: pair.points << 34 | Int(hash >> 44))
    }
    let columns = Assignment.columns(rows: a.nodes.count, columns: b.nodes.count, candidates)
    return scored.filter { columns[$0.row] == $0.column }
  }

  /// Sorts out pairs that are too weak, or that others come too near to.
  private func judge(
    _ chosen: [Scored], among scored: [Scored]
  ) -> (pairs: [Scored], doubtful: [Scored]) {
    var columnOfRow: [Int: Int] = [:]
    var rowPoints: [Int: Int] = [:]
    var columnPoints: [Int: Int] = [:]
    for pair in chosen {
      columnOfRow[pair.row] = pair.column
      rowPoints[pair.row] = pair.points
      columnPoints[pair.column] = pair.points
    }
    var rivals: [Int: Int] = [:]
    var columnRivals: [Int: Int] = [:]
    for pair in scored where columnOfRow[pair.row] != pair.column {
      // A rival whose other end has a much better partner is none.
      if columnPoints[pair.column] ?? 0 < pair.points + Self.margin {
        rivals[pair.row] = max(rivals[pair.row] ?? 0, pair.points)
      }
      if rowPoints[pair.row] ?? 0 < pair.points + Self.margin {
        columnRivals[pair.column] = max(columnRivals[pair.column] ?? 0, pair.points)
      }
    }
    // Of nodes at the same places, or offices of one holder, the best is right however near the next is.
    let exact: Set<AlignmentReason> = [.samePlaces, .sameHolder]
    var pairs: [Scored] = []
    var doubtful: [Scored] = []
    for pair in chosen {
      let rival = max(rivals[pair.row] ?? 0, columnRivals[pair.column] ?? 0)
      let isClear =
        rival <= pair.points - Self.margin || pair.points >= 950 && rival <= 900
        || !exact.isDisjoint(with: pair.reasons) && rival < pair.points
      if pair.points >= threshold, isClear {
        pairs.append(pair)
      } else if pair.points >= Self.doubtful {
        doubtful.append(pair)
      }
    }
    return (pairs, doubtful)
  }
}

/// Which node of the other graph each node is paired with.
struct PartnerTable {
  private(set) var ofRow: [Int?]
  private(set) var ofColumn: [Int?]

  init(rows: Int, columns: Int) {
    ofRow = Array(repeating: nil, count: rows)
    ofColumn = Array(repeating: nil, count: columns)
  }

  mutating func pair(_ row: Int, _ column: Int) {
    ofRow[row] = column
    ofColumn[column] = row
  }
}

/// What of the nodes decides who they are.
struct Profiles {
  let a: [NodeProfile]
  let b: [NodeProfile]

  init(a: IndexedGraph, b: IndexedGraph, lexicon: Lexicon) {
    self.a = a.nodes.map { NodeProfile($0, lexicon) }
    self.b = b.nodes.map { NodeProfile($0, lexicon) }
  }
}
