import Documents
import KnowledgeGraph

/// Turns statements into nodes and edges with their evidence.
struct StatementAssembler: Sendable {
  let document: Document

  /// Adds a node for each different statement and edges to its speakers, reporters, hearers and subjects.
  ///
  /// - Parameters:
  ///   - statements: The statements, in the order of the text.
  ///   - entities: The entities that they name.
  ///   - ids: The nodes of the entities, by index.
  func add(
    _ statements: StatementTable, _ entities: EntityTable, ids: [NodeID],
    to builder: inout GraphBuilder
  ) {
    var groups: [(id: NodeID, places: [Statement])] = []
    var known: [String: Int] = [:]
    for statement in statements.statements {
      let key = key(of: statement, ids)
      if let group = known[key] {
        groups[group].places.append(statement)
      } else {
        known[key] = groups.count
        let id = NodeID(rawValue: "statement." + StableHash(key).hexadecimal(digits: 8))
        groups.append((id, [statement]))
      }
    }
    for group in groups {
      let id = builder.add(node(group.id, group.places))
      for place in group.places { addEdges(of: place, id, entities, ids, &builder) }
    }
  }

  /// Speakers and words, so that a repetition meets its first place.
  private func key(of statement: Statement, _ ids: [NodeID]) -> String {
    let speakers = statement.speakers.map { ids[$0].rawValue }.sorted().joined(separator: " ")
    let words = statement.content.joined()
      .filter { document.tokens[$0].pos != .punctuation && !document.tokens[$0].isSpace }
      .map { document.lower($0) }
    return speakers + "\u{1F}" + words.joined(separator: " ")
  }

  private func node(_ id: NodeID, _ places: [Statement]) -> Node {
    let first = places.first { $0.cue != nil } ?? places[0]
    let content = text(of: first.content)
    var attributes: Attributes = [
      .content: .text(content), .speechKind: .text(first.kind.rawValue),
      .stance: .text(first.stance),
    ]
    if let cue = first.cue { attributes[.cue] = .text(document.text(of: cue)) }
    let mentions = places.flatMap(\.content).map { range in
      let span = document.span(of: range)
      return NodeMention(
        document: document.article.id, start: span.start, end: span.end,
        text: document.article.text[span], form: .nominal)
    }
    .sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    return Node(
      id: id, kind: .statement, label: Self.shortened(content), mentions: mentions,
      confidence: first.kind == .direct ? 0.9 : 0.7, attributes: attributes)
  }

  /// The words of a content; whitespace is one space.
  private func text(of content: [Range<Int>]) -> String {
    content.map { document.text(of: $0) }.joined(separator: " ")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// How many characters of a content its label shows.
  private static let labelLength = 80

  private static func shortened(_ content: String) -> String {
    guard content.count > labelLength else { return content }
    var label = ""
    for word in content.split(separator: " ") {
      guard label.count + word.count + 1 < labelLength else { break }
      label += label.isEmpty ? "\(word)" : " \(word)"
    }
    return (label.isEmpty ? String(content.prefix(labelLength - 1)) : label) + "…"
  }

  private func addEdges(
    of statement: Statement, _ id: NodeID, _ entities: EntityTable, _ ids: [NodeID],
    _ builder: inout GraphBuilder
  ) {
    let evidence = evidence(for: statement, ids)
    func add(_ source: NodeID, _ relation: Relation, _ target: NodeID) {
      builder.add(
        Edge(
          source: source, relation: relation, target: target, confidence: 0.8, evidence: [evidence])
      )
    }
    for speaker in statement.speakers { add(ids[speaker], .states, id) }
    for reporter in statement.reporters { add(id, .reportedBy, ids[reporter]) }
    for hearer in statement.hearers { add(id, .addressedTo, ids[hearer]) }
    for entity in named(in: statement, entities) { add(id, .about, ids[entity]) }
  }

  /// Whom and what the content names or refers to, speakers aside.
  private func named(in statement: Statement, _ entities: EntityTable) -> [Int] {
    var named: [Int] = []
    for token in statement.content.joined() {
      guard let entity = entities.entity(at: token), !named.contains(entity),
        !statement.speakers.contains(entity)
      else { continue }
      named.append(entity)
    }
    return named
  }

  private func evidence(for statement: Statement, _ ids: [NodeID]) -> Evidence {
    let tokens =
      (statement.cue.map { [$0.lowerBound] } ?? []) + statement.content.map(\.lowerBound)
      + statement.content.map { $0.upperBound - 1 }
    let sentences = tokens.map { document.sentenceOfToken[$0] }
    let first = sentences.min() ?? 0
    let last = sentences.max() ?? first
    let start = document.span(of: document.sentences[first]).start
    let span = TextSpan(start, document.span(of: document.sentences[last]).end)
    let anchor = statement.cue?.lowerBound ?? statement.content[0].lowerBound
    return Evidence(
      document: document.article.id, sentence: document.sentenceOfToken[anchor], start: span.start,
      end: span.end, quote: document.article.text[span],
      cue: statement.cue.map { document.text(of: $0) },
      reportedBy: statement.reporters.map { ids[$0] })
  }
}
