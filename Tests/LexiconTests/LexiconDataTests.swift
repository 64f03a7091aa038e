import Foundation
import Lexicon
import Testing

/// The data files are sorted, complete and say what the rules rely on.
@Suite struct LexiconDataTests {
  static let data = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/CLexicon/data")

  static let files: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: data.path)
    return (names ?? []).filter { $0.hasSuffix(".tsv") }.sorted()
  }()

  @Test func theDataLoads() throws {
    let lexicon = try Lexicon()
    #expect(lexicon.roles.count > 500)
    #expect(lexicon.countries.countries.count > 190)
    #expect(lexicon.givenNames.count > 10_000)
  }

  @Test(arguments: files)
  func rowsAreSortedByTheirFirstColumnsAndUnique(file: String) throws {
    let text = try String(contentsOf: Self.data.appending(path: file), encoding: .utf8)
    let rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    let keys = rows.map { Array($0.unicodeScalars).map(\.value) }
    for (before, after) in zip(keys, keys.dropFirst()) {
      #expect(before.lexicographicallyPrecedes(after), "\(file): rows out of order or equal")
    }
  }

  @Test(arguments: files)
  func everyFileNamesItsColumnsAndSource(file: String) throws {
    let text = try String(contentsOf: Self.data.appending(path: file), encoding: .utf8)
    let comments = text.split(separator: "\n").prefix { $0.hasPrefix("#") }
    #expect(comments.count >= 2)
    #expect(comments.contains { $0.contains("ritten for newsgraph") || $0.contains("ource") })
  }

  @Test func everyWordSetHasWords() throws {
    let text = try String(contentsOf: Self.data.appending(path: "word_sets.tsv"), encoding: .utf8)
    let names = Set(
      text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        .compactMap { $0.split(separator: "\t").first.map(String.init) })
    #expect(names == Set(WordSet.allCases.map(\.rawValue)))
  }

  @Test(arguments: [
    ("Ruritanian", nil), ("Danish", "DNK"), ("Danes", "DNK"), ("U.S.", "USA"), ("America", "USA"),
    ("Britain", "GBR"), ("Dutch", "NLD"), ("Georgia", "GEO"), ("Washington", nil),
  ])
  func countriesAreFoundByTheirForms(word: String, code: String?) throws {
    #expect(try Lexicon().countries.country(word)?.country.iso3 == code)
  }

  @Test func capitalsAreKnownAsCapitals() throws {
    let matches = try Lexicon().countries.matches("Paris")
    #expect(matches.map(\.country.iso3) == ["FRA"])
    #expect(matches.map(\.form) == [.capital])
  }

  @Test func rolesSayWhichTieTheyMake() throws {
    let roles = try Lexicon().roles
    #expect(roles["adviser"]?.tie == "worksFor")
    #expect(roles["mayor"]?.makesPosition == true)
    #expect(roles["ally"]?.makesPosition == false)
    #expect(roles["daughter"]?.kin == "child")
  }
}
