import Foundation
import GraphDiffing
import GraphFormats
import KnowledgeGraph
import TestSupport
import Testing

/// What other programs make of our differences.
@Suite struct DiffConsumerTests {
  private let differ: GraphDiffer

  init() throws { differ = try SharedDiffer.differ.get() }

  @Test(.enabled(if: Consumers.hasPython), arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func jsonPatchesApply(seed: UInt64) throws {
    let a = Graph.random(seed: seed)
    let b = seed % 2 == 0 ? Graph.random(seed: seed + 50) : a.shaken(seed: seed)
    let folder = try TemporaryFolder()
    let outcome = try Consumers.runPython(
      "apply_json_patch.py", try folder.write(try JSONFormat().string(for: a), to: "a.json"),
      try folder.write(try JSONPatch.string(from: a, to: b), to: "patch.json"),
      try folder.write(try JSONFormat().string(for: b), to: "b.json"))
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  @Test(.enabled(if: Consumers.hasPython)) func mappingsFitTheStandard() throws {
    let diff = try differ.diff(from: .sample, to: .article)
    for diff in [diff, try differ.diff(from: .sample, to: .sample), try hostile()] {
      let folder = try TemporaryFolder()
      let file = try folder.write(MappingFile.string(for: diff), to: "map.sssom.tsv")
      let outcome = try Consumers.runPython("check_sssom.py", file)
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
      #expect(
        outcome.output.split(separator: "\n").last.map(String.init)
          == String(diff.alignment.pairs.count + diff.alignment.doubtful.count))
    }
  }

  @Test(.enabled(if: Consumers.hasPython), arguments: RealGraph.all)
  func differencesFitTheirSchema(graph: Graph) throws {
    for diff in [
      try differ.diff(from: graph, to: .sample), try differ.diff(from: .article, to: graph),
      try differ.diff(from: graph, to: graph.renamed(seed: 3)),
    ] {
      let outcome = try validation(of: try DiffFormat.string(for: diff))
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }
  }

  @Test(
    .enabled(if: Consumers.hasPython),
    arguments: [
      ("\"topic\": \"office\"", "\"topic\": \"weather\""),
      ("\"verdict\": \"new\"", "\"verdict\": \"old\""),
      ("\"kind\": \"person\"", "\"kind\": \"robot\""),
      ("\"relation\": \"holds\"", "\"relation\": \"wears\""),
      ("\"modality\": \"actual\"", "\"modality\": \"wished\""),
      ("\"format\": \"newsgraph-diff/1\"", "\"format\": \"newsgraph/1\""),
      ("\"sentence\": ", "\"author\": \"me\", \"sentence\": "),
      ("\"renamed\": ", "\"moved\": "),
    ])
  func theSchemaRefusesWhatIsWrong(right: String, wrong: String) throws {
    let text = try DiffFormat.string(for: try differ.diff(from: .sample, to: .article))
    #expect(text.contains(right))
    let outcome = try validation(of: text.replacingOccurrences(of: right, with: wrong))
    #expect(outcome.status == 1 && outcome.errors.isEmpty, "\(outcome)")
  }

  private func validation(of text: String) throws -> Consumers.Outcome {
    let folder = try TemporaryFolder()
    return try Consumers.runPython(
      "check_schema.py", try folder.write(DiffSchema.json, to: "schema.json"),
      try folder.write(text, to: "diff.json"))
  }

  private func hostile() throws -> GraphDiff { try differ.diff(from: .hostile, to: .hostile) }
}
