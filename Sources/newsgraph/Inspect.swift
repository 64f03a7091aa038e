import ArgumentParser
import Extraction
import NewsgraphKit

/// `newsgraph inspect article.txt --stage entities`
struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show how an article was read, stage by stage.",
    discussion: """
      tokens: words with their syntax; mentions: what may name somebody; kinds: what speaks for the kind \
      of each name; entities: who is who, with the reason for every link; claims: what is said of whom, \
      and by whom. The table is for people; its columns may change.
      """)

  @Argument(
    help: ArgumentHelp(
      "An article as plain text in UTF-8; - is standard input.", valueName: "file"),
    completion: .file(extensions: ["txt", "md"]))
  var file: String

  @Option(help: "The stage that is shown.")
  var stage: ExtractionStage = .entities

  @OptionGroup var articleOptions: ArticleOptions
  @OptionGroup var modelOptions: ModelOptions

  func run() throws {
    let newsgraph = try modelOptions.load()
    let table = try newsgraph.table(of: stage, in: try articleOptions.article(at: file))
    let rows = [table.columns] + table.rows
    let cells = rows.map { row in
      row.map { InertText.line($0, limit: Self.widest) }
    }
    var widths = [Int](repeating: 0, count: table.columns.count)
    for row in cells {
      for (column, cell) in row.enumerated() { widths[column] = max(widths[column], cell.count) }
    }
    var text = ""
    for row in cells {
      let padded = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      var line = padded.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      text += line + "\n"
    }
    try Terminal.write(text, to: "-")
  }

  /// Longer cells end in an ellipsis.
  private static let widest = 48
}

extension ExtractionStage: ExpressibleByArgument {}
