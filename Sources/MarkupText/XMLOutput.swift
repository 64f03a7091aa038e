import CXML2

/// Writes an XML file element by element, through libxml2's writer.
///
/// Elements are indented by two spaces. Scalars that XML can't hold are left out, which libxml2
/// doesn't do. The text is kept until `drain` takes it, so that a long file needs little memory.
@safe public struct XMLOutput: ~Copyable {
  private let buffer: xmlBufferPtr
  private let writer: xmlTextWriterPtr

  /// How many levels the next end is to be indented, if libxml2 won't.
  private var missingIndent: Int?

  /// How many bytes are kept before `drain` hands them on.
  private static let drainSize: Int32 = 1 << 16

  /// How many bytes libxml2 is given at once; it counts in 32 bits.
  private static let chunkSize = 1 << 20

  /// Begins a file in UTF-8 with its XML declaration.
  public init() {
    guard let buffer = unsafe xmlBufferCreate(),
      let writer = unsafe xmlNewTextWriterMemory(buffer, 0)
    else { preconditionFailure("libxml2 has no memory left") }
    unsafe self.buffer = buffer
    unsafe self.writer = writer
    unsafe xmlTextWriterSetIndent(writer, 1)
    unsafe xmlTextWriterSetIndentString(writer, "  ")
    unsafe xmlTextWriterStartDocument(writer, "1.0", "UTF-8", nil)
  }

  deinit {
    unsafe xmlFreeTextWriter(writer)
    unsafe xmlBufferFree(buffer)
  }

  /// Begins an element; its attributes in the order given.
  public mutating func start(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
    missingIndent = nil
    unsafe xmlTextWriterStartElement(writer, name)
    for (name, value) in attributes { attribute(name, value) }
  }

  /// Adds an attribute to the element that has just begun.
  public mutating func attribute(_ name: String, _ value: String) {
    unsafe xmlTextWriterWriteAttribute(writer, name, value.legalInXML)
  }

  /// Adds text to the element.
  public mutating func text(_ text: String) {
    unsafe xmlTextWriterWriteString(writer, text.legalInXML)
  }

  /// Adds leaves to the element that has just begun and empties the collection.
  /// - Parameters:
  ///   - depth: In how many elements the element stands.
  ///   - isWhole: Whether the element has no other content; else other elements must follow.
  public mutating func write(_ leaves: inout XMLLeaves, depth: Int, isWhole: Bool = true) {
    guard leaves.count > 0 else { return }
    leaves.bytes.append("\n")
    if isWhole { leaves.bytes.append(String(repeating: "  ", count: depth)) }
    writeRaw(&leaves)
  }

  /// Adds whole elements to the element that has begun and already has others; empties the collection.
  /// - Parameter depth: In how many elements the element itself stands.
  public mutating func writeBranches(_ leaves: inout XMLLeaves, depth: Int) {
    guard leaves.count > 0 else { return }
    writeRaw(&leaves)
    missingIndent = depth
  }

  private mutating func writeRaw(_ leaves: inout XMLLeaves) {
    unsafe leaves.bytes.withBytes { bytes in
      for start in stride(from: 0, to: bytes.count, by: Self.chunkSize) {
        let chunk = unsafe UnsafeBufferPointer(rebasing: bytes[start...].prefix(Self.chunkSize))
        unsafe xmlTextWriterWriteRawLen(writer, chunk.baseAddress, Int32(chunk.count))
      }
    }
    leaves.bytes.removeAll()
  }

  /// Puts the next end under its beginning, which libxml2 doesn't do behind what it didn't write.
  private mutating func indentEnd() {
    guard let depth = missingIndent else { return }
    unsafe xmlTextWriterWriteRaw(writer, String(repeating: "  ", count: depth))
    missingIndent = nil
  }

  /// Ends the element that began last.
  public mutating func end() {
    indentEnd()
    unsafe xmlTextWriterEndElement(writer)
  }

  /// A whole element that has text or nothing.
  public mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String = ""
  ) {
    start(name, attributes)
    if !text.isEmpty { self.text(text) }
    end()
  }

  /// Hands on what is written, as soon as it is worth it.
  public mutating func drain(to output: inout some TextOutputStream) {
    // What the writer itself still holds is little.
    guard unsafe xmlBufferLength(buffer) > Self.drainSize else { return }
    handOn(to: &output)
  }

  /// Ends all elements and hands on the rest; the text ends with one newline.
  public consuming func finish(to output: inout some TextOutputStream) {
    indentEnd()
    unsafe xmlTextWriterEndDocument(writer)
    handOn(to: &output)
  }

  private mutating func handOn(to output: inout some TextOutputStream) {
    unsafe xmlTextWriterFlush(writer)
    let count = Int(unsafe xmlBufferLength(buffer))
    if let content = unsafe xmlBufferContent(buffer), count > 0 {
      // Everything was written as text, so that it needs no second look.
      let bytes = unsafe Span(_unsafeStart: content, count: count)
      output.write(unsafe String(copying: UTF8Span(unchecked: bytes)))
    }
    unsafe xmlBufferEmpty(buffer)
  }
}
