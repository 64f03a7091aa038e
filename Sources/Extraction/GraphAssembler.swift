import Documents
import KnowledgeGraph

/// Turns entities and claims into nodes and edges with their evidence.
struct GraphAssembler: Sendable {
  let document: Document
  let generator: String

  /// The graph of one document.
  ///
  /// - Parameters:
  ///   - entities: The actors, organizations and places.
  ///   - claims: Everything that is said of them.
  ///   - vacant: Offices that the text names and nobody is said to hold; they become nodes without `holds`.
  ///   - statements: Who says what.
  func graph(
    entities: EntityTable, claims: [Claim], vacant: [Holding], statements: StatementTable
  ) -> Graph {
    var builder = GraphBuilder()
    let weights = entities.indices.map { weight(of: entities[$0]) }
    let total = max(weights.reduce(0, +), 1)
    var ids: [NodeID] = []
    for index in entities.indices {
      let node = node(for: entities[index], salience: rounded(weights[index] / total))
      ids.append(builder.add(node))
    }
    let positions = positionNodes(claims, vacant, entities, &builder)
    for claim in claims {
      guard let source = id(of: claim.source, ids, positions),
        let target = id(of: claim.target, ids, positions)
      else { continue }
      builder.add(
        Edge(
          source: source, relation: claim.relation, target: target, attributes: claim.attributes,
          confidence: rounded(claim.confidence), origin: claim.origin,
          evidence: [evidence(for: claim, ids)]))
    }
    StatementAssembler(document: document).add(statements, entities, ids: ids, to: &builder)
    return builder.graph(generator: generator, documents: [record])
  }

  private func id(
    of end: ClaimEnd, _ ids: [NodeID], _ positions: [PositionKey: NodeID]
  ) -> NodeID? {
    switch end {
    case .entity(let index): ids[index]
    case .position(let key): positions[key]
    }
  }

  // MARK: - Nodes

  private func node(for entity: Entity, salience: Double) -> Node {
    let mentions = entity.mentions
      .map { linked in
        let span = document.span(of: linked.mention.tokens)
        return NodeMention(
          document: document.article.id, start: span.start, end: span.end,
          text: document.article.text[span], form: linked.mention.form, link: linked.link)
      }
      .sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    var attributes: Attributes = [:]
    if !entity.isNamed { attributes[.named] = false }
    attributes[.type] = entity.type.map { .text($0) }
    attributes[.count] = entity.count.map { .integer($0) }
    attributes[.acronym] = acronym(of: entity).map { .text($0) }
    attributes[.iso3] = entity.iso3.map { .text($0) }
    attributes[.honorific] = entity.honorific.map { .text($0) }
    return Node(
      id: NodeID(kind: entity.kind, entity.label), kind: entity.kind, label: entity.label,
      aliases: aliases(of: entity), mentions: mentions, salience: salience,
      confidence: rounded(entity.confidence), attributes: attributes)
  }

  /// The short form that the text uses for an organization.
  private func acronym(of entity: Entity) -> String? {
    guard entity.kind == .organization else { return nil }
    let short = entity.mentions.first { linked in
      linked.link == .acronym
        || linked.link == .aliasInText && linked.mention.tokens.count == 1
          && document.isAcronym(linked.mention.head)
    }
    return short?.mention.name
  }

  /// The other names, by frequency, then by text.
  private func aliases(of entity: Entity) -> [String] {
    var counts: [String: Int] = [:]
    for linked in entity.mentions where linked.mention.form != .pronoun {
      counts[linked.mention.name, default: 0] += 1
    }
    counts[entity.label] = nil
    return counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.map(\.key)
  }

  /// Names count once, descriptions half, pronouns a quarter; the first block's mentions count double.
  private func weight(of entity: Entity) -> Double {
    entity.mentions.reduce(0) { sum, linked in
      let weight =
        switch linked.mention.form {
        case .name: 1.0
        case .nominal: 0.5
        case .pronoun: 0.25
        }
      let isEarly = document.sentenceOfToken[linked.mention.head] == 0
      return sum + (isEarly ? 2 * weight : weight)
    }
  }

  private func positionNodes(
    _ claims: [Claim], _ vacant: [Holding], _ entities: EntityTable, _ builder: inout GraphBuilder
  ) -> [PositionKey: NodeID] {
    var keys: Set<PositionKey> = []
    var held: Set<PositionKey> = []
    var cues: [PositionKey: [Range<Int>]] = [:]
    let claimed = Set(claims.filter { $0.relation == .of }.map(\.cue))
    for holding in vacant where !claimed.contains(holding.title.tokens) {
      let key = PositionKey(title: holding.title.title)
      keys.insert(key)
      cues[key, default: []].append(holding.title.tokens)
    }
    for claim in claims {
      for end in [claim.source, claim.target] {
        guard case .position(let key) = end else { continue }
        keys.insert(key)
        if !(cues[key] ?? []).contains(claim.cue) { cues[key, default: []].append(claim.cue) }
        if claim.relation == .holds { held.insert(key) }
      }
    }
    var nodes: [PositionKey: NodeID] = [:]
    for key in keys.sorted() {
      var attributes: Attributes = [.title: .text(key.title)]
      if !held.contains(key) { attributes[.vacant] = true }
      let organization = key.of.map { entities[$0].label }
      let label = organization.map { "\(key.title) of \($0)" } ?? key.title
      let mentions = (cues[key] ?? []).sorted { $0.lowerBound < $1.lowerBound }.map { cue in
        let span = document.span(of: cue)
        return NodeMention(
          document: document.article.id, start: span.start, end: span.end,
          text: document.article.text[span], form: .nominal)
      }
      nodes[key] = builder.add(
        Node(
          id: NodeID(kind: .position, key.title, organization ?? ""), kind: .position,
          label: label, mentions: mentions, confidence: 0.9, attributes: attributes))
    }
    return nodes
  }

  // MARK: - Evidence

  private func evidence(for claim: Claim, _ ids: [NodeID]) -> Evidence {
    let span = document.span(of: document.sentences[claim.sentence])
    return Evidence(
      document: document.article.id, sentence: claim.sentence, start: span.start, end: span.end,
      quote: document.article.text[span], cue: document.text(of: claim.cue),
      modality: claim.attributes[.modality]?.text.flatMap(Modality.init(rawValue:)),
      reportedBy: claim.reportedBy.map { ids[$0] })
  }

  private var record: DocumentRecord {
    let article = document.article
    return DocumentRecord(
      id: article.id, title: article.title, date: article.date?.description,
      source: article.source, language: article.language, sha256: article.sha256,
      scalars: article.text.count)
  }

  /// Three decimals, so that no file depends on the last bits of a sum.
  private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
