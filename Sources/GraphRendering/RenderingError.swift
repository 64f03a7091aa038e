/// Why there is no picture.
public enum RenderingError: Error, Equatable, CustomStringConvertible {
  /// What Graphviz was doing when it failed.
  public enum Stage: String, Sendable, Hashable {
    /// Building the graph or reading DOT.
    case building
    /// Placing nodes and edges.
    case layout
    /// Writing the picture.
    case drawing
  }

  /// No layout has this name.
  case unknownLayout(String, known: [String])

  /// No picture format has this file extension.
  case unknownFormat(String, known: [String])

  /// No node of the graph is called so; some that are.
  case unknownNode(String, known: [String])

  /// Several nodes are called so.
  case ambiguousNode(String, candidates: [String])

  /// An address that a picture should not link to.
  case unsafeLink(String)

  /// Graphviz failed, with its own words.
  case graphviz(Stage, message: String)

  /// What failed and what to do.
  public var description: String {
    switch self {
    case .unknownLayout(let name, let known):
      "there is no layout '\(name)'; the layouts are \(known.joined(separator: ", "))"
    case .unknownFormat(let fileExtension, let known):
      "no picture can be written as '.\(fileExtension)'; "
        + "the formats are \(known.joined(separator: ", "))"
    case .unknownNode(let name, let known):
      "nobody in the graph is called '\(name.shown)'"
        + (known.isEmpty ? "" : "; there are \(known.joined(separator: ", "))")
    case .ambiguousNode(let name, let candidates):
      "'\(name.shown)' may be \(candidates.joined(separator: " or ")); give the identifier"
    case .unsafeLink(let address):
      "'\(address.shown)' is no address of a page; links are relative or begin with http or https"
    case .graphviz(let stage, let message):
      "Graphviz failed while \(Self.words(stage)): \(message)"
    }
  }

  private static func words(_ stage: Stage) -> String {
    switch stage {
    case .building: "building the graph"
    case .layout: "computing the layout"
    case .drawing: "drawing"
    }
  }
}
