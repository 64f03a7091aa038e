import KnowledgeGraph

/// Turtle, for RDF tools: schema.org and W3C ORG for people, organizations and offices, PROV and Web
/// Annotation for the places that say it.
///
/// Nothing is a blank node. A fact such as `a org:holds b` is said as such only where the article
/// itself says that it is so now; every edge is described besides, with status and modality.
public struct TurtleFormat: GraphFormat {
  /// `turtle`.
  public static let name = "turtle"
  /// `ttl`.
  public static let fileExtension = "ttl"
  /// Who reads the format.
  public static let summary = "RDF for triple stores and Protégé: schema.org, W3C ORG, PROV"
  /// What of a graph the format holds.
  public static let carries = "everything but mentions"
  /// What is lost or changed.
  public static let losses = "mentions; scalars that XML forbids; the order of who reports"

  /// Creates the format.
  public init() {}

  /// Writes the graph.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func write(_ graph: Graph, to output: inout some TextOutputStream) throws(FormatError) {
    for (prefix, iri) in RDFVocabulary.prefixes {
      output.write("@prefix \(prefix): <\(iri)> .\n")
    }
    let describer = RDFDescriber(of: graph)
    for document in graph.documents {
      Self.write(describer.description(of: document), to: &output)
    }
    for node in graph.nodes { Self.write(try describer.description(of: node), to: &output) }
    for edge in graph.edges {
      for description in try describer.descriptions(of: edge) {
        Self.write(description, to: &output)
      }
    }
  }

  private static func write(_ about: RDFDescription, to output: inout some TextOutputStream) {
    var lines: [String] = []
    if !about.types.isEmpty { lines.append("a " + about.types.joined(separator: ", ")) }
    lines += about.facts.map { "\($0.predicate) \($0.object.turtle)" }
    output.write("\n<\(about.iri)> \(lines.joined(separator: " ;\n  ")) .\n")
  }
}

extension RDFObject {
  fileprivate var turtle: String {
    switch self {
    case .iri(let iri): "<\(iri)>"
    case .word(let word): word
    case .text(let text): text.turtleQuoted
    case .typed(let text, let type): "\(text.turtleQuoted)^^xsd:\(type)"
    }
  }
}

extension String {
  fileprivate var turtleQuoted: String {
    var text = "\""
    for scalar in plain.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
