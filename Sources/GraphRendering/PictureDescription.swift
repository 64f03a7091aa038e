import KnowledgeGraph

/// What a picture shows, as a text for those who can't see it.
struct PictureDescription {
  /// Sentences: who is drawn, what ties them, what is left out.
  let text: String

  /// How many ties are told.
  private static let limit = 150

  init(_ drawing: Drawing) {
    let labels = Dictionary(
      drawing.nodes.map { ($0.id, $0.lines.joined(separator: " ")) }
    ) { first, _ in first }
    let lines = drawing.lines.filter { !$0.isHidden }
    var sentences = [
      "A diagram of \(drawing.nodes.count { !$0.isHidden }) actors and offices "
        + "and \(lines.count) ties between them."
    ]
    for line in lines.prefix(Self.limit) {
      let ends = (labels[line.source] ?? "", labels[line.target] ?? "")
      sentences.append("\(ends.0): \(line.words.joined(separator: ", ")): \(ends.1).")
    }
    if lines.count > Self.limit { sentences.append("And \(lines.count - Self.limit) more ties.") }
    text = (sentences + drawing.notes).joined(separator: " ")
  }
}
