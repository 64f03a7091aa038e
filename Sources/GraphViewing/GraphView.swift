/// What the template `graph` shows.
struct GraphView {
  /// What a colour or a line means.
  struct LegendItem {
    let classes: String
    let mark: String
    let words: String
  }

  /// One choice of a filter.
  struct Option {
    let group: String
    let value: String
    let classes: String
    let words: String
    let count: Int
  }

  /// Choices that belong together.
  struct Filter {
    let name: String
    let options: [Option]
  }

  /// A difference in words.
  struct ChangeItem {
    let kind: String
    let sign: String
    let sentence: String
    /// The attribute that names the node or edge.
    let data: String
  }

  /// The differences.
  struct Changes {
    let items: [ChangeItem]
  }

  /// A tie in one line, below one of its ends.
  struct Line {
    let anchor: String
    let index: Int
    /// `nil` where the entry itself is the source.
    let source: String?
    let words: String
    let target: String
  }

  /// What is known of an actor or an office.
  struct Entry {
    let anchor: String
    let index: Int
    let kind: String
    let change: String
    let label: String
    let about: String?
    let hasLines: Bool
    let lines: [Line]
  }

  /// All entries of a kind.
  struct Section {
    let name: String
    let entries: [Entry]
  }

  /// The words of the text that say so.
  struct Quote {
    let before: String
    let cue: String?
    let after: String
    let reporters: [String]
    let anchor: String
    let start: Int
    let document: Int
  }

  /// A tie with its quotations.
  struct Tie {
    let anchor: String
    let index: Int
    let classes: String
    let change: String
    let sourceAnchor: String
    let sourceIndex: Int
    let source: String
    let words: String
    let targetAnchor: String
    let targetIndex: Int
    let target: String
    let details: [String]
    let quotes: [Quote]
  }

  /// Ties of a category.
  struct TieGroup {
    let name: String
    let ties: [Tie]
  }

  /// Whom a statement names, who hears it, who reports it.
  struct Mentioned {
    let words: String
    let named: [Named]
  }

  /// A node that a statement is tied to.
  struct Named {
    let anchor: String
    let node: Int
    let edge: Int
    let label: String
  }

  /// A place in the text.
  struct Place {
    let anchor: String
    let start: Int
    let document: Int
  }

  /// Something said.
  struct Statement {
    let anchor: String
    let index: Int
    let change: String
    /// The attribute that names the edge from the speaker.
    let edge: String
    let content: String
    let about: String
    let mentions: [Mentioned]
    let places: [Place]
  }

  /// Somebody and what they say.
  struct Speaker {
    let name: String
    let statements: [Statement]
  }

  let anchor: String
  let index: Int
  let isFirst: Bool
  /// The numbers of the graph's documents.
  let documents: String
  let name: String
  let picture: String
  let legend: [LegendItem]
  let notes: [String]
  let filters: [Filter]
  let hasDates: Bool
  let changes: Changes?
  let sections: [Section]
  let tieGroups: [TieGroup]
  let hasSpeakers: Bool
  let speakers: [Speaker]
  let island: String
}
