import Documents
import KnowledgeGraph
import Lexicon

/// Reads who says, believes, wants or plans what, and who reports it.
///
/// Cues and syntax give attributions, quotation marks complete them, then sources become entities. Statements inside other
/// statements are reported by the outer one's speaker.
struct StatementExtractor: Sendable {
  let lexicon: Lexicon
  let document: Document

  /// The statements of the document; speakers that are no entity yet join the table, and so does each "I" of a quotation.
  func statements(_ table: inout EntityTable) -> StatementTable {
    let clauses =
      CueReader(lexicon: lexicon, document: document).attributions()
      + PhraseReader(lexicon: lexicon, document: document).attributions()
    let quotations = QuotationReader(lexicon: lexicon, document: document)
    let attributions = quotations.attributions(joining: clauses).sorted { $0.cue < $1.cue }
    var statements = resolved(attributions, quotations, &table)
    statements = nested(statements)
    statements += repeated(statements, quotations.quotations)
    linkFirstPerson(statements, quotations.quoted, &table)
    return StatementTable(statements)
  }

  // MARK: - Sources

  private func resolved(
    _ attributions: [Attribution], _ quotations: QuotationReader, _ table: inout EntityTable
  ) -> [Statement] {
    let resolver = SpeakerResolver(lexicon: lexicon, document: document)
    let stances = StanceReader(
      lexicon: lexicon, document: document, reader: quotations.reader)
    var statements: [Statement] = []
    for attribution in attributions {
      let recent = statements.suffix(3).reversed().flatMap(\.speakers)
      let speakers = attribution.speakers.flatMap { resolver.named($0) }.compactMap {
        resolver.entity(at: $0, needsActor: attribution.needsActor, recent: recent, &table)
      }
      guard !speakers.isEmpty, quotations.reader.wordCount(attribution.content) > 0 else {
        continue
      }
      let snapshot = table
      let isMedium = speakers.allSatisfy { table[$0].type == "media" }
      let stance = stances.stance(of: attribution, isMedium: isMedium) { token in
        snapshot.entity(at: token).map(speakers.contains) ?? false
      }
      let hearers = attribution.hearers.compactMap { table.entity(at: $0) }
      let reporters = attribution.reporters.compactMap { table.entity(at: $0) }
      statements.append(
        Statement(
          speakers: unique(speakers), content: attribution.content,
          kind: kind(of: attribution, quotations), stance: stance, cue: attribution.cueTokens,
          hearers: unique(hearers.filter { !speakers.contains($0) }),
          reporters: unique(reporters.filter { !speakers.contains($0) }),
          isReport: attribution.isReport))
    }
    return statements
  }

  private func unique(_ values: [Int]) -> [Int] {
    values.enumerated().filter { values.firstIndex(of: $1) == $0 }.map(\.element)
  }

  private func kind(
    of attribution: Attribution, _ quotations: QuotationReader
  ) -> Statement.SpeechKind {
    let words = attribution.content.joined().filter { !quotations.reader.isMark($0) }
    let quoted = words.filter(quotations.quoted.contains)
    if quoted.isEmpty { return .indirect }
    return quoted.count * 10 >= words.count * 9 ? .direct : .mixed
  }

  // MARK: - Chains

  /// Gives inner statements the outer ones' speakers as reporters, and drops those in which a speaker speaks of what he
  /// or she says, in favour of the outer one.
  private func nested(_ statements: [Statement]) -> [Statement] {
    var kept: [Statement] = []
    for (index, statement) in statements.enumerated() {
      guard let cue = statement.cue?.lowerBound else { continue }
      let outer = statements.enumerated().filter {
        $0.offset != index && $0.element.isReport && $0.element.contains(cue)
      }.map(\.element).sorted { $0.content.joined().count < $1.content.joined().count }
      let isInOuter = outer.contains { wider in
        wider.speakers == statement.speakers
          && statement.content.joined().contains(where: wider.contains)
      }
      if isInOuter { continue }
      if isPart(statement, of: statements, besides: index) { continue }
      let isInside = statements.enumerated().contains {
        $0.offset != index && $0.element.contains(cue) && !isMain(cue, in: $0.element)
      }
      if !statement.isReport, isInside { continue }
      var statement = statement
      for reporter in outer.flatMap(\.speakers) + outer.flatMap(\.reporters)
      where !statement.reporters.contains(reporter) && !statement.speakers.contains(reporter) {
        statement.reporters.append(reporter)
      }
      kept.append(statement)
    }
    return kept
  }

  /// Whether another statement of the same cue holds all the words of this one.
  private func isPart(_ statement: Statement, of all: [Statement], besides index: Int) -> Bool {
    let words = Set(statement.content.joined())
    return all.enumerated().contains { other in
      guard other.offset != index, other.element.cue == statement.cue,
        other.element.speakers == statement.speakers
      else { return false }
      let others = Set(other.element.content.joined())
      return words.isSubset(of: others) && (words.count < others.count || other.offset < index)
    }
  }

  /// Whether a verb is the main one of a content.
  private func isMain(_ verb: Int, in statement: Statement) -> Bool {
    !statement.contains(document.tree.head(of: verb)) || document.tree.isRoot(verb)
  }

  // MARK: - Repetitions

  /// Headings that consist of words quoted elsewhere.
  private func repeated(_ statements: [Statement], _ quotations: [Quotation]) -> [Statement] {
    quotations.compactMap { quotation in
      let kind = document.block(of: quotation.start).kind
      guard kind == .title || kind == .heading else { return nil }
      let words = folded(quotation.parts)
      guard let known = statements.first(where: { folded($0.content) == words }),
        !known.contains(quotation.start)
      else { return nil }
      var statement = known
      statement.content = quotation.parts
      statement.cue = nil
      return statement
    }
  }

  private func folded(_ content: [Range<Int>]) -> [String] {
    content.joined().filter { document.tokens[$0].pos != .punctuation }.map { document.lower($0) }
  }

  // MARK: - First person

  /// Joins "I" inside a quotation to the person who speaks, and "we" to an organization or group that does.
  private func linkFirstPerson(
    _ statements: [Statement], _ quoted: Set<Int>, _ table: inout EntityTable
  ) {
    for statement in statements where statement.speakers.count == 1 && statement.isReport {
      let speaker = statement.speakers[0]
      for token in statement.content.joined() where table.entity(at: token) == nil {
        guard quoted.contains(token) else { continue }
        let word = document.lower(token)
        let isOne =
          lexicon.statements.isIn(.firstPersonSingular, word)
          && table[speaker].kind == .person
        let areMany =
          lexicon.statements.isIn(.firstPersonPlural, word)
          && table[speaker].kind != .person
        guard isOne || areMany else { continue }
        let mention = Mention(
          tokens: token..<(token + 1), head: token, name: document.tokens[token].text,
          basis: .pronoun)
        table.add(mention, to: speaker, link: .pronoun)
      }
    }
  }
}
