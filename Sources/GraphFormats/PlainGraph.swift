import KnowledgeGraph

/// Makes a graph of the records of a file, our own or another program's.
///
/// Our own files give back the same graph. In others a node whose kind isn't told gets the kind that
/// its edges allow, an edge whose label is no relation becomes `associateOf` with the label as cue,
/// and the label stands for the missing quotation.
struct PlainGraph {
  struct EdgeRecord {
    let record: PlainRecord
    let source: String
    let target: String
    var isDirected = true
  }

  var about: PlainRecord
  var nodes: [PlainRecord] = []
  var edges: [EdgeRecord] = []

  /// What a foreign file is called in evidence.
  private static let importedDocument = "imported"

  init(about: PlainRecord = PlainRecord(line: 1, column: 1)) { self.about = about }

  /// The graph.
  /// - Throws: `FormatError` with the place of the record that is wrong.
  func graph() throws(FormatError) -> Graph {
    if let version = about.first(of: ["format"]), version.hasPrefix("newsgraph/"),
      version != Graph.format, !version.hasPrefix(Graph.format + ".")
    {
      throw .version(found: version)
    }
    let isOurs = about.first(of: ["format"])?.hasPrefix(Graph.format) == true
    var documents = try about.decoded("documents", as: [DocumentRecord].self) ?? []
    let resolved = try PlainNodes(
      records: isOurs ? nodes : allNodes(), edges: edges, isOurs: isOurs)
    var builder = GraphBuilder()
    var own: [Edge] = []
    for edge in edges {
      let ends = try resolved.ends(of: edge)
      let made = try edge.edge(ends.0, ends.1, isOurs: isOurs, document: Self.importedDocument)
      if isOurs { own.append(made) } else { builder.add(made) }
    }
    if !isOurs {
      own = builder.graph(generator: "", documents: []).edges
      documents += Self.missing(documents, resolved.nodes, own)
    }
    return try Graph(
      generator: about.first(of: ["generator"]) ?? Self.importedDocument, documents: documents,
      nodes: resolved.nodes, edges: own
    ).checked()
  }

  /// The nodes, with those that only edges name, as other programs write them.
  private func allNodes() -> [PlainRecord] {
    var known = Set(nodes.compactMap(\.id))
    var all = nodes
    for edge in edges {
      for end in [edge.source, edge.target] where known.insert(end).inserted {
        var record = PlainRecord(line: edge.record.line, column: edge.record.column)
        record.id = end
        all.append(record)
      }
    }
    return all
  }

  /// Records of the documents that only mentions and evidence name.
  private static func missing(
    _ documents: [DocumentRecord], _ nodes: [Node], _ edges: [Edge]
  ) -> [DocumentRecord] {
    var lengths: [String: Int] = [:]
    for mention in nodes.lazy.flatMap(\.mentions) {
      lengths[mention.document] = max(lengths[mention.document] ?? 0, mention.end)
    }
    for evidence in edges.lazy.flatMap(\.evidence) {
      lengths[evidence.document] = max(lengths[evidence.document] ?? 0, evidence.end)
    }
    let known = Set(documents.map(\.id))
    return lengths.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
      .map { DocumentRecord(id: $0.key, scalars: $0.value) }
  }
}

extension PlainGraph.EdgeRecord {
  private static let ownNames: Set<String> = [
    "label", "relation", "category", "symmetric", "negated", "origin", "confidence", "weight",
    "quote", "evidence", "exact", "uid", "interaction", "key", "name", "kind", "id", "source",
    "target", "Label", "Edge Label", "Edge Id",
  ]

  func edge(
    _ source: Node, _ target: Node, isOurs: Bool, document: String
  ) throws(FormatError) -> Edge {
    var attributes = try record.attributes(besides: Self.ownNames, isOurs: isOurs)
    let label = record.first(of: ["label", "Label", "Edge Label", "interaction", "kind", "name"])
    var relation = try knownRelation() ?? .associateOf
    // A word of ours can mean something else elsewhere.
    if !isOurs, !relation.joins(source.kind, target.kind) { relation = .associateOf }
    if relation == .associateOf, let label, label.relationWord != relation.rawValue.relationWord,
      attributes[.cue] == nil, !isOurs || record.first(of: ["relation"]) == nil
    {
      attributes[.cue] = .text(label)
    }
    guard relation.joins(source.kind, target.kind) else {
      throw record.error(
        "'\(label ?? relation.rawValue)' is no relation from a \(source.kind.rawValue) to a "
          + "\(target.kind.rawValue); write one of the vocabulary into 'relation'")
    }
    if !isDirected, !relation.isSymmetric { attributes["reciprocal"] = true }
    var evidence = try record.decoded("evidence", as: [Evidence].self) ?? []
    if evidence.isEmpty, !isOurs {
      let quote = record.first(of: ["quote"]) ?? label ?? relation.rawValue
      evidence = [
        Evidence(
          document: document, sentence: 0, start: 0, end: quote.unicodeScalars.count, quote: quote)
      ]
    }
    var edge = Edge(
      source: source.id, relation: relation, target: target.id, attributes: attributes,
      confidence: try record.share("confidence", absent: 1), origin: try origin(),
      evidence: evidence)
    // Another program's identifiers say nothing; ours are kept, whoever changed the edge since.
    if let id = record.first(of: ["uid", "key"]) ?? record.id, isOurs || id.hasPrefix("edge.") {
      edge.id = id
    }
    return edge
  }

  private func origin() throws(FormatError) -> Edge.Origin {
    guard let word = record.first(of: ["origin"]) else { return .extracted }
    guard let origin = Edge.Origin(rawValue: word) else {
      throw record.error("'origin' is '\(word)'; expected one of extracted, derived")
    }
    return origin
  }

  /// The relation that the record names; `nil` where another program's label is no word of ours.
  func knownRelation() throws(FormatError) -> Relation? {
    if let word = record.first(of: ["relation"]) {
      guard let relation = Relation(rawValue: word) else {
        let words = Relation.allCases.map(\.rawValue).joined(separator: ", ")
        throw record.error("'relation' is '\(word)'; expected one of \(words)")
      }
      return relation
    }
    for name in ["interaction", "kind", "label", "Label", "Edge Label", "type", "name"] {
      guard let text = record.values[name] else { continue }
      let word = text.relationWord
      if let relation = Relation.allCases.first(where: { $0.rawValue.relationWord == word }) {
        return relation
      }
    }
    return nil
  }
}

extension String {
  /// What of a label may be the name of a relation: `MEMBER_OF (former)` is `memberof`.
  fileprivate var relationWord: String { prefix { $0 != "(" }.filter(\.isLetter).lowercased() }
}

extension Relation {
  /// Whether nodes of the kinds may stand at its ends.
  fileprivate func joins(_ source: NodeKind, _ target: NodeKind) -> Bool {
    sourceKinds.contains(source) && targetKinds.contains(target)
  }
}
