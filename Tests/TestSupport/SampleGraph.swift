import KnowledgeGraph

extension Graph {
  /// A small graph of an invented article with every kind of node, the statuses of an office,
  /// parallel edges, every modality and a chain of sources.
  public static var sample: Graph {
    Graph(
      generator: "newsgraph 0.1.0",
      documents: [
        DocumentRecord(
          id: "norland-2031-03-04", title: "Norland’s “old” guard & its <new> rivals",
          date: "2031-03-04", source: "Harbour Herald",
          sha256: String(repeating: "0f", count: 32), scalars: articleText.text.unicodeScalars.count
        )
      ],
      nodes: persons + organizations + places + positions + statements,
      edges: offices + ties + acts + speech)
  }

  private static let articleText = SampleText(
    document: "norland-2031-03-04",
    sentences: [
      "Former and future president Ana Ruiz told Harbour Herald reporters that Norland “will not "
        + "yield”.",
      "Ruiz, who leads the Liberal Party, met Sudria’s acting president Bram Okafor in Vesta.",
      "Céline O’Nöl, Minister of Tides & Dykes, denied that the ministry had fined Okafor & Sons.",
      "Okafor & Sons, owned by Okafor, is based in Vesta.",
      "Norland may embargo Sudria, according to a senior aide quoted by Harbour Herald.",
      "Six lawmakers of the Liberal Party criticized the Norland Guard.",
      "The Norland Guard will help Sudria.",
      "Okafor is a rival of Ruiz, whose brother Teo Ruiz works for the Ministry of Tides & Dykes.",
      "Vesta is a city in Norland.",
    ])

  private static let ruiz = NodeID(kind: .person, "Ana Ruiz")
  private static let okafor = NodeID(kind: .person, "Bram Okafor")
  private static let onol = NodeID(kind: .person, "Céline O’Nöl")
  private static let teo = NodeID(kind: .person, "Teo Ruiz")
  private static let aide = NodeID(kind: .person, "senior aide")
  private static let party = NodeID(kind: .organization, "Liberal Party")
  private static let herald = NodeID(kind: .organization, "Harbour Herald")
  private static let ministry = NodeID(kind: .organization, "Ministry of Tides & Dykes")
  private static let guards = NodeID(kind: .organization, "Norland Guard")
  private static let sons = NodeID(kind: .organization, "Okafor & Sons")
  private static let lawmakers = NodeID(kind: .group, "lawmakers", "Liberal Party")
  private static let norland = NodeID(kind: .place, "Norland")
  private static let sudria = NodeID(kind: .place, "Sudria")
  private static let vesta = NodeID(kind: .place, "Vesta")
  private static let presidency = NodeID(kind: .position, "president", "Norland")
  private static let otherPresidency = NodeID(kind: .position, "president", "Sudria")
  private static let minister = NodeID(kind: .position, "minister", "Tides & Dykes")
  private static let refusal = NodeID(kind: .statement, "3f2a91c0")
  private static let denial = NodeID(kind: .statement, "77b0c1d2")

  private static var persons: [Node] {
    [
      Node(
        id: ruiz, kind: .person, label: "Ana Ruiz", aliases: ["Ruiz"],
        mentions: [
          articleText.mention("Ana Ruiz"), articleText.mention("Ruiz", link: .partOfName),
        ],
        salience: 0.25, confidence: 0.95, attributes: [.named: true]),
      Node(
        id: okafor, kind: .person, label: "Bram Okafor", aliases: ["Okafor"],
        mentions: [articleText.mention("Bram Okafor")], salience: 0.2, confidence: 0.95,
        attributes: [.named: true]),
      Node(
        id: onol, kind: .person, label: "Céline O’Nöl",
        mentions: [articleText.mention("Céline O’Nöl")],
        salience: 0.08, confidence: 0.9, attributes: [.named: true]),
      Node(
        id: teo, kind: .person, label: "Teo Ruiz", mentions: [articleText.mention("Teo Ruiz")],
        salience: 0.04, confidence: 0.9, attributes: [.named: true]),
      Node(
        id: aide, kind: .person, label: "senior aide",
        mentions: [articleText.mention("a senior aide", form: .nominal)], salience: 0.03,
        confidence: 0.7, attributes: [.named: false]),
    ]
  }

