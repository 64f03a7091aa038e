import KnowledgeGraph

/// For what a picture is coloured.
public enum ThemeName: String, Sendable, Hashable, CaseIterable {
  /// White paper. In SVG the colours follow a reader who wants dark pages.
  case light
  /// Dark pages.
  case dark
  /// White paper and black ink: greys, and widths that differ more.
  case print
}

/// The colours and shapes of a picture.
///
/// Fills are tints of the palette by Okabe and Ito ("Color Universal Design", 2008), which people with
/// any colour vision tell apart; shape says the same as colour, and words say it too. The colours of words
/// have a contrast of at least 4.5 on the background, as WCAG 2.2 asks.
struct Theme: Sendable {
  /// The colours of a line.
  struct Ink: Sendable, Hashable {
    let stroke: String
    let text: String
    let width: Double
  }

  let background: String
  /// The headline and the labels of nodes.
  let title: String
  /// The other words around the picture.
  let text: String
  /// Outlines without a meaning.
  let outline: String
  /// The frame around nodes that belong together: inside and border.
  let frame: String
  let frameEdge: String
  let nodes: [NodeKind: Drawing.NodeLook]
  let quads: [Relation.Quad: Ink]
  let state: Ink
  let former: Ink
  let speech: Ink
  let changes: [ChangeMark: Ink]

  /// The theme of a name.
  static func named(_ name: ThemeName) -> Theme {
    switch name {
    case .light: light
    case .dark: dark
    case .print: print
    }
  }

  /// The look of a kind of node.
  func look(of kind: NodeKind, mark: ChangeMark? = nil) -> Drawing.NodeLook {
    var look = nodes[kind] ?? .init(shape: .box, fill: background, stroke: outline)
    if let mark, let ink = changes[mark] {
      look.stroke = ink.stroke
      look.width = mark == .same ? 1.2 : 2.4
      if mark == .same { look.fill = background }
    }
    return look
  }

  /// All colours, in an order that is the same for all themes.
  var colors: [String] {
    let looks = NodeKind.allCases.map { look(of: $0) }
    let inks =
      Relation.Quad.allCases.compactMap { quads[$0] } + [state, former, speech]
      + ChangeMark.allCases.compactMap { changes[$0] }
    return [background, title, text, outline, frame, frameEdge]
      + looks.flatMap { [$0.fill, $0.stroke] }
      + inks.flatMap { [$0.stroke, $0.text] }
  }

  static let light = Theme(
    background: "#FFFFFF", title: "#111111", text: "#444445", outline: "#555555",
    frame: "#F6F6F7", frameEdge: "#C6C6C8",
    nodes: [
      .person: .init(shape: .roundedBox, fill: "#CFE4F3", stroke: "#0072B3"),
      .organization: .init(shape: .box, fill: "#FBE3B5", stroke: "#B87F00"),
      .group: .init(shape: .doubleBox, fill: "#F5EFC4", stroke: "#8C8100"),
      .place: .init(shape: .ellipse, fill: "#EADDE6", stroke: "#A85C86"),
      .position: .init(shape: .tag, fill: "#DDF1EA", stroke: "#008A64", width: 0.8),
      .statement: .init(shape: .note, fill: "#F4F4F4", stroke: "#777777", width: 0.8),
    ],
    quads: [
      .verbalCooperation: Ink(stroke: "#56B4E9", text: "#1B6698", width: 1.4),
      .materialCooperation: Ink(stroke: "#0072B2", text: "#005A8E", width: 2.6),
      .verbalConflict: Ink(stroke: "#E08A00", text: "#8A5600", width: 1.4),
      .materialConflict: Ink(stroke: "#C44A00", text: "#A03C00", width: 2.6),
    ],
    state: Ink(stroke: "#4A4A4A", text: "#444444", width: 0.9),
    former: Ink(stroke: "#A6A6A6", text: "#6F6F6F", width: 0.9),
    speech: Ink(stroke: "#8A8A8A", text: "#5F5F5F", width: 0.8),
    changes: [
      .added: Ink(stroke: "#0072B4", text: "#005A90", width: 2.4),
      .removed: Ink(stroke: "#D55E00", text: "#A84A00", width: 2.4),
      .changed: Ink(stroke: "#9A4F86", text: "#86386F", width: 1.6),
      .same: Ink(stroke: "#B4B4B4", text: "#707070", width: 0.9),
    ])

