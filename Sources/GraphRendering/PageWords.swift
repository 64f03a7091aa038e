/// The words around a picture: headline, source and legend above it; what is left out, and what made it,
/// below.
struct PageWords {
  private let drawing: Drawing
  private let theme: Theme

  init(_ drawing: Drawing, theme: Theme) {
    self.drawing = drawing
    self.theme = theme
  }

  /// A piece of text or a sample of a node, as Graphviz draws it.
  struct Item: Sendable {
    let name: String
    let attributes: [(String, String)]
    var htmlLabel: String?
    /// The line whose sample stands before the words.
    var sample: Drawing.LineLook?
  }

  /// An item and the middle of its place.
  struct Placed: Sendable {
    let item: Item
    let place: Point
  }

  /// The words above or below, from their upper left corner.
  struct Block: Sendable {
    var words: [Placed] = []
    /// The samples of lines with their left ends.
    var samples: [(look: Drawing.LineLook, start: Point)] = []
    var width = 0.0
    var height = 0.0
  }

  /// The length of a sample of a line, in points.
  static let sampleLength = 34.0

  private static let gap = 14.0

  /// The width that words have at least and at most, in points.
  static func room(beside width: Double) -> Double { min(max(width, 560), 1300) }

  // MARK: Items

  /// All items above the picture, a row after another; a row breaks where the room ends.
  func above(room: Double) -> [[Item]] {
    let nodes = drawing.legend.enumerated().filter { Self.isNode($0.element) }
    let others = drawing.legend.enumerated().filter { !Self.isNode($0.element) }
    return [
      text("title", drawing.title, size: 17, color: theme.title, bold: true, room: room),
      text("subtitle", drawing.subtitle, size: 11, color: theme.text, room: room),
      nodes.map { entry($0.element, $0.offset) }, others.map { entry($0.element, $0.offset) },
    ].filter { !$0.isEmpty }
  }

  /// All items below the picture.
  func below(room: Double) -> [[Item]] {
    let notes = drawing.notes.enumerated().map {
      text("note\($0.offset)", $0.element, size: 10, color: theme.text, room: room)
    }
    let credit = text("credit", drawing.credit, size: 10, color: theme.text, room: room)
    return (notes + [credit]).filter { !$0.isEmpty }
  }

  private static func isNode(_ entry: Drawing.LegendEntry) -> Bool {
    if case .node = entry { true } else { false }
  }

  private func text(
    _ name: String, _ text: String, size: Double, color: String, bold: Bool = false, room: Double
  ) -> [Item] {
    guard !text.isEmpty else { return [] }
    // A letter of DejaVu Sans is about 0.58 of its size wide, and 0.66 where it is bold.
    let letters = Int(room / (size * (bold ? 0.66 : 0.58)))
    let lines = text.wrapped(width: letters, limit: 6).map(\.escapedForHTMLLabel)
      .map { bold ? "<b>\($0)</b>" : $0 }
    let label =
      "<font point-size=\"\(size)\" color=\"\(color)\">"
      + lines.joined(separator: "<br align=\"left\"/>") + "<br align=\"left\"/></font>"
    return [Item(name: "words-\(name)", attributes: Self.plain, htmlLabel: label)]
  }

  private func entry(_ entry: Drawing.LegendEntry, _ index: Int) -> Item {
    let name = "words-legend\(index)"
    switch entry {
    case .node(let words, let look, let isDashed):
      return Item(
        name: name,
        attributes: GraphvizDrawing.attributes(of: look, isDashed: isDashed, isHidden: false)
          + [("label", words.escapedForGraphviz), ("fontsize", "10"), ("height", "0.25")])
    case .edge(let words, _, let look):
      return Item(name: name, attributes: plain(words), sample: look)
    case .mark(let mark, let words):
      return Item(name: name, attributes: plain("\(mark)  \(words)"))
    }
  }

  private func plain(_ words: String) -> [(String, String)] {
    Self.plain + [
      ("label", words.escapedForGraphviz), ("fontsize", "10"), ("fontcolor", theme.title),
    ]
  }

  private static let plain = [
    ("shape", "plain"), ("style", "solid"), ("width", "0"), ("height", "0"), ("margin", "0"),
    ("peripheries", "0"),
  ]

  // MARK: Places

  /// Places rows of items.
  /// - Parameters:
  ///   - rows: The items.
  ///   - boxes: Their sizes by their names.
  ///   - room: The width in which they stand.
  static func block(_ rows: [[Item]], boxes: [String: Box], room: Double) -> Block {
    var block = Block()
    for (index, row) in rows.enumerated() {
      if index > 0 { block.height += 9 }
      for line in broken(row, boxes: boxes, room: room) {
        let height = line.map(\.box.height).max() ?? 0
        var x = 0.0
        // Samples and words of one line have the same middle.
        let y = block.height + height / 2
        for (item, box) in line {
          if let look = item.sample {
            block.samples.append((look, Point(x: x, y: y + 1)))
            x += sampleLength + 6
          }
          block.words.append(Placed(item: item, place: Point(x: x + box.width / 2, y: y)))
          x += box.width + gap
        }
        block.width = max(block.width, x - gap)
        block.height += height + 7
      }
      block.height -= 7
    }
    return block
  }

  /// A row in lines that fit into the room.
  private static func broken(
    _ row: [Item], boxes: [String: Box], room: Double
  ) -> [[(item: Item, box: Box)]] {
    var lines: [[(item: Item, box: Box)]] = []
    var left = 0.0
    for item in row {
      guard let box = boxes[item.name] else { continue }
      let width = box.width + (item.sample == nil ? 0 : sampleLength + 6)
      if lines.isEmpty || width > left {
        lines.append([])
        left = room
      }
      lines[lines.count - 1].append((item, box))
      left -= width + gap
    }
    return lines
  }
}
