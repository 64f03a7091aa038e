import Foundation
import Testing

@testable import SpacyRuntime

/// String identifiers, embedding rows, and the rules by which words are split.
@Suite struct LexicalRulesTests {
  private struct HashFile: Decodable {
    var cases: [HashCase]
  }

  private struct HashCase: Decodable {
    var text: String
    var id: String
    var rows8: [UInt32]
    var rows12: [UInt32]

    init(from decoder: any Decoder) throws {
      var fields = try decoder.unkeyedContainer()
      text = try fields.decode(String.self)
      id = try fields.decode(String.self)
      rows8 = try fields.decode([UInt32].self)
      rows12 = try fields.decode([UInt32].self)
    }
  }

  @Test func idsAndRowsAreThoseOfTheReference() throws {
    let file = try JSONDecoder().decode(
      HashFile.self, from: LexicalFixtures.data("hash_cases.json"))
    #expect(file.cases.count > 100)
    for expected in file.cases {
      let id = StringID.id(expected.text)
      #expect(String(id) == expected.id, "\(expected.text)")
      #expect(rows(id, 8, 5000) == expected.rows8, "\(expected.text)")
      #expect(rows(id, 12, 50) == expected.rows12, "\(expected.text)")
    }
  }

  @Test func hashWordsOfFlags() {
    #expect(
      EmbeddingHash.rows(0, seed: 12) == [3_628_889_788, 3_483_432_925, 485_828_337, 1_486_234_390])
    #expect(
      EmbeddingHash.rows(1, seed: 12) == [
        2_938_686_206, 2_291_508_213, 2_246_688_320, 3_554_967_022,
      ])
  }

  private func rows(_ id: UInt64, _ seed: UInt32, _ count: UInt32) -> [UInt32] {
    let words = EmbeddingHash.rows(id, seed: seed)
    return (0..<4).map { words[$0] % count }
  }

  private struct AffixFile: Decodable {
    var cases: [AffixCase]
  }

  private struct AffixCase: Decodable {
    var text: String
    var prefix: Int
    var suffix: Int
    var infixes: [[Int]]
    var isURL: Bool

    init(from decoder: any Decoder) throws {
      var fields = try decoder.unkeyedContainer()
      text = try fields.decode(String.self)
      prefix = try fields.decode(Int.self)
      suffix = try fields.decode(Int.self)
      infixes = try fields.decode([[Int]].self)
      isURL = try fields.decode(Bool.self)
    }
  }

  @Test func affixesAreThoseOfThePatterns() throws {
    let file = try JSONDecoder().decode(
      AffixFile.self, from: LexicalFixtures.data("affix_cases.json"))
    #expect(file.cases.count > 2000)
    for expected in file.cases {
      let bytes = Array(expected.text.utf8)
      let text = ScalarText(expected.text)
      let all = 0..<text.count
      var infixes: [[Int]] = []
      InfixRules.forEachMatch(text, all) { infixes.append([$0.lowerBound, $0.upperBound]) }
      #expect(AffixRules.prefixLength(text, all) == expected.prefix, "prefix of \(expected.text)")
      #expect(
        AffixRules.suffixLength(text, all, in: bytes) == expected.suffix,
        "suffix of \(expected.text)")
      #expect(infixes == expected.infixes, "infixes of \(expected.text)")
      #expect(URLRule.matches(text, all) == expected.isURL, "address \(expected.text)")
    }
  }

  @Test(arguments: [
    ("ΑΣ", "ας"), ("ΣΑΣ.", "σας."), ("Σ", "σ"), ("Α.Σ", "α.ς"), ("ΑΣ.Α", "ασ.α"), ("İ", "i̇"),
    ("ÀÉ", "àé"), ("E\u{301}", "e\u{301}"), ("ǅ", "ǆ"), ("MiXeD", "mixed"),
  ])
  func lowerCaseKnowsTheFinalSigma(text: String, lower: String) {
    #expect(Array(LexicalAttributes.lower(ScalarText(text)).utf8) == Array(lower.utf8))
  }

  @Test(arguments: [
    ("Apple", "Xxxxx"), ("C3PO", "XdXX"), ("aaaaaaaa", "xxxx"), ("12345,67", "dddd,dd"), ("I", "X"),
    ("_", "_"), ("²x", "dx"), ("½", "½"), ("......", "...."), ("你好", "xx"),
    (String(repeating: "a", count: 99), "xxxx"), (String(repeating: "a", count: 100), "LONG"),
  ])
  func shapes(text: String, shape: String) {
    #expect(LexicalAttributes.shape(ScalarText(text)) == shape)
  }
}
