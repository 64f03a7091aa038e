import Foundation
import GraphFormats
import GraphRendering
import KnowledgeGraph
import TestSupport
import Testing

/// Draws the samples into the folder that `NEWSGRAPH_PICTURES` names, for people.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["NEWSGRAPH_PICTURES"] != nil))
struct PicturesToLookAt {
  @Test(arguments: [("sample", Graph.sample), ("article", .article), ("hostile", .hostile)])
  func draw(name: String, graph: Graph) throws {
    let folder = ProcessInfo.processInfo.environment["NEWSGRAPH_PICTURES"] ?? "."
    for format in ImageFormat.allCases {
      let bytes = try GraphRenderer().render(graph, as: format)
      try Data(bytes).write(to: URL(filePath: "\(folder)/\(name).\(format.rawValue)"))
    }
    for layout in Layout.allCases {
      let renderer = GraphRenderer(options: RenderingOptions(layout: layout))
      let bytes = try renderer.render(graph, as: .png)
      try Data(bytes).write(to: URL(filePath: "\(folder)/\(name)-\(layout.rawValue).png"))
    }
    let all = GraphRenderer(options: RenderingOptions(top: 100, statements: true))
    try Data(all.render(graph, as: .png)).write(to: URL(filePath: "\(folder)/\(name)-all.png"))
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["NEWSGRAPH_PICTURE_OF"] != nil))
  func drawFile() throws {
    let environment = ProcessInfo.processInfo.environment
    let folder = environment["NEWSGRAPH_PICTURES"] ?? "."
    let file = URL(filePath: environment["NEWSGRAPH_PICTURE_OF"] ?? "")
    let graph = try JSONFormat.read(Array(Data(contentsOf: file)))
    for format in ImageFormat.allCases {
      let bytes = try GraphRenderer().render(graph, as: format)
      try Data(bytes).write(to: URL(filePath: "\(folder)/file.\(format.rawValue)"))
    }
  }
}
