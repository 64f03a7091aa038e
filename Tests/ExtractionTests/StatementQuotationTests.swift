import Documents
import Testing

@testable import Extraction

/// Quotation marks of every sort, in texts that are cut into words, marks and spaces.
@Suite struct StatementQuotationTests {
  /// A document whose tokens are runs of letters, and single marks.
  static func document(_ text: String) -> Document {
    let source = SourceText(text)
    var blocks: [TextBlock] = []
    var start = 0
    for part in text.components(separatedBy: "\n\n") {
      let end = start + part.unicodeScalars.count
      blocks.append(TextBlock(kind: .paragraph, span: TextSpan(start, end)))
      start = end + 2
    }
    let annotations = blocks.map { block in
      AnnotatedText(tokens: tokens(source[block.span]), entities: [], nounChunks: [])
    }
    return Document(
      article: Article(id: "quotes", text: source, blocks: blocks), annotations: annotations)
  }

  private static func tokens(_ text: String) -> [Token] {
    var words: [(start: Int, text: String)] = []
    var joins = false
    for (offset, scalar) in text.unicodeScalars.enumerated() {
      let isLetter = scalar.properties.isAlphabetic
      if scalar == " " {
        joins = false
      } else if isLetter, joins, let last = words.indices.last {
        words[last].text.unicodeScalars.append(scalar)
      } else {
        words.append((offset, String(scalar)))
        joins = isLetter
      }
      if !isLetter { joins = false }
    }
    return words.enumerated().map { index, word in
      let end = word.start + word.text.unicodeScalars.count
      let isMark = !(word.text.unicodeScalars.first?.properties.isAlphabetic ?? false)
      return Token(
        span: TextSpan(word.start, end), text: word.text, hasTrailingSpace: false,
        norm: word.text, lemma: word.text, pos: isMark ? .punctuation : .noun, tag: "",
        morphology: "", dependency: .root, head: index, startsSentence: index == 0)
    }
  }

  static let cases: [(text: String, quotations: [String])] = [
    ("“We go,” she said. “Now.”", ["We go,", "Now."]),
    ("\"We go,\" she said. \"Now.\"", ["We go,", "Now."]),
    ("''We go,'' she said.", ["We go,"]),
    ("He said ‘no’ twice.", ["no"]),
    ("'No way,' he said.", ["No way,"]),
    ("The dogs' bowl and the cat’s bowl aren't full.", []),
    ("“She called it ‘a shame’ again,” he said.", ["She called it ‘a shame’ again,"]),
    ("‘She called it “a shame” again,’ he said.", ["She called it “a shame” again,"]),
    ("\"She called it “a shame” again,\" he said.", ["She called it “a shame” again,"]),
    ("“One paragraph.\n\n“And the next,” he said.", ["One paragraph. | And the next,"]),
    ("“No closing mark. He left.", ["No closing mark. He left."]),
    ("“… [They] go.” He left.", ["… [They] go."]),
    ("«We go,» she said.", ["We go,"]),
    ("The so-called “advisers” left.", ["advisers"]),
  ]

  @Test(arguments: cases)
  func marksPair(text: String, quotations: [String]) {
    let document = Self.document(text)
    let found = QuotationFinder(document: document).quotations().map { quotation in
      quotation.parts.map { document.text(of: $0) }.joined(separator: " | ")
    }
    #expect(found == quotations)
  }
}