  private static var organizations: [Node] {
    [
      Node(
        id: party, kind: .organization, label: "Liberal Party",
        mentions: [articleText.mention("Liberal Party")], salience: 0.07, confidence: 0.9,
        attributes: [.type: "party"]),
      Node(
        id: herald, kind: .organization, label: "Harbour Herald",
        mentions: [articleText.mention("Harbour Herald")], salience: 0.06, confidence: 0.85,
        attributes: [.type: "media"]),
      Node(
        id: ministry, kind: .organization, label: "Ministry of Tides & Dykes",
        aliases: ["the ministry"],
        mentions: [
          articleText.mention("the ministry", form: .nominal, link: .sameHead),
          articleText.mention("Ministry of Tides & Dykes"),
        ], salience: 0.06, confidence: 0.9, attributes: [.type: "ministry", .acronym: "MTD"]),
      Node(
        id: guards, kind: .organization, label: "Norland Guard",
        mentions: [articleText.mention("Norland Guard")], salience: 0.05, confidence: 0.9,
        attributes: [.type: "military"]),
      Node(
        id: sons, kind: .organization, label: "Okafor & Sons",
        mentions: [articleText.mention("Okafor & Sons")], salience: 0.05, confidence: 0.8,
        attributes: [.type: "company"]),
      Node(
        id: lawmakers, kind: .group, label: "Six lawmakers of the Liberal Party",
        mentions: [articleText.mention("Six lawmakers of the Liberal Party", form: .nominal)],
        salience: 0.03, confidence: 0.75, attributes: [.named: false, .count: 6]),
    ]
  }

  private static var places: [Node] {
    [
      Node(
        id: norland, kind: .place, label: "Norland", mentions: [articleText.mention("Norland")],
        salience: 0.06, confidence: 0.99, attributes: [.type: "country"]),
      Node(
        id: sudria, kind: .place, label: "Sudria",
        mentions: [articleText.mention("Sudria’s", link: .exact), articleText.mention("Sudria")],
        salience: 0.05, confidence: 0.99, attributes: [.type: "country"]),
      Node(
        id: vesta, kind: .place, label: "Vesta", mentions: [articleText.mention("Vesta")],
        salience: 0.03, confidence: 0.9, attributes: [.type: "city"]),
    ]
  }

  private static var positions: [Node] {
    [
      Node(
        id: presidency, kind: .position, label: "President of Norland",
        mentions: [articleText.mention("president", form: .nominal)], salience: 0.02,
        confidence: 0.9,
        attributes: [.title: "president"]),
      Node(
        id: otherPresidency, kind: .position, label: "President of Sudria",
        mentions: [articleText.mention("acting president", form: .nominal)], salience: 0.02,
        confidence: 0.9, attributes: [.title: "president"]),
      Node(
        id: minister, kind: .position, label: "Minister of Tides & Dykes",
        mentions: [articleText.mention("Minister of Tides & Dykes")], salience: 0.02,
        confidence: 0.85,
        attributes: [.title: "minister"]),
    ]
  }

  private static var statements: [Node] {
    [
      Node(
        id: refusal, kind: .statement, label: "Norland “will not yield”", confidence: 0.8,
        attributes: [
          .content: "Norland “will not yield”", .speechKind: "mixed", .stance: "asserts",
          .cue: "told",
        ]),
      Node(
        id: denial, kind: .statement, label: "the ministry had fined Okafor & Sons",
        confidence: 0.8,
        attributes: [
          .content: "the ministry had fined Okafor & Sons", .speechKind: "indirect",
          .stance: "denies", .cue: "denied",
        ]),
    ]
  }

  private static var offices: [Edge] {
    let former = articleText.evidence("Former and future president Ana Ruiz", cue: "Former")
    let future = articleText.evidence("Former and future president Ana Ruiz", cue: "future")
    let acting = articleText.evidence("Sudria’s acting president Bram Okafor", cue: "acting")
    let tides = articleText.evidence("Céline O’Nöl, Minister of Tides & Dykes", cue: "Minister")
    return [
      Edge(
        source: ruiz, relation: .holds, target: presidency,
        attributes: [.status: "former", .until: "2029"], confidence: 0.9, evidence: [former]),
      Edge(
        source: ruiz, relation: .holds, target: presidency, attributes: [.status: "elect"],
        confidence: 0.9, evidence: [future]),
      Edge(
        source: okafor, relation: .holds, target: otherPresidency,
        attributes: [.status: "acting"], confidence: 0.9, evidence: [acting]),
      Edge(
        source: onol, relation: .holds, target: minister, attributes: [.status: "current"],
        confidence: 0.9, evidence: [tides]),
      Edge(
        source: presidency, relation: .of, target: norland, confidence: 0.6, origin: .derived,
        evidence: [former]),
      Edge(source: otherPresidency, relation: .of, target: sudria, evidence: [acting]),
      Edge(
        source: minister, relation: .of, target: ministry, confidence: 0.7, origin: .derived,
        evidence: [tides]),
    ]
  }

