import KnowledgeGraph

/// What the page shows of a document: its text, or where that is missing the quotations.
struct TextFragments {
  /// A run of the text.
  struct Fragment {
    /// What it is.
    let kind: ViewedText.BlockKind
    /// The first scalar in the document's text.
    let start: Int
    /// The scalars.
    let scalars: ArraySlice<Unicode.Scalar>
    /// One past the last scalar.
    var end: Int { start + scalars.count }
  }

  /// The runs, in order.
  let fragments: [Fragment]

  /// Whether only quotations are there.
  let isQuoted: Bool

  /// Takes the text's blocks.
  /// - Throws: `ViewerError.otherText` where a quotation does not stand in the text at its place.
  init(_ text: ViewedText, quotations: [Evidence]) throws(ViewerError) {
    let scalars = Array(text.text.unicodeScalars)
    for evidence in quotations {
      let fits =
        evidence.start >= 0 && evidence.start <= evidence.end && evidence.end <= scalars.count
        && scalars[evidence.start..<evidence.end].elementsEqual(evidence.quote.unicodeScalars)
      guard fits else {
        throw .otherText(
          document: text.document, start: evidence.start, quote: String(evidence.quote.prefix(60)))
      }
    }
    let whole = 0..<scalars.count
    fragments = text.blocks.filter { !$0.range.isEmpty }.compactMap { block in
      let range = block.range.clamped(to: whole)
      return range.isEmpty
        ? nil : Fragment(kind: block.kind, start: range.lowerBound, scalars: scalars[range])
    }
    isQuoted = false
  }

  /// Joins quotations that overlap, so that each place of the text occurs once.
  init(quotations: [Evidence]) {
    var runs: [(start: Int, scalars: [Unicode.Scalar])] = []
    let inOrder = quotations.sorted { ($0.start, $1.end, $0.quote) < ($1.start, $0.end, $1.quote) }
    for evidence in inOrder where !evidence.quote.isEmpty {
      let scalars = Array(evidence.quote.unicodeScalars)
      guard let last = runs.last, evidence.start < last.start + last.scalars.count else {
        runs.append((evidence.start, scalars))
        continue
      }
      let known = last.start + last.scalars.count - evidence.start
      if known < scalars.count { runs[runs.count - 1].scalars += scalars[known...] }
    }
    fragments = runs.map { Fragment(kind: .paragraph, start: $0.start, scalars: $0.scalars[...]) }
    isQuoted = true
  }
}

/// A text, cut at the ends of quotations and mentions.
struct CutText {
  /// A range of the text with the kind of what it names.
  struct Mention {
    let range: Range<Int>
    let kind: NodeKind
  }

  /// Where quotations begin and end, sorted.
  private let quotationEnds: [Int]
  /// How many more quotations are open behind such an end than before it.
  private let steps: [Int: Int]
  private let mentions: [Mention]

  init(quotations: [Range<Int>], mentions: [Mention]) {
    var steps: [Int: Int] = [:]
    for range in quotations where !range.isEmpty {
      steps[range.lowerBound, default: 0] += 1
      steps[range.upperBound, default: 0] -= 1
    }
    self.steps = steps
    quotationEnds = steps.keys.sorted()
    self.mentions = mentions.filter { !$0.range.isEmpty }.sorted {
      ($0.range.lowerBound, $1.range.upperBound, $0.kind)
        < ($1.range.lowerBound, $0.range.upperBound, $1.kind)
    }
  }

  /// The parts of a run between the ends of quotations, and whether a quotation covers them.
  func sentences(of range: Range<Int>) -> [(range: Range<Int>, isQuoted: Bool)] {
    var parts: [(range: Range<Int>, isQuoted: Bool)] = []
    var start = range.lowerBound
    var depth = 0
    for end in quotationEnds {
      if end > start, end < range.upperBound {
        parts.append((start..<end, depth > 0))
        start = end
      }
      if end >= range.upperBound { break }
      depth += steps[end] ?? 0
    }
    parts.append((start..<range.upperBound, depth > 0))
    return parts
  }

  /// The parts of a run between the ends of mentions; where mentions stand in each other, the inner one
  /// counts.
  func pieces(of range: Range<Int>) -> [(range: Range<Int>, kind: NodeKind?)] {
    let touching = mentions.filter { $0.range.overlaps(range) }
    var cuts: Set<Int> = [range.lowerBound, range.upperBound]
    for mention in touching {
      cuts.formUnion([mention.range.lowerBound, mention.range.upperBound].filter(range.contains))
    }
    let ends = cuts.sorted()
    return zip(ends, ends.dropFirst()).map { start, end in
      let inner = touching.filter { $0.range.contains(start) }.min {
        ($0.range.count, $0.kind) < ($1.range.count, $1.kind)
      }
      return (start..<end, inner?.kind)
    }
  }
}
