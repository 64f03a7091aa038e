/// A kind of element that has text and no children and occurs many times: `<data key="label">…</data>`.
public struct XMLLeaf: Sendable {
  /// What stands before the text and behind it, one after the other.
  let tags: [UInt8]
  let split: Int
  let isAttribute: Bool

  private init(before: String, after: String, isAttribute: Bool) {
    tags = Array(before.utf8) + Array(after.utf8)
    split = before.utf8.count
    self.isAttribute = isAttribute
  }

  /// An element whose content differs from one to the next.
  /// - Parameter depth: In how many elements it stands.
  public static func content(
    of name: String, _ attributes: KeyValuePairs<String, String>, depth: Int
  ) -> XMLLeaf {
    XMLLeaf(
      before: "\(start(name, attributes, depth))>", after: "</\(name)>", isAttribute: false)
  }

  /// An element without content whose last attribute differs from one to the next.
  /// - Parameter depth: In how many elements it stands.
  public static func attribute(
    _ attribute: String, of name: String, _ attributes: KeyValuePairs<String, String>, depth: Int
  ) -> XMLLeaf {
    XMLLeaf(
      before: "\(start(name, attributes, depth)) \(attribute)=\"", after: "\"/>",
      isAttribute: true)
  }

  private static func start(
    _ name: String, _ attributes: KeyValuePairs<String, String>, _ depth: Int
  ) -> String {
    "\n" + String(repeating: "  ", count: depth) + "<" + name
      + attributes.map { " \($0)=\"\($1.asXMLAttribute)\"" }.joined()
  }
}

/// A kind of element that has leaves and occurs many times: `<edge id="…" source="…" target="…">`.
public struct XMLBranch: Sendable {
  /// The element's name.
  public let name: String
  /// The names of its attributes.
  public let attributes: [String]
  fileprivate let starts: [[UInt8]]
  fileprivate let end: [UInt8]

  /// Describes the kind.
  /// - Parameter depth: In how many elements it stands.
  public init(_ name: String, _ attributes: [String], depth: Int) {
    (self.name, self.attributes) = (name, attributes)
    let indent = String(repeating: "  ", count: depth)
    starts = attributes.enumerated().map { index, attribute in
      Array((index == 0 ? "\(indent)<\(name) \(attribute)=\"" : "\" \(attribute)=\"").utf8)
    }
    end = Array("\n\(indent)</\(name)>\n".utf8)
  }
}

/// Leaves of one element or whole elements of leaves, collected for `XMLOutput`.
///
/// libxml2's writer takes a dozen calls and copies for each; here a leaf's tags are made once, and texts are
/// escaped straight into the bytes that libxml2 gets. Scalars that XML can't hold are left out; all line
/// breaks become line feeds, which is what readers make of them. A leaf without text is none.
public struct XMLLeaves: Sendable {
  var bytes = XMLBytes()

  /// No leaves.
  public init() {}

  /// How many bytes are collected.
  public var count: Int { bytes.count }

  /// Adds a leaf. O(n).
  public mutating func add(_ leaf: XMLLeaf, _ text: String) {
    let isDone: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { text in
      unsafe bytes.append(leaf, text)
    }
    if isDone == nil { add(leaf, utf8: Array(text.utf8)) }
  }

  /// Adds a leaf whose text is given in sound UTF-8. O(n).
  public mutating func add(_ leaf: XMLLeaf, utf8 text: [UInt8]) {
    unsafe text.withUnsafeBufferPointer { text in unsafe bytes.append(leaf, text) }
  }

  /// Begins an element; leaves and `end` must follow.
  /// - Parameter values: Those of its attributes.
  /// - Returns: Whether it has begun. Values that need escapes are left to `XMLOutput.start`.
  public mutating func start(_ branch: XMLBranch, _ values: [String]) -> Bool {
    guard values.allSatisfy(\.standsForItselfInXML) else { return false }
    for (start, value) in zip(branch.starts, values) {
      bytes.append(start)
      bytes.append(value)
    }
    bytes.append("\">")
    return true
  }

  /// Ends the element.
  public mutating func end(_ branch: XMLBranch) { bytes.append(branch.end) }
}

extension String {
  /// Whether every writer has the text as it is: printable ASCII without marks of XML.
  fileprivate var standsForItselfInXML: Bool {
    utf8.allSatisfy { byte in
      byte >= 0x20 && byte < 0x7F && byte != 0x22 && byte != 0x26 && byte | 2 != 0x3E
    }
  }
}
