import Documents
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: ["2024", "2024-11", "2024-11-28", "2024-02-29", "0001-01-01", "9999-12-31"])
  func readsWhatItWrites(text: String) {
    #expect(CalendarDate(iso8601: text)?.description == text)
  }

  @Test(arguments: [
    "", "24", "2024-", "2024-1", "2024-13", "2024-00", "2024-11-31", "2023-02-29", "1900-02-29",
    "2024-11-28T10", "2024-11-28-01", "0000-01-01", "２０２４", "-2024", "2024/11/28", "2024-1１",
  ])
  func refusesWhatIsNoDate(text: String) { #expect(CalendarDate(iso8601: text) == nil) }

  @Test func leapYearsOfTheCenturies() {
    #expect(CalendarDate(year: 2000, month: 2, day: 29) != nil)
    #expect(CalendarDate(year: 2100, month: 2, day: 29) == nil)
  }

  @Test func dayNeedsAMonth() { #expect(CalendarDate(year: 2024, month: nil, day: 5) == nil) }

  @Test func everyDayOfAYearIsInOrder() {
    var days: [CalendarDate] = []
    for month in 1...12 {
      for day in 1...31 {
        if let date = CalendarDate(year: 2023, month: month, day: day) { days.append(date) }
      }
    }
    #expect(days.count == 365)
    #expect(days == days.sorted())
    #expect(days.allSatisfy { CalendarDate(iso8601: $0.description) == $0 })
  }

  @Test func lessPreciseDateComesFirst() throws {
    let dates = try ["2024-11-28", "2024", "2024-11", "2023-12-31"].map {
      try #require(CalendarDate(iso8601: $0))
    }
    #expect(dates.sorted().map(\.description) == ["2023-12-31", "2024", "2024-11", "2024-11-28"])
  }
}
