/// The words around a picture as one of Graphviz's HTML-like labels, for DOT text that others lay out.
struct LegendTable {
  let drawing: Drawing
  let theme: Theme

  /// The width of the words in points.
  private let room = 640.0

  /// How many letters of a size in points stand in a line; a letter of DejaVu Sans is about 0.58 of its
  /// size wide, and 0.66 where it is bold.
  private func letters(size: Int, bold: Bool = false) -> Int {
    Int(room / (Double(size) * (bold ? 0.66 : 0.58)))
  }

  /// The label, or `nil` for a drawing without any words.
  ///
  /// Graphviz takes a plain text for HTML if the same text stands in an HTML label; this text begins
  /// like none that `shown` lets through.
  var html: String? {
    var rows: [String] = []
    if !drawing.title.isEmpty {
      rows.append(
        Self.cell(lines(drawing.title, size: 17, color: theme.title, bold: true)))
    }
    if !drawing.subtitle.isEmpty {
      rows.append(Self.cell(lines(drawing.subtitle, size: 11, color: theme.text)))
    }
    if !drawing.legend.isEmpty { rows.append(Self.cell(legend)) }
    for note in drawing.notes {
      rows.append(Self.cell(lines(note, size: 10, color: theme.text)))
    }
    guard !rows.isEmpty else { return nil }
    if !drawing.credit.isEmpty {
      rows.append(Self.cell(lines(drawing.credit, size: 9, color: theme.text)))
    }
    return "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"3\">"
      + rows.map { "<tr>\($0)</tr>" }.joined() + "<tr><td height=\"6\"></td></tr></table>"
  }

  private static func cell(_ content: String) -> String { "<td align=\"left\">\(content)</td>" }

  private func lines(
    _ text: String, size: Int, color: String, bold: Bool = false
  ) -> String {
    let lines = text.wrapped(width: letters(size: size, bold: bold), limit: 4).map { line in
      let escaped = line.escapedForHTMLLabel
      return "<font point-size=\"\(size)\" color=\"\(color)\">"
        + (bold ? "<b>\(escaped)</b>" : escaped) + "</font>"
    }
    return lines.joined(separator: "<br align=\"left\"/>") + "<br align=\"left\"/>"
  }

  private var legend: String {
    var rows: [String] = []
    for group in grouped() {
      for row in broken(group) {
        rows.append(
          "<table border=\"0\" cellborder=\"0\" cellspacing=\"4\" cellpadding=\"1\"><tr>"
            + row.map(entry).joined() + "</tr></table>")
      }
    }
    return "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\">"
      + rows.map { "<tr>\(Self.cell($0))</tr>" }.joined() + "</table>"
  }

  /// The entries in rows that fit into the room, by an estimate of their widths.
  private func broken(_ entries: [Drawing.LegendEntry]) -> [[Drawing.LegendEntry]] {
    var rows: [[Drawing.LegendEntry]] = []
    var left = 0.0
    for entry in entries {
      let words =
        switch entry {
        case .node(let words, _, _), .edge(let words, _, _), .mark(_, let words): words
        }
      let width = Double(words.count) * 5.8 + 56
      if width > left {
        rows.append([])
        left = room
      }
      rows[rows.count - 1].append(entry)
      left -= width
    }
    return rows
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
    case .edge(let words, let sample, let look):
      return "<td><font point-size=\"13\" color=\"\(look.stroke)\">\(sample)</font></td>"
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
    case .ellipse: "◯ "
    default: ""
    }
  }
}
