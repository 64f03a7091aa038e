import Documents

/// Says what each piece of running text is.
struct BlockClassifier {
  private let text: SourceText
  private let pieces: [TextPiece]

  /// Prepares to classify the pieces of a text.
  init(_ pieces: [TextPiece], of text: SourceText) {
    self.text = text
    self.pieces = pieces
  }

  /// The blocks, and the publisher where a credit names it. O(n).
  func blocks() -> (blocks: [TextBlock], source: String?) {
    let body = pieces[..<creditStart()]
    var blocks: [TextBlock] = []
    var index = 0
    while index < body.count {
      let kind = kind(of: index, in: body)
      blocks.append(TextBlock(kind: kind, span: body[index].span))
      index += 1
      guard kind == .paragraph, text[body[index - 1].span].hasSuffix(":") else { continue }
      let entries = body[index...].prefix { isUnmarkedEntry($0) }
      if entries.count >= 2 {
        blocks += entries.map { TextBlock(kind: .listItem, span: $0.span) }
        index += entries.count
      }
    }
    let credits = pieces[body.count...]
    blocks += credits.map { TextBlock(kind: .credit, span: $0.span) }
    return (blocks, credits.lazy.compactMap { Credit(text[$0.span])?.source }.first)
  }

  private func kind(of index: Int, in body: ArraySlice<TextPiece>) -> TextBlock.Kind {
    let piece = body[index]
    switch piece.mark {
    case .heading: return .heading
    case .listItem: return .listItem
    case .none:
      // A heading names what follows, so something that is none must follow.
      guard piece.isOneLine, index + 1 < body.count, body[index + 1].mark != .heading,
        Wording.isHeading(text[piece.span])
      else { return .paragraph }
      return .heading
    }
  }

  private func isUnmarkedEntry(_ piece: TextPiece) -> Bool {
    piece.mark == .none && Wording.isShortEntry(text[piece.span])
  }

  /// The first of the credits at the end; at least one piece stays text.
  private func creditStart() -> Int {
    var start = pieces.count
    while start > 1, Credit(text[pieces[start - 1].span]) != nil { start -= 1 }
    return start
  }
}

/// A line below an article that says who contributed or published.
struct Credit {
  /// The publisher, where the line names it.
  let source: String?

  /// Reads a line; `nil` if it is no credit.
  init?(_ line: String) {
    guard line.unicodeScalars.count <= 200 else { return nil }
    let bare = String(line.trimming { "()[]*_".contains($0) || $0.isWhitespace })
    let lower = bare.lowercased()
    if let opening = ImportVocabulary.sourceOpenings.first(where: { lower.hasPrefix($0) }) {
      let name = bare.dropFirst(opening.count).trimming { $0.isWhitespace || $0 == "." }
      source = name.isEmpty || name.contains("://") ? nil : String(name)
      return
    }
    if ImportVocabulary.creditOpenings.contains(where: { lower.hasPrefix($0) }),
      Wording.innerSentenceEnds(bare) == 0
    {
      source = nil
      return
    }
    guard let agency = Self.agency(in: line) else { return nil }
    source = agency
  }

  /// The name behind a dash, or alone in brackets: `— AP`, `(Reuters)`.
  private static func agency(in line: String) -> String? {
    var name: Substring
    if let dash = ["—", "–", "--"].first(where: { line.hasPrefix($0) }) {
      name = line.dropFirst(dash.count)
    } else if line.hasPrefix("("), line.hasSuffix(")") {
      name = line.dropFirst().dropLast()
    } else {
      return nil
    }
    name = name.trimming { $0.isWhitespace }
    let words = name.split { $0.isWhitespace }
    guard (1...4).contains(words.count), let last = name.last, last.isLetter,
      words.allSatisfy({ $0.first?.isUppercase == true })
    else { return nil }
    return String(name)
  }
}