  static let dark = Theme(
    background: "#16191D", title: "#F2F2F2", text: "#C4C6C9", outline: "#9A9DA1",
    frame: "#1D2126", frameEdge: "#41464C",
    nodes: [
      .person: .init(shape: .roundedBox, fill: "#173B54", stroke: "#6BB8E8"),
      .organization: .init(shape: .box, fill: "#4A3510", stroke: "#E9B04A"),
      .group: .init(shape: .doubleBox, fill: "#3B390F", stroke: "#CFC545"),
      .place: .init(shape: .ellipse, fill: "#46273A", stroke: "#DE9CC2"),
      .position: .init(shape: .tag, fill: "#123A2F", stroke: "#4CC9A0", width: 0.8),
      .statement: .init(shape: .note, fill: "#2A2D31", stroke: "#9FA2A6", width: 0.8),
    ],
    quads: [
      .verbalCooperation: Ink(stroke: "#7CC7F2", text: "#9BD4F6", width: 1.4),
      .materialCooperation: Ink(stroke: "#3D9FE0", text: "#7FC0EE", width: 2.6),
      .verbalConflict: Ink(stroke: "#F0A830", text: "#F4C069", width: 1.4),
      .materialConflict: Ink(stroke: "#F0692A", text: "#F79A6C", width: 2.6),
    ],
    state: Ink(stroke: "#B9BCC0", text: "#C9CBCE", width: 0.9),
    former: Ink(stroke: "#6C7075", text: "#979A9E", width: 0.9),
    speech: Ink(stroke: "#80848A", text: "#A9ACB0", width: 0.8),
    changes: [
      .added: Ink(stroke: "#5AB4EC", text: "#8CCBF3", width: 2.4),
      .removed: Ink(stroke: "#F2793F", text: "#F7A37C", width: 2.4),
      .changed: Ink(stroke: "#D79BC9", text: "#E2B5D8", width: 1.6),
      .same: Ink(stroke: "#5D6166", text: "#94979B", width: 0.9),
    ])

  static let print = Theme(
    background: "#FFFFFF", title: "#000000", text: "#333333", outline: "#444444",
    frame: "#FFFFFF", frameEdge: "#999999",
    nodes: [
      .person: .init(shape: .roundedBox, fill: "#FFFFFF", stroke: "#000000"),
      .organization: .init(shape: .box, fill: "#E3E3E3", stroke: "#000000"),
      .group: .init(shape: .doubleBox, fill: "#FFFFFF", stroke: "#000000", width: 0.9),
      .place: .init(shape: .ellipse, fill: "#F1F1F1", stroke: "#000000"),
      .position: .init(shape: .tag, fill: "#FFFFFF", stroke: "#777777", width: 0.7),
      .statement: .init(shape: .note, fill: "#FFFFFF", stroke: "#777777", width: 0.7),
    ],
    quads: [
      .verbalCooperation: Ink(stroke: "#8C8C8C", text: "#333333", width: 1.7),
      .materialCooperation: Ink(stroke: "#8C8C8C", text: "#333333", width: 3),
      .verbalConflict: Ink(stroke: "#000000", text: "#000000", width: 1.7),
      .materialConflict: Ink(stroke: "#000000", text: "#000000", width: 3),
    ],
    state: Ink(stroke: "#555555", text: "#333333", width: 0.6),
    former: Ink(stroke: "#A6A6A6", text: "#666666", width: 0.6),
    speech: Ink(stroke: "#8A8A8A", text: "#555555", width: 0.6),
    changes: [
      .added: Ink(stroke: "#000000", text: "#000000", width: 2.4),
      .removed: Ink(stroke: "#555555", text: "#444444", width: 2.4),
      .changed: Ink(stroke: "#000000", text: "#000000", width: 1.4),
      .same: Ink(stroke: "#B4B4B4", text: "#707070", width: 0.6),
    ])
}
