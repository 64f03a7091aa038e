import Documents
import KnowledgeGraph
import Lexicon

/// The day, month or year on which a clause dates its act, counted from the article's date.
///
/// Read are dates that are written out ("on March 6", "in October 2003", "in 2003"), weekdays, which name the last such
/// day up to the article's date or, in a clause of the future, the next one, and "yesterday", "today", "tomorrow".
struct EventDate: Sendable {
  let lexicon: Lexicon
  let document: Document

  /// The date beside a verb or noun; `nil` where the text gives none.
  /// - Parameters:
  ///   - trigger: The word that says the act.
  ///   - modality: Whether the act took place. A weekday beside a plan says the date only behind a modal of the future,
  ///     because reports of plans name past days as well.
  func date(of trigger: Int, modality: Modality) -> CalendarDate? {
    let reader = EventModality(lexicon: lexicon, document: document)
    let isFuture = modality == .planned && reader.isFuture(trigger)
    for word in candidates(of: trigger) {
      if modality == .planned, !isFuture, lexicon.events.weekdays[document.lower(word)] != nil {
        continue
      }
      if let date = date(at: word, isFuture: isFuture) { return date }
    }
    return nil
  }

  /// The words of time that hang on the act, its object or the verb that governs it.
  private func candidates(of trigger: Int) -> [Int] {
    var places = [trigger]
    places += document.tree.children(of: trigger).filter {
      document.tokens[$0].dependency == .dobj
    }
    if document.tokens[trigger].pos == .noun, document.tokens[trigger].dependency == .dobj {
      places.append(document.tree.head(of: trigger))
    }
    return places.flatMap { place in
      document.tree.children(of: place).flatMap { child -> [Int] in
        switch document.tokens[child].dependency {
        case "npadvmod": [child]
        case .prep:
          document.tree.children(of: child).filter {
            document.tokens[$0].dependency == .pobj
          }
        default: []
        }
      }
    }
  }

  private func date(at token: Int, isFuture: Bool) -> CalendarDate? {
    let word = document.lower(token)
    if let offset = lexicon.events.dayOffsets[word] {
      return document.article.date?.adding(days: offset)
    }
    if let weekday = lexicon.events.weekdays[word] { return day(weekday, isFuture: isFuture) }
    if let month = lexicon.months[document.tokens[token].text] ?? lexicon.months[word] {
      return written(month: month, at: token)
    }
    return year(at: token).flatMap { CalendarDate(year: $0) }
  }

  /// "March 6", "6 March", "October 2003", "March 6, 2005".
  private func written(month: Int, at token: Int) -> CalendarDate? {
    let sentence = document.sentenceRange(of: token)
    let near = (token + 1..<token + 4).filter(sentence.contains)
    let day =
      near.first.flatMap { number(at: $0, in: 1...31) }
      ?? (sentence.contains(token - 1) ? number(at: token - 1, in: 1...31) : nil)
    let year = near.lazy.compactMap { self.year(at: $0) }.first ?? document.article.date?.year
    return year.flatMap { CalendarDate(year: $0, month: month, day: day) }
  }

  private func day(_ weekday: Int, isFuture: Bool) -> CalendarDate? {
    guard let published = document.article.date, let today = published.weekday else { return nil }
    let back = (today - weekday + 7) % 7
    return published.adding(days: isFuture ? (7 - back) % 7 : -back)
  }

  private func year(at token: Int) -> Int? {
    guard document.tokens[token].text.utf8.count == 4 else { return nil }
    return number(at: token, in: 1500...2200)
  }

  private func number(at token: Int, in range: ClosedRange<Int>) -> Int? {
    guard let number = Int(document.tokens[token].text), range.contains(number) else { return nil }
    return number
  }
}

extension CalendarDate {
  /// Days since 1970-01-01 in the proleptic Gregorian calendar; `nil` where the day is unknown.
  ///
  /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
  private var dayNumber: Int? {
    guard let month, let day else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day of the week, 1 for Monday … 7 for Sunday.
  var weekday: Int? { dayNumber.map { (($0 + 3) % 7 + 7) % 7 + 1 } }

  /// The date some days later or, for a negative number, earlier. The number may be at most 27.
  func adding(days: Int) -> CalendarDate? {
    guard let target = dayNumber.map({ $0 + days }), let month else { return nil }
    let months =
      [(year, month), month == 12 ? (year + 1, 1) : (year, month + 1)]
      + [month == 1 ? (year - 1, 12) : (year, month - 1)]
    for (year, month) in months {
      guard let first = CalendarDate(year: year, month: month, day: 1)?.dayNumber else { continue }
      let date = CalendarDate(year: year, month: month, day: target - first + 1)
      if let date { return date }
    }
    return nil
  }
}
