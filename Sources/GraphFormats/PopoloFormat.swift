import KnowledgeGraph

/// Popolo JSON, the civic data standard: persons, organizations, posts, memberships and areas.
///
/// Only what the article itself says to be so becomes a membership: planned, denied and merely
/// reported ties stay out. Groups are organizations of the class `group`.
public struct PopoloFormat: GraphFormat {
  /// `popolo`.
  public static let name = "popolo"
  /// `popolo.json`.
  public static let fileExtension = "popolo.json"
  /// Who reads the format.
  public static let summary = "civic data: persons, posts, memberships (EveryPolitician, mySociety)"
  /// What of a graph the format holds.
  public static let carries = "persons, organizations, places, offices and memberships with quotes"
  /// What is lost or changed.
  public static let losses = "interactions, statements, kinship; ties that are planned or reported"

  /// Creates the format.
  public init() {}

  /// Writes the graph.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func write(_ graph: Graph, to output: inout some TextOutputStream) throws(FormatError) {
    for node in graph.nodes { _ = try node.json() }
    for edge in graph.edges { _ = try edge.json() }
    let kinds = Dictionary(graph.nodes.map { ($0.id, $0.kind) }) { first, _ in first }
    let ties = graph.edges.filter { edge in
      // An aide of a person or the voice of a country is a member of nothing.
      edge.isMembershipFact && (edge.relation.hasSeat || kinds[edge.target] != .person)
        && (edge.relation.hasSeat || kinds[edge.target] != .place)
    }
    let posts = Dictionary(
      ties.filter { $0.relation == .of }.map { ($0.source, $0.target) }
    ) { first, _ in first }
    let parents = Dictionary(
      ties.filter { $0.relation == .partOf }.map { ($0.source, $0.target) }
    ) { first, _ in first }

    output.write("{\"persons\": ")
    try Self.nodes(graph, [.person]).writeJSONLines(to: &output) { node throws(FormatError) in
      var fields = Self.fields(of: node)
      fields["honorific_prefix"] = node.attributes[.honorific]?.text.map(JSONValue.text)
      return .object(fields)
    }
    output.write(",\n\"organizations\": ")
    try Self.nodes(graph, [.organization, .group]).writeJSONLines(to: &output) {
      node throws(FormatError) in
      var fields = Self.fields(of: node)
      let type = node.attributes[.type]?.text
      fields["classification"] = .text(node.kind == .group ? "group" : type ?? "organization")
      fields["parent_id"] = parents[node.id].map { .text($0.rawValue) }
      return .object(fields)
    }
    output.write(",\n\"areas\": ")
    try Self.nodes(graph, [.place]).writeJSONLines(to: &output) { node throws(FormatError) in
      var fields = Self.fields(of: node)
      fields["classification"] = node.attributes[.type]?.text.map(JSONValue.text)
      fields["parent_id"] = parents[node.id].map { .text($0.rawValue) }
      fields["identifiers"] = node.attributes[.iso3]?.text.map { code in
        .list([.object(["scheme": .text("iso3166-1-alpha-3"), "identifier": .text(code)])])
      }
      return .object(fields)
    }
    output.write(",\n\"posts\": ")
    try Self.nodes(graph, [.position]).writeJSONLines(to: &output) { node throws(FormatError) in
      var fields: JSONValue.Fields = ["id": .text(node.id.rawValue), "label": .text(node.label)]
      fields["role"] = node.attributes[.title]?.text.map(JSONValue.text)
      if let seat = posts[node.id] {
        let key = kinds[seat] == .place ? "area_id" : "organization_id"
        fields[key] = .text(seat.rawValue)
      }
      return .object(fields)
    }
    output.write(",\n\"memberships\": ")
    try ties.filter { $0.relation != .of && $0.relation != .partOf }
      .writeJSONLines(to: &output) { edge throws(FormatError) in
        Self.membership(edge, kinds, posts)
      }
    output.write(",\n\"events\": []}\n")
  }

  private static func nodes(_ graph: Graph, _ kinds: Set<NodeKind>) -> [Node] {
    graph.nodes.filter { kinds.contains($0.kind) }
  }

  private static func fields(of node: Node) -> JSONValue.Fields {
    var fields: JSONValue.Fields = ["id": .text(node.id.rawValue), "name": .text(node.label)]
    if !node.aliases.isEmpty {
      fields["other_names"] = .list(node.aliases.map { .object(["name": .text($0)]) })
    }
    return fields
  }

  private static func membership(
    _ edge: Edge, _ kinds: [NodeID: NodeKind], _ posts: [NodeID: NodeID]
  ) -> JSONValue {
    var fields: JSONValue.Fields = ["id": .text(edge.id)]
    // Popolo's members are persons; what else is a member is named by type.
    if kinds[edge.source] == .person {
      fields["person_id"] = .text(edge.source.rawValue)
    } else {
      fields["member"] = .object([
        "@type": .text("Organization"), "id": .text(edge.source.rawValue),
      ])
    }
    if edge.relation == .holds {
      fields["post_id"] = .text(edge.target.rawValue)
      if let seat = posts[edge.target] {
        fields[kinds[seat] == .place ? "area_id" : "organization_id"] = .text(seat.rawValue)
      }
    } else {
      fields["organization_id"] = .text(edge.target.rawValue)
    }
    let status = edge.attributes[.status]?.text
    fields["role"] = .text(edge.evidence.lazy.compactMap(\.cue).first ?? edge.relation.rawValue)
    fields["label"] = status.map(JSONValue.text)
    fields["start_date"] = edge.attributes[.since]?.text.map(JSONValue.text)
    fields["end_date"] = edge.attributes[.until]?.text.map(JSONValue.text)
    fields["sources"] = .list(
      edge.evidence.map { evidence in
        .object([
          "note": .text(evidence.quote), "url": .text("urn:newsgraph:" + evidence.document.inIRI),
        ])
      })
    return .object(fields)
  }
}

extension Relation {
  /// Whether the relation leads to an office, or from it to where it is, or to a larger whole.
  fileprivate var hasSeat: Bool { self == .holds || self == .of || self == .partOf }
}

extension Edge {
  /// Whether the edge is an office or a membership that the article itself tells.
  fileprivate var isMembershipFact: Bool {
    guard [.holds, .of, .memberOf, .worksFor, .speaksFor, .partOf].contains(relation) else {
      return false
    }
    let modality = attributes[.modality]?.text ?? Modality.actual.rawValue
    return modality == Modality.actual.rawValue && attributes[.polarity] == nil
      && !["nominee", "candidate"].contains(attributes[.status]?.text)
      && evidence.contains { $0.reportedBy.isEmpty && ($0.modality ?? .actual) == .actual }
  }
}
