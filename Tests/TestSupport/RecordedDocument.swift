import Documents
import Foundation

/// Reads annotated documents that were recorded from a model, so that extraction is tested without one.
///
/// A line `= KIND` starts a block. Each further line is a token with nine columns: text, 1 or 0 for a space behind it, lemma, part
/// of speech, tag, morphology, dependency, head (its number in the block, from 0) and entity (`B-LABEL`, `I-LABEL` or `-`).
/// An empty line ends a sentence. `\n` stands for a line end. Blocks are two line ends apart in the text.
public enum RecordedDocument {
  /// What is wrong with a recorded document.
  public struct Malformed: Error {
    /// The line, from 1.
    public let line: Int
  }

  /// Reads a file.
  public static func read(_ url: URL) throws -> Document {
    try parse(
      String(contentsOf: url, encoding: .utf8), id: url.deletingPathExtension().lastPathComponent)
  }

  /// Reads a file whose blocks are documents of their own.
  public static func readBlocks(_ url: URL) throws -> [Document] {
    let blocks = try blocks(in: String(contentsOf: url, encoding: .utf8))
    return blocks.map { document(of: [$0], id: "sentence") }
  }

  /// Reads the text of a file.
  public static func parse(_ text: String, id: String) throws -> Document {
    document(of: try blocks(in: text), id: id)
  }

  private static func blocks(in text: String) throws -> [Block] {
    var blocks: [Block] = []
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      if line.hasPrefix("# ") { continue }
      if line.hasPrefix("= ") {
        let kind = TextBlock.Kind(rawValue: String(line.dropFirst(2)))
        guard let kind else { throw Malformed(line: index + 1) }
        blocks.append(Block(kind: kind))
      } else if line.isEmpty {
        if !blocks.isEmpty { blocks[blocks.count - 1].startsSentence = true }
      } else {
        let fields = line.components(separatedBy: "\t")
        guard fields.count == 9, !blocks.isEmpty, let head = Int(fields[7]) else {
          throw Malformed(line: index + 1)
        }
        blocks[blocks.count - 1].add(fields, head: head)
      }
    }
    return blocks
  }

  private static func document(of blocks: [Block], id: String) -> Document {
    var text = ""
    var spans: [TextBlock] = []
    for block in blocks {
      if !text.isEmpty { text += "\n\n" }
      let start = text.unicodeScalars.count
      text += block.text
      spans.append(TextBlock(kind: block.kind, span: TextSpan(start, text.unicodeScalars.count)))
    }
    let article = Article(id: id, text: SourceText(text), blocks: spans)
    return Document(
      article: article, annotations: blocks.filter(\.kind.isAnnotated).map(\.annotation))
  }

  /// A block while it is read.
  private struct Block {
    let kind: TextBlock.Kind
    var text = ""
    var tokens: [Token] = []
    var entities: [EntitySpan] = []
    var startsSentence = true

    init(kind: TextBlock.Kind) { self.kind = kind }

    var annotation: AnnotatedText {
      AnnotatedText(tokens: tokens, entities: entities, nounChunks: [])
    }

    mutating func add(_ fields: [String], head: Int) {
      let word = fields[0].replacingOccurrences(of: "\\n", with: "\n")
      let start = text.unicodeScalars.count
      let index = tokens.count
      tokens.append(
        Token(
          span: TextSpan(start, start + word.unicodeScalars.count), text: word,
          hasTrailingSpace: fields[1] == "1", norm: word.lowercased(),
          lemma: fields[2].replacingOccurrences(of: "\\n", with: "\n"),
          pos: PartOfSpeech(rawValue: fields[3]), tag: fields[4], morphology: fields[5],
          dependency: Dependency(rawValue: fields[6]), head: head, startsSentence: startsSentence))
      text += word + (fields[1] == "1" ? " " : "")
      startsSentence = false
      if fields[8].hasPrefix("B-") {
        entities.append(
          EntitySpan(tokens: index..<(index + 1), label: String(fields[8].dropFirst(2))))
      } else if fields[8].hasPrefix("I-"), let last = entities.popLast() {
        entities.append(
          EntitySpan(tokens: last.tokens.lowerBound..<(index + 1), label: last.label))
      }
    }
  }
}
