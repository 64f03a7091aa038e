/// Makes PDF files of equal drawings equal.
enum PDFDate {
  /// The file without the time at which it was made, which Graphviz takes from the clock. Blanks
  /// stand in its place, so that the file's table of contents stays right.
  static func removed(from pdf: [UInt8]) -> [UInt8] {
    let key = Array("/CreationDate (D:".utf8)
    // The entry stands near the end.
    var index = pdf.count - key.count
    while index >= 0 {
      if pdf[index] == key[0], pdf[index...].starts(with: key),
        let end = pdf[index...].firstIndex(of: UInt8(ascii: ")"))
      {
        var result = pdf
        result.replaceSubrange(
          index...end, with: repeatElement(UInt8(ascii: " "), count: end - index + 1))
        return result
      }
      index -= 1
    }
    return pdf
  }
}
