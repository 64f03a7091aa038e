import Documents
import KnowledgeGraph

/// A title that somebody is said to hold, or that nobody holds.
struct Holding: Sendable {
  /// The person, by entity index; `nil` for an office that the text names as open or sought.
  var holder: Int?
  /// The title as it stands in the text.
  var title: TitlePhrase
  /// What the clause around the title says of its status, where it says something.
  var status: String?
  /// The other person of a succession in this office, which is one office then.
  var successor: Int?
  /// From when the office is held, where the text says it.
  var since: CalendarDate?
  /// Until when the office is held, where the text says it.
  var until: CalendarDate?
  /// Whether a clause says it.
  var origin: Edge.Origin = .extracted

  /// The statuses of the office, in the order of the text.
  var statuses: [String] {
    if let status { return [status] }
    if title.statuses.isEmpty { return [until == nil ? "current" : "former"] }
    return title.statuses
  }
}
