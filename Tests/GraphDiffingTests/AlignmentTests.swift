import GraphDiffing
import KnowledgeGraph
import Lexicon
import TestSupport
import Testing

/// Who is who in two graphs.
@Suite struct AlignmentTests {
  private let aligner: GraphAligner

  init() throws { aligner = try SharedDiffer.differ.get().aligner }

  /// Two names, whether they are one person, and how much is known besides.
  @Test(arguments: [
    ("Claudia Sheinbaum Pardo", "Claudia Sheinbaum", true), ("Ana Ruiz", "Ana Ruiz", true),
    ("Ana Ruiz", "Teo Ruiz", false), ("Joseph Lindqvist", "Joe Lindqvist", true),
    ("D. Okafor", "Daniel Okafor", true), ("D. Okafor", "Bram Okafor", false),
    ("Moammar Kadhafi", "Muammar Gaddafi", false), ("Maria Rossi", "Mario Rossi", false),
    ("Ismael “El Faro” Zamora", "Ismael Zamora", true),
    ("Karl Brandt Jr.", "Karl Brandt Sr.", false),
    ("Andrés Manuel Soto Vega", "Andrés Soto", true), ("Ana Soto Vega", "Ana Vega Soto", false),
    ("Jean-Luc Moreau", "Jean Luc Moreau", true), ("John A. Smith", "John B. Smith", false),
    ("Lena von der Heide", "Lena Heide", true),
  ])
  func fullNamesDecide(one: String, other: String, areSame: Bool) throws {
    #expect(try pairs([person(one)], [person(other)]).isEmpty != areSame)
  }

  @Test func aSurnameAloneNeedsMoreEvidence() throws {
    // Two articles about nothing in common.
    let alignment = try aligner.alignment(
      of: Graph(generator: "", nodes: [person("Ruiz"), place("Norland", 0.5)]),
      and: Graph(generator: "", nodes: [person("Ana Ruiz"), place("Sudria", 0.5)]))
    #expect(alignment.pairs.isEmpty)
    #expect(alignment.doubtful.map(\.b) == [NodeID(kind: .person, "Ana Ruiz")])
  }

  @Test func aSurnameIsEnoughInOneStory() throws {
    let found = try pairs(
      [person("Ruiz"), place("Norland", 0.5)], [person("Ana Ruiz"), place("Norland", 0.5)])
    #expect(found.contains { $0 == NodeID(kind: .person, "Ruiz") })
  }

  @Test func ofTwoWithOneSurnameNeitherIsTaken() throws {
    let alignment = try aligner.alignment(
      of: Graph(generator: "", nodes: [person("Ruiz"), place("Norland", 0.5)]),
      and: Graph(
        generator: "", nodes: [person("Ana Ruiz"), person("Teo Ruiz"), place("Norland", 0.5)]))
    #expect(alignment.pairs.map(\.a) == [NodeID(kind: .place, "Norland")])
    #expect(alignment.doubtful.count == 1)
  }

