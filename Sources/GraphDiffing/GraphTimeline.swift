import KnowledgeGraph

/// What a graph says, in the order of time.
///
/// Offices stand at the date from which or until which they are held, acts at the date when they took place,
/// everything else at the date of the first article that says it.
public struct GraphTimeline: Sendable, Hashable {
  /// What an entry is about.
  public enum Sort: String, Sendable, Hashable, CaseIterable {
    /// Somebody's office.
    case office
    /// What one does to another.
    case act
    /// A tie that has a date.
    case tie
    /// What is said.
    case statement
  }

  /// One thing at one date.
  public struct Entry: Sendable, Hashable {
    /// ISO 8601 of the precision that is known; `nil` where no date is.
    public var date: String?
    /// What it is about.
    public var sort: Sort
    /// The sentence.
    public var text: String
    /// The words of the text that say it.
    public var quote: String
    /// The document of the words.
    public var document: String
    /// Whether articles contradict each other in it.
    public var isContested: Bool
  }

  /// The entries in order; those without a date are the last.
  public let entries: [Entry]

  /// Puts a graph in the order of time.
  /// - Parameter about: The node that everything must concern; `nil` for all.
  public init(_ graph: Graph, about: NodeID? = nil) {
    let side = GraphSide(graph, Dictionary(graph.nodes.map { ($0.id, $0) }) { first, _ in first })
    let dates = Dictionary(graph.documents.map { ($0.id, $0.date) }) { first, _ in first }
    var entries: [Entry] = []
    for edge in graph.edges where about == nil || Self.concerns(edge, about) {
      guard let fact = side.fact(edge), let evidence = Self.first(edge, dates) else { continue }
      func entry(_ date: String?, _ sort: Sort, _ text: String) -> Entry {
        Entry(
          date: date, sort: sort, text: text, quote: evidence.quote, document: evidence.document,
          isContested: edge.attributes[.contested] == .flag(true))
      }
      let published = dates[evidence.document] ?? nil
      switch edge.relation.category {
      case .interaction:
        let members = MergeMember.members(edge.attributes)
        guard members.isEmpty else {
          entries += members.compactMap { Self.act(edge, as: $0, side, dates) }
          continue
        }
        entries.append(
          entry(edge.attributes[.when]?.text ?? published, .act, Self.act(fact)))
      case .statement:
        guard edge.relation == .states, let node = side.nodes[edge.target] else { continue }
        let statement = side.statement(node)
        entries.append(entry(published, .statement, FactPhrase.statement(statement)))
      case .state:
        entries += Self.state(edge, fact).map { date, text in
          entry(date ?? published, edge.relation == .holds ? .office : .tie, text)
        }
      }
    }
    self.entries = entries.sorted { $0.key < $1.key }
  }

  private static func concerns(_ edge: Edge, _ id: NodeID?) -> Bool {
    edge.source == id || edge.target == id
  }

  /// The evidence of the first article.
  private static func first(_ edge: Edge, _ dates: [String: String?]) -> Evidence? {
    edge.evidence.min { one, other in
      let (first, second) = (
        (dates[one.document] ?? nil) ?? "~", (dates[other.document] ?? nil) ?? "~"
      )
      return (first, one) < (second, other)
    }
  }

  /// An act as one of several articles tells it, at its own date.
  private static func act(
    _ edge: Edge, as member: MergeMember, _ side: GraphSide, _ dates: [String: String?]
  ) -> Entry? {
    var part = edge
    part.attributes = member.attributes
    part.evidence = edge.evidence.filter { member.documents.contains($0.document) }
    guard let fact = side.fact(part), let evidence = first(part, dates) else { return nil }
    return Entry(
      date: part.attributes[.when]?.text ?? (dates[evidence.document] ?? nil), sort: .act,
      text: act(fact), quote: evidence.quote, document: evidence.document,
      isContested: edge.attributes[.contested] == .flag(true))
  }

  private static func act(_ fact: GraphFact) -> String {
    guard case .edge(var edge, let source, let target) = fact else { return "" }
    // The date stands in front already.
    edge.attributes[.when] = nil
    return FactPhrase.sentence(.edge(edge, source: source, target: target))
  }

  /// An office at its begin and end where they are known; other ties only then.
  private static func state(_ edge: Edge, _ fact: GraphFact) -> [(String?, String)] {
    guard case .edge(var bare, let source, let target) = fact else { return [] }
    bare.attributes[.since] = nil
    bare.attributes[.until] = nil
    let text = FactPhrase.sentence(.edge(bare, source: source, target: target))
    let (since, until) = (edge.attributes[.since]?.text, edge.attributes[.until]?.text)
    var entries: [(String?, String)] = []
    if let since { entries.append((since, text + " — begins")) }
    if let until {
      bare.attributes[.status] = nil
      let held = FactPhrase.sentence(.edge(bare, source: source, target: target))
      entries.append((until, held + " — ends"))
    }
    if entries.isEmpty, edge.relation == .holds { entries.append((nil, text)) }
    return entries
  }
}

extension GraphTimeline.Entry {
  /// A year stands before its months, and these before their days.
  fileprivate var key: (String, Int, String, String) {
    let rank = GraphTimeline.Sort.allCases.firstIndex(of: sort) ?? 0
    return (date ?? "~", rank, text, document)
  }
}

extension GraphTimeline {
  /// The days in order, each with its entries.
  private var days: [(date: String?, entries: [Entry])] {
    var days: [(date: String?, entries: [Entry])] = []
    for entry in entries {
      if let last = days.last, last.date == entry.date {
        days[days.count - 1].entries.append(entry)
      } else {
        days.append((entry.date, [entry]))
      }
    }
    return days
  }

  private static let undated = "without a date"

  /// The timeline as text: a date, then a line an entry.
  public func text() -> String {
    var lines: [String] = []
    for day in days {
      if !lines.isEmpty { lines.append("") }
      lines.append(day.date ?? Self.undated)
      for entry in day.entries {
        let sort = entry.sort.rawValue
        let space = String(repeating: " ", count: 10 - sort.count)
        lines.append(
          "  \(sort)\(space)\(Self.line(entry))\(entry.isContested ? " [contested]" : "")")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The timeline as Markdown.
  public func markdown() -> String {
    var lines = ["# Timeline"]
    for day in days {
      lines += ["", "## \(day.date ?? Self.undated)", ""]
      for entry in day.entries {
        let mark = entry.isContested ? " *(contested)*" : ""
        lines.append("- \(DiffReport.escaped(Self.line(entry)))\(mark)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func line(_ entry: Entry) -> String {
    entry.text.split { $0.isWhitespace }.joined(separator: " ")
  }

  /// The timeline as a picture: dates at the left, a dot an entry.
  public func svg() -> String {
    TimelinePicture(days: days.map { ($0.date ?? Self.undated, $0.entries) }).text
  }
}
