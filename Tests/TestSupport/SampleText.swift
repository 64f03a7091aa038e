import KnowledgeGraph

/// A text whose evidence is found by its words, so that samples have true offsets.
public struct SampleText: Sendable {
  /// The sentences, which stand in the text with a space between them.
  public let sentences: [String]

  /// The identifier of the document.
  public let document: String

  /// Creates a text.
  public init(document: String, sentences: [String]) {
    self.document = document
    self.sentences = sentences
  }

  /// The text.
  public var text: String { sentences.joined(separator: " ") }

  /// The first place of a quotation as evidence.
  /// - Precondition: the quotation stands in the text.
  public func evidence(
    _ quote: String, cue: String? = nil, modality: Modality? = nil, reportedBy: [NodeID] = []
  ) -> Evidence {
    let (sentence, start) = place(of: quote)
    return Evidence(
      document: document, sentence: sentence, start: start,
      end: start + quote.unicodeScalars.count, quote: quote, cue: cue, modality: modality,
      reportedBy: reportedBy)
  }

  /// The first place of a mention.
  /// - Precondition: the mention stands in the text.
  public func mention(
    _ words: String, form: NodeMention.Form = .name, link: NodeMention.Link? = nil
  ) -> NodeMention {
    let (_, start) = place(of: words)
    return NodeMention(
      document: document, start: start, end: start + words.unicodeScalars.count, text: words,
      form: form, link: link)
  }

  private func place(of words: String) -> (sentence: Int, start: Int) {
    let wanted = Array(words.unicodeScalars)
    var start = 0
    for (index, sentence) in sentences.enumerated() {
      let scalars = Array(sentence.unicodeScalars)
      for offset in 0...max(0, scalars.count - wanted.count)
      where scalars[offset...].starts(with: wanted) {
        return (index, start + offset)
      }
      start += scalars.count + 1
    }
    preconditionFailure("the sample text lacks '\(words)'")
  }
}
