import Documents

/// The day, month or year on which a clause dates its act, counted from the article's date.
struct EventDate: Sendable {
  let document: Document

  /// The date beside a verb or noun; `nil` where the text gives none or the article has no date.
  func date(of trigger: Int) -> CalendarDate? { nil }
}
