import KnowledgeGraph

/// FollowTheMoney entities as JSON Lines, for Aleph and OpenSanctions' tools.
///
/// Actors become `Person`, `Organization`, `PublicBody`, `Company`, `LegalEntity` (groups) and
/// `Address` (places); offices `Position`; statements `Note`. Ties become the link that the model has
/// for them where both ends are of its kinds, and `UnknownLink` with a role otherwise. Every link
/// names its article as `proof` and quotes it. Identifiers have a hash of the documents in front,
/// because equal names in two articles are no reason to join them.
public struct FollowTheMoneyFormat: GraphFormat {
  /// `ftm`.
  public static let name = "ftm"
  /// `ftm.json`.
  public static let fileExtension = "ftm.json"
  /// Who reads the format.
  public static let summary = "FollowTheMoney entities for Aleph and OpenSanctions"
  /// What of a graph the format holds.
  public static let carries =
    "nodes, ties with roles, status, dates and quotations; mentions' names"
  /// What is lost or changed.
  public static let losses =
    "offsets; who reports; attributes outside the model; names beyond 250 letters are cut"

  /// Creates the format.
  public init() {}

  /// Writes the graph.
  /// - Throws: `FormatError.notFinite` where a number is infinite or none.
  public func write(_ graph: Graph, to output: inout some TextOutputStream) throws(FormatError) {
    let ids = FollowTheMoneyIDs(of: graph)
    for document in graph.documents {
      var article = FollowTheMoneyEntity(ids[document: document.id], "Article")
      article.add("title", document.title)
      article.add("name", document.title ?? document.id)
      article.add(date: "publishedAt", document.date)
      article.add("publisher", document.source)
      article.write(to: &output)
    }
    var schemata: [NodeID: String] = [:]
    for node in graph.nodes { schemata[node.id] = node.followTheMoneySchema }
    let seats = Dictionary(
      graph.edges.filter { $0.relation == .of && schemata[$0.target].isOrganization }
        .map { ($0.source, $0.target) }
    ) { first, _ in first }
    for node in graph.nodes {
      _ = try node.json()
      var entity = node.entity(ids)
      if let seat = seats[node.id] { entity.add("organization", ids[seat]) }
      entity.write(to: &output)
      node.writeMentions(ids, to: &output)
    }
    for edge in graph.edges {
      _ = try edge.json()
      edge.entity(ids, schemata).write(to: &output)
    }
  }
}

/// An entity of the model: an identifier, a schema, and lists of texts.
struct FollowTheMoneyEntity {
  let id: String
  let schema: String
  private var properties: [String: [String]] = [:]

  init(_ id: String, _ schema: String) {
    self.id = id
    self.schema = schema
  }

  /// The longest values that the model takes, in scalars: addresses are the shortest, descriptions and
  /// summaries the longest. Source: `max_length` of `followthemoney.types` 4.11.
  private static let lengths = (value: 250, text: 65_000)

  /// Adds a value, cut at the model's length; the model knows no empty ones.
  mutating func add(_ property: String, _ value: String?) {
    guard var text = value?.plain, text.contains(where: { !$0.isWhitespace }) else { return }
    let isText = property == "description" || property == "summary"
    let length = isText ? Self.lengths.text : Self.lengths.value
    if text.utf8.count > length, text.unicodeScalars.count > length {
      text = String(text.unicodeScalars.prefix(length - 1)) + "…"
    }
    if properties[property]?.contains(text) != true {
      properties[property, default: []].append(text)
    }
  }

  /// Adds a date; the model drops what is none.
  mutating func add(date property: String, _ value: String?) {
    if let value, value.isISODate { add(property, value) }
  }

  func write(to output: inout some TextOutputStream) {
    let fields = properties.mapValues { JSONValue.list($0.map(JSONValue.text)) }
    let entity = JSONValue.object([
      "id": .text(id), "schema": .text(schema), "properties": .object(fields),
    ])
    output.write(entity.line() + "\n")
  }
}

/// Identifiers as the model wants them: ASCII letters, digits, dots and hyphens.
struct FollowTheMoneyIDs {
  private let prefix: String

  init(of graph: Graph) {
    var hash = StableHash()
    for document in graph.documents { hash.combine(document.id) }
    prefix = "ng" + hash.hexadecimal(digits: 8) + "-"
  }

  subscript(id: NodeID) -> String { prefix + Self.legal(id.rawValue) }
  subscript(edge id: String) -> String { prefix + Self.legal(id) }
  subscript(document id: String) -> String { prefix + "document." + Self.legal(id) }

  /// The identifier, or one with a hash where letters had to go.
  private static func legal(_ id: String) -> String {
    func isLetter(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }
    let scalars = id.unicodeScalars
    let isLegal = scalars.allSatisfy { isLetter($0) || $0 == "." || $0 == "-" }
    if isLegal, let last = scalars.last, isLetter(last) { return id }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.filter { isLetter($0) || $0 == "." })
    return String(text) + "-" + StableHash(id).hexadecimal(digits: 12)
  }
}
