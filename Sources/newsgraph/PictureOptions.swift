import ArgumentParser
import GraphRendering
import KnowledgeGraph

/// What pictures show, and how.
struct PictureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How many actors are drawn at most, or all; 25 by default.", valueName: "count"))
  var top: String?

  @Option(
    help: ArgumentHelp("Draw what is around an actor: a name, or an identifier.", valueName: "name")
  )
  var around: String?

  @Option(help: ArgumentHelp("How many ties away from --around; 1 by default.", valueName: "count"))
  var depth: Int?

  @Option(
    help: ArgumentHelp(
      "Only these kinds of node, divided by commas: "
        + NodeKind.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "kinds"))
  var only: String?

  @Option(
    help: ArgumentHelp(
      "Only these relations, divided by commas; state and interaction stand for all of theirs.",
      valueName: "relations"))
  var relations: String?

  @Flag(help: "Draw statements too.")
  var statements = false

  @Option(
    help: ArgumentHelp(
      "Offices as nodes, as words at edges, or in the labels of who holds them.",
      valueName: "how"), completion: .list(OfficeStyle.allCases.map(\.rawValue)))
  var positions: String?

  @Option(
    help: ArgumentHelp(
      "Frames around what belongs together: none, organization or country.", valueName: "what"),
    completion: .list(Grouping.allCases.map(\.rawValue)))
  var cluster: String?

  @Option(
    help: ArgumentHelp(
      "How nodes are placed: \(Layout.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "name"), completion: .list(Layout.allCases.map(\.rawValue)))
  var layout: String?

  func validate() throws {
    if let depth, depth < 0 { throw ValidationError("--depth is \(depth); it is 0 or more") }
    if depth != nil, around == nil { throw ValidationError("--depth needs --around") }
    do {
      _ = try options(title: nil)
    } catch let error as RenderingError {
      throw ValidationError("\(error)")
    }
  }

  /// The options without the node of --around, which only a graph knows.
  func options(title: String?) throws -> RenderingOptions {
    var options = RenderingOptions(statements: statements, title: title)
    if let top { options.top = try Self.count(top) }
    if let depth { options.depth = depth }
    if let only { options.kinds = try Self.kinds(only) }
    if options.kinds?.contains(.statement) == true { options.statements = true }
    if let relations { options.relations = try Self.relations(relations) }
    if let positions { options.positions = try OfficeStyle(word: positions, of: "--positions") }
    if let cluster { options.cluster = try Grouping(word: cluster, of: "--cluster") }
    if let layout { options.layout = try Layout(named: layout) }
    return options
  }

  /// The options for a graph.
  func options(title: String?, graph: Graph) throws -> RenderingOptions {
    var options = try options(title: title)
    if let around { options.center = try GraphRenderer.node(named: around, in: graph) }
    return options
  }

  private static func count(_ text: String) throws -> Int {
    if text == "all" { return .max }
    guard let count = Int(text), count > 0 else {
      throw ValidationError("--top is '\(text)'; expected a number from 1 on, or all")
    }
    return count
  }

  private static func kinds(_ text: String) throws -> Set<NodeKind> {
    let kinds = Set(try words(text).map { try NodeKind(word: $0, of: "--only") })
    guard !kinds.isEmpty else { throw ValidationError("--only names no kind of node") }
    return kinds
  }

  private static func relations(_ text: String) throws -> Set<Relation> {
    var relations: Set<Relation> = []
    for word in words(text) {
      if let category = Relation.Category(rawValue: word), category != .statement {
        relations.formUnion(Relation.allCases.filter { $0.category == category })
      } else {
        relations.insert(try Relation(word: word, of: "--relations"))
      }
    }
    guard !relations.isEmpty else { throw ValidationError("--relations names no relation") }
    return relations
  }

  private static func words(_ text: String) -> [String] {
    text.split { $0 == "," || $0 == " " }.map(String.init)
  }
}

/// What only the files of pictures have; a page has ways of its own.
struct PictureFileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The colours: light, dark or print.", valueName: "name"),
    completion: .list(ThemeName.allCases.map(\.rawValue)))
  var theme: String?

  @Option(
    help: ArgumentHelp(
      "How many pixels of a bitmap stand for a point; 2 by default.", valueName: "number"))
  var scale: Double?

  @Option(
    help: ArgumentHelp(
      "The page to whose parts an SVG links, such as graph.html.", valueName: "address"))
  var linkBase: String?

  func validate() throws {
    if let scale, !(0.1...20).contains(scale) {
      throw ValidationError("--scale is \(scale); it lies between 0.1 and 20")
    }
    var options = RenderingOptions()
    do {
      try apply(to: &options)
    } catch let error as RenderingError {
      throw ValidationError("\(error)")
    }
  }

  /// Adds what was chosen to other options.
  func apply(to options: inout RenderingOptions) throws {
    if let theme { options.theme = try ThemeName(word: theme, of: "--theme") }
    if let scale { options.dotsPerInch = 72 * scale }
    if let linkBase {
      guard RenderingOptions.isSafeLink(linkBase) else {
        throw RenderingError.unsafeLink(linkBase)
      }
      options.linkBase = linkBase
    }
  }
}

extension RawRepresentable where Self: CaseIterable, RawValue == String {
  /// The case that an option names.
  /// - Throws: `ValidationError` with the words that it knows.
  fileprivate init(word: String, of option: String) throws {
    guard let value = Self(rawValue: word) else {
      let known = Self.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("\(option) is '\(word)'; expected \(known)")
    }
    self = value
  }
}
