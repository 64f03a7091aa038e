import KnowledgeGraph

extension Node {
  /// What is known of the node besides its identifier, in a fixed order. Lists are JSON text; what
  /// is empty is left out.
  func plainProperties() throws(FormatError) -> [PlainProperty] {
    let place = "of node '\(id)'"
    var properties = [
      PlainProperty("label", .text(plainLabel)),
      PlainProperty("kind", .text(kind.rawValue)),
      PlainProperty("salience", try .finite(salience, "the salience \(place)")),
      PlainProperty("confidence", try .finite(confidence, "the confidence \(place)")),
    ]
    if !aliases.isEmpty {
      properties.append(
        PlainProperty("aliases", .json { [aliases] in .list(aliases.map(JSONValue.text)) }))
    }
    properties += try attributes.plainProperties(place)
    if !mentions.isEmpty {
      properties.append(
        PlainProperty("mentions", .json { [mentions] in .list(mentions.map { $0.json() }) }))
    }
    var exact = try attributes.exactFields(place)
    if label != plainLabel { exact["label"] = .text(label) }
    if !exact.isEmpty {
      properties.append(PlainProperty("exact", .json { [exact] in .object(exact) }))
    }
    return properties
  }

  /// The label, or the identifier where nothing of the label can be written.
  var plainLabel: String {
    let text = label.plain
    return text.isEmpty ? id.rawValue : text
  }
}

extension Edge {
  /// What is known of the edge besides its ends, in a fixed order. Lists are JSON text; what is
  /// empty is left out.
  func plainProperties() throws(FormatError) -> [PlainProperty] {
    let place = "of edge '\(id)'"
    var properties = [
      PlainProperty("label", .text(plainLabel)),
      PlainProperty("relation", .text(relation.rawValue)),
      PlainProperty("category", .text(relation.category.rawValue)),
      PlainProperty("symmetric", .flag(isSymmetric)),
      PlainProperty("negated", .flag(isNegated)),
      PlainProperty("origin", .text(origin.rawValue)),
      PlainProperty("confidence", try .finite(confidence, "the confidence \(place)")),
      PlainProperty("weight", .number(Double(evidence.count))),
    ]
    if let quote = evidence.first?.quote, !quote.isEmpty {
      properties.append(PlainProperty("quote", .text(quote)))
    }
    properties += try attributes.plainProperties(place)
    if !evidence.isEmpty {
      properties.append(
        PlainProperty("evidence", .json { [evidence] in .list(evidence.map { $0.json() }) }))
    }
    let exact = try attributes.exactFields(place)
    if !exact.isEmpty {
      properties.append(PlainProperty("exact", .json { [exact] in .object(exact) }))
    }
    return properties
  }

  /// The relation with what qualifies it, so that programs which show labels only don't show a
  /// denied act like one that happened.
  var plainLabel: String {
    let words = [AttributeKey.status, .modality].compactMap { attributes[$0]?.text }
      .filter { !["current", Modality.actual.rawValue].contains($0) }
    return words.isEmpty
      ? relation.rawValue : "\(relation.rawValue) (\(words.joined(separator: ", ")))"
  }

  var isNegated: Bool { attributes[.modality]?.text == Modality.negated.rawValue }

  var isSymmetric: Bool { relation.isSymmetric || attributes["reciprocal"]?.flag == true }
}

extension Attributes {
  func plainProperties(_ place: String) throws(FormatError) -> [PlainProperty] {
    var properties: [PlainProperty] = []
    for (key, value) in sorted(by: { $0.key < $1.key }) {
      let name = key.plainName
      switch value {
      case .flag(let value): properties.append(PlainProperty(name, .flag(value)))
      case .integer(let value): properties.append(PlainProperty(name, .integer(value)))
      case .number(let value):
        let place = "the attribute '\(key.rawValue)' \(place)"
        properties.append(PlainProperty(name, try .finite(value, place)))
      case .text(let value):
        if !value.plain.isEmpty { properties.append(PlainProperty(name, .text(value))) }
      case .texts(let values):
        if !values.isEmpty {
          properties.append(PlainProperty(name, .json { .list(values.map(JSONValue.text)) }))
        }
      }
    }
    return properties
  }

