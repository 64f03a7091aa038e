import KnowledgeGraph

extension Node {
  /// The schema that fits the node.
  var followTheMoneySchema: String {
    switch kind {
    case .person: return "Person"
    case .organization:
      switch attributes[.type]?.text {
      case "government", "ministry", "legislature", "court", "military", "police", "igo":
        return "PublicBody"
      case "company": return "Company"
      default: return "Organization"
      }
    case .group: return "LegalEntity"
    case .place: return "Address"
    case .position: return "Position"
    case .statement: return "Note"
    }
  }

  func entity(_ ids: FollowTheMoneyIDs) -> FollowTheMoneyEntity {
    var entity = FollowTheMoneyEntity(ids[id], followTheMoneySchema)
    entity.add("name", plainLabel)
    for alias in aliases { entity.add("alias", alias) }
    switch kind {
    case .person: entity.add("title", attributes[.honorific]?.text)
    case .organization: entity.add("abbreviation", attributes[.acronym]?.text)
    case .place: entity.add("full", plainLabel)
    case .statement: entity.add("description", attributes[.content]?.text)
    case .group, .position: break
    }
    for document in Set(mentions.map(\.document)).sorted() {
      entity.add("proof", ids[document: document])
    }
    return entity
  }

  /// A mention for each name that an article has for an actor.
  func writeMentions(_ ids: FollowTheMoneyIDs, to output: inout some TextOutputStream) {
    guard kind == .person || kind == .organization || kind == .group else { return }
    var seen: Set<String> = []
    for mention in mentions where mention.form != .pronoun {
      let hash = StableHash(id.rawValue, mention.document, mention.text).hexadecimal(digits: 12)
      guard seen.insert(hash).inserted, !mention.text.plain.allSatisfy(\.isWhitespace) else {
        continue
      }
      var entity = FollowTheMoneyEntity(ids[edge: "mention." + hash], "Mention")
      entity.add("name", mention.text)
      entity.add("document", ids[document: mention.document])
      entity.add("resolved", ids[id])
      entity.add("detectedSchema", followTheMoneySchema)
      entity.write(to: &output)
    }
  }
}

extension Edge {
  /// The edge as the model's link for it.
  func entity(_ ids: FollowTheMoneyIDs, _ schemata: [NodeID: String]) -> FollowTheMoneyEntity {
    let link = link(schemata[source], schemata[target])
    var entity = FollowTheMoneyEntity(ids[edge: id], link.schema)
    entity.add(link.source, ids[source])
    entity.add(link.target, ids[target])
    let cue = evidence.lazy.compactMap(\.cue).first
    switch link.schema {
    case "Family": entity.add("relationship", attributes[.kin]?.text ?? cue ?? relation.rawValue)
    case "Associate": entity.add("relationship", cue ?? relation.rawValue)
    case "Occupancy": break
    case "Payment": entity.add("purpose", plainLabel)
    case "UnknownLink": entity.add("role", plainLabel)
    default: entity.add("role", cue ?? relation.rawValue)
    }
    if !["Family", "Associate", "Payment"].contains(link.schema) {
      entity.add("status", followTheMoneyStatus)
    }
    entity.add(date: "startDate", attributes[.since]?.text)
    entity.add(date: "endDate", attributes[.until]?.text)
    entity.add(date: "date", attributes["when"]?.text)
    entity.add("summary", plainLabel)
    entity.add("recordId", id)
    for evidence in evidence {
      entity.add("description", evidence.quote)
      entity.add("proof", ids[document: evidence.document])
    }
    return entity
  }

  /// `current` and `ended` are the words that the model's users look for; others stay as they are.
  private var followTheMoneyStatus: String? {
    guard let status = attributes[.status]?.text else { return nil }
    return ["acting": "current", "outgoing": "current", "former": "ended"][status] ?? status
  }

  /// The link that fits the relation and its ends. What did not happen, or only may, is no fact of
  /// such a kind and stays an unknown link whose role says so.
  private func link(
    _ source: String?, _ target: String?
  ) -> (schema: String, source: String, target: String) {
    let unknown = ("UnknownLink", "subject", "object")
    let isActual = [nil, Modality.actual.rawValue].contains(attributes[.modality]?.text)
    guard isActual, evidence.contains(where: { $0.reportedBy.isEmpty }) else { return unknown }
    let (isPerson, toPerson) = (source == "Person", target == "Person")
    switch relation {
    case .holds where isPerson: return ("Occupancy", "holder", "post")
    case .memberOf where source.isLegalEntity && target.isOrganization:
      return ("Membership", "member", "organization")
    case .worksFor where isPerson && target.isOrganization:
      return ("Employment", "employee", "employer")
    case .speaksFor where source.isLegalEntity && target.isLegalEntity:
      return ("Representation", "agent", "client")
    case .familyOf: return ("Family", "person", "relative")
    case .associateOf where isPerson && toPerson: return ("Associate", "person", "associate")
    case .founded where source.isLegalEntity && target.isOrganization:
      return ("Directorship", "director", "organization")
    case .owns where source.isLegalEntity && target == "Company":
      return ("Ownership", "owner", "asset")
    case .funds where source.isLegalEntity && target.isLegalEntity:
      return ("Payment", "payer", "beneficiary")
    case .succeeded: return ("Succession", "successor", "predecessor")
    default: return unknown
    }
  }
}

extension String? {
  /// Whether the schema is one of the organizations of the model.
  var isOrganization: Bool { ["Organization", "PublicBody", "Company"].contains(self) }

  /// Whether the schema is one of the persons and organizations of the model.
  var isLegalEntity: Bool { self == "Person" || self == "LegalEntity" || isOrganization }
}
