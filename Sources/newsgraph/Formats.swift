import ArgumentParser
import GraphFormats

/// `newsgraph formats`
struct Formats: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the formats in which graphs are written.",
    discussion: "Pictures are drawn by 'newsgraph render' as svg, png, pdf and gv.")

  func run() throws {
    let formats = GraphFormats.all
    let width = formats.map(\.name.count).max() ?? 0
    let lines = formats.map { format in
      let name = format.name + String(repeating: " ", count: width - format.name.count)
      return "\(name)  .\(format.fileExtension)  \(format.summary)\n"
    }
    try Terminal.write(lines.joined(), to: "-")
  }
}
