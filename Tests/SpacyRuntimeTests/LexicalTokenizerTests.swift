import Foundation
import Testing

@testable import SpacyRuntime

/// Tokens, norms and offsets with the exceptions of a model.
@Suite(.enabled(if: LexicalFixtures.model("sm") != nil, "the small model is not installed"))
struct LexicalTokenizerTests {
  static func tokenizer(_ size: String = "sm") throws -> Tokenizer {
    try Tokenizer(
      tokenizer: LexicalFixtures.bytes("tokenizer", model: size),
      vocabularyLookups: LexicalFixtures.bytes("vocab/lookups.bin", model: size))
  }

  @Test(arguments: ["sm", "md"], ["short", "long", "seed"])
  func tokensAreThoseOfTheReference(size: String, file: String) throws {
    guard LexicalFixtures.model(size) != nil else { return }
    let tokenizer = try Self.tokenizer(size)
    var lexemes = LexemeTable()
    var cache = ChunkCache()
    for pass in 0..<2 {
      for document in try LexicalFixtures.documents("\(file).\(size).json") {
        let text = tokenizer.tokenize(document.text, lexemes: &lexemes, cache: &cache)
        let expected = document.tokens
        let comment = "\(document.id), pass \(pass)"
        #expect(text.types.map { lexemes[$0].text }.bytes == expected.text.bytes, "\(comment)")
        #expect(text.types.map { lexemes[$0].normText }.bytes == expected.norm.bytes, "\(comment)")
        #expect(text.starts == expected.idx, "\(comment)")
        #expect(text.hasSpace == expected.whitespace.map { !$0.isEmpty }, "\(comment)")
      }
    }
  }

  @Test(arguments: [
    ("(can't)", ["(", "ca", "n't", ")"]), ("9a.m.", ["9", "a.m."]),
    ("U.S.-Mexico", ["U.S.-Mexico"]),
    ("U.S.).", ["U.S.", ")", "."]), ("10km.", ["10", "km", "."]), ("°C.", ["°", "C", "."]),
    ("2024-11-28", ["2024", "-", "11", "-", "28"]), ("5–10", ["5–10"]), ("--help", ["--help"]),
    ("no—twice—and", ["no", "—", "twice", "—", "and"]), ("gonna", ["gon", "na"]),
    ("’ve", ["’", "ve"]), ("'90s", ["'", "90s"]), ("#1", ["#", "1"]), ("C++", ["C++"]),
    ("👍🏽", ["👍", "🏽"]), ("🇲🇽", ["🇲", "🇽"]), ("a  b", ["a", " ", "b"]), (" a", [" ", "a"]),
    ("a ", ["a"]), ("a \nb", ["a", "\n", "b"]), ("a\n b", ["a", "\n ", "b"]), ("", []),
    ("a@b.com", ["a@b.com"]), ("end.The", ["end", ".", "The"]), ("end.the", ["end.the"]),
    ("\u{FEFF}The", ["\u{FEFF}The"]), ("a\u{0}b", ["a\u{0}b"]), ("(:", ["(:"]),
  ])
  func smallCases(text: String, tokens: [String]) throws {
    #expect(try Self.tokens(of: text).bytes == tokens.bytes)
  }

  private struct NumericFile: Decodable {
    struct Record: Decodable {
      struct Features: Decodable {
        var columns: [String]
        var feature_ids: [[String]]
      }

      var text: String
      var tok2vec: Features
    }

    var records: [Record]
  }

  @Test func featureIdentifiersAreThoseOfTheReference() throws {
    let file = try JSONDecoder().decode(
      NumericFile.self, from: LexicalFixtures.data("numeric.sm.json"))
    #expect(!file.records.isEmpty)
    let tokenizer = try Self.tokenizer()
    var lexemes = LexemeTable()
    var cache = ChunkCache()
    for record in file.records {
      #expect(
        record.tok2vec.columns == ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"])
      let text = tokenizer.tokenize(record.text, lexemes: &lexemes, cache: &cache)
      let features = zip(text.types, text.hasSpace).map { type, hasSpace in
        let lexeme = lexemes[type]
        let ids = [lexeme.norm, lexeme.prefix, lexeme.suffix, lexeme.shape]
        return (ids + [hasSpace ? 1 : 0, lexeme.isSpace ? 1 : 0]).map { String($0) }
      }
      #expect(features == record.tok2vec.feature_ids)
    }
  }

  /// The token texts; checks that tokens and spaces give back the text.
  static func tokens(of text: String) throws -> [String] {
    var lexemes = LexemeTable()
    var cache = ChunkCache()
    let tokenized = try tokenizer().tokenize(text, lexemes: &lexemes, cache: &cache)
    let tokens = tokenized.types.map { lexemes[$0].text }
    let restored = zip(tokens, tokenized.hasSpace).flatMap { Array(($0 + ($1 ? " " : "")).utf8) }
    #expect(restored == Array(text.utf8))
    return tokens
  }
}
