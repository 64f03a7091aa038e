import KnowledgeGraph
import Testing

/// A generator that gives the same numbers for the same seed, everywhere.
///
/// SplitMix64; source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014.
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// Creates a generator.
  public init(seed: UInt64) { state = seed }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

extension Graph {
  /// A sound graph whose texts, attributes and edges are drawn at random, traps included.
  public static func random(seed: UInt64) -> Graph {
    var random = RandomGraph(seed: seed)
    return random.graph()
  }
}

extension Graph: CustomTestStringConvertible {
  /// What a test's name says of a graph; the whole would be megabytes.
  public var testDescription: String {
    "\(nodes.count) nodes, \(edges.count) edges, \(documents.first?.id ?? "no documents")"
  }
}

extension Graph {
  /// A sound graph in which every trap is a label, an alias, an attribute and a quotation, and in which
  /// labels meet in one slug.
  public static var everyTrap: Graph {
    var builder = GraphBuilder()
    let colliding = [
      "Ana Ruíz", "Ana Ruiz", "ana-ruiz", "ANA  RUIZ!", "Ana Ruiz 2", "!!!", "???", "…",
    ]
    let hub = builder.add(
      Node(id: NodeID(kind: .organization, "hub"), kind: .organization, label: "hub"))
    for (index, text) in (colliding + RandomGraph.traps).enumerated() {
      let kind: NodeKind = [.person, .organization, .group, .place][index % 4]
      let id = builder.add(
        Node(
          id: NodeID(kind: kind, text), kind: kind, label: text, aliases: [text],
          mentions: [
            NodeMention(
              document: "traps", start: 0, end: text.unicodeScalars.count, text: text, form: .name)
          ], salience: 0.5,
          attributes: [
            .honorific: .text(text), AttributeKey(rawValue: "own\(index)"): .texts([text]),
          ]))
      let evidence = Evidence(
        document: "traps", sentence: index, start: 7, end: 7 + text.unicodeScalars.count,
        quote: text, cue: text, reportedBy: index % 3 == 0 ? [id] : [])
      for modality in [Modality.actual, .negated] {
        builder.add(
          Edge(
            source: id, relation: .accuse, target: hub,
            attributes: [
              .modality: .text(modality.rawValue), "predicate": .text(text),
            ], evidence: [evidence]))
      }
    }
    return builder.graph(
      generator: "newsgraph 0.1.0",
      documents: [
        DocumentRecord(
          id: "traps", title: RandomGraph.traps.joined(), source: "'; DROP", scalars: 9)
      ])
  }
}

private struct RandomGraph {
  private var generator: SeededGenerator
  private let documents = ["first", "second-2031"]

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  static let traps =
    HostileStrings.all + HostileStrings.illegalInXML + [
      "=HYPERLINK(\"http://x\")", "'; DROP TABLE nodes; --", "</script><script>", "-->", "+1", "@a",
      "'quoted'", "\u{FFFD}", "carriage\rreturn\r\n", "\u{2066}isolate\u{2069}", "👩‍👩‍👧 family",
      "a;b,c\td", "{\"json\": [1]}", "[\"list\"]", "true", "12", "1.5", "end", "\u{1}", "\r", "'=1",
      String(repeating: "é", count: 10_000), "\u{200F}right\u{200E}left\u{061C}", "\t=1+1", "＝1+1",
      String(repeating: "long ", count: 2000), "$x $$ `tick` ${y}", "\\u0041", "trailing\n",
    ]

  private mutating func text() -> String {
    let trap = Self.traps.randomElement(using: &generator) ?? ""
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return trap + (Self.traps.randomElement(using: &generator) ?? "")
    case 1: return trap
    default:
      let letters = "abc éß名\"'<&;,.-\n"
      return "x"
        + String((0..<6).compactMap { _ in letters.randomElement(using: &generator) })
    }
  }

  private mutating func attributes(_ keys: [AttributeKey]) -> Attributes {
    var attributes: Attributes = [:]
    for key in keys where Bool.random(using: &generator) {
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: attributes[key] = .flag(Bool.random(using: &generator))
      case 1: attributes[key] = .integer(Int.random(in: -9...9_000_000_000, using: &generator))
      case 2: attributes[key] = .number(Double(Int.random(in: 0...99, using: &generator)) + 0.5)
      case 3: attributes[key] = .texts([text(), text()])
      default: attributes[key] = .text(text())
      }
    }
    return attributes
  }

  private mutating func share() -> Double {
    Double(Int.random(in: 0...1000, using: &generator)) / 1000
  }

  mutating func graph() -> Graph {
    var builder = GraphBuilder()
    var ids: [NodeKind: [NodeID]] = [:]
    for _ in 0..<Int.random(in: 1..<25, using: &generator) {
      let kind = NodeKind.allCases.randomElement(using: &generator) ?? .person
      ids[kind, default: []].append(builder.add(node(kind)))
    }
    for _ in 0..<40 {
      let relation = Relation.allCases.randomElement(using: &generator) ?? .consult
      let sources = relation.sourceKinds.sorted().flatMap { ids[$0] ?? [] }
      let targets = relation.targetKinds.sorted().flatMap { ids[$0] ?? [] }
      guard let source = sources.randomElement(using: &generator),
        let target = targets.randomElement(using: &generator)
      else { continue }
      var attributes = attributes([.status, .since, "when", "own_Key.ä", .cue, .type])
      attributes[.modality] = Modality.allCases.randomElement(using: &generator)
        .map { .text($0.rawValue) }
      let edge = Edge(
        source: source, relation: relation, target: target, attributes: attributes,
        confidence: share(), origin: Bool.random(using: &generator) ? .extracted : .derived,
        evidence: (0..<Int.random(in: 1..<4, using: &generator)).map { _ in evidence(source) })
      builder.add(edge)
    }
    let records = documents.map {
      DocumentRecord(id: $0, title: text(), source: text(), scalars: 500_000)
    }
    return builder.graph(generator: "newsgraph 0.1.0", documents: records)
  }

  private mutating func node(_ kind: NodeKind) -> Node {
    let label = text()
    return Node(
      id: NodeID(kind: kind, label), kind: kind, label: label,
      aliases: (0..<Int.random(in: 0..<3, using: &generator)).map { _ in text() },
      mentions: (0..<Int.random(in: 0..<3, using: &generator)).map { _ in mention() },
      salience: share(), confidence: share(),
      attributes: attributes([.named, .type, .count, .honorific, "x", "image", "Größe"]))
  }

  private mutating func mention() -> NodeMention {
    let (start, text) = (Int.random(in: 0..<9999, using: &generator), text())
    return NodeMention(
      document: documents[0], start: start, end: start + text.unicodeScalars.count, text: text,
      form: .name, link: NodeMention.Link.allCases.randomElement(using: &generator))
  }

  private mutating func evidence(_ reporter: NodeID) -> Evidence {
    let (start, quote) = (Int.random(in: 0..<9999, using: &generator), text())
    return Evidence(
      document: documents[1], sentence: 3, start: start, end: start + quote.unicodeScalars.count,
      quote: quote, cue: Bool.random(using: &generator) ? text() : nil,
      modality: Modality.allCases.randomElement(using: &generator),
      reportedBy: Bool.random(using: &generator) ? [reporter] : [])
  }
}
