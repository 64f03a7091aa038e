import KnowledgeGraph

/// JSON-LD: the triples of `TurtleFormat` as JSON, with the vocabularies in its context.
public struct JSONLDFormat: GraphFormat {
  /// `jsonld`.
  public static let name = "jsonld"
  /// `jsonld`.
  public static let fileExtension = "jsonld"
  /// Who reads the format.
  public static let summary = "RDF as JSON for web pages and triple stores"
  /// What of a graph the format holds.
  public static let carries = "everything but mentions"
  /// What is lost or changed.
  public static let losses = "mentions; scalars that XML forbids; the order of who reports"

  /// Creates the format.
  public init() {}

  /// Writes the graph.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func write(_ graph: Graph, to output: inout some TextOutputStream) throws(FormatError) {
    var context: JSONValue.Fields = [:]
    for (prefix, iri) in RDFVocabulary.prefixes { context[prefix] = .text(iri) }
    output.write("{\"@context\": \(JSONValue.object(context).line()),\n\"@graph\": [")
    let describer = RDFDescriber(of: graph)
    var isFirst = true
    func write(_ about: RDFDescription, to output: inout some TextOutputStream) {
      output.write((isFirst ? "\n" : ",\n") + about.json.line())
      isFirst = false
    }
    for document in graph.documents { write(describer.description(of: document), to: &output) }
    for node in graph.nodes { write(try describer.description(of: node), to: &output) }
    for edge in graph.edges {
      for description in try describer.descriptions(of: edge) { write(description, to: &output) }
    }
    output.write("]}\n")
  }
}

extension RDFDescription {
  fileprivate var json: JSONValue {
    var fields: JSONValue.Fields = ["@id": .text(iri)]
    if !types.isEmpty { fields["@type"] = .list(types.map(JSONValue.text)) }
    var lists: [String: [JSONValue]] = [:]
    for fact in facts { lists[fact.predicate, default: []].append(fact.object.json) }
    for (predicate, values) in lists {
      fields[predicate] = values.count == 1 ? values[0] : .list(values)
    }
    return .object(fields)
  }
}

extension RDFObject {
  fileprivate var json: JSONValue {
    switch self {
    case .iri(let iri): .object(["@id": .text(iri)])
    case .word(let word): .object(["@id": .text(word)])
    case .text(let text): .text(text.plain)
    case .typed(let text, let type):
      .object(["@type": .text("xsd:" + type), "@value": .text(text)])
    }
  }
}
