import KnowledgeGraph
import Testing

@Suite struct FoldingTests {
  @Test(arguments: [
    ("Claudia Sheinbaum", "claudia-sheinbaum"),
    ("Andrés Manuel López Obrador", "andres-manuel-lopez-obrador"),
    ("Łódź", "lodz"), ("Straße", "strasse"), ("Þór", "thor"), ("Ærø", "aero"), ("İzmir", "izmir"),
    ("O’Brien's", "obriens"), ("U.S. Army", "u-s-army"), ("  --a--  b ", "a-b"), ("AT&T", "at-t"),
    ("e\u{301}", "e"), ("Москва", "москва"), ("北京", "北京"), ("محمد", "محمد"), ("😀", ""), ("", ""),
    ("!?", ""), ("2024", "2024"),
  ])
  func slug(text: String, expected: String) {
    #expect(
      Folding.slug(text).unicodeScalars.elementsEqual(expected.unicodeScalars),
      "\(Folding.slug(text)) for \(text)")
  }

  @Test func slugIsShort() {
    #expect(Folding.slug(String(repeating: "long name ", count: 50)).unicodeScalars.count <= 61)
  }

  @Test func foldingTwiceIsFoldingOnce() {
    for value in UInt8(0x20)...0xFF {
      let scalar = Unicode.Scalar(value)
      let once = Folding.folded(String(scalar))
      #expect(Folding.folded(once) == once, "U+\(String(value, radix: 16))")
    }
  }

  @Test func composedAndDecomposedNamesAreOne() {
    #expect(Folding.folded("García") == Folding.folded("Garci\u{301}a"))
  }
}

@Suite struct NodeIDTests {
  /// XML's NameStartChar and NameChar, without the colon. Source: XML 1.0, fifth edition, section 2.3.
  private func isName(_ text: String) -> Bool {
    func starts(_ value: UInt32) -> Bool {
      switch value {
      case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
        0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF,
        0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
        true
      default: false
      }
    }
    func continues(_ value: UInt32) -> Bool {
      switch value {
      case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
      default: starts(value)
      }
    }
    let values = text.unicodeScalars.map(\.value)
    return values.first.map(starts) == true && values.allSatisfy(continues)
  }

  @Test func readableParts() {
    #expect(NodeID(kind: .position, "President", "Mexico").rawValue == "position.president.mexico")
    #expect(NodeID(kind: .person, "").rawValue == "person.unnamed")
    #expect(NodeID(kind: .person, "", "Ana").rawValue == "person.ana")
    #expect(NodeID(kind: .person, "Ana").numbered(2).rawValue == "person.ana.2")
  }

  /// Whatever the text says, the identifier is legal.
  @Test func everyScalarGivesALegalName() {
    for value in UInt32(0)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let id = NodeID(kind: .group, "a\(scalar)b").rawValue
      if !isName(id) { Issue.record("U+\(String(value, radix: 16)) gives '\(id)'") }
    }
  }

  @Test func orderIsOfScalars() {
    let ids = ["person.z", "person.é", "person.Z", "person.a"].map { NodeID(rawValue: $0) }
    #expect(ids.sorted().map(\.rawValue) == ["person.Z", "person.a", "person.z", "person.é"])
  }
}
