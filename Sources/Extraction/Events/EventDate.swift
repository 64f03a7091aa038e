import Documents
import KnowledgeGraph
import Lexicon

/// The day, month or year on which a clause dates its act, counted from the article's date.
///
/// Read are dates that are written out ("on March 6", "in October 2003", "in 2003"), weekdays, which name the last such
/// day up to the article's date or, in a clause of the future, the next one, "yesterday", "today", "tomorrow", and phrases
/// such as "last month", "two days ago".
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
      document.tree.children(of: place).flatMap { words(ofTime: $0, at: place) }
    }
  }

  /// What a phrase beside an act may say of its time: "Thursday night", "earlier this year", "two weeks ago", "in March".
  private func words(ofTime child: Int, at place: Int) -> [Int] {
    switch document.tokens[child].dependency {
    case "npadvmod", "advmod":
      return [child]
        + document.tree.children(of: child).filter {
          ["npadvmod", .compound].contains(document.tokens[$0].dependency)
        }
    case .prep:
      guard
        lexicon.events.isIn(.dating, document.lower(child))
          || document.lower(child) == "of" && document.tokens[place].pos == .noun
      else { return [] }
      return document.tree.children(of: child).filter {
        document.tokens[$0].dependency == .pobj
      }.flatMap { object in
        [object]
          + document.tree.children(of: object).filter {
            [.compound, .nmod].contains(document.tokens[$0].dependency)
          }
      }
    default: return []
    }
  }

  private func date(at token: Int, isFuture: Bool) -> CalendarDate? {
    let word = document.lower(token)
    if let offset = lexicon.events.dayOffsets[word] {
      return document.article.date?.adding(days: offset)
    }
    if let weekday = lexicon.events.weekdays[word] {
      return day(weekday, isFuture: isFuture, isLast: direction(beside: token) == -1)
    }
    if let month = lexicon.months[document.tokens[token].text] ?? lexicon.months[word] {
      return written(month: month, at: token, isFuture: isFuture)
    }
    if let unit = lexicon.events.timeUnits[document.lemma(token)] {
      return relative(unit, at: token)
    }
    return year(at: token).flatMap { CalendarDate(year: $0) }
  }

  /// "March 6", "6 March", "October 2003", "March 6, 2005". Without a year, the one that is nearest on the side of the clause's
  /// tense.
  private func written(month: Int, at token: Int, isFuture: Bool) -> CalendarDate? {
    let sentence = document.sentenceRange(of: token)
    let near = (token + 1..<token + 4).filter(sentence.contains)
    let day =
      near.first.flatMap { number(at: $0, in: 1...31) }
      ?? (sentence.contains(token - 1) ? number(at: token - 1, in: 1...31) : nil)
    if let year = near.lazy.compactMap({ self.year(at: $0) }).first {
      return CalendarDate(year: year, month: month, day: day)
    }
    guard let published = document.article.date else { return nil }
    let step = direction(beside: token) ?? 0
    let own = (month, day ?? 0)
    let today = (published.month ?? 0, day == nil ? 0 : published.day ?? 0)
    var year = published.year
    if isFuture || step == 1 {
      if own < today || step == 1 && own == today { year += 1 }
    } else if own > today || step == -1 && own == today {
      year -= 1
    }
    return CalendarDate(year: year, month: month, day: day)
  }

  private func day(_ weekday: Int, isFuture: Bool, isLast: Bool) -> CalendarDate? {
    guard let published = document.article.date, let today = published.weekday else { return nil }
    let back = (today - weekday + 7) % 7
    if isFuture { return published.adding(days: (7 - back) % 7) }
    return published.adding(days: isLast && back == 0 ? -7 : -back)
  }

  // MARK: - Relative dates

  /// "last", "this", "next" in front of a word, as -1, 0, 1.
  private func direction(beside token: Int) -> Int? {
    // "the next day" counts from what was told before.
    guard document.child(token, "det").map({ document.lower($0) != "the" }) ?? true else {
      return nil
    }
    return document.tree.children(of: token).lazy
      .compactMap { lexicon.events.timeDirections[document.lower($0)] }.first
  }

  /// "last month", "this year", "next week", "two weeks ago".
  private func relative(_ unit: EventLexicon.TimeUnit, at token: Int) -> CalendarDate? {
    if let direction = direction(beside: token) { return shifted(by: direction, unit) }
    let head = document.tree.head(of: token)
    guard lexicon.events.isIn(.ago, document.lower(head)) else { return nil }
    let count = document.tree.children(of: token).lazy.compactMap { child in
      lexicon.events.smallNumbers[document.lower(child)] ?? number(at: child, in: 1...400)
    }.first
    return count.flatMap { shifted(by: -$0, unit) }
  }

  /// The article's date moved by some units, of the unit's precision. A week has none of its own: it is named by its month, where it
  /// lies in one.
  private func shifted(by count: Int, _ unit: EventLexicon.TimeUnit) -> CalendarDate? {
    guard let published = document.article.date else { return nil }
    switch unit {
    case .day: return published.adding(days: count)
    case .week:
      guard let weekday = published.weekday else { return nil }
      let monday = published.adding(days: count * 7 - weekday + 1)
      let sunday = published.adding(days: count * 7 - weekday + 7)
      guard let monday, let sunday, monday.year == sunday.year else { return nil }
      return CalendarDate(
        year: monday.year, month: monday.month == sunday.month ? monday.month : nil)
    case .month:
      guard let month = published.month else { return nil }
      let months = published.year * 12 + month - 1 + count
      return CalendarDate(year: months / 12, month: months % 12 + 1)
    case .year: return CalendarDate(year: published.year + count)
    }
  }

  private func year(at token: Int) -> Int? {
    guard document.tokens[token].text.utf8.count == 4 else { return nil }
    return number(at: token, in: 1500...2200)
  }

  private func number(at token: Int, in range: ClosedRange<Int>) -> Int? {
    let text = document.lower(token)
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard digits == text || ["st", "nd", "rd", "th"].contains(text.dropFirst(digits.count)),
      let number = Int(digits), range.contains(number)
    else { return nil }
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

  /// The date some days later or, for a negative number, earlier.
  func adding(days: Int) -> CalendarDate? {
    guard let number = dayNumber, abs(days) < 40_000 else { return nil }
    return CalendarDate(dayNumber: number + days)
  }

  /// The date some days after 1970-01-01.
  ///
  /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
  private init?(dayNumber: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }
}
