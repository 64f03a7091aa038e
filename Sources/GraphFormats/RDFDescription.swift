import KnowledgeGraph
import MarkupText

/// What is said of one thing in RDF. Nothing is without a name: blank nodes can't be compared.
struct RDFDescription {
  let iri: String
  var types: [String] = []
  private(set) var facts: [(predicate: String, object: RDFObject)] = []

  init(_ iri: String, types: [String] = []) {
    self.iri = iri
    self.types = types
  }

  /// Says a fact once.
  mutating func add(_ predicate: String, _ object: RDFObject?) {
    guard let object, !facts.contains(where: { $0 == (predicate, object) }) else { return }
    facts.append((predicate, object))
  }
}

/// What a fact says.
enum RDFObject: Equatable {
  /// Another thing, by its whole identifier.
  case iri(String)
  /// A word of a vocabulary, with its prefix.
  case word(String)
  /// A text.
  case text(String)
  /// A value of a type of XML Schema, with the type's name.
  case typed(String, String)

  static func number(_ value: Double) -> RDFObject { .typed(value.plainText, "double") }
  static func integer(_ value: Int) -> RDFObject { .typed(String(value), "integer") }
  static func flag(_ value: Bool) -> RDFObject { .typed(value ? "true" : "false", "boolean") }

  /// A date of the precision that it has; other text stays text.
  static func date(_ text: String) -> RDFObject {
    guard text.isISODate else { return .text(text) }
    return switch text.utf8.count {
    case 4: .typed(text, "gYear")
    case 7: .typed(text, "gYearMonth")
    default: .typed(text, "date")
    }
  }
}

/// The vocabularies, sorted by prefix.
enum RDFVocabulary {
  static let prefixes: KeyValuePairs = [
    "foaf": "http://xmlns.com/foaf/0.1/",
    "ng": "urn:newsgraph:vocabulary:",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
  ]
}

/// Says a graph in RDF, thing by thing: schema.org and W3C ORG for who is what, PROV and Web
/// Annotation for where it is said.
///
/// Every edge is a thing of its own with its status and modality. The short fact, `a org:holds b`, is
/// said besides only where the article itself says that it is so now.
struct RDFDescriber {
  private let base: String

  /// Equal identifiers in graphs of different articles are no reason to take two things for one,
  /// so that identifiers have the documents in front.
  init(of graph: Graph) {
    let ids = graph.documents.map(\.id)
    if let id = ids.first, ids.count == 1 {
      base = "urn:newsgraph:\(id.inIRI):"
    } else {
      var hash = StableHash()
      for id in ids { hash.combine(id) }
      base = "urn:newsgraph:\(hash.hexadecimal()):"
    }
  }

  func iri(_ id: NodeID) -> String { base + id.rawValue.inIRI }
  func iri(document id: String) -> String { base + "document/" + id.inIRI }

  func description(of document: DocumentRecord) -> RDFDescription {
    var about = RDFDescription(
      iri(document: document.id), types: ["prov:Entity", "schema:NewsArticle"])
    about.add("schema:identifier", .text(document.id))
    about.add("schema:headline", document.title.map(RDFObject.text))
    about.add("schema:datePublished", document.date.map(RDFObject.date))
    about.add("ng:source", document.source.map(RDFObject.text))
    about.add("schema:inLanguage", .text(document.language))
    about.add("schema:sha256", document.sha256.map(RDFObject.text))
    about.add("ng:scalars", .integer(document.scalars))
    return about
  }

  func description(of node: Node) throws(FormatError) -> RDFDescription {
    let place = "of node '\(node.id)'"
    var about = RDFDescription(iri(node.id), types: node.rdfTypes)
    about.add("rdfs:label", .text(node.label))
    about.add("schema:identifier", .text(node.id.rawValue))
    for alias in node.aliases { about.add("schema:alternateName", .text(alias)) }
    about.add("ng:kind", .text(node.kind.rawValue))
    about.add(
      "ng:salience", .number(try node.salience.finite("the salience \(place)")))
    about.add(
      "ng:confidence", .number(try node.confidence.finite("the confidence \(place)")))
    for document in Set(node.mentions.map(\.document)).sorted() {
      about.add("prov:wasDerivedFrom", .iri(iri(document: document)))
    }
    try Self.add(node.attributes, to: &about, place)
    return about
  }

