import CXML2

/// What is wrong with an XML file. Line and column count from 1.
public struct XMLError: Error, Equatable {
  /// The line.
  public let line: Int
  /// The column, as libxml2 counts it.
  public let column: Int
  /// What is wrong, in one line.
  public let reason: String
}

/// Reads an XML file piece by piece, through libxml2's reader.
///
/// Nothing but the given bytes is read: no network, no other file. A document type declaration is
/// refused, because it could make a short file a long one.
@safe public struct XMLInput: ~Copyable {
  /// The beginning of an element.
  public struct Element: Sendable {
    /// The name without its prefix.
    public let name: String
    /// The attributes, by their names without prefixes.
    public let attributes: [String: String]
    /// Whether the element is written as one tag, so that no end follows.
    public let isEmpty: Bool
  }

  /// A piece of the file.
  public enum Piece: Sendable {
    /// An element begins.
    case start(Element)
    /// An element ends.
    case end(name: String)
    /// Text, CDATA or white space.
    case text(String)
  }

  private let reader: xmlTextReaderPtr

  /// Opens a file.
  /// - Parameter bytes: The whole file, in the encoding that it declares.
  public init(_ bytes: [UInt8]) throws(XMLError) {
    let (storage, reader) = unsafe try Self.opened(bytes)
    unsafe self.storage = storage
    unsafe self.reader = reader
  }

  /// A copy of the bytes, because the reader makes none, and the reader.
  private static func opened(
    _ bytes: [UInt8]
  ) throws(XMLError) -> (UnsafeMutableRawBufferPointer, xmlTextReaderPtr) {
    guard let size = Int32(exactly: bytes.count) else {
      throw XMLError(line: 1, column: 1, reason: "the file is larger than 2 GiB")
    }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
    unsafe copy.copyBytes(from: bytes)
    let start = unsafe copy.baseAddress?.assumingMemoryBound(to: CChar.self)
    guard let reader = unsafe xmlReaderForMemory(start, size, nil, nil, Int32(options)) else {
      unsafe copy.deallocate()
      throw XMLError(line: 1, column: 1, reason: "the file is empty")
    }
    xmlResetLastError()
    return unsafe (copy, reader)
  }

  private let storage: UnsafeMutableRawBufferPointer

  deinit {
    unsafe xmlFreeTextReader(reader)
    unsafe storage.deallocate()
  }

  /// Where the last piece ends, from 1.
  public var place: (line: Int, column: Int) {
    (
      Int(unsafe xmlTextReaderGetParserLineNumber(reader)),
      Int(unsafe xmlTextReaderGetParserColumnNumber(reader))
    )
  }

  /// The next piece; `nil` at the end of the file. Comments and instructions are skipped.
  public mutating func next() throws(XMLError) -> Piece? {
    while true {
      switch unsafe xmlTextReaderRead(reader) {
      case 0: return nil
      case 1: break
      default: throw Self.lastError(place)
      }
      let type = unsafe xmlTextReaderNodeType(reader)
      switch UInt32(bitPattern: type) {
      case XML_READER_TYPE_ELEMENT.rawValue: return .start(element())
      case XML_READER_TYPE_END_ELEMENT.rawValue:
        return .end(name: unsafe Self.text(xmlTextReaderConstLocalName(reader)))
      case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
        XML_READER_TYPE_WHITESPACE.rawValue, XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
        return .text(unsafe Self.text(xmlTextReaderConstValue(reader)))
      case XML_READER_TYPE_DOCUMENT_TYPE.rawValue:
        throw XMLError(
          line: place.line, column: place.column,
          reason: "a document type declaration is not read; remove it")
      default: continue
      }
    }
  }

  private func element() -> Element {
    let name = unsafe Self.text(xmlTextReaderConstLocalName(reader))
    let isEmpty = unsafe xmlTextReaderIsEmptyElement(reader) == 1
    var attributes: [String: String] = [:]
    while unsafe xmlTextReaderMoveToNextAttribute(reader) == 1 {
      attributes[unsafe Self.text(xmlTextReaderConstLocalName(reader))] =
        unsafe Self.text(xmlTextReaderConstValue(reader))
    }
    unsafe xmlTextReaderMoveToElement(reader)
    return Element(name: name, attributes: attributes, isEmpty: isEmpty)
  }

  private static func text(_ pointer: UnsafePointer<xmlChar>?) -> String {
    guard let pointer = unsafe pointer else { return "" }
    return unsafe String(cString: pointer)
  }

  private static func lastError(_ place: (line: Int, column: Int)) -> XMLError {
    let line = Int(newsgraph_xml_error_line())
    let column = Int(newsgraph_xml_error_column())
    var reason = "the XML is not well formed"
    if let message = unsafe newsgraph_xml_error_message() {
      reason = unsafe String(cString: message).split(whereSeparator: \.isNewline)
        .joined(separator: " ")
    }
    return XMLError(
      line: line > 0 ? line : place.line, column: column > 0 ? column : place.column,
      reason: reason)
  }
}
