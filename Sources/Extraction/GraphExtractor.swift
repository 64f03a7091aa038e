import Documents
import KnowledgeGraph
import Lexicon

/// Reads the graph out of an annotated article: mentions, entities, claims, graph.
public struct GraphExtractor: Sendable {
  private let lexicon: Lexicon
  private let generator: String

  /// Creates an extractor.
  /// - Parameters:
  ///   - lexicon: The linguistic data.
  ///   - generator: The name and version that the graph carries.
  public init(lexicon: Lexicon, generator: String) {
    self.lexicon = lexicon
    self.generator = generator
  }

  /// The actors, organizations and positions of a document with the words that carry each tie.
  ///
  /// Equal documents give equal graphs. The cost grows with the number of tokens and, for the joining of names, with
  /// the square of the number of different names.
  public func graph(of document: Document) -> Graph {
    let reading = read(document)
    return GraphAssembler(document: document, generator: generator)
      .graph(
        entities: reading.entities, claims: reading.claims,
        vacant: reading.holdings.filter { $0.holder == nil }, statements: reading.statements)
  }

  /// A stage of the extraction as a table for people who want to see why a graph is as it is.
  public func table(of stage: ExtractionStage, in document: Document) -> InspectionTable {
    guard stage == .kinds else { return InspectionTable(stage, of: read(document), in: document) }
    let resolver = NameResolver(lexicon: lexicon, document: document)
    return InspectionTable(judgements: resolver.judgements(of: names(in: document)), in: document)
  }

  private func read(_ document: Document) -> ExtractionReading {
    let names = names(in: document)
    let nominals = NominalDetector(lexicon: lexicon).mentions(in: document, besides: names)
    let reader = TitleReader(lexicon: lexicon, document: document, mentions: names)
    let positions = PositionExtractor(lexicon: lexicon, document: document, reader: reader)
    let pronouns = PronounResolver(lexicon: lexicon, document: document)
    var table = EntityTable(
      NameResolver(lexicon: lexicon, document: document).entities(from: names))
    pronouns.resolvePersonal(into: &table)
    NominalResolver(
      lexicon: lexicon, document: document, reader: reader, holdings: positions.holdings(table)
    ).resolve(nominals, into: &table)
    pronouns.resolveOther(into: &table)
    let statements = StatementExtractor(lexicon: lexicon, document: document).statements(&table)
    let holdings = positions.holdings(table)
    let voice = Voice(lexicon: lexicon, statements: statements, holdings: holdings, table)
    let claims =
      PositionClaims(document: document).claims(of: holdings, table)
      + TieExtractor(lexicon: lexicon, document: document).claims(table, holdings: holdings)
      + VerbalTieExtractor(lexicon: lexicon, document: document).claims(table, holdings: holdings)
      + InteractionExtractor(lexicon: lexicon, document: document, voice: voice).claims(table)
    return ExtractionReading(
      mentions: (names + nominals).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound },
      entities: table, holdings: holdings, claims: claims.map { $0.reported(in: statements) },
      statements: statements)
  }

  private func names(in document: Document) -> [Mention] {
    let names = NameDetector(lexicon: lexicon).mentions(in: document)
    let repeated = RepeatedNames(lexicon: lexicon).mentions(of: names, in: document)
    let replaced = Set(repeated.flatMap(\.tokens))
    let kept = names.filter { replaced.isDisjoint(with: $0.tokens) }
    return (kept + repeated).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }
}
