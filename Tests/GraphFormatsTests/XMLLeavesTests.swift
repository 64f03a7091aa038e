import MarkupText
import TestSupport
import Testing

/// Leaves are escaped byte by byte; what comes out must be what the slower way gives.
@Suite struct XMLLeavesTests {
  private static func written(_ texts: [String], _ leaf: XMLLeaf) -> String {
    var xml = XMLOutput()
    var (leaves, text) = (XMLLeaves(), "")
    xml.start("r")
    for text in texts { leaves.add(leaf, text) }
    xml.write(&leaves, depth: 0)
    xml.finish(to: &text)
    return text
  }

  private static func lineFeeds(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if !(scalar == "\n" && previous == "\r") { scalars.append(scalar == "\r" ? "\n" : scalar) }
      previous = scalar
    }
    return String(scalars)
  }

  @Test func everyScalarIsWrittenAsTheSanitizerSays() {
    var expected = ""
    var texts: [String] = []
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), value < 0x3000 || value > 0xFF00,
        value & 0xFFF0 != 0x0D
      else { continue }
      if value > 0x10010, value & 0xFFFF > 8, value & 0xFFFF < 0xFFF0 { continue }
      texts.append("a\(scalar)b")
      let content = "a\(scalar)b".legalInXML.replacing("&", with: "&amp;")
        .replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
      expected += "\n  <d>\(Self.lineFeeds(content))</d>"
    }
    let found = Self.written(texts, .content(of: "d", [:], depth: 1))
    #expect(texts.count > 12_000)
    #expect(
      found.utf8.elementsEqual(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<r>\(expected)\n</r>\n".utf8))
  }

  @Test(arguments: [false, true])
  func readersSeeTheTextsAgain(isAttribute: Bool) throws {
    let texts = (HostileStrings.all + HostileStrings.illegalInXML + ["a\rb\r\nc", "\u{1FFFE}x"])
      .flatMap { [$0, $0 + $0, "é" + $0 + "\u{10FFFD}"] }
    let leaf: XMLLeaf =
      isAttribute
      ? .attribute("v", of: "d", ["k": "a<\"&"], depth: 1)
      : .content(of: "d", ["k": "a<\"&"], depth: 1)
    var input = try XMLInput(Array(Self.written(texts, leaf).utf8))
    var (found, depth): ([String], Int) = ([], 0)
    while let piece = try input.next() {
      switch piece {
      case .start(let element):
        if element.name == "d" {
          #expect(element.attributes["k"] == "a<\"&")
          found.append(element.attributes["v"] ?? "")
        }
        if !element.isEmpty { depth += 1 }
      case .end: depth -= 1
      case .text(let text): if depth == 2 { found[found.count - 1] += text }
      }
    }
    let expected = texts.map { Self.lineFeeds($0.legalInXML) }
    #expect(found.count == expected.count)
    for (found, expected) in zip(found, expected) {
      #expect(
        found.unicodeScalars.elementsEqual(expected.unicodeScalars), "\(expected.debugDescription)")
    }
  }

  @Test func aLeafWithoutTextIsNone() {
    let text = Self.written(["", "\u{0}", "x", "\u{FFFE}\u{1}"], .content(of: "d", [:], depth: 1))
    #expect(text.hasSuffix("<r>\n  <d>x</d>\n</r>\n"))
  }
}
