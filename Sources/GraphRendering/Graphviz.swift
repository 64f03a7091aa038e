import CGraphviz
import Synchronization

/// The one door to libgvc.
///
/// The library keeps state that all its graphs share: two threads inside it crash the program. Every
/// graph is therefore built, drawn and closed under one lock. A layout can't be cancelled.
enum Graphviz {
  private static let lock = Mutex(())

  /// Runs a piece of work while nobody else is in the library.
  static func exclusively<Result: Sendable>(
    _ work: () throws(RenderingError) -> Result
  ) throws(RenderingError) -> Result {
    try lock.withLock { _ throws(RenderingError) in
      newsgraph_forget_errors()
      return try work()
    }
  }

  /// The library's last error in one line.
  static func lastMessage(_ fallback: String) -> String {
    guard let text = aglasterr() else { return fallback }
    defer { free(text) }
    let words = String(cString: text).shown
    return words.isEmpty ? fallback : words
  }

  /// Throws where the library has noted an error, which its return values often don't tell.
  static func checkErrors(_ stage: RenderingError.Stage) throws(RenderingError) {
    guard agerrors() == 0 else { throw .graphviz(stage, message: lastMessage("unknown error")) }
  }
}

/// Owns an `Agraph_t`. Lives inside `Graphviz.exclusively` only.
struct GraphvizGraph: ~Copyable {
  /// What an attribute belongs to.
  enum Part {
    case graph, node, edge

    fileprivate var kind: Int32 {
      switch self {
      case .graph: Int32(AGRAPH)
      case .node: Int32(AGNODE)
      case .edge: Int32(AGEDGE)
      }
    }
  }

  let pointer: UnsafeMutablePointer<Agraph_t>

  /// Opens an empty directed graph.
  init(name: String) throws(RenderingError) {
    guard let pointer = newsgraph_open(name) else {
      throw .graphviz(.building, message: Graphviz.lastMessage("no memory"))
    }
    self.pointer = pointer
  }

  /// Reads DOT text.
  init(parsing dot: String) throws(RenderingError) {
    guard let pointer = newsgraph_read(dot) else {
      throw .graphviz(.building, message: Graphviz.lastMessage("no DOT"))
    }
    self.pointer = pointer
  }

  deinit {
    newsgraph_forget_font()
    agclose(pointer)
  }

  /// How many nodes there are.
  var nodeCount: Int { Int(agnnodes(pointer)) }

  /// How many edges there are.
  var edgeCount: Int { Int(agnedges(pointer)) }

  /// Declares an attribute with the value that it has where none is set.
  func declare(_ part: Part, _ name: String, _ value: String) {
    newsgraph_declare(pointer, part.kind, name, value)
  }

  /// Gives the graph an HTML-like label; the label must be declared.
  func setLabel(html: String) { _ = newsgraph_set_html(pointer, pointer, "label", html) }

  /// Adds a node, or finds it, and sets declared attributes.
  func addNode(_ name: String, _ attributes: [(String, String)], htmlLabel: String? = nil) {
    guard let node = newsgraph_node(pointer, name) else { return }
    for (name, value) in attributes { _ = newsgraph_set(node, name, value) }
    if let htmlLabel { _ = newsgraph_set_html(pointer, node, "label", htmlLabel) }
  }

  /// Names for frames, in the order in which Graphviz takes frames of these names.
  ///
  /// That is the order of the names in memory. Were frames to have names of their own, layouts and
  /// files would differ from run to run.
  func frameNames(count: Int) -> [String] {
    let names = (0..<count).map { number in
      let name = "cluster_\(number)"
      return (name: name, address: newsgraph_address(pointer, name))
    }
    return names.sorted { $0.address < $1.address }.map { $0.name }
  }

  /// Adds a frame around nodes that exist, and sets declared attributes of it.
  func addFrame(_ name: String, nodes: [String], _ attributes: [(String, String)]) {
    guard let frame = newsgraph_subgraph(pointer, name) else { return }
    for node in nodes { newsgraph_include(frame, node) }
    for (name, value) in attributes { _ = newsgraph_set(frame, name, value) }
  }

  /// Adds an edge between nodes, which are added where they are missing, and sets declared attributes.
  func addEdge(_ name: EdgeName, _ attributes: [(String, String)], htmlLabel: String? = nil) {
    guard let tail = newsgraph_node(pointer, name.tail),
      let head = newsgraph_node(pointer, name.head),
      let edge = newsgraph_edge(pointer, tail, head, name.key)
    else { return }
    for (name, value) in attributes { _ = newsgraph_set(edge, name, value) }
    if let htmlLabel { _ = newsgraph_set_html(pointer, edge, "label", htmlLabel) }
  }

  /// The graph as DOT text, quoted by Graphviz itself.
  func dotText() throws(RenderingError) -> [UInt8] {
    var bytes: UnsafeMutablePointer<CChar>?
    var count = 0
    let status = newsgraph_write(pointer, &bytes, &count)
    defer { free(bytes) }
    guard status == 0, let bytes else {
      throw .graphviz(.drawing, message: Graphviz.lastMessage("no memory for the DOT text"))
    }
    return Self.renumberingFrames(in: Self.copy(bytes, count))
  }

  /// The text with its frames numbered in the order in which they stand there.
  private static func renumberingFrames(in text: [UInt8]) -> [UInt8] {
    let marker = "\tsubgraph cluster_"
    let parts = String(decoding: text, as: UTF8.self).split(
      separator: marker, omittingEmptySubsequences: false)
    guard parts.count > 1 else { return text }
    let rest = parts.dropFirst().enumerated().map { "\(marker)\($0)" + $1.drop { $0.isNumber } }
    return Array((parts[0] + rest.joined()).utf8)
  }

  static func copy(_ bytes: UnsafeMutablePointer<CChar>, _ count: Int) -> [UInt8] {
    Array(UnsafeRawBufferPointer(start: bytes, count: count))
  }
}

/// Owns a `GVC_t`: the plug-ins for layouts and formats.
struct GraphvizContext: ~Copyable {
  let pointer: OpaquePointer

  init() throws(RenderingError) {
    guard let pointer = gvContext() else {
      throw .graphviz(.building, message: "no memory for a context")
    }
    self.pointer = pointer
  }

  deinit { gvFreeContext(pointer) }
}
