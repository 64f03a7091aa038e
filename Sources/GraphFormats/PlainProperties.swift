import KnowledgeGraph

extension Node {
  /// What is known of the node besides its identifier, in a fixed order. Lists are JSON text; what
  /// is empty is left out.
  func plainProperties() throws(FormatError) -> [PlainProperty] {
    var properties: [PlainProperty] = []
    try givePlainProperties(to: &properties)
    return properties
  }

  /// Gives what `plainProperties` lists, without a list.
  func givePlainProperties(to taker: inout some PlainPropertyTaker) throws(FormatError) {
    let salience = try salience.finite("the salience of node '\(id)'")
    let confidence = try confidence.finite("the confidence of node '\(id)'")
    taker.take("label", as: .text, .text(plainLabel))
    taker.take("kind", as: .text, .text(kind.rawValue))
    taker.take("salience", as: .number, .number(salience))
    taker.take("confidence", as: .number, .number(confidence))
    if !aliases.isEmpty { taker.take("aliases", as: .text, .texts(aliases)) }
    var exact = try attributes.givePlainProperties(to: &taker, "of node '\(id)'")
    if !mentions.isEmpty { taker.take("mentions", as: .text, .mentions(mentions)) }
    // Readers of yEd's files trim labels.
    if label.isEmpty || !label.isPlain || label.isPadded { exact["label"] = .text(label) }
    if !exact.isEmpty { taker.take("exact", as: .text, .object(exact)) }
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
    var properties: [PlainProperty] = []
    try givePlainProperties(to: &properties)
    return properties
  }

  /// Gives what `plainProperties` lists, without a list.
  func givePlainProperties(to taker: inout some PlainPropertyTaker) throws(FormatError) {
    let confidence = try confidence.finite("the confidence of edge '\(id)'")
    taker.take("label", as: .text, .text(plainLabel))
    taker.take("relation", as: .text, .text(relation.rawValue))
    taker.take("category", as: .text, .text(relation.category.rawValue))
    taker.take("symmetric", as: .flag, .flag(isSymmetric))
    taker.take("negated", as: .flag, .flag(isNegated))
    taker.take("origin", as: .text, .text(origin.rawValue))
    taker.take("confidence", as: .number, .number(confidence))
    taker.take("weight", as: .number, .number(Double(evidence.count)))
    if let quote = evidence.first?.quote, !quote.isEmpty {
      taker.take("quote", as: .text, .text(quote))
    }
    let exact = try attributes.givePlainProperties(to: &taker, "of edge '\(id)'")
    if !evidence.isEmpty { taker.take("evidence", as: .text, .evidence(evidence)) }
    if !exact.isEmpty { taker.take("exact", as: .text, .object(exact)) }
  }

  /// The relation with what qualifies it, so that programs which show labels only don't show a
  /// denied act like one that happened.
  var plainLabel: String {
    var words = ""
    if let status = attributes[.status]?.text, status != "current" { words = status }
    if let modality = attributes[.modality]?.text, modality != Modality.actual.rawValue {
      words += (words.isEmpty ? "" : ", ") + modality
    }
    return words.isEmpty ? relation.rawValue : "\(relation.rawValue) (\(words))"
  }

  var isNegated: Bool { attributes[.modality]?.text == Modality.negated.rawValue }

  var isSymmetric: Bool { relation.isSymmetric || attributes["reciprocal"]?.flag == true }
}

extension Attributes {
  /// Gives the attributes in the order of their names.
  /// - Returns: What the column `exact` needs: the attributes that plain columns don't give back as
  ///   they are, because of scalars that are left out, because they are empty, or because a reader of
  ///   text can't know their type.
  func givePlainProperties(
    to taker: inout some PlainPropertyTaker, _ place: @autoclosure () -> String
  ) throws(FormatError) -> JSONValue.Fields {
    guard !isEmpty else { return [:] }
    var exact: Attributes = [:]
    var ordered = Array(self)
    if count > 1 {
      // UTF-8 orders as its scalars do.
      ordered.sort { $0.key.rawValue.utf8.lexicographicallyPrecedes($1.key.rawValue.utf8) }
    }
    for (key, value) in ordered {
      let form = key.form
      let name = form == .other ? key.plainName : key.rawValue
      switch value {
      case .flag(let value):
        if form != .flag { exact[key] = .flag(value) }
        taker.take(name, as: .flag, .flag(value))
      case .integer(let value):
        if form != .count { exact[key] = .integer(value) }
        let type: PlainType = Int32(exactly: value) == nil ? .number : .integer
        taker.take(name, as: type, .integer(value))
      case .number(let value):
        exact[key] = .number(value)
        let number = try value.finite("the attribute '\(key.rawValue)' \(place())")
        taker.take(name, as: .number, .number(number))
      case .text(let text):
        let isPlain = text.isPlain
        if form != .text || text.isEmpty || !isPlain { exact[key] = value }
        if isPlain ? !text.isEmpty : !text.plain.isEmpty {
          taker.take(name, as: .text, .text(text))
        }
      case .texts(let texts):
        exact[key] = value
        if !texts.isEmpty { taker.take(name, as: .text, .texts(texts)) }
      }
    }
    return exact.isEmpty ? [:] : ["attributes": try exact.json(place())]
  }
}

extension AttributeKey {
  /// What a plain column of a name gives back as it is.
  fileprivate enum Form { case flag, count, text, other }

  fileprivate var form: Form {
    // Short names are compared faster than hashed.
    Self.forms.first { $0.key == self }?.form ?? .other
  }

  private static let forms: [(key: AttributeKey, form: Form)] = plainNames.sorted().map { name in
    (name, flags.contains(name) ? .flag : name == .count ? .count : .text)
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
      properties.append(PlainProperty("documents", .documents(documents)))
    }
    return properties
  }

  /// The headlines of the documents; empty where there are none.
  var title: String { documents.compactMap(\.title).joined(separator: "; ") }
}
