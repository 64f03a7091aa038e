import KnowledgeGraph
import MarkupText

extension Node {
  /// The node's classes in the vocabularies that RDF tools know.
  var rdfTypes: [String] {
    let type = attributes[.type]?.text
    switch kind {
    case .person: return ["schema:Person", "foaf:Person"]
    case .organization:
      let narrow =
        switch type {
        case "party": "schema:PoliticalParty"
        case "media": "schema:NewsMediaOrganization"
        case "company": "schema:Corporation"
        case "ngo": "schema:NGO"
        case "government", "ministry", "legislature", "court", "military", "police":
          "schema:GovernmentOrganization"
        default: "schema:Organization"
        }
      return ["org:Organization", narrow]
    case .group: return ["foaf:Group"]
    case .place:
      return [
        type == "country" ? "schema:Country" : type == "city" ? "schema:City" : "schema:Place"
      ]
    case .position: return ["org:Post"]
    case .statement: return ["schema:Claim"]
    }
  }
}

extension Edge {
  /// Whether the article itself says that it is so, now or without a time.
  var isPlainFact: Bool {
    let status = attributes[.status]?.text ?? "current"
    let modality = attributes[.modality]?.text ?? Modality.actual.rawValue
    return ["current", "acting", "outgoing"].contains(status)
      && modality == Modality.actual.rawValue
      && attributes[.polarity]?.text != "denied" && attributes[.polarity]?.text != "negative"
      && evidence.contains { $0.reportedBy.isEmpty && $0.modality != .negated }
  }
}

extension Relation {
  /// The property that ties an `org:Membership` to what somebody is in.
  var orgRole: String? {
    switch self {
    case .holds: "org:post"
    case .memberOf: "org:organization"
    default: nil
    }
  }

  /// The property of a known vocabulary, and whether it reads from target to source.
  func shortFact(from source: NodeID) -> (predicate: String, isInverse: Bool)? {
    switch self {
    case .holds: ("org:holds", false)
    case .of: ("org:postIn", false)
    case .memberOf: ("org:memberOf", false)
    case .worksFor: ("schema:worksFor", false)
    case .partOf:
      (
        source.rawValue.hasPrefix(NodeKind.place.rawValue)
          ? "schema:containedInPlace" : "org:subOrganizationOf", false
      )
    case .basedIn: ("schema:location", false)
    case .citizenOf: ("schema:nationality", false)
    case .familyOf: ("schema:relatedTo", false)
    case .associateOf: ("schema:knows", false)
    case .founded: ("schema:founder", true)
    case .owns: ("schema:owns", false)
    case .funds: ("schema:funder", true)
    case .states: ("schema:author", true)
    case .about: ("schema:about", false)
    default: nil
    }
  }
}

extension String {
  /// The text as a part of an IRI: letters, digits, `-`, `.`, `_`, `~` and letters beyond ASCII stay,
  /// everything else is percent-encoded.
  ///
  /// Source: RFC 3987, section 2.2.
  var inIRI: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~": text.unicodeScalars.append(scalar)
      default:
        if !scalar.isASCII, scalar.properties.isAlphabetic {
          text.unicodeScalars.append(scalar)
        } else {
          for byte in UTF8.encode(scalar) ?? .init() {
            text += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
          }
        }
      }
    }
    return text
  }
}
