/// How Graphviz places the nodes.
public enum Layout: String, Sendable, Hashable, CaseIterable {
  /// Ranks from left to right: the best for one article.
  case dot
  /// Springs, for small graphs.
  case neato
  /// Forces, for graphs of some hundred nodes. The only layout that is not reproducible: Graphviz
  /// 2.43 gives another picture in every call, whatever the seed.
  case fdp
  /// Forces on several scales, for thousands of nodes.
  case sfdp
  /// Circles around the middle.
  case twopi
  /// One circle for each well connected part.
  case circo

  /// The layout of a name.
  /// - Throws: `RenderingError.unknownLayout` with the names that exist.
  public init(named name: String) throws(RenderingError) {
    guard let layout = Self(rawValue: name) else {
      throw .unknownLayout(name, known: Self.allCases.map(\.rawValue))
    }
    self = layout
  }

  /// The layout for a graph of so many nodes, where the user chose none.
  ///
  /// Ranks are best for what one article says. Of more than about 100 nodes they make a page that is much
  /// wider than high, with lines across all of it; forces keep what is tied together.
  static func automatic(nodeCount: Int) -> Layout { nodeCount > 100 ? .sfdp : .dot }
}

/// What a picture is written as.
public enum ImageFormat: String, Sendable, Hashable, CaseIterable {
  /// Scalable Vector Graphics, for browsers and editing.
  case svg
  /// A bitmap.
  case png
  /// A page, for printing.
  case pdf
  /// The picture's description as DOT text, for Graphviz.
  case gv

  /// The format of files that end so; upper case counts as lower case.
  /// - Parameter fileExtension: The extension, without the dot.
  /// - Throws: `RenderingError.unknownFormat` with the extensions that exist.
  public init(fileExtension: String) throws(RenderingError) {
    guard let format = Self(rawValue: fileExtension.lowercased()) else {
      throw .unknownFormat(fileExtension, known: Self.allCases.map(\.rawValue))
    }
    self = format
  }
}
