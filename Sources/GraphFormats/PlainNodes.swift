import KnowledgeGraph

/// The nodes of a file, and which of them an edge means.
struct PlainNodes {
  private(set) var nodes: [Node] = []
  private var indices: [String: Int] = [:]

  private static let ownNames: Set<String> = [
    "label", "kind", "salience", "confidence", "aliases", "mentions", "exact", "name", "id",
    "Kind", "Label", "Name",
  ]

  /// - Throws: `FormatError` with the place of the record that is wrong.
  init(
    records: [PlainRecord], edges: [PlainGraph.EdgeRecord], isOurs: Bool
  ) throws(FormatError) {
    let allowed = try Self.allowedKinds(edges)
    var taken: Set<NodeID> = []
    for record in records {
      guard let name = record.id else { throw record.error("a node without an identifier") }
      let kind = try Self.kind(of: record, allowed[name] ?? NodeKind.allCases, isOurs: isOurs)
      var id = NodeID(rawValue: name)
      if !isOurs {
        if !name.isIdentifier { id = NodeID(kind: kind.kind, name) }
        let base = id
        var number = 2
        while taken.contains(id) {
          id = base.numbered(number)
          number += 1
        }
      }
      taken.insert(id)
      indices[name] = nodes.count
      nodes.append(try Self.node(record, id, kind, isOurs: isOurs))
    }
  }

  func ends(of edge: PlainGraph.EdgeRecord) throws(FormatError) -> (Node, Node) {
    guard let source = indices[edge.source], let target = indices[edge.target] else {
      let missing = indices[edge.source] == nil ? edge.source : edge.target
      throw edge.record.error("'\(missing)' is an end of the edge and no node of the file")
    }
    return (nodes[source], nodes[target])
  }

  private static func node(
    _ record: PlainRecord, _ id: NodeID, _ kind: (kind: NodeKind, isTold: Bool), isOurs: Bool
  ) throws(FormatError) -> Node {
    var attributes = try record.attributes(besides: ownNames, isOurs: isOurs)
    if !isOurs, attributes[.type]?.text.flatMap(NodeKind.init(rawValue:)) != nil {
      attributes[.type] = nil
    }
    if !kind.isTold, kind.kind == .organization, attributes[.type] == nil {
      attributes[.type] = "other"
    }
    var label = record.first(of: ["label", "Label", "name", "Name"]) ?? id.rawValue
    // What programs show may be trimmed, and is the identifier where nothing is left.
    if let exact = try record.exact()?.label {
      let (shown, plain) = (label.trimmed, exact.plain.trimmed)
      let isSame = shown.utf8.elementsEqual(plain.utf8) || plain.isEmpty && label == id.rawValue
      if isSame { label = exact }
    }
    return Node(
      id: id, kind: kind.kind, label: label,
      aliases: try record.decoded("aliases", as: [String].self) ?? [],
      mentions: try record.decoded("mentions", as: [NodeMention].self) ?? [],
      salience: try record.share("salience", absent: 0),
      confidence: try record.share("confidence", absent: 1), attributes: attributes)
  }

  private static func kind(
    of record: PlainRecord, _ allowed: [NodeKind], isOurs: Bool
  ) throws(FormatError) -> (kind: NodeKind, isTold: Bool) {
    for name in [
      "kind", "Kind", "type", "Type", "category", "Category", "class", "Class", "labels",
    ] {
      guard let word = record.first(of: [name])?.lowercased() else { continue }
      if let kind = NodeKind.allCases.first(where: { $0.rawValue == word }) { return (kind, true) }
      if isOurs, name == "kind" {
        let words = NodeKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw record.error("'kind' is '\(word)'; expected one of \(words)")
      }
    }
    // Of an actor that nothing is said about, an organization claims least.
    return (allowed.contains(.organization) ? .organization : allowed.first ?? .organization, false)
  }

  /// The kinds that the relations of a node's edges leave open.
  private static func allowedKinds(
    _ edges: [PlainGraph.EdgeRecord]
  ) throws(FormatError) -> [String: [NodeKind]] {
    var allowed: [String: [NodeKind]] = [:]
    for edge in edges {
      guard let relation = try edge.knownRelation() else { continue }
      let ends = [(edge.source, relation.sourceKinds), (edge.target, relation.targetKinds)]
      for (end, kinds) in ends {
        let narrowed = (allowed[end] ?? NodeKind.allCases).filter(kinds.contains)
        if !narrowed.isEmpty { allowed[end] = narrowed }
      }
    }
    return allowed
  }
}
