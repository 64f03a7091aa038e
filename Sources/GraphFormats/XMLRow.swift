import MarkupText

/// The values of a node or an edge as leaves of its element, one kind of leaf a column.
struct XMLRow: PlainPropertyTaker {
  private let columns: PlainColumns
  private let leaves: [XMLLeaf]
  private var written = XMLLeaves()
  private var cursor = 0
  private var structure: [UInt8] = []
  /// Whether the element that has begun is among what was taken, and not yet libxml2's.
  private var isStraight = false

  /// How many bytes of elements are written at once.
  private static let chunkSize = 1 << 15

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
    case .number(let number): written.add(leaves[index], number.plainText)
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

  /// Begins an element of its own for the values; `end` must follow.
  /// - Parameter attributes: The values of the element's attributes.
  mutating func start(_ branch: XMLBranch, _ attributes: [String], in xml: inout XMLOutput) {
    isStraight = written.start(branch, attributes)
    guard !isStraight else { return }
    writeBranches(to: &xml, depth: 1)
    xml.start(branch.name)
    for (name, value) in zip(branch.attributes, attributes) { xml.attribute(name, value) }
  }

  /// Ends the element.
  mutating func end(_ branch: XMLBranch, in xml: inout XMLOutput) {
    guard isStraight else {
      write(to: &xml, depth: 2)
      xml.end()
      return
    }
    written.end(branch)
    if written.count > Self.chunkSize { writeBranches(to: &xml, depth: 1) }
  }

  /// Writes the elements that are not yet written.
  mutating func writeBranches(to xml: inout XMLOutput, depth: Int) {
    xml.writeBranches(&written, depth: depth)
  }

  /// Writes what was taken into the element that has just begun.
  /// - Parameter isWhole: Whether the element has no other content; else other elements must follow.
  mutating func write(to xml: inout XMLOutput, depth: Int, isWhole: Bool = true) {
    xml.write(&written, depth: depth, isWhole: isWhole)
  }
}
