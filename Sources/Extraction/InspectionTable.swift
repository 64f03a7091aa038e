import Documents
import KnowledgeGraph

/// A stage of the extraction in rows: for people, not for programs.
public struct InspectionTable: Sendable, Hashable {
  /// The names of the columns.
  public let columns: [String]

  /// The rows, each with a text for every column.
  public let rows: [[String]]

  init(_ stage: ExtractionStage, of reading: ExtractionReading, in document: Document) {
    switch stage {
    case .tokens:
      columns = ["token", "start", "word", "lemma", "pos", "tag", "dependency", "head", "entity"]
      rows = Self.tokens(document)
    case .mentions:
      columns = ["start", "end", "words", "form", "found by", "head"]
      rows = reading.mentions.map { Self.row(of: $0, in: document) }
    case .kinds:
      columns = []
      rows = []
    case .entities:
      columns = ["entity", "kind", "label", "named", "type", "start", "words", "link"]
      rows = Self.entities(reading.entities, in: document)
    case .claims:
      columns = ["sentence", "source", "relation", "target", "attributes", "cue", "reported by"]
      rows = reading.claims.map { Self.row(of: $0, reading.entities, in: document) }
    }
  }

  /// The kinds of names with what speaks for them; `Evaluation/fit_kinds.py` reads the spans and the features.
  init(judgements: [NameJudgement], in document: Document) {
    columns = ["kind", "confidence", "sign", "value", "name"]
    rows = judgements.flatMap { judgement -> [[String]] in
      let spans = judgement.mentions.map { document.span(of: $0.tokens) }
      let confidence = Self.rounded(judgement.scores.confidence)
      let head = [judgement.scores.best.rawValue, confidence]
      let name = judgement.mentions[0].name
      return spans.map { head + ["mention", "\($0.start)-\($0.end)", name] }
        + judgement.features.map { head + [$0.name, Self.rounded($0.value), name] }
    }
  }

  /// Three decimals.
  private static func rounded(_ value: Double) -> String {
    String((value * 1000).rounded() / 1000)
  }

  private static func tokens(_ document: Document) -> [[String]] {
    var labels = [String](repeating: "", count: document.tokens.count)
    for entity in document.entities {
      for token in entity.tokens { labels[token] = entity.label }
    }
    return document.tokens.indices.map { index in
      let token = document.tokens[index]
      return [
        String(index), String(token.span.start), token.text, token.lemma, token.pos.rawValue,
        token.tag, token.dependency.rawValue, document.tokens[token.head].text, labels[index],
      ]
    }
  }

  private static func row(of mention: Mention, in document: Document) -> [String] {
    let span = document.span(of: mention.tokens)
    return [
      String(span.start), String(span.end), mention.name, mention.form.rawValue,
      String(describing: mention.basis), document.tokens[mention.head].text,
    ]
  }

  private static func entities(_ table: EntityTable, in document: Document) -> [[String]] {
    table.indices.flatMap { index in
      let entity = table[index]
      let mentions = entity.mentions.sorted {
        $0.mention.tokens.lowerBound < $1.mention.tokens.lowerBound
      }
      return mentions.enumerated().map { place, linked in
        let isFirst = place == 0
        let start = document.span(of: linked.mention.tokens).start
        return [
          isFirst ? String(index) : "", isFirst ? entity.kind.rawValue : "",
          isFirst ? entity.label : "", isFirst ? (entity.isNamed ? "yes" : "no") : "",
          isFirst ? entity.type ?? "" : "", String(start), linked.mention.name,
          linked.link?.rawValue ?? "",
        ]
      }
    }
  }

  private static func row(
    of claim: Claim, _ table: EntityTable, in document: Document
  ) -> [String] {
    let attributes = claim.attributes.sorted { $0.key < $1.key }
      .compactMap { key, value in value.text.map { "\(key.rawValue)=\($0)" } }
    return [
      String(claim.sentence), name(of: claim.source, table), claim.relation.rawValue,
      name(of: claim.target, table), attributes.joined(separator: " "),
      document.text(of: claim.cue),
      claim.reportedBy.map { table[$0].label }.joined(separator: ", "),
    ]
  }

  private static func name(of end: ClaimEnd, _ table: EntityTable) -> String {
    switch end {
    case .entity(let index): table[index].label
    case .position(let key): key.of.map { "\(key.title) of \(table[$0].label)" } ?? key.title
    }
  }
}