  /// The edge, the short fact, and the places that say it.
  func descriptions(of edge: Edge) throws(FormatError) -> [RDFDescription] {
    let place = "of edge '\(edge.id)'"
    var tie = RDFDescription(base + edge.id.inIRI, types: ["rdf:Statement", "ng:Tie"])
    let (source, target) = (iri(edge.source), iri(edge.target))
    tie.add("rdfs:label", .text(edge.plainLabel))
    tie.add("rdf:subject", .iri(source))
    tie.add("rdf:predicate", .word("ng:" + edge.relation.rawValue))
    tie.add("rdf:object", .iri(target))
    if let role = edge.relation.orgRole {
      tie.types.append("org:Membership")
      tie.add("org:member", .iri(source))
      tie.add(role, .iri(target))
    }
    tie.add("ng:origin", .text(edge.origin.rawValue))
    tie.add(
      "ng:confidence", .number(try edge.confidence.finite("the confidence \(place)")))
    try Self.add(edge.attributes, to: &tie, place)
    for document in Set(edge.evidence.map(\.document)).sorted() {
      tie.add("prov:wasDerivedFrom", .iri(iri(document: document)))
    }
    var all = [tie]
    if edge.isPlainFact, let (predicate, isInverse) = edge.relation.shortFact(from: edge.source) {
      var fact = RDFDescription(isInverse ? target : source)
      fact.add(predicate, .iri(isInverse ? source : target))
      all.append(fact)
    }
    for (index, evidence) in edge.evidence.enumerated() {
      all += descriptions(of: evidence, name: "\(tie.iri)/evidence/\(index + 1)", tie: tie.iri)
    }
    return all
  }

  /// An annotation of the article, with the place as position and as quotation.
  private func descriptions(of evidence: Evidence, name: String, tie: String) -> [RDFDescription] {
    var annotation = RDFDescription(name, types: ["oa:Annotation"])
    annotation.add("oa:hasBody", .iri(tie))
    annotation.add("oa:hasTarget", .iri(name + "/target"))
    annotation.add("ng:sentence", .integer(evidence.sentence))
    annotation.add("ng:cue", evidence.cue.map(RDFObject.text))
    annotation.add("ng:modality", evidence.modality.map { .text($0.rawValue) })
    for reporter in evidence.reportedBy { annotation.add("ng:reportedBy", .iri(iri(reporter))) }
    var target = RDFDescription(name + "/target", types: ["oa:SpecificResource"])
    target.add("oa:hasSource", .iri(iri(document: evidence.document)))
    target.add("oa:hasSelector", .iri(name + "/position"))
    target.add("oa:hasSelector", .iri(name + "/quotation"))
    var position = RDFDescription(name + "/position", types: ["oa:TextPositionSelector"])
    position.add("oa:start", .integer(evidence.start))
    position.add("oa:end", .integer(evidence.end))
    var quotation = RDFDescription(name + "/quotation", types: ["oa:TextQuoteSelector"])
    quotation.add("oa:exact", .text(evidence.quote))
    return [annotation, target, position, quotation]
  }

  private static func add(
    _ attributes: Attributes, to about: inout RDFDescription, _ place: String
  ) throws(FormatError) {
    for (key, value) in attributes.sorted(by: { $0.key < $1.key }) {
      let predicate = "ng:" + key.plainName
      switch value {
      case .flag(let value): about.add(predicate, .flag(value))
      case .integer(let value): about.add(predicate, .integer(value))
      case .number(let value):
        let place = "the attribute '\(key.rawValue)' \(place)"
        about.add(predicate, .number(try value.finite(place)))
      case .text(let value):
        let isDate = key == .since || key == .until || key == "when"
        about.add(predicate, isDate ? .date(value) : .text(value))
      case .texts(let values): for value in values { about.add(predicate, .text(value)) }
      }
    }
  }
}
