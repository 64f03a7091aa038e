import KnowledgeGraph

/// The colours and shapes of a picture.
///
/// Fills are tints of the palette by Okabe and Ito ("Color Universal Design", 2008), which people with
/// any colour vision tell apart; shape says the same as colour, and words say it too. Label colours have
/// a contrast of at least 4.5 on white.
struct Theme: Sendable {
  /// The colours of one quadrant of interaction.
  struct Ink: Sendable {
    let stroke: String
    let text: String
    let width: Double
  }

  let nodes: [NodeKind: Drawing.NodeLook]
  let quads: [Relation.Quad: Ink]
  let state: Ink
  let former: Ink
  let speech: Ink

  /// The theme of all pictures.
  static let standard = Theme(
    nodes: [
      .person: .init(shape: .roundedBox, fill: "#CFE4F3", stroke: "#0072B2"),
      .organization: .init(shape: .box, fill: "#FBE3B5", stroke: "#B87F00"),
      .group: .init(shape: .doubleBox, fill: "#F5EFC4", stroke: "#8C8100"),
      .place: .init(shape: .ellipse, fill: "#EADDE6", stroke: "#A85C86"),
      .position: .init(shape: .hexagon, fill: "#CDEBE0", stroke: "#009E73"),
      .statement: .init(shape: .note, fill: "#F4F4F4", stroke: "#777777"),
    ],
    quads: [
      .verbalCooperation: Ink(stroke: "#56B4E9", text: "#1B6698", width: 1.4),
      .materialCooperation: Ink(stroke: "#0072B2", text: "#005A8E", width: 2.4),
      .verbalConflict: Ink(stroke: "#E69F00", text: "#8A5F00", width: 1.4),
      .materialConflict: Ink(stroke: "#D55E00", text: "#A84A00", width: 2.4),
    ],
    state: Ink(stroke: "#555555", text: "#444444", width: 1),
    former: Ink(stroke: "#A6A6A6", text: "#6F6F6F", width: 1),
    speech: Ink(stroke: "#8A8A8A", text: "#5F5F5F", width: 0.8))

  /// The look of a kind of node.
  func look(of kind: NodeKind) -> Drawing.NodeLook {
    nodes[kind] ?? .init(shape: .box, fill: "#FFFFFF", stroke: "#000000")
  }

  /// The look of an edge.
  func look(of edge: Edge) -> Drawing.EdgeLook {
    let modality = edge.modality
    let ink: Ink =
      switch edge.relation.category {
      case .interaction: edge.relation.quad.flatMap { quads[$0] } ?? state
      case .state: edge.attributes[.status]?.text == "former" ? former : state
      case .statement: speech
      }
    let arrow: Drawing.Tip = edge.isReported ? .hollowArrow : .arrow
    let line: Drawing.Line =
      switch modality {
      case .planned: .dashed
      case .hypothetical: .dotted
      case .actual, .negated: .solid
      }
    return Drawing.EdgeLook(
      stroke: ink.stroke, text: ink.text, width: ink.width, line: line,
      head: edge.relation.isSymmetric ? .none : modality == .negated ? .bar : arrow,
      tail: edge.isReciprocal && !edge.relation.isSymmetric ? arrow : .none)
  }
}

extension Edge {
  /// Whether what the edge says took place.
  var modality: Modality {
    attributes[.modality]?.text.flatMap(Modality.init(rawValue:)) ?? .actual
  }

  /// Whether only sources say it, never the article itself.
  var isReported: Bool { evidence.allSatisfy { !$0.reportedBy.isEmpty } }

  /// Whether both ends do the same.
  var isReciprocal: Bool { attributes["reciprocal"]?.flag == true }
}
