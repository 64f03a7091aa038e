import GraphDiffing
import KnowledgeGraph
import TestSupport
import Testing

/// How differences and timelines read.
@Suite struct ReportTests {
  private let differ: GraphDiffer

  init() throws { differ = try SharedDiffer.differ.get() }

  private func story() throws -> GraphDiff {
    var (a, b) = (SmallStory(), SmallStory())
    a.holds("Ana Ruiz", "president of Norland", "current")
    a.tie("Norland", .sanction, "Sudria", "planned")
    a.tie("Ana Ruiz", .associateOf, "Bram Okafor")
    a.tie("Ana Ruiz", .memberOf, "Delta Front")
    a.says("Ana Ruiz", "supports", "the new dam in the valley")
    a.mention("Ruiz")
    b.holds("Bram Okafor", "president of Norland", "current")
    b.tie("Norland", .sanction, "Sudria", "actual")
    b.tie("Bram Okafor", .opponentOf, "Ana Ruiz")
    b.says("Ana Ruiz", "opposes", "the new dam in the valley")
    b.says("Bram Okafor", "asserts", "the harbour will be built")
    b.mention("Teo Ruiz")
    return try differ.diff(from: a.graph("before"), to: b.graph("after"))
  }

  @Test func theTextReadsLikeABriefing() throws {
    try expectGolden(DiffReport(try story()).text(), "story.diff")
  }

  @Test func theMarkdownSaysTheSame() throws {
    try expectGolden(DiffReport(try story()).markdown(), "story.md")
  }

  @Test func theJSONIsTheDocumentedOne() throws {
    try expectGolden(try DiffFormat.string(for: try story()), "story.json")
  }

  @Test func theMappingIsTheStandardOne() throws {
    try expectGolden(MappingFile.string(for: try story()), "story.sssom.tsv")
  }

  @Test func theCountsAreShort() throws {
    try expectGolden(DiffReport(try story()).statistics(), "story.stat")
  }

  @Test func colourIsAskedFor() throws {
    let report = DiffReport(try story())
    #expect(!report.text().contains("\u{1B}"))
    #expect(report.text(style: .init(colour: true)).contains("\u{1B}[34m+"))
  }

  @Test func hostileTextStaysInert() throws {
    let diff = try differ.diff(from: Graph(generator: ""), to: .hostile)
    let text = DiffReport(diff).text { $0.replacing("\u{1B}", with: "\u{FFFD}") }
    #expect(!text.contains("\u{1B}"))
    let markdown = DiffReport(diff).markdown()
    #expect(
      !markdown.contains("<b>") && !markdown.contains("\u{1B}") && !markdown.contains("\u{202E}"))
  }

  @Test func aMappingReadsBack() throws {
    let diff = try story()
    let decisions = try MappingFile.decisions(from: MappingFile.string(for: diff))
    #expect(decisions.same.count == diff.alignment.pairs.count)
    #expect(decisions.different.isEmpty)
    #expect(throws: AlignmentError.mapping(line: 1, reason: "the column 'predicate_id' is missing"))
    {
      try MappingFile.decisions(from: "subject_id\tobject_id\na:x\tb:y\n")
    }
  }

  @Test(arguments: ["text", "markdown", "svg"]) func aTimeline(format: String) throws {
    let timeline = GraphTimeline(.sample)
    switch format {
    case "text": try expectGolden(timeline.text(), "timeline.txt")
    case "markdown": try expectGolden(timeline.markdown(), "timeline.md")
    default: try expectGolden(timeline.svg(), "timeline.svg")
    }
  }

  @Test func aTimelineOfOne() throws {
    let id = try NodeLookup(.sample).id(of: "okafor")
    let timeline = GraphTimeline(.sample, about: id)
    #expect(!timeline.entries.isEmpty)
    #expect(timeline.entries.allSatisfy { $0.text.contains("Okafor") })
  }
}
