import KnowledgeGraph

/// Event records as JSON Lines, with the sixteen classes, modes and quadrants of PLOVER.
///
/// One line an interaction: `type` is the class in capitals, `date` the day of the event or else of
/// the article, `dateOf` says which. Lasting ties and statements are no events and stay out.
public struct PloverFormat: GraphFormat {
  /// `plover`.
  public static let name = "plover"
  /// `plover.jsonl`.
  public static let fileExtension = "plover.jsonl"
  /// Who reads the format.
  public static let summary = "event records in PLOVER's classes, for event data analysis"
  /// What of a graph the format holds.
  public static let carries = "interactions with actors, modality, dates and all evidence"
  /// What is lost or changed.
  public static let losses = "lasting ties, positions, statements; mentions; attributes of actors"

  /// Creates the format.
  public init() {}

  /// Writes the graph.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func write(_ graph: Graph, to output: inout some TextOutputStream) throws(FormatError) {
    var actors: [NodeID: JSONValue] = [:]
    for node in graph.nodes {
      _ = try node.json()
      actors[node.id] = Self.actor(node)
    }
    let dates = Dictionary(graph.documents.map { ($0.id, $0.date) }) { first, _ in first }
    for edge in graph.edges where edge.relation.category == .interaction {
      guard case .object(var fields) = try edge.json() else { continue }
      for key in ["relation", "attributes"] { fields[key] = nil }
      fields["type"] = .text(edge.relation.rawValue.uppercased())
      fields["quad"] = edge.relation.quad.map { .text($0.rawValue) }
      fields["source"] = actors[edge.source]
      fields["target"] = actors[edge.target]
      for key in [AttributeKey.modality, "mode", "predicate", "event"] {
        fields[key.rawValue] = edge.attributes[key]?.text.map(JSONValue.text)
      }
      fields["reciprocal"] = .flag(edge.isSymmetric)
      if let day = edge.attributes["when"]?.text {
        fields["date"] = .text(day)
        fields["dateOf"] = .text("event")
      } else if let day = edge.evidence.first.flatMap({ dates[$0.document] ?? nil }) {
        fields["date"] = .text(day)
        fields["dateOf"] = .text("article")
      }
      output.write(JSONValue.object(fields).line() + "\n")
    }
  }

  private static func actor(_ node: Node) -> JSONValue {
    var fields: JSONValue.Fields = [
      "id": .text(node.id.rawValue), "name": .text(node.label), "kind": .text(node.kind.rawValue),
    ]
    fields["type"] = node.attributes[.type]?.text.map(JSONValue.text)
    fields["country"] = node.attributes[.iso3]?.text.map(JSONValue.text)
    return .object(fields)
  }
}
