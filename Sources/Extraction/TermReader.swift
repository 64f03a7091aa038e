import Documents
import Lexicon

/// Reads from when until when an office is held: "since 2012", "from 2008 to 2014", "until last May".
struct TermReader: Sendable {
  let lexicon: Lexicon
  let document: Document

  /// The holding with the dates that stand behind its title, as far as they are in the same clause.
  func dated(_ holding: Holding) -> Holding {
    var holding = holding
    let limit = min(
      document.sentenceRange(of: holding.title.noun).upperBound,
      holding.title.tokens.upperBound + 12)
    var index = holding.title.tokens.upperBound
    while index < limit, !endsClause(index) {
      let word = document.lower(index)
      if lexicon.isIn(.sinceWord, word) {
        holding.since = date(after: index, limit)
      } else if lexicon.isIn(.untilWord, word) {
        holding.until = date(after: index, limit)
      } else if document.tokens[index].pos == .adposition,
        let start = date(after: index, limit), let end = end(after: index + 1, limit)
      {
        (holding.since, holding.until) = (start, end)
      }
      index += 1
    }
    return holding
  }

  /// A further verb belongs to something else.
  private func endsClause(_ token: Int) -> Bool {
    document.tokens[token].pos == .verb || document.tokens[token].text == ";"
  }

  private func end(after start: Int, _ limit: Int) -> CalendarDate? {
    guard start < limit else { return nil }
    let isRange = lexicon.isIn(.rangePreposition, document.lower(start - 1))
    for index in start..<min(limit, start + 4)
    where lexicon.isIn(.toWord, document.lower(index))
      || isRange && document.tokens[index].dependency == .cc
    {
      return date(after: index, limit)
    }
    return nil
  }

  /// A year, or a month with its year, behind a preposition.
  private func date(after token: Int, _ limit: Int) -> CalendarDate? {
    var month: Int?
    for index in (token + 1)..<max(token + 1, min(token + 4, limit)) {
      let lower = document.lower(index)
      if let number = lexicon.months[lower] {
        month = number
      } else if lower.utf8.count == 4, let year = Int(lower), (1000...2999).contains(year) {
        return CalendarDate(year: year, month: month)
      } else if Int(lower) == nil, document.tokens[index].pos != .determiner,
        document.tokens[index].pos != .punctuation
      {
        return nil
      }
    }
    return nil
  }
}
