import KnowledgeGraph
import MarkupText

/// DOT as an interchange format: no clusters, no HTML labels, every string in quotation marks.
///
/// Other programs than Graphviz read only a part of DOT, and this is the part. For a picture with
/// colours use the styled DOT of the renderer. Scalars that XML can't hold are left out, because
/// Graphviz would carry them into its SVG; the attribute `exact` has the values with them, as JSON.
public struct DOTFormat: GraphFormat {
  /// `dot`.
  public static let name = "dot"
  /// `dot`.
  public static let fileExtension = "dot"
  /// Who reads the format.
  public static let summary = "plain DOT for Graphviz, Gephi and NetworkX, without styling"
  /// What of a graph the format holds.
  public static let carries = "everything, evidence and lists as JSON text"
  /// What is lost or changed.
  public static let losses =
    "nothing for our own reader; other programs see no scalars that XML forbids"

  /// Creates the format.
  public init() {}

  /// Writes the graph.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func write(_ graph: Graph, to output: inout some TextOutputStream) throws(FormatError) {
    output.write("digraph \"newsgraph\" {\n")
    // A drawing shows the graph's `label`.
    let properties = graph.plainProperties().map { property in
      property.name == "title" ? PlainProperty("label", property.value) : property
    }
    output.write("  graph\(Self.list(properties));\n")
    for node in graph.nodes {
      let properties = try node.plainProperties()
      output.write("  \(node.id.rawValue.dotQuoted)\(Self.list(properties));\n")
    }
    for edge in graph.edges {
      // The key keeps parallel edges apart; `weight` would be read as a wish for a short edge.
      let key = PlainProperty("key", .text(edge.id))
      let properties = try edge.plainProperties().filter { $0.name != "weight" }
      let ends = "\(edge.source.rawValue.dotQuoted) -> \(edge.target.rawValue.dotQuoted)"
      output.write("  \(ends)\(Self.list([key] + properties));\n")
    }
    output.write("}\n")
  }

  private static func list(_ properties: [PlainProperty]) -> String {
    let fields = properties.map { "\($0.name)=\($0.value.text.dotQuoted)" }
    return " [" + fields.joined(separator: ", ") + "]"
  }
}

extension String {
  /// The text in quotation marks, so that Graphviz shows it as it is.
  ///
  /// A backslash is doubled, for else `\N` would be the node's name; a line break is `\n`; an
  /// ampersand that begins what looks like a character reference is written as one. Graphviz's scanner
  /// takes no more than 16 KiB without an escape, so that longer runs are broken by a backslash at the
  /// end of a line, which stands for nothing.
  fileprivate var dotQuoted: String {
    let scalars = Array(unicodeScalars)
    var text = "\""
    var run = 0
    for (index, scalar) in scalars.enumerated() where scalar.isLegalInXML {
      run += 1
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += " "
      case "&": text += Self.beginsReference(scalars[(index + 1)...]) ? "&amp;" : "&"
      default: text.unicodeScalars.append(scalar)
      }
      if scalar == "\"" || scalar == "\\" || scalar == "\n" { run = 0 }
      if run == Self.longestRun {
        text += "\\\n"
        run = 0
      }
    }
    return text + "\""
  }

  /// In scalars, of which each may be four bytes.
  private static let longestRun = 4000

  private static func beginsReference(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    let name = rest.prefix { $0 == "#" || $0.isASCII && $0.properties.isAlphabetic || $0.isDigit }
    return !name.isEmpty && rest.dropFirst(name.count).first == ";"
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
