import GraphRendering
import KnowledgeGraph

/// What the template `text` shows.
struct TextView {
  /// A part of the text between the ends of quotations.
  struct Sentence {
    let anchor: String
    let start: Int
    let end: Int
    let classes: String
    let pieces: [Piece]
  }

  /// A part of a sentence between the ends of mentions.
  struct Piece {
    let pieceStart: Int
    /// The kind of what is named; `nil` for other words.
    let mark: String?
    let text: String
  }

  /// A paragraph, a heading, an entry.
  struct Block {
    let element: String
    let blockKind: String
    let sentences: [Sentence]
  }

  let anchor: String
  let document: Int
  let language: String
  let hasHeading: Bool
  let heading: String
  let isQuoted: Bool
  let blocks: [Block]
}

/// Makes the texts of a page.
struct TextViews {
  let graphs: [ViewedGraph]
  let texts: [String: ViewedText]
  let index: DocumentIndex

  /// The texts, in the order of their numbers.
  func views() throws(ViewerError) -> [TextView] {
    var views: [TextView] = []
    for (number, identifier) in index.identifiers.enumerated() {
      views.append(try view(of: identifier, number: number))
    }
    return views
  }

  private func view(of identifier: String, number: Int) throws(ViewerError) -> TextView {
    var quotations: [Evidence] = []
    var changes: [(Range<Int>, ChangeMark)] = []
    var mentions: [CutText.Mention] = []
    for viewed in graphs {
      for edge in viewed.graph.edges {
        for evidence in edge.evidence where evidence.document == identifier {
          quotations.append(evidence)
          if let mark = viewed.changes?.marks.edges[edge.id] {
            changes.append((evidence.range, mark))
          }
        }
      }
      for node in viewed.graph.nodes where node.kind != .statement {
        for mention in node.mentions
        where mention.document == identifier && mention.start >= 0 && mention.start < mention.end {
          mentions.append(.init(range: mention.start..<mention.end, kind: node.kind))
        }
      }
    }
    let fragments =
      if let text = texts[identifier] {
        try TextFragments(text, quotations: quotations)
      } else { TextFragments(quotations: quotations) }
    let cut = CutText(quotations: quotations.map(\.range), mentions: mentions)
    let record = graphs.lazy.flatMap(\.graph.documents).first { $0.id == identifier }
    let hasTitle = fragments.fragments.contains { $0.kind == .title }
    return TextView(
      anchor: Anchor.document(number), document: number,
      language: record?.language.inOneLine ?? "en",
      hasHeading: !hasTitle && (index.identifiers.count > 1 || fragments.isQuoted),
      heading: (record?.title ?? identifier).inOneLine, isQuoted: fragments.isQuoted,
      blocks: fragments.fragments.map { block($0, cut, changes, number: number) })
  }

  private func block(
    _ fragment: TextFragments.Fragment, _ cut: CutText,
    _ changes: [(Range<Int>, ChangeMark)], number: Int
  ) -> TextView.Block {
    let sentences = cut.sentences(of: fragment.start..<fragment.end).map { range, isQuoted in
      let kinds = Set(changes.filter { $0.0.overlaps(range) }.map(\.1))
      let marks = ChangeMark.allCases.filter { kinds.contains($0) && $0 != .same }
      return TextView.Sentence(
        anchor: Anchor.place(number, start: range.lowerBound), start: range.lowerBound,
        end: range.upperBound,
        classes: (["s"] + (isQuoted ? ["q"] : []) + marks.map { "c-" + $0.rawValue })
          .joined(separator: " "),
        pieces: cut.pieces(of: range).map { range, kind in
          TextView.Piece(
            pieceStart: range.lowerBound, mark: kind?.rawValue, text: fragment.text(of: range))
        })
    }
    return TextView.Block(
      element: fragment.kind == .title ? "h2" : fragment.kind == .heading ? "h3" : "p",
      blockKind: fragment.kind.rawValue, sentences: sentences)
  }
}

extension TextFragments.Fragment {
  /// The words of a range of the document.
  fileprivate func text(of range: Range<Int>) -> String {
    let offset = scalars.startIndex - start
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[(range.lowerBound + offset)..<(range.upperBound + offset)])
    return String(text).inert
  }
}

extension Evidence {
  /// Where the quotation stands, in scalars of the document.
  var range: Range<Int> { start..<max(start, end) }
}
