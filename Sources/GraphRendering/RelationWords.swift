import KnowledgeGraph

/// The words that stand at an edge of a picture, read from source to target.
struct RelationWords {
  /// In a sentence about what is or happened: "Norland *sanctions* Sudria".
  let plain: String

  /// Behind "plans to", "might" or "does not"; `nil` for relations that aren't acts.
  let infinitive: String?

  private init(_ plain: String, _ infinitive: String? = nil) {
    self.plain = plain
    self.infinitive = infinitive
  }

  /// The words of a relation.
  static func of(_ relation: Relation) -> RelationWords {
    table[relation] ?? .init(relation.rawValue)
  }

  private static let table: [Relation: RelationWords] = [
    .holds: .init("is"),
    .of: .init("of"),
    .memberOf: .init("member of"),
    .worksFor: .init("works for"),
    .speaksFor: .init("speaks for"),
    .partOf: .init("part of"),
    .basedIn: .init("based in"),
    .citizenOf: .init("citizen of"),
    .familyOf: .init("family"),
    .associateOf: .init("associate"),
    .opponentOf: .init("opponent"),
    .appointed: .init("appointed", "appoint"),
    .succeeded: .init("succeeded", "succeed"),
    .founded: .init("founded", "found"),
    .owns: .init("owns", "own"),
    .funds: .init("funds", "fund"),

    .agree: .init("agrees with", "agree with"),
    .consult: .init("talks with", "talk with"),
    .support: .init("supports", "support"),
    .concede: .init("yields to", "yield to"),
    .cooperate: .init("cooperates with", "cooperate with"),
    .aid: .init("aids", "aid"),
    .retreat: .init("withdraws from", "withdraw from"),
    .request: .init("demands of", "demand of"),
    .accuse: .init("accuses", "accuse"),
    .reject: .init("rejects", "reject"),
    .threaten: .init("threatens", "threaten"),
    .protest: .init("protests against", "protest against"),
    .sanction: .init("sanctions", "sanction"),
    .mobilize: .init("mobilizes against", "mobilize against"),
    .coerce: .init("coerces", "coerce"),
    .assault: .init("attacks", "attack"),

    .states: .init("says"),
    .reportedBy: .init("reported by"),
    .about: .init("about"),
    .addressedTo: .init("said to"),
  ]

  /// What stands before the infinitive of an act that did not take place, or not yet.
  static let modal: [Modality: String] = [
    .planned: "plans to", .hypothetical: "might", .negated: "does not",
  ]

  /// What stands at `holds`, by the status of the office; `%` is the office's title.
  static let office: [String: String] = [
    "current": "is", "former": "former %", "elect": "%-elect", "incoming": "incoming %",
    "outgoing": "outgoing %", "acting": "acting %", "nominee": "nominee", "candidate": "candidate",
  ]

  /// What a kind of node is called in the legend.
  static let kinds: [NodeKind: String] = [
    .person: "person", .organization: "organization", .group: "group", .place: "place",
    .position: "position", .statement: "statement",
  ]

  /// What a change between two graphs is called in the legend.
  static let changes: [ChangeMark: String] = [
    .added: "new", .removed: "only before", .changed: "changed", .same: "the same",
  ]

  /// What a quadrant of interaction is called in the legend.
  static let quads: [Relation.Quad: String] = [
    .verbalCooperation: "cooperation in words", .materialCooperation: "cooperation in deeds",
    .verbalConflict: "conflict in words", .materialConflict: "conflict in deeds",
  ]
}
