/// The words above a picture as one of Graphviz's HTML-like labels.
struct LegendTable {
  let drawing: Drawing
  let theme: Theme

  /// How many characters a line of the title and the notes has.
  private static let width = 90

  /// How many entries stand in a row of the legend.
  private static let columns = 6

  /// The label, or `nil` for a drawing without any words.
  ///
  /// Graphviz takes a plain text for HTML if the same text stands in an HTML label; this text begins
  /// like none that `shown` lets through.
  var html: String? {
    var rows: [String] = []
    if !drawing.title.isEmpty {
      rows.append(
        Self.cell(Self.lines(drawing.title, size: 17, color: theme.title, bold: true, width: 64)))
    }
    if !drawing.subtitle.isEmpty {
      rows.append(Self.cell(Self.lines(drawing.subtitle, size: 11, color: theme.text)))
    }
    if !drawing.legend.isEmpty { rows.append(Self.cell(legend)) }
    for note in drawing.notes {
      rows.append(Self.cell(Self.lines(note, size: 10, color: theme.text)))
    }
    guard !rows.isEmpty else { return nil }
    if !drawing.credit.isEmpty {
      rows.append(Self.cell(Self.lines(drawing.credit, size: 9, color: theme.text)))
    }
    return "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"3\">"
      + rows.map { "<tr>\($0)</tr>" }.joined() + "<tr><td height=\"6\"></td></tr></table>"
  }

  private static func cell(_ content: String) -> String { "<td align=\"left\">\(content)</td>" }

  private static func lines(
    _ text: String, size: Int, color: String, bold: Bool = false, width: Int = width
  ) -> String {
    let lines = text.wrapped(width: width, limit: 4).map { line in
      let escaped = line.escapedForHTMLLabel
      return "<font point-size=\"\(size)\" color=\"\(color)\">"
        + (bold ? "<b>\(escaped)</b>" : escaped) + "</font>"
    }
    return lines.joined(separator: "<br align=\"left\"/>") + "<br align=\"left\"/>"
  }

  private var legend: String {
    var rows: [String] = []
    for group in grouped() {
      for start in stride(from: 0, to: group.count, by: Self.columns) {
        let cells = group[start..<min(start + Self.columns, group.count)].map(entry)
        rows.append(
          "<table border=\"0\" cellborder=\"0\" cellspacing=\"4\" cellpadding=\"1\"><tr>"
            + cells.joined() + "</tr></table>")
      }
    }
    return "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\">"
      + rows.map { "<tr>\(Self.cell($0))</tr>" }.joined() + "</table>"
  }

  /// Nodes stand in other rows than edges.
  private func grouped() -> [[Drawing.LegendEntry]] {
    let isNode = { (entry: Drawing.LegendEntry) in if case .node = entry { true } else { false } }
    return [drawing.legend.filter(isNode), drawing.legend.filter { !isNode($0) }]
      .filter { !$0.isEmpty }
  }

  private func entry(_ entry: Drawing.LegendEntry) -> String {
    switch entry {
    case .node(let words, let look, let isDashed):
      let style = [
        [.roundedBox, .doubleBox, .tag].contains(look.shape) ? "rounded" : nil,
        isDashed ? "dashed" : nil,
      ]
      .compactMap(\.self).joined(separator: ",")
      let border = look.shape == .doubleBox ? 1 : 0
      return
        "<td><table border=\"1\" cellborder=\"\(border)\" cellspacing=\"\(border)\" cellpadding=\"3\""
        + " color=\"\(look.stroke)\" bgcolor=\"\(look.fill)\""
        + (style.isEmpty ? "" : " style=\"\(style)\"") + "><tr><td>"
        + font(Self.glyph(of: look.shape) + words) + "</td></tr></table></td>"
    case .edge(let words, let sample, let color):
      return "<td><font point-size=\"13\" color=\"\(color)\">\(sample)</font></td>"
        + "<td align=\"left\">\(font(words))  </td>"
    case .mark(let mark, let words):
      return
        "<td><font point-size=\"12\" color=\"\(theme.title)\">\(mark.escapedForHTMLLabel)</font></td>"
        + "<td align=\"left\">\(font(words))  </td>"
    }
  }

  private func font(_ words: String) -> String {
    "<font point-size=\"10\" color=\"\(theme.title)\">\(words.escapedForHTMLLabel)</font>"
  }

  /// A letter for outlines that a table can't have.
  private static func glyph(of shape: Drawing.Shape) -> String {
    switch shape {
    case .tag: "⬭ "
    case .ellipse: "○ "
    default: ""
    }
  }
}