  private static var ties: [Edge] {
    let brother = articleText.evidence("Ruiz, whose brother Teo Ruiz", cue: "brother")
    return [
      Edge(
        source: ruiz, relation: .memberOf, target: party, confidence: 0.8,
        evidence: [articleText.evidence("Ruiz, who leads the Liberal Party", cue: "leads")]),
      Edge(
        source: lawmakers, relation: .memberOf, target: party,
        evidence: [articleText.evidence("Six lawmakers of the Liberal Party", cue: "lawmakers")]),
      Edge(
        source: okafor, relation: .owns, target: sons,
        evidence: [articleText.evidence("Okafor & Sons, owned by Okafor", cue: "owned")]),
      Edge(
        source: sons, relation: .basedIn, target: vesta,
        evidence: [articleText.evidence("Okafor & Sons, owned by Okafor, is based in Vesta")]),
      Edge(
        source: vesta, relation: .partOf, target: norland,
        evidence: [articleText.evidence("Vesta is a city in Norland", cue: "city")]),
      Edge(
        source: ruiz, relation: .familyOf, target: teo, attributes: [.kin: "brother"],
        evidence: [brother]),
      Edge(
        source: teo, relation: .worksFor, target: ministry,
        evidence: [
          articleText.evidence("Teo Ruiz works for the Ministry of Tides & Dykes", cue: "works")
        ]),
      Edge(
        source: okafor, relation: .opponentOf, target: ruiz,
        evidence: [articleText.evidence("Okafor is a rival of Ruiz", cue: "rival")]),
    ]
  }

  private static var acts: [Edge] {
    [
      Edge(
        source: ruiz, relation: .consult, target: okafor,
        attributes: [.modality: "actual", "reciprocal": true, "predicate": "met"],
        evidence: [articleText.evidence("met Sudria’s acting president Bram Okafor", cue: "met")]),
      Edge(
        source: ministry, relation: .sanction, target: sons,
        attributes: [.modality: "negated", "predicate": "fined"], confidence: 0.7,
        evidence: [
          articleText.evidence(
            "the ministry had fined Okafor & Sons", cue: "fined", modality: .negated,
            reportedBy: [onol])
        ]),
      Edge(
        source: norland, relation: .sanction, target: sudria,
        attributes: [.modality: "hypothetical", "predicate": "may embargo"], confidence: 0.6,
        evidence: [
          articleText.evidence(
            "Norland may embargo Sudria", cue: "embargo", modality: .hypothetical,
            reportedBy: [aide, herald])
        ]),
      Edge(
        source: lawmakers, relation: .accuse, target: guards,
        attributes: [.modality: "actual", "predicate": "criticized"],
        evidence: [articleText.evidence("criticized the Norland Guard", cue: "criticized")]),
      Edge(
        source: guards, relation: .aid, target: sudria,
        attributes: [.modality: "planned", "predicate": "will help"],
        evidence: [
          articleText.evidence(
            "The Norland Guard will help Sudria", cue: "help", modality: .planned)
        ]),
    ]
  }

  private static var speech: [Edge] {
    let said = articleText.evidence("Norland “will not yield”", cue: "told")
    let denied = articleText.evidence(
      "denied that the ministry had fined Okafor & Sons", cue: "denied")
    return [
      Edge(source: ruiz, relation: .states, target: refusal, evidence: [said]),
      Edge(source: refusal, relation: .reportedBy, target: herald, evidence: [said]),
      Edge(source: refusal, relation: .about, target: norland, evidence: [said]),
      Edge(source: onol, relation: .states, target: denial, evidence: [denied]),
      Edge(source: denial, relation: .about, target: sons, evidence: [denied]),
    ]
  }
}
