import MarkupText

/// The values of a node or an edge as leaves of its element, one kind of leaf a column.
struct XMLRow: PlainPropertyTaker {
  private let columns: PlainColumns
  private let leaves: [XMLLeaf]
  private var written = XMLLeaves()
  private var cursor = 0
  private var structure: [UInt8] = []

  /// - Parameter leaf: The leaf of a column, by its index and name.
  init(_ columns: PlainColumns, leaf: (Int, String) -> XMLLeaf) {
    self.columns = columns
    leaves = columns.names.enumerated().map { leaf($0.offset, $0.element) }
  }

  /// Adds a value, unless nothing of it can be written or the table has no such column.
  @inline(__always)
  mutating func take(_ name: String, as type: PlainType, _ value: @autoclosure () -> PlainValue) {
    guard let index = columns.index(of: name, from: &cursor) else { return }
    let value = value()
    switch value {
    case .text(let text): written.add(leaves[index], text)
    case .flag(let flag): written.add(leaves[index], flag ? "true" : "false")
    default: add(leaves[index], value)
    }
  }

  private mutating func add(_ leaf: XMLLeaf, _ value: PlainValue) {
    structure.removeAll(keepingCapacity: true)
    if value.appendStructure(to: &structure) {
      written.add(leaf, utf8: structure)
    } else {
      written.add(leaf, value.text)
    }
  }

  /// Writes what was taken into the element that has just begun.
  /// - Parameter isWhole: Whether the element has no other content; else other elements must follow.
  mutating func write(to xml: inout XMLOutput, depth: Int, isWhole: Bool = true) {
    xml.write(&written, depth: depth, isWhole: isWhole)
  }
}
