import KnowledgeGraph

/// What of a difference is shown.
public struct DiffReportOptions: Sendable, Hashable {
  /// What becomes of what only the first graph says.
  public enum Silence: String, Sendable, Hashable, CaseIterable {
    /// It isn't shown: an article can't repeat everything.
    case ignore
    /// It is listed at the end, apart from the news.
    case list
    /// It counts as removed, as in the difference of two versions of one graph.
    case removed
  }

  /// What becomes of what only the first graph says.
  public var silence: Silence

  /// The topics that are shown; all by default.
  public var topics: Set<GraphChange.Topic>

  /// Whether quotations stand below the changes.
  public var quotes: Bool

  /// How many lines there are at most of what only the first graph says.
  public var longestSilence = 12

  /// Creates options.
  public init(
    silence: Silence = .list, topics: Set<GraphChange.Topic> = Set(GraphChange.Topic.allCases),
    quotes: Bool = true
  ) {
    self.silence = silence
    self.topics = topics
    self.quotes = quotes
  }
}

/// A difference as people read it: sections of lines, the biggest news first.
public struct DiffReport: Sendable {
  /// Whether something came, went, or is another.
  public enum Mark: String, Sendable, Hashable, CaseIterable {
    /// It came.
    case added = "+"
    /// It went.
    case removed = "-"
    /// It is another.
    case changed = "~"
    /// The second graph says nothing of it.
    case silent = "·"
    /// Two nodes may be the same.
    case doubtful = "?"
    /// Both say it.
    case same = "="
  }

  /// A line with the quotations that stand behind it.
  public struct Line: Sendable, Hashable {
    /// What became of it.
    public var mark: Mark
    /// The sentence.
    public var text: String
    /// The words of the first text.
    public var before: [String]
    /// The words of the second text.
    public var after: [String]
  }

  /// Lines about one sort of thing.
  public struct Section: Sendable, Hashable {
    /// The heading.
    public var title: String
    /// The lines.
    public var lines: [Line]
  }

  /// How many there are of each.
  public struct Counts: Sendable, Hashable {
    /// What the second graph alone says.
    public var new = 0
    /// What both say, and not the same.
    public var changed = 0
    /// What the second graph says is over, has passed on, or what counts as removed.
    public var ended = 0
    /// What both say.
    public var same = 0
    /// What only the first says.
    public var notMentioned = 0
    /// Pairs that may be the same.
    public var doubtful = 0
  }

  /// The difference.
  public let diff: GraphDiff
  /// What is shown.
  public let options: DiffReportOptions

  /// Creates a report.
  public init(_ diff: GraphDiff, options: DiffReportOptions = DiffReportOptions()) {
    self.diff = diff
    self.options = options
  }

  /// The changes that the options leave, the biggest news first.
  public var changes: [GraphChange] {
    diff.changes.filter { change in
      options.topics.contains(change.topic)
        && (options.silence != .ignore || change.verdict != .notMentioned)
    }
  }

  /// Whether nothing is left to report; differences of salience, confidence and place count too, as long
  /// as no topic is left out.
  public var isEmpty: Bool {
    let isWhole = options.topics.count == GraphChange.Topic.allCases.count
    return changes.isEmpty
      && (!isWhole || diff.delta.isEmpty || options.silence == .ignore && hasSilenceOnly)
  }

  private var hasSilenceOnly: Bool { diff.changes.allSatisfy { $0.verdict == .notMentioned } }

  /// The counts of the summary line.
  public var counts: Counts {
    var counts = Counts()
    for change in changes {
      switch change.verdict {
      case .new: counts.new += 1
      case .notMentioned:
        if options.silence == .removed { counts.ended += 1 } else { counts.notMentioned += 1 }
      case .ended: counts.ended += 1
      default: counts.changed += 1
      }
    }
    counts.same = diff.agreements.count
    counts.doubtful = diff.doubtful.count
    return counts
  }

  /// The sections that have lines.
  public var sections: [Section] {
    let shown = changes
    let isNews = { (change: GraphChange) in
      change.verdict != .notMentioned || options.silence == .removed
    }
    var sections: [Section] = []
    for heading in Self.headings {
      let lines = shown.filter { heading.topics.contains($0.topic) && isNews($0) }.map(line)
      if !lines.isEmpty { sections.append(Section(title: heading.title, lines: lines)) }
    }
    let unsaid = shown.filter { !isNews($0) }
    var silent = unsaid.prefix(options.longestSilence).map { change in
      Line(mark: mark(change), text: ChangeSentence(change).text, before: [], after: [])
    }
    if !silent.isEmpty {
      let more = unsaid.count - silent.count
      if more > 0 {
        silent.append(Line(mark: .silent, text: "and \(more) more", before: [], after: []))
      }
      sections.append(Section(title: "Not mentioned any more (which ends nothing)", lines: silent))
    }
    if !diff.doubtful.isEmpty {
      sections.append(
        Section(
          title: "Perhaps the same (decide with --same or --different)",
          lines: diff.doubtful.map(doubtLine)))
    }
    return sections
  }

  private static let headings: [(title: String, topics: Set<GraphChange.Topic>)] = [
    ("Offices", [.office]), ("Sides", [.turn]), ("Claims and stances", [.stance, .dispute]),
    ("What happened", [.act]), ("Ties", [.tie]), ("Said", [.statement]),
    ("Actors", [.actor]), ("Names and details", [.kind, .name, .attribute, .evidence]),
  ]

  private func line(_ change: GraphChange) -> Line {
    Line(
      mark: mark(change), text: ChangeSentence(change).text,
      before: options.quotes ? quotes(change.before, change.topic) : [],
      after: options.quotes ? quotes(change.after, change.topic) : [])
  }

  private func mark(_ change: GraphChange) -> Mark {
    switch change.verdict {
    case .new: .added
    case .notMentioned: options.silence == .removed ? .removed : .silent
    case .ended: .removed
    default: .changed
    }
  }

  /// The words of a text behind a side, each once, two at most. A name needs none.
  private func quotes(_ facts: [GraphFact], _ topic: GraphChange.Topic) -> [String] {
    guard ![.actor, .name, .kind].contains(topic) else { return [] }
    var quotes: [String] = []
    for fact in facts {
      if topic == .statement, fact.edge == nil { continue }
      if let quote = fact.quote, !quotes.contains(quote) { quotes.append(quote) }
    }
    return Array(quotes.prefix(2))
  }

  private func doubtLine(_ partner: GraphDiff.Partner) -> Line {
    let reasons = partner.pair.reasons.map(\.rawValue).joined(separator: ", ")
    return Line(
      mark: .doubtful,
      text: "“\(partner.a.label)” and “\(partner.b.label)”: \(partner.pair.score), \(reasons)",
      before: [], after: [])
  }

  /// The summary in one line.
  public var summary: String {
    let counts = counts
    if isEmpty { return "no difference" }
    var parts: [String] = []
    if counts.new > 0 { parts.append("\(counts.new) new") }
    if counts.changed > 0 { parts.append("\(counts.changed) changed") }
    if counts.ended > 0 { parts.append("\(counts.ended) ended") }
    parts.append("\(counts.same) the same")
    if counts.notMentioned > 0 { parts.append("\(counts.notMentioned) not mentioned any more") }
    if counts.doubtful > 0 { parts.append("\(counts.doubtful) doubtful") }
    return parts.joined(separator: ", ")
  }
}
