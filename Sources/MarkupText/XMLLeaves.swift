/// A kind of element that has text and no children and occurs many times: `<data key="label">…</data>`.
public struct XMLLeaf: Sendable {
  /// What stands before the text and behind it, one after the other.
  fileprivate let tags: [UInt8]
  fileprivate let split: Int
  fileprivate let isAttribute: Bool

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

/// Leaves of one element, collected for `XMLOutput.write`.
///
/// libxml2's writer takes a dozen calls and copies for each; here a leaf's tags are made once, and texts are
/// escaped straight into the bytes that libxml2 gets. Scalars that XML can't hold are left out; all line
/// breaks become line feeds, which is what readers make of them. A leaf without text is none.
public struct XMLLeaves: Sendable {
  var bytes: [UInt8] = []

  /// No leaves.
  public init() {}

  /// Adds a leaf. O(n).
  public mutating func add(_ leaf: XMLLeaf, _ text: String) {
    let isDone: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { text in
      unsafe add(leaf, text)
    }
    if isDone == nil { add(leaf, utf8: Array(text.utf8)) }
  }

  /// Adds a leaf whose text is given in sound UTF-8. O(n).
  public mutating func add(_ leaf: XMLLeaf, utf8 text: [UInt8]) {
    unsafe text.withUnsafeBufferPointer { text in unsafe add(leaf, text) }
  }

  private mutating func add(_ leaf: XMLLeaf, _ text: UnsafeBufferPointer<UInt8>) {
    unsafe leaf.tags.withUnsafeBufferPointer { tags in
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: tags[..<leaf.split]))
      let start = bytes.count
      unsafe bytes.appendXML(text, isAttribute: leaf.isAttribute)
      if bytes.count == start {
        bytes.removeLast(leaf.split)
      } else {
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: tags[leaf.split...]))
      }
    }
  }
}

extension [UInt8] {
  /// The bytes below 64 that can't stand for themselves: controls, `"`, `&`, `<`, `>`.
  private static var specials: UInt64 { 0x5000_0044_FFFF_FFFF }

  /// Appends sound UTF-8 as XML; what stands for itself is copied in runs.
  fileprivate mutating func appendXML(_ text: UnsafeBufferPointer<UInt8>, isAttribute: Bool) {
    var (start, index) = (0, 0)
    while index < text.count {
      let byte = unsafe text[index]
      // Noncharacters end in BF BE or BF BF.
      guard byte < 64 ? Self.specials >> UInt64(byte) & 1 != 0 : byte == 0xBF else {
        index += 1
        continue
      }
      let (length, replacement) = unsafe Self.replacement(in: text, at: index, isAttribute)
      guard let replacement else {
        index += 1
        continue
      }
      // A noncharacter is known by its last bytes.
      let first = byte == 0xBF ? index + 2 - length : index
      unsafe append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<first]))
      append(contentsOf: replacement.utf8)
      index = first + length
      start = index
    }
    unsafe append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// How many bytes are replaced by what; `nil` where they stay.
  private static func replacement(
    in text: UnsafeBufferPointer<UInt8>, at index: Int, _ isAttribute: Bool
  ) -> (length: Int, text: String?) {
    switch unsafe text[index] {
    case 0x26: return (1, "&amp;")
    case 0x3C: return (1, "&lt;")
    case 0x3E: return (1, "&gt;")
    case 0x22: return (1, "&quot;")
    case 0x09: return (1, isAttribute ? "&#9;" : nil)
    case 0x0A: return (1, isAttribute ? "&#10;" : nil)
    case 0x0D:
      let isPair = unsafe index + 1 < text.count && text[index + 1] == 0x0A
      return (isPair ? 2 : 1, isAttribute ? "&#10;" : "\n")
    case 0xBF:
      guard index > 0, index + 1 < text.count, unsafe text[index + 1] >= 0xBE else {
        return (0, nil)
      }
      let before = unsafe text[index - 1]
      if before == 0xEF { return (3, "") }
      let isFour = unsafe index > 1 && text[index - 2] >= 0xF0 && before & 0x0F == 0x0F
      return isFour ? (4, "") : (0, nil)
    default: return (1, "")
    }
  }
}
