/// Names a node of a graph: readable, stable for equal input, and legal in XML, DOT and Turtle.
public struct NodeID: RawRepresentable, Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The identifier, such as `person.ana-ruiz`.
  public let rawValue: String

  /// Wraps an identifier as it stands in a file.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Makes the identifier of a node from its kind and what names it.
  ///
  /// - Parameters:
  ///   - kind: The node's kind, the identifier's first part.
  ///   - parts: Further parts; each is reduced to a slug. Empty ones are left out.
  public init(kind: NodeKind, _ parts: String...) {
    let slugs = parts.map { Folding.slug($0) }.filter { !$0.isEmpty }
    rawValue = ([kind.rawValue] + (slugs.isEmpty ? ["unnamed"] : slugs)).joined(separator: ".")
  }

  /// The identifier with a number behind it, for a further node with the same slug.
  public func numbered(_ number: Int) -> NodeID { NodeID(rawValue: "\(rawValue).\(number)") }

  /// The identifier.
  public var description: String { rawValue }

  /// Orders by scalars, independent of locale.
  public static func < (a: NodeID, b: NodeID) -> Bool {
    a.rawValue.unicodeScalars.lexicographicallyPrecedes(b.rawValue.unicodeScalars)
  }
}

extension NodeID: Codable {
  /// Reads the identifier from a JSON string.
  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  /// Writes the identifier as a JSON string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
