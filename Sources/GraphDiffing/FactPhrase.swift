import KnowledgeGraph

/// The words for facts in a report.
enum FactPhrase {
  /// The longest content that a line quotes, in characters.
  private static let longestContent = 110

  /// A tie or act as a sentence without its full stop.
  static func sentence(_ fact: GraphFact) -> String {
    guard case .edge(let edge, let source, let target) = fact else { return statement(fact) }
    if edge.relation == .holds { return holding(fact) }
    let words = RelationPhrase.of(edge.relation)
    let areSeveral = source.kind == .group
    var text = source.label + " "
    if edge.relation.category == .interaction, let modality = edge.modality, modality != .actual {
      text += RelationPhrase.modal(modality, ofSeveral: areSeveral) + " " + words.infinitive
    } else {
      text += areSeveral ? words.plural : words.plain
    }
    text += " " + target.label
    if let kin = edge.attributes[.kin]?.text { text += " (\(kin))" }
    if let position = edge.attributes[.position]?.text { text += " as \(position)" }
    if let predicate = edge.attributes[.predicate]?.text { text += " (“\(shortened(predicate))”)" }
    return text + dates([fact])
  }

  /// Somebody with an office: "Ana Ruiz is former president of Norland".
  static func holding(_ fact: GraphFact) -> String {
    guard case .edge(_, let source, _) = fact else { return sentence(fact) }
    return "\(source.label): \(office(fact))"
  }

  /// An office with its status: "former president of Norland".
  static func office(_ fact: GraphFact) -> String {
    guard case .edge(let edge, _, let position) = fact else { return sentence(fact) }
    switch edge.status {
    case nil, "current": return position.label
    case .some("elect"): return "\(position.label) (elect)"
    case .some("nominee"), .some("candidate"): return "\(edge.status ?? "") for \(position.label)"
    case .some(let status): return "\(status) \(position.label)"
    }
  }

  /// A holder with the status: "Ana Ruiz (former)".
  static func holder(_ fact: GraphFact) -> String {
    guard case .edge(let edge, let source, _) = fact else { return "" }
    guard let status = edge.status, status != AttributeValue.currentStatus else {
      return source.label
    }
    return "\(source.label) (\(status))"
  }

  /// From when and until when, in brackets; empty where nothing is said.
  static func dates(_ facts: [GraphFact]) -> String {
    let parts = facts.compactMap(\.edge).flatMap { edge in
      [(AttributeKey.since, "since"), (.until, "until"), (.when, "on")].compactMap { key, word in
        edge.attributes[key]?.text.map { "\(word) \($0)" }
      }
    }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
  }

  /// Who says something.
  static func speaker(_ fact: GraphFact) -> String {
    guard case .statement(_, let speaker, _) = fact else { return "" }
    return speaker?.label ?? "somebody"
  }

  /// What is said, shortened.
  static func content(_ fact: GraphFact) -> String {
    guard case .statement(let node, _, _) = fact else { return "" }
    return shortened(node.attributes[.content]?.text ?? node.label)
  }

  /// A statement as a line.
  static func statement(_ fact: GraphFact) -> String {
    "\(speaker(fact)) \(stance(fact)): “\(content(fact))”"
  }

  /// What a speaker does with the content: "supports", of several "support".
  static func stance(_ fact: GraphFact) -> String {
    let stance = fact.stance ?? "says"
    guard case .statement(_, let speaker, _) = fact, speaker?.kind == .group else { return stance }
    return stance.hasSuffix("ies") ? stance.dropLast(3) + "y" : String(stance.dropLast())
  }

  /// An actor or position as a line.
  static func actor(_ node: Node) -> String {
    var kind = node.kind.rawValue
    if let type = node.attributes[.type]?.text { kind += ", \(type)" }
    if node.attributes[.vacant] == .flag(true) { kind += ", vacant" }
    return "\(node.label) (\(kind))"
  }

