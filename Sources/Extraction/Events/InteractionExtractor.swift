import Documents
import KnowledgeGraph
import Lexicon

/// Reads who did what to whom: acts of one actor towards another that a clause licenses on both ends.
///
/// An act needs a phrase of the event lexicon with an entity in a slot for whoever acts and one in a slot for whoever
/// is acted on; two actors that merely share a sentence have no edge. Classes and rules for doubtful cases are those of
/// the PLOVER ontology.
struct InteractionExtractor: Sendable {
  let lexicon: Lexicon
  let document: Document
  /// For whom the first person speaks; `nil` where nobody asked.
  var voice: Voice?

  /// The acts of a document, in the order of the text.
  /// - Parameters:
  ///   - table: The entities.
  ///   - reporters: Who reports what a token says, innermost first, by entity index; empty for the article's own telling.
  func claims(
    _ table: EntityTable, reportedBy reporters: (Int) -> [Int] = { _ in [] }
  ) -> [Claim] {
    var claims: [Claim] = []
    var order: [Pair: Bool] = [:]
    for reading in readings(table) {
      for var (source, target) in pairs(of: reading) {
        if reading.isReciprocal {
          let pair = Pair(source.entity, target.entity)
          let isForward = source.entity == pair.first
          if order[pair, default: isForward] != isForward { swap(&source, &target) }
          order[pair] = order[pair] ?? isForward
        }
        claims.append(claim(reading, source, target, reporters))
      }
    }
    return withoutDeploymentsForFights(claims)
  }

  /// Two entities, whichever came first.
  private struct Pair: Hashable {
    var first: Int
    var second: Int

    init(_ a: Int, _ b: Int) { (first, second) = (min(a, b), max(a, b)) }
  }

  private func readings(_ table: EntityTable) -> [EventReading] {
    let finder = ActorFinder(
      lexicon: lexicon, document: document, table: table, voice: voice)
    let verbal = VerbalEvents(lexicon: lexicon, document: document, finder: finder)
    let nominal = NominalEvents(lexicon: lexicon, document: document, finder: finder)
    var readings: [EventReading] = []
    var used: Set<Int> = []
    for token in document.tokens.indices
    where document.tokens[token].pos == .verb || document.tokens[token].pos == .auxiliary {
      guard let reading = verbal.reading(at: token) else { continue }
      used.formUnion(reading.words)
      readings.append(reading)
    }
    for token in document.tokens.indices
    where document.tokens[token].pos == .noun && !used.contains(token) {
      if let reading = nominal.reading(at: token) { readings.append(reading) }
    }
    return readings.sorted { $0.trigger < $1.trigger }
  }

  /// Every source with every target; of an act that all share, every two.
  private func pairs(
    of reading: EventReading
  ) -> [(ActorFinder.Actor, ActorFinder.Actor)] {
    if reading.targets.isEmpty {
      guard reading.sources.count <= Self.greatestCircle else { return [] }
      return reading.sources.indices.flatMap { first in
        reading.sources[(first + 1)...].map { (reading.sources[first], $0) }
      }
      .filter { $0.0.entity != $0.1.entity }
    }
    return reading.sources.flatMap { source in
      reading.targets.filter { $0.entity != source.entity }.map { (source, $0) }
    }
  }

  /// Up to how many parties an act that they share ties each to each; of more, most have little to do with one another.
  private static let greatestCircle = 5

  private func claim(
    _ reading: EventReading, _ source: ActorFinder.Actor, _ target: ActorFinder.Actor,
    _ reporters: (Int) -> [Int]
  ) -> Claim {
    let cue = reading.cue
    var attributes: Attributes = [
      .predicate: .text(document.name(of: cue)), .modality: .text(reading.modality.rawValue),
    ]
    attributes[.quad] = reading.relation.quad.map { .text($0.rawValue) }
    attributes[.mode] = reading.mode.map { .text($0) }
    if reading.isReciprocal { attributes[.reciprocal] = true }
    attributes[.when] = EventDate(lexicon: lexicon, document: document)
      .date(of: reading.trigger, modality: reading.modality)
      .map { .text($0.description) }
    if reading.sources.count > 1 || reading.targets.count > 1 {
      let start = document.tokens[reading.trigger].span.start
      attributes[.event] = .text("\(document.article.id):\(start)")
    }
    return Claim(
      source: .entity(source.entity), relation: reading.relation,
      target: .entity(target.entity), attributes: attributes,
      sentence: document.sentenceOfToken[reading.trigger], cue: cue,
      confidence: source.isDirect && target.isDirect ? 0.8 : 0.6,
      reportedBy: reporters(reading.trigger))
  }

  /// PLOVER: a deployment that is told together with a fight of the same parties is part of the fight.
  private func withoutDeploymentsForFights(_ claims: [Claim]) -> [Claim] {
    claims.filter { claim in
      claim.relation != .mobilize
        || !claims.contains {
          $0.relation == .assault && $0.sentence == claim.sentence && $0.source == claim.source
            && $0.target == claim.target
        }
    }
  }
}

extension AttributeKey {
  /// The verb phrase that says an act.
  static var predicate: Self { "predicate" }
  /// PLOVER's mode of an act.
  static var mode: Self { "mode" }
  /// PLOVER's quadrant of an act.
  static var quad: Self { "quad" }
  /// When an act took place, ISO 8601 of the precision that the text gives.
  static var when: Self { "when" }
  /// `true` for an act of both parties.
  static var reciprocal: Self { "reciprocal" }
  /// Shared by the edges of one act with several parties.
  static var event: Self { "event" }
}
