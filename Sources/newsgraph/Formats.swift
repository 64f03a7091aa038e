import ArgumentParser
import GraphFormats

/// `newsgraph formats`
struct Formats: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the formats in which graphs are written, and what each loses.",
    discussion: """
      'reads back' marks formats that 'newsgraph convert' and 'newsgraph render' read as well as \
      write. Pictures are drawn by 'newsgraph render' as svg, png, pdf and gv.
      """)

  @Flag(help: "One line a format: name, extension, who reads it.")
  var short = false

  func run() throws {
    let formats = GraphFormats.all
    if short {
      let width = formats.map(\.name.count).max() ?? 0
      let lines = formats.map { format in
        let name = format.name + String(repeating: " ", count: width - format.name.count)
        return "\(name)  .\(format.fileExtension)  \(format.summary)\n"
      }
      return try Terminal.write(lines.joined(), to: "-")
    }
    let entries = formats.map { format in
      let reads = format is any ReadableGraphFormat ? ", reads back" : ""
      return """
        \(format.name)  (.\(format.fileExtension)\(reads))
          \(format.summary)
          carries: \(format.carries)
          loses:   \(format.losses)

        """
    }
    let drawing = """
      dot-styled  (.gv)
        the description of the drawing, for Graphviz; 'newsgraph render' and 'newsgraph convert'
        carries: what is drawn: salient actors, positions and their ties, with colours and shapes
        loses:   what is not drawn

      """
    try Terminal.write((entries + [drawing]).joined(separator: "\n"), to: "-")
  }
}