  /// What differs in attributes.
  static func attributes(_ a: Attributes, _ b: Attributes) -> String {
    Set(a.keys).union(b.keys).sorted().filter { a[$0] != b[$0] }.map { key in
      let (one, other) = (a[key]?.plainText ?? "none", b[key]?.plainText ?? "none")
      return "\(key.rawValue) \(shortened(one)) → \(shortened(other))"
    }.joined(separator: ", ")
  }

  /// The text on one line, cut at a word where it is long.
  static func shortened(_ text: String) -> String {
    let words = text.split { $0.isWhitespace }
    var line = ""
    for word in words {
      if line.count + word.count + 1 > longestContent { return line + "…" }
      line += (line.isEmpty ? "" : " ") + word.prefix(longestContent)
    }
    // Quotation marks that stand around the whole are the report's to write.
    return line.trimmingQuotes
  }
}

extension String {
  fileprivate var trimmingQuotes: String {
    guard let first, let last, count > 2 else { return self }
    return (first == "“" && last == "”") || (first == "\"" && last == "\"")
      ? String(dropFirst().dropLast()) : self
  }
}

/// The words of a relation, read from source to target.
struct RelationPhrase {
  /// In a sentence about what is or happened.
  let plain: String
  /// Behind "plans to".
  let infinitive: String

  private init(_ plain: String, _ infinitive: String = "") {
    self.plain = plain
    self.infinitive = infinitive
  }

  /// The words of a relation.
  static func of(_ relation: Relation) -> RelationPhrase {
    table[relation] ?? RelationPhrase(relation.rawValue, relation.rawValue)
  }

  /// The words for several: "are members of".
  var plural: String {
    if !infinitive.isEmpty { return infinitive }
    if plain.hasPrefix("is a ") {
      return "are " + plain.dropFirst(5).replacing(" of", with: "s of")
    }
    if plain.hasPrefix("is ") { return "are " + plain.dropFirst(3) }
    return plain
  }

  /// What stands before the infinitive of an act that did not take place, or not yet.
  static func modal(_ modality: Modality, ofSeveral: Bool) -> String {
    switch modality {
    case .actual: ""
    case .planned: ofSeveral ? "plan to" : "plans to"
    case .hypothetical: "might"
    case .negated: ofSeveral ? "do not" : "does not"
    }
  }

  private static let table: [Relation: RelationPhrase] = [
    .holds: .init("holds"),
    .of: .init("is a position of"),
    .memberOf: .init("is a member of"),
    .worksFor: .init("works for", "work for"),
    .speaksFor: .init("speaks for", "speak for"),
    .partOf: .init("is part of"),
    .basedIn: .init("is based in"),
    .citizenOf: .init("is a citizen of"),
    .familyOf: .init("is family of"),
    .associateOf: .init("is an ally of", "are allies of"),
    .opponentOf: .init("is an opponent of", "are opponents of"),
    .appointed: .init("appointed"),
    .succeeded: .init("succeeded"),
    .founded: .init("founded"),
    .owns: .init("owns", "own"),
    .funds: .init("funds", "fund"),
    .agree: .init("agrees with", "agree with"),
    .consult: .init("talks with", "talk with"),
    .support: .init("supports", "support"),
    .concede: .init("yields to", "yield to"),
    .cooperate: .init("cooperates with", "cooperate with"),
    .aid: .init("aids", "aid"),
    .retreat: .init("withdraws from", "withdraw from"),
    .request: .init("makes demands of", "make demands of"),
    .accuse: .init("accuses", "accuse"),
    .reject: .init("rejects", "reject"),
    .threaten: .init("threatens", "threaten"),
    .protest: .init("protests against", "protest against"),
    .sanction: .init("sanctions", "sanction"),
    .mobilize: .init("mobilizes against", "mobilize against"),
    .coerce: .init("coerces", "coerce"),
    .assault: .init("attacks", "attack"),
  ]
}
