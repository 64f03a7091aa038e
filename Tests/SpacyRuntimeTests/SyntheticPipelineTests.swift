import Documents
import Tensors
import Testing

@testable import SpacyRuntime

/// The whole pipeline on a model that is made in code.
@Suite struct SyntheticPipelineTests {
  static let text = "The dog bites a man. Nobody in the town don't know  why\n\nit did so, a.m. :)"

  static let oddTexts = [
    "", " ", "\n", "\u{0}", "a\u{0}b \u{0}", "e\u{301}e\u{301} \u{301}", "مرحبا بالعالم hello",
    "👩‍👩‍👧‍👦👍🏽🇲🇽", "\u{FEFF}word", "\r\n\r\n", "a\u{2028}b", "\u{1F}\u{85}\u{A0}",
  ]

  @Test func everyImplementationAgrees() throws {
    let expected = try SyntheticModel.pipeline(SyntheticModel().networks(.portable))
      .annotate([Self.text])
    #expect(expected[0].tokens.count > 15)
    for kernels in Kernels.all {
      let pipeline = try SyntheticModel.pipeline(SyntheticModel().networks(kernels))
      #expect(try pipeline.annotate([Self.text]) == expected, "\(kernels)")
    }
  }

  @Test func resultsDependNeitherOnNeighboursNorOnThreadsNorOnCaches() throws {
    let pipeline = try SyntheticModel.pipeline(SyntheticModel().networks())
    var texts = (0..<200).map { "Text \($0) is about the dog number \($0 * 7)." }
    texts.insert(String(repeating: Self.text + " ", count: 150), at: 77)
    let together = try pipeline.annotate(texts)
    let fresh = try SyntheticModel.pipeline(SyntheticModel().networks())
    let alone = try texts.flatMap { try fresh.annotate([$0]) }
    #expect(together == alone)
    #expect(try pipeline.annotate(texts, threads: 3) == alone)
  }

  @Test func callsMayOverlap() async throws {
    let pipeline = try SyntheticModel.pipeline(SyntheticModel().networks())
    let expected = try pipeline.annotate([Self.text])
    try await withThrowingTaskGroup(of: [AnnotatedText].self) { group in
      for _ in 0..<20 { group.addTask { try pipeline.annotate([Self.text]) } }
      for try await result in group { #expect(result == expected) }
    }
  }

  @Test(arguments: oddTexts)
  func oddTextsAreRestored(text: String) throws {
    let pipeline = try SyntheticModel.pipeline(SyntheticModel().networks())
    try expectWellFormed(try pipeline.annotate([text, Self.text, text])[2], text)
  }

  @Test(
    .timeLimit(.minutes(20)),
    arguments: [
      ("a", 1_000_000), ("\n", 100_000), ("\n a", 15_000), ("the dog ", 10_000), ("= ", 15_000),
      ("e\u{301}", 100_000), ("\u{0} ", 15_000), ("مر ", 20_000), ("👩‍👧 ", 10_000),
    ])
  func longTextsTakeLinearTime(unit: String, count: Int) throws {
    let text = String(repeating: unit, count: count)
    let pipeline = try SyntheticModel.pipeline(SyntheticModel().networks())
    try expectWellFormed(try pipeline.annotate([text])[0], text)
  }

  @Test func theModelDescribesItself() throws {
    let info = try SyntheticModel.pipeline(SyntheticModel().networks()).info
    #expect(info.name == "en_tiny")
    #expect(info.version == "1.0")
    #expect(info.vectorRows == 4 && info.vectorWidth == 8 && info.vectorWords == 4)
    #expect(info.labels[0].labels == ["NN", "VB", "_SP"])
    #expect(info.labels[1].labels == ["ROOT", "conj", "dep", "dobj", "nsubj"])
    #expect(info.labels[2].labels == ["GPE", "ORG"])
  }

  @Test func thereIsALimitOfLength() {
    #expect("\(AnnotationError.tooLong(index: 3, bytes: 9))".contains("text 3"))
  }

  /// Tokens restore the text, heads form trees within sentences, entities and chunks lie in the text.
  private func expectWellFormed(_ result: AnnotatedText, _ text: String) throws {
    var restored: [UInt8] = []
    var start = 0
    var misplaced = 0
    for token in result.tokens {
      if token.span.start != start { misplaced += 1 }
      restored.append(contentsOf: token.text.utf8)
      if token.hasTrailingSpace { restored.append(0x20) }
      start = token.span.end + (token.hasTrailingSpace ? 1 : 0)
    }
    #expect(restored == Array(text.utf8))
    #expect(misplaced == 0)
    let count = result.tokens.count
    #expect(result.tokens.allSatisfy { (0..<count).contains($0.head) })
    #expect(result.tokens.first?.startsSentence ?? true)
    // Each step to the head is remembered, so that long chains are walked once.
    var reachesRoot = result.tokens.enumerated().map { $0.element.head == $0.offset }
    for token in result.tokens.indices {
      var path: [Int] = []
      var ancestor = token
      while !reachesRoot[ancestor], path.count <= count {
        path.append(ancestor)
        ancestor = result.tokens[ancestor].head
      }
      if path.count <= count { for step in path { reachesRoot[step] = true } }
    }
    #expect(reachesRoot.allSatisfy { $0 })
    var end = 0
    for entity in result.entities {
      #expect(entity.tokens.lowerBound >= end && entity.tokens.upperBound <= count)
      end = entity.tokens.upperBound
    }
  }
}