  /// The attributes that plain columns don't give back as they are: those with scalars that are
  /// left out, those that are empty, and those whose type a reader of text can't know.
  fileprivate func exactFields(_ place: String) throws(FormatError) -> JSONValue.Fields {
    let exact = filter { !$0.key.isExact($0.value) }
    return exact.isEmpty ? [:] : ["attributes": try exact.json(place)]
  }
}

extension AttributeKey {
  /// Whether a plain column gives the value back as it is.
  fileprivate func isExact(_ value: AttributeValue) -> Bool {
    guard Self.plainNames.contains(self) else { return false }
    switch value {
    case .flag: return Self.flags.contains(self)
    case .integer: return self == .count
    case .text(let text):
      return !Self.flags.contains(self) && self != .count && !text.isEmpty && text.isPlain
    default: return false
    }
  }

  /// The attribute that a plain column holds; `nil` for other columns.
  init?(plainName: String) {
    if Self.plainNames.contains(AttributeKey(rawValue: plainName)) {
      self.init(rawValue: plainName)
      return
    }
    guard plainName.hasPrefix("other_") else { return nil }
    let parts = plainName.dropFirst(6).split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return nil }
    var name = ""
    for (index, part) in parts.enumerated() {
      if index % 2 == 0 {
        name += part
      } else {
        guard let scalar = UInt32(part, radix: 16).flatMap(Unicode.Scalar.init) else { return nil }
        name.unicodeScalars.append(scalar)
      }
    }
    self.init(rawValue: name)
  }

  /// The value that the text of a plain column means.
  func value(ofPlain text: String, type: PlainType) -> AttributeValue? {
    let isKnown = Self.plainNames.contains(self)
    if Self.flags.contains(self) || !isKnown && type == .flag {
      return ["true", "1"].contains(text) ? true : ["false", "0"].contains(text) ? false : nil
    }
    if self == .count || !isKnown && type == .integer { return Int(text).map { .integer($0) } }
    if !isKnown, type == .number { return Double(text).map { .number($0) } }
    return .text(text)
  }

  /// The attributes that say yes or no.
  private static let flags: Set<AttributeKey> = [.named, .vacant, "reciprocal"]

  /// The names that are safe as they are. Others could be words of power in some program, such as
  /// `image` in Graphviz or `id` in igraph.
  private static let plainNames: Set<AttributeKey> = [
    .named, .honorific, .type, .acronym, .count, .iso3, .title, .rank, .vacant, .content,
    .speechKind, .stance, .cue, .status, .modality, .polarity, .since, .until, .kin, .position,
    "predicate", "mode", "quad", "event", "when", "reciprocal",
  ]

  /// The name in formats that reserve names or restrict their letters.
  var plainName: String {
    if Self.plainNames.contains(self) { return rawValue }
    return "other_"
      + rawValue.unicodeScalars.map { scalar in
        scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
          ? String(scalar) : "_" + String(scalar.value, radix: 16) + "_"
      }.joined()
  }
}

extension Graph {
  /// What is known of the graph besides its nodes and edges, in a fixed order.
  func plainProperties() -> [PlainProperty] {
    var properties = [
      PlainProperty("format", .text(Self.format)), PlainProperty("generator", .text(generator)),
    ]
    if !title.isEmpty { properties.append(PlainProperty("title", .text(title))) }
    if !documents.isEmpty {
      properties.append(
        PlainProperty("documents", .json { [documents] in .list(documents.map { $0.json() }) }))
    }
    return properties
  }

  /// The headlines of the documents; empty where there are none.
  var title: String { documents.compactMap(\.title).joined(separator: "; ") }
}
