import Foundation
import GraphFormats
import KnowledgeGraph
import NewsgraphKit
import TestSupport
import Testing

/// Graphs between files: what the program writes where, and how it refuses.
@Suite struct GraphFileTests {
  private let folder: TemporaryFolder
  private let sample: String

  init() throws {
    folder = try TemporaryFolder()
    sample = try folder.write(try JSONFormat().string(for: .sample), to: "sample.json")
  }

  private func convert(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(shell: "\"$0\" convert \"$@\"", arguments)
  }

  @Test func nodesOfYEdsFileLieWhereGraphvizPutsThem() throws {
    struct Box { var x, y, width, height: Double }
    let text = try YEdGraphMLFormat().placing(.sample).string(for: .sample)
    #expect(try YEdGraphMLFormat().placing(.sample).string(for: .sample) == text)
    #expect(text != (try YEdGraphMLFormat().string(for: .sample)))
    let boxes = text.split(separator: "\n").filter { $0.contains("<y:Geometry") }.map { line in
      let values = line.split(separator: "\"").enumerated().filter { $0.offset % 2 == 1 }
        .map { Double($0.element) ?? .nan }
      return Box(x: values[2], y: values[3], width: values[1], height: values[0])
    }
    #expect(boxes.count == Graph.sample.nodes.count)
    for (index, a) in boxes.enumerated() {
      for b in boxes[..<index] {
        let isApart =
          a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height
          || b.y >= a.y + a.height
        #expect(isApart)
      }
    }
    #expect(try GraphMLFormat.read(Array(text.utf8)) == .sample)
  }

  @Test func everyReadableFormatComesBackThroughTheProgram() throws {
    for format in GraphFormats.readable {
      let isCSV = format.name == CSVFormat.name
      let path = folder.file(isCSV ? "tables.zip" : "graph.\(format.fileExtension)").path
      #expect(try convert(sample, "-o", path).status == 0, "\(format.name)")
      let back = try convert(path, "--to", "json")
      #expect(back.output == (try JSONFormat().string(for: .sample)), "\(format.name)")
    }
  }

  @Test func csvIsAFolderOrAnArchiveAndNoFile() throws {
    let tables = folder.file("tables").path + "/"
    #expect(try convert(sample, "-o", tables).status == 0)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: tables).sorted()
        == CSVFormat.fileNames.sorted())
    #expect(try convert(tables, "--to", "json").output == JSONFormat().string(for: .sample))
    for arguments in [["-o", "x.csv"], ["-o", "x.zip", "--to", "gexf"]] {
      for command in ["convert", "extract"] {
        let outcome = try Program.run(shell: "\"$0\" \"$@\"", [command, sample] + arguments)
        #expect(outcome.status == 64 && outcome.errors.contains(".zip"), "\(command) \(arguments)")
      }
    }
  }

  @Test(arguments: [
    ("a.json", "{\"format\": \"newsgraph/1\", \"generator\": \"\\ud800\"}", "line 1, column 41"),
    ("a.graphml", "<graphml>\n<graph>", "line 2, column"),
    ("a.gexf", "<gexf>\n<x>\u{1}", "line 2, column"),
    ("a.dot", "digraph {\na -> }", "line 2, column"),
    ("a.csv", "Id,Label\na\n", "line 2, column 1"),
    ("a.nodelink.json", "{\"nodes\":\n [{}]}", "line 2, column 3"),
    ("a.yed.graphml", "<graphml", "line 1, column"),
  ])
  func whatIsMalformedIsSaidInOneLine(name: String, text: String, place: String) throws {
    let outcome = try convert(try folder.write(text, to: name), "--to", "json")
    #expect(outcome.status == 1 && outcome.output.isEmpty)
    #expect(outcome.errors.contains(place), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }
}
