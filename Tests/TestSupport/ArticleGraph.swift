import KnowledgeGraph

extension Graph {
  /// A graph of the size that an article of a thousand words has: 36 nodes, 50 edges, all invented.
  public static var article: Graph {
    var builder = GraphBuilder()
    var ids: [String: NodeID] = [:]
    for (rank, line) in nodeLines.enumerated() {
      let fields = line.split(separator: "|").map(String.init)
      guard let kind = NodeKind(rawValue: fields[0]) else { continue }
      var attributes: Attributes = [:]
      for field in fields.dropFirst(2) {
        if field == "unnamed" {
          attributes[.named] = false
        } else {
          attributes[.type] = .text(field)
        }
      }
      if kind == .position {
        attributes[.title] = .text(
          fields[1].components(before: " of ").lowercased())
      }
      ids[fields[1]] = builder.add(
        Node(
          id: NodeID(kind: kind, fields[1]), kind: kind, label: fields[1],
          salience: 0.3 / Double(rank + 1), attributes: attributes))
    }
    for (index, line) in edgeLines.enumerated() {
      let fields = line.split(separator: "|").map(String.init)
      let words = fields[1].split(separator: ":").map(String.init)
      guard let source = ids[fields[0]], let target = ids[fields[2]],
        let relation = Relation(rawValue: words[0])
      else { continue }
      var attributes: Attributes = [:]
      if words.count > 1 {
        attributes[relation == .holds ? .status : relation == .familyOf ? .kin : .modality] =
          .text(words[1])
      }
      let quote = "\(fields[0]) … \(fields[2])"
      builder.add(
        Edge(
          source: source, relation: relation, target: target, attributes: attributes,
          evidence: [
            Evidence(
              document: "article", sentence: index, start: 0, end: quote.unicodeScalars.count,
              quote: quote, reportedBy: fields.dropFirst(3).compactMap { ids[$0] })
          ]))
    }
    return builder.graph(
      generator: "newsgraph 0.1.0",
      documents: [
        DocumentRecord(
          id: "article", title: "Norland’s president-elect weighs an embargo against Sudria",
          date: "2031-03-04", source: "Harbour Herald", scalars: 6000)
      ])
  }

  private static let nodeLines = [
    "person|Mara Quist", "place|Sudria|country", "place|Norland|country", "person|Ilse Vantongeren",
    "organization|Harbour Herald|media", "organization|Norland Armed Forces|military",
    "organization|Saltmarsh Syndicate|criminal", "organization|Quist transition team|government",
    "person|Joaquín “El Faro” Mendiz", "organization|New Delta Front|armedGroup",
    "group|six unnamed Unionists|unnamed", "person|senior transition member|unnamed",
    "person|Tobias Rehn", "person|Andrés Molina Ortega", "organization|Union Party|party",
    "organization|Sudrian government|government", "person|adviser to Quist|unnamed",
    "person|Petra Lindqvist", "place|Port Vesta|city", "organization|Senate|legislature",
    "person|Ruben Achterberg", "organization|Ministry of Defence|ministry",
    "organization|Coast Guard|military", "person|Nadia Sorel", "group|Unionist lawmakers|unnamed",
    "organization|Council of Delta States|igo", "person|Hugo Brandt", "place|Lower Delta|region",
    "position|president of Norland", "position|president of Sudria",
    "position|secretary of defence", "position|national security adviser",
    "position|leader of Saltmarsh Syndicate", "position|border commissioner",
    "position|secretary of state", "person|Oskar Thune",
  ]

  private static let edgeLines = [
    "Mara Quist|holds:elect|president of Norland", "Mara Quist|holds:former|president of Norland",
    "president of Norland|of|Norland", "Ilse Vantongeren|holds:current|president of Sudria",
    "Andrés Molina Ortega|holds:former|president of Sudria", "president of Sudria|of|Sudria",
    "Tobias Rehn|holds:nominee|secretary of defence", "secretary of defence|of|Ministry of Defence",
    "Petra Lindqvist|holds:nominee|national security adviser",
    "national security adviser|of|Norland", "Hugo Brandt|holds:incoming|border commissioner",
    "Nadia Sorel|holds:nominee|secretary of state", "secretary of state|of|Norland",
    "Mara Quist|appointed|Tobias Rehn", "Mara Quist|appointed|Petra Lindqvist",
    "Mara Quist|appointed|Hugo Brandt", "Mara Quist|appointed|Nadia Sorel",
    "Joaquín “El Faro” Mendiz|holds:current|leader of Saltmarsh Syndicate",
    "leader of Saltmarsh Syndicate|of|Saltmarsh Syndicate",
    "Saltmarsh Syndicate|basedIn|Sudria", "New Delta Front|basedIn|Lower Delta",
    "Lower Delta|partOf|Sudria", "Port Vesta|partOf|Norland", "Coast Guard|basedIn|Port Vesta",
    "Coast Guard|partOf|Norland Armed Forces", "Norland Armed Forces|partOf|Norland",
    "Ministry of Defence|partOf|Norland", "Sudrian government|partOf|Sudria",
    "senior transition member|memberOf|Quist transition team|Harbour Herald",
    "adviser to Quist|worksFor|Mara Quist|Harbour Herald",
    "six unnamed Unionists|memberOf|Union Party", "Mara Quist|memberOf|Union Party",
    "Unionist lawmakers|memberOf|Union Party", "Ruben Achterberg|memberOf|Senate",
    "Ruben Achterberg|memberOf|Union Party", "Sudria|memberOf|Council of Delta States",
    "Mara Quist|sanction:planned|Sudria",
    "Mara Quist|assault:hypothetical|Saltmarsh Syndicate|Harbour Herald",
    "Norland Armed Forces|assault:hypothetical|New Delta Front|senior transition member",
    "Mara Quist|threaten|Sudrian government|Harbour Herald", "Mara Quist|consult|Ilse Vantongeren",
    "Ilse Vantongeren|reject|Harbour Herald", "Mara Quist|accuse|Sudria",
    "Andrés Molina Ortega|reject|Mara Quist", "Mara Quist|aid:hypothetical|Sudria",
    "six unnamed Unionists|consult|Mara Quist|Harbour Herald",
    "Unionist lawmakers|support|Mara Quist|Harbour Herald",
    "Norland|cooperate:planned|Sudria", "Tobias Rehn|support|Mara Quist",
    "Sudria|sanction:negated|Norland",
  ]
}

extension String {
  fileprivate func components(before separator: String) -> String {
    firstRange(of: separator).map { String(self[..<$0.lowerBound]) } ?? self
  }
}
