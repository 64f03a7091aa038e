import KnowledgeGraph

/// The `id` attributes of a picture's SVG groups.
///
/// They depend on what is drawn alone, never on its place in the file: `n-person.ana-ruiz` is the node
/// `person.ana-ruiz` in every picture. Identifiers of foreign graphs that hold other characters than
/// letters, digits, `.`, `_`, `:` and `-` are replaced by a hash.
public enum ElementID {
  /// The group of a node.
  /// - Parameter prefix: What all identifiers of the picture begin with; see `RenderingOptions`.
  public static func node(_ id: NodeID, prefix: String = "") -> String {
    let name = id.rawValue
    guard !name.isEmpty, name.unicodeScalars.allSatisfy(isPlain) else {
      return prefix + "n-x" + StableHash(name).hexadecimal()
    }
    return prefix + "n-" + name
  }

  /// The group of a line.
  /// - Parameters:
  ///   - source: The node that the line starts from.
  ///   - target: The node that the line leads to.
  ///   - sort: What the edges of the line have in common.
  static func line(from source: NodeID, to target: NodeID, sort: [String], prefix: String) -> String
  {
    var hash = StableHash(source.rawValue, target.rawValue)
    for part in sort { hash.combine(part) }
    return prefix + "l-" + hash.hexadecimal(digits: 12)
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "_", ":", "-": true
    default:
      scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
        || scalar.properties.generalCategory == .nonspacingMark
    }
  }
}
