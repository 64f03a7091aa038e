import MarkupText

/// Draws a timeline as SVG.
struct TimelinePicture {
  let days: [(date: String, entries: [GraphTimeline.Entry])]

  private static let lineHeight = 20
  private static let textStart = 168
  private static let lineX = 140
  private static let width = 960
  /// How many characters of 13 units fit beside the line, counted with the widest usual font.
  private static let columns = 100

  var text: String {
    var body = ""
    var y = 40
    for day in days {
      let date = day.date.asXMLContent
      body += "<text class=\"date\" x=\"\(Self.lineX - 18)\" y=\"\(y + 4)\">\(date)</text>\n"
      for entry in day.entries { body += drawn(entry, &y) }
      y += 14
    }
    let height = y + 10
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(Self.width)" height="\(height)" \
      viewBox="0 0 \(Self.width) \(height)" role="img" aria-label="Timeline">
      <style>\(Self.style)</style>
      <rect class="page" width="100%" height="100%"/>
      <line class="axis" x1="\(Self.lineX)" y1="20" x2="\(Self.lineX)" y2="\(height - 20)"/>
      \(body)</svg>

      """
  }

  private func drawn(_ entry: GraphTimeline.Entry, _ y: inout Int) -> String {
    var body = "<g class=\"\(entry.sort.rawValue)\"><title>\(entry.quote.asXMLContent)</title>"
    body += shape(entry.sort, y)
    let line = GraphTimeline.line(entry) + (entry.isContested ? " (contested)" : "")
    for part in wrapped(line) {
      body += "<text x=\"\(Self.textStart)\" y=\"\(y + 4)\">\(part.asXMLContent)</text>"
      y += Self.lineHeight
    }
    return body + "</g>\n"
  }

  /// A shape for each sort, so that colour says nothing alone.
  private func shape(_ sort: GraphTimeline.Sort, _ y: Int) -> String {
    let x = Self.lineX
    return switch sort {
    case .office: "<rect class=\"dot\" x=\"\(x - 6)\" y=\"\(y - 6)\" width=\"12\" height=\"12\"/>"
    case .act: "<circle class=\"dot\" cx=\"\(x)\" cy=\"\(y)\" r=\"6\"/>"
    case .tie: "<path class=\"dot\" d=\"M\(x) \(y - 7)l7 7-7 7-7-7z\"/>"
    case .statement: "<path class=\"dot\" d=\"M\(x - 7) \(y - 6)h14l-7 12z\"/>"
    }
  }

  private func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + word.count + 1 > Self.columns {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word.prefix(Self.columns)
    }
    return lines + [line]
  }

  private static let style = """
    text{font:13px Helvetica,Arial,sans-serif;fill:#222}.date{text-anchor:end;font-weight:bold}\
    .page{fill:#fff}.axis{stroke:#999;stroke-width:2}.dot{stroke:#fff;stroke-width:2}\
    .office .dot{fill:#009e73}.act .dot{fill:#d55e00}.tie .dot{fill:#555}.statement .dot{fill:#0072b2}\
    @media (prefers-color-scheme:dark){text{fill:#eee}.page{fill:#1b1b1b}.dot{stroke:#1b1b1b}}
    """
}
