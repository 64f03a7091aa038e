import Documents

/// Reads dates as the headers of articles write them.
///
/// Understood are ISO 8601 (with a time behind it, too), `November 28, 2024`, `28 November 2024`,
/// `Thursday, Nov. 28, 2024` and `November 2024`. A form whose order of day and month depends on the
/// country, such as `11/28/2024`, is not guessed at.
enum HeaderDate {
  /// The date that a text is, and nothing else.
  static func date(_ text: String) -> CalendarDate? {
    guard let (date, rest) = leadingDate(text), rest == 0 else { return nil }
    return date
  }

  /// The date with which a text begins; a time of day or the like may follow.
  static func dateAtStart(of text: String) -> CalendarDate? { leadingDate(text)?.date }

  /// The date and how many further words there are.
  private static func leadingDate(_ text: String) -> (date: CalendarDate, rest: Int)? {
    var words = text.split { $0 == " " || $0 == "," || $0 == "\t" || $0 == "\u{A0}" }
      .map { word in word.lowercased() }
    if let first = words.first, ImportVocabulary.weekdays.contains(withoutStop(first)) {
      words.removeFirst()
    }
    guard let first = words.first else { return nil }
    if let date = isoDate(first) { return (date, words.count - 1) }

    if let month = month(first) {
      if words.count >= 3, let day = day(words[1]), let year = year(words[2]) {
        return CalendarDate(year: year, month: month, day: day).map { ($0, words.count - 3) }
      }
      guard words.count >= 2, let year = year(words[1]) else { return nil }
      return CalendarDate(year: year, month: month).map { ($0, words.count - 2) }
    }
    guard words.count >= 3, let day = day(first), let month = month(words[1]),
      let year = year(words[2])
    else { return nil }
    return CalendarDate(year: year, month: month, day: day).map { ($0, words.count - 3) }
  }

  /// A day in ISO 8601, alone or before a time.
  private static func isoDate(_ word: String) -> CalendarDate? {
    let day = word.prefix { $0 != "t" }
    guard day.utf8.count == 10 || day.utf8.count == 7, let date = CalendarDate(iso8601: day) else {
      return nil
    }
    return date
  }

  private static func month(_ word: String) -> Int? {
    let name = withoutStop(word)
    return ImportVocabulary.months.firstIndex { $0.contains(name) }.map { $0 + 1 }
  }

  private static func day(_ word: String) -> Int? {
    let digits = word.prefix { $0.isNumber && $0.isASCII }
    let suffix = word.dropFirst(digits.count)
    guard (1...2).contains(digits.count), ["", ".", "st", "nd", "rd", "th"].contains(suffix) else {
      return nil
    }
    return Int(digits)
  }

  private static func year(_ word: String) -> Int? {
    let digits = withoutStop(word)
    return digits.utf8.count == 4 ? Int(digits) : nil
  }

  private static func withoutStop(_ word: String) -> String {
    word.hasSuffix(".") ? String(word.dropLast()) : word
  }
}