  @Test(arguments: [
    ("Harbour Workers Union", "Harbour Workers Union", true),
    ("United Nations", "UN", true), ("Okafor & Sons", "Okafor & Sons Ltd", true),
    ("Harbour Herald", "Harbour Herald newspaper", true),
    ("Norland Liberal Party", "Sudria Liberal Party", false),
    ("Supreme Court", "Supreme Court", false), ("National Party", "National Party", false),
    ("Mexican government", "government of Mexico", true),
    ("Delta Front", "Delta Guard", false),
  ])
  func organizations(one: String, other: String, areSame: Bool) throws {
    #expect(
      try pairs([organization(one, 0.25)], [organization(other, 0.5)]).isEmpty != areSame,
      "\(one) \(other)")
  }

  @Test func kindsAreNotMixed() throws {
    let found = try pairs([person("Washington")], [place("Washington", 0)])
    #expect(found.isEmpty)
  }

  @Test func countriesPairByCode() throws {
    let one = Node(
      id: "a", kind: .place, label: "United States", attributes: [.iso3: "USA", .type: "country"])
    let other = Node(id: "b", kind: .place, label: "America", attributes: [.iso3: "USA"])
    #expect(try pairs([one], [other]) == ["a"])
  }

  @Test func whoIsNamedByAnOfficeIsItsHolder() throws {
    let alignment = try aligner.alignment(
      of: .office("the Norland president", false), and: .office("Ana Ruiz", true))
    let pair = try #require(alignment.pairs.first { $0.a == "person.holder" })
    #expect(pair.reasons.contains(.position))
    // Where both have names, an office makes nobody the same.
    let named = try aligner.alignment(
      of: .office("Bram Okafor", true), and: .office("Ana Ruiz", true))
    #expect(!named.pairs.contains { $0.a == "person.holder" })
  }

  @Test func theBestSumIsTakenNotTheFirst() throws {
    // Greedily, "Ana Ruiz" would take the nearest and leave nobody for "Ana Ruiz Pardo".
    let alignment = try aligner.alignment(
      of: Graph(generator: "", nodes: [person("Ana Ruiz"), person("Ana Ruiz Pardo")]),
      and: Graph(generator: "", nodes: [person("Ana Ruiz Pardo"), person("Ana Ruiz")]))
    #expect(alignment.pairs.allSatisfy { $0.a == $0.b })
    #expect(alignment.pairs.count == 2)
  }

  @Test func theUserDecides() throws {
    let a = Graph(generator: "", nodes: [person("Ana Ruiz"), person("Mara Quist")])
    let b = Graph(generator: "", nodes: [person("Ana Ruiz"), person("Ilse Vane")])
    let decided = try aligner.alignment(
      of: a, and: b,
      decisions: AlignmentDecisions(
        same: [.init("mara quist", "Ilse Vane")], different: [.init("Ana Ruiz", "Ana Ruiz")]))
    #expect(decided.pairs.map(\.b) == [NodeID(kind: .person, "Ilse Vane")])
    #expect(decided.pairs.map(\.reasons) == [[.manual]])
    #expect(throws: AlignmentError.unknownName("Nobody", side: "first")) {
      try aligner.alignment(
        of: a, and: b, decisions: AlignmentDecisions(same: [.init("Nobody", "Ilse Vane")]))
    }
    #expect(throws: AlignmentError.decidedTwice("Ana Ruiz")) {
      try aligner.alignment(
        of: a, and: b,
        decisions: AlignmentDecisions(
          same: [.init("Ana Ruiz", "Ana Ruiz"), .init("Ana Ruiz", "Ilse Vane")]))
    }
  }

  @Test func equalIdentifiersProveNothing() throws {
    var (one, other) = (person("Ana Ruiz"), person("Bram Okafor"))
    one.id = "person.x"
    other.id = "person.x"
    #expect(try pairs([one], [other]).isEmpty)
  }

  private func pairs(_ a: [Node], _ b: [Node]) throws -> [NodeID] {
    try aligner.alignment(
      of: Graph(generator: "", nodes: a), and: Graph(generator: "", nodes: b)
    ).pairs.map(\.a)
  }

  private func person(_ label: String) -> Node {
    Node(id: NodeID(kind: .person, label), kind: .person, label: label, salience: 0.25)
  }

  private func organization(_ label: String, _ salience: Double) -> Node {
    Node(
      id: NodeID(kind: .organization, label), kind: .organization, label: label,
      salience: salience)
  }

  private func place(_ label: String, _ salience: Double) -> Node {
    Node(id: NodeID(kind: .place, label), kind: .place, label: label, salience: salience)
  }
}

extension NodeID: ExpressibleByStringLiteral {
  /// Wraps an identifier.
  public init(stringLiteral value: String) { self.init(rawValue: value) }
}

extension Graph {
  /// Somebody who holds the presidency of Norland, which is what the graph is about.
  fileprivate static func office(_ label: String, _ isNamed: Bool) -> Graph {
    let evidence = Evidence(document: label, sentence: 0, start: 0, end: 1, quote: "x")
    let holder = Node(
      id: "person.holder", kind: .person, label: label, salience: 0.25,
      attributes: isNamed ? [:] : [.named: false])
    let norland = Node(id: "place.n", kind: .place, label: "Norland", salience: 0.5)
    let office = Node(
      id: "position.p", kind: .position, label: "president of Norland",
      attributes: [.title: "president"])
    return Graph(
      generator: "", nodes: [holder, norland, office],
      edges: [
        Edge(source: office.id, relation: .of, target: norland.id, evidence: [evidence]),
        Edge(
          source: holder.id, relation: .holds, target: office.id, attributes: [.status: "current"],
          evidence: [evidence]),
      ])
  }
}
