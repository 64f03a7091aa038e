/// A date of the precision that a text gives: a year, a month or a day, in ISO 8601.
public struct CalendarDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The year of the Gregorian calendar, 1…9999.
  public let year: Int

  /// The month, 1…12, where it is known.
  public let month: Int?

  /// The day of the month, 1…31, where it is known.
  public let day: Int?

  /// Creates a date, or `nil` where there is no such day.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year) else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day { guard (1...Self.days(in: month, of: year)).contains(day) else { return nil } }
    } else if day != nil {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2024`, `2024-11` or `2024-11-28`; `nil` for anything else.
  public init?(iso8601 text: some StringProtocol) {
    let fields = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    guard (1...3).contains(fields.count) else { return nil }
    var numbers: [Int] = []
    for (field, width) in zip(fields, widths) {
      guard field.count == width else { return nil }
      var number = 0
      for byte in field {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        number = number * 10 + Int(byte - UInt8(ascii: "0"))
      }
      numbers.append(number)
    }
    self.init(
      year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil,
      day: numbers.count > 2 ? numbers[2] : nil)
  }

  /// The date in ISO 8601, of its own precision.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    var text = padded(year, 4)
    if let month { text += "-" + padded(month, 2) }
    if let day { text += "-" + padded(day, 2) }
    return text
  }

  /// Orders by year, month and day; a missing part comes first.
  public static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month ?? 0, a.day ?? 0) < (b.year, b.month ?? 0, b.day ?? 0)
  }

  /// How many days a month has in the Gregorian calendar.
  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}
