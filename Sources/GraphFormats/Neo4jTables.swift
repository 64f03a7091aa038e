import KnowledgeGraph

// The tables of `neo4j-admin database import`: line breaks become spaces, because the importer reads
// them only with an option, and `;` separates the values of a list.
extension CSVFormat {
  static func writeNeo4jNodes(
    of graph: Graph, to output: inout some TextOutputStream
  ) throws(FormatError) {
    writeLine(
      [
        ":ID", ":LABEL", "label", "kind", "salience:double", "confidence:double",
        "aliases:string[]", "type", "attributes",
      ], to: &output)
    for node in graph.nodes {
      let place = "of node '\(node.id)'"
      writeLine(
        [
          node.id.rawValue, "Entity;" + node.kind.typeName, node.plainLabel.inOneLine,
          node.kind.rawValue,
          try node.salience.finite("the salience \(place)").plainText,
          try node.confidence.finite("the confidence \(place)").plainText,
          node.aliases.map { $0.inOneLine.replacing(";", with: ",") }.joined(separator: ";"),
          (node.attributes[.type]?.text ?? "").inOneLine,
          try node.attributes.json(place).line().plain,
        ], to: &output)
    }
  }

  static func writeNeo4jRelationships(
    of graph: Graph, to output: inout some TextOutputStream
  ) throws(FormatError) {
    writeLine(
      [
        ":START_ID", ":END_ID", ":TYPE", "id", "label", "weight:int", "confidence:double",
        "origin", "negated:boolean", "status", "modality", "since", "until", "quote", "evidence",
      ], to: &output)
    for edge in graph.edges {
      let confidence = try edge.confidence.finite("the confidence of edge '\(edge.id)'")
      let attributes = [AttributeKey.status, .modality, .since, .until].map {
        (edge.attributes[$0]?.text ?? "").inOneLine
      }
      writeLine(
        [
          edge.source.rawValue, edge.target.rawValue, edge.relation.snakeName, edge.id,
          edge.plainLabel.inOneLine, String(edge.evidence.count), confidence.plainText,
          edge.origin.rawValue, String(edge.isNegated),
        ] + attributes + [
          (edge.evidence.first?.quote ?? "").inOneLine,
          JSONValue.list(edge.evidence.map { $0.json() }).line().plain,
        ], to: &output)
    }
  }
}

extension NodeKind {
  /// The kind as graph databases and class diagrams write it: `Person`.
  var typeName: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

extension Relation {
  /// The relation as graph databases write it: `MEMBER_OF`.
  var snakeName: String {
    rawValue.reduce(into: "") { name, letter in
      if letter.isUppercase { name += "_" }
      name += letter.uppercased()
    }
  }
}
