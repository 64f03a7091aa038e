import Documents
import Foundation
import Testing

@testable import NewsgraphKit

/// Reads an invented article.
private func article(
  _ text: String, importer: ArticleImporter = ArticleImporter(), fileName: String = "story.txt"
) throws -> Article {
  try importer.article(from: Array(text.utf8), fileName: fileName)
}

/// The blocks as lines of kind and words, for comparison by eye.
private func outline(_ text: String) throws -> [String] {
  let article = try article(text)
  return article.blocks.map { "\($0.kind): \(article.text[$0.span])" }
}

@Suite struct HeaderTests {
  @Test func dateBeforeTheFirstSentence() throws {
    let text = " date 2024-11-28 Ana Ruiz resigned on Monday.\n\nShe gave no reason."
    let article = try article(text)
    #expect(article.date == CalendarDate(year: 2024, month: 11, day: 28))
    #expect(article.title == nil)
    #expect(
      try outline(text) == [
        "header: date 2024-11-28", "paragraph: Ana Ruiz resigned on Monday.",
        "paragraph: She gave no reason.",
      ])
  }

  @Test func dateInProseIsNoHeader() throws {
    let text = "Date 2024-11-31 is no day.\n\nA date in 2024 was named."
    #expect(try article(text).date == nil)
    #expect(try outline(text).allSatisfy { $0.hasPrefix("paragraph") })
  }

  @Test func fields() throws {
    let text = """
      Title: Minister resigns
      Date: Thursday, November 28, 2024, 10:30 a.m.
      Source: The Valley Post
      Author: Jo March

      Ana Ruiz resigned.
      """
    let article = try article(text)
    #expect(article.title == "Minister resigns")
    #expect(article.date?.description == "2024-11-28")
    #expect(article.source == "The Valley Post")
    #expect(
      try outline(text).suffix(2) == ["header: Author: Jo March", "paragraph: Ana Ruiz resigned."])
  }

  @Test func fencedFields() throws {
    let text =
      "---\ntitle: \"Minister resigns\"\ndate: 2024-11-28T10:00:00Z\n---\nAna Ruiz resigned.\n"
    let article = try article(text)
    #expect(article.title == "Minister resigns")
    #expect(article.date?.description == "2024-11-28")
    #expect(try outline(text).last == "paragraph: Ana Ruiz resigned.")
  }

  @Test func headlineDateAndByline() throws {
    let text = "Minister resigns\n2024-11-28\nBy Jo March\n\nAna Ruiz resigned.\n"
    let article = try article(text)
    #expect(article.title == "Minister resigns")
    #expect(article.date?.description == "2024-11-28")
    #expect(
      try outline(text) == [
        "title: Minister resigns", "header: 2024-11-28", "header: By Jo March",
        "paragraph: Ana Ruiz resigned.",
      ])
  }

  @Test(arguments: ["# Minister resigns", "# Minister resigns #", "Minister resigns\n===="])
  func markedHeadline(headline: String) throws {
    let article = try article(headline + "\n\n28 November 2024\n\nAna Ruiz resigned.")
    #expect(article.title == "Minister resigns")
    #expect(article.date?.description == "2024-11-28")
    #expect(article.blocks.first?.kind == .title)
    #expect(article.text[try #require(article.blocks.first).span] == "Minister resigns")
  }

  @Test func unmarkedFirstLineIsNoTitle() throws {
    let text = "Minister resigns\n\nAna Ruiz resigned on Monday."
    #expect(try article(text).title == nil)
    #expect(try outline(text).first == "heading: Minister resigns")
  }

  @Test func optionsComeFirst() throws {
    let date = try #require(CalendarDate(iso8601: "2020-01-02"))
    let importer = ArticleImporter(id: "mine", title: "Mine", date: date, source: "Me")
    let article = try article(
      "Title: Theirs\nDate: 2024-11-28\nSource: They\n\nText.", importer: importer)
    #expect(article.id == "mine" && article.title == "Mine")
    #expect(article.date == date && article.source == "Me")
  }

  @Test(arguments: [
    ("2024-11-28", "2024-11-28"), ("2024-11", "2024-11"), ("November 28, 2024", "2024-11-28"),
    ("28 November 2024", "2024-11-28"), ("Thu, Nov. 28, 2024", "2024-11-28"),
    ("November 28th 2024", "2024-11-28"), ("Sept 2024", "2024-09"),
  ])
  func dateForm(text: String, expected: String) {
    #expect(HeaderDate.date(text)?.description == expected)
  }

  @Test(arguments: [
    "11/28/2024", "November", "November 31, 2024", "28", "May 2024 was dry", "2024",
  ])
  func noDate(text: String) { #expect(HeaderDate.date(text) == nil) }
}

@Suite struct BlockTests {
  @Test func markedLists() throws {
    let text = """
      The plan has parts:

      - Drones over the border
      - Training,
        in two camps
      * Sanctions
      1. First of all
      2) Second

      It was not adopted.
      """
    #expect(
      try outline(text) == [
        "paragraph: The plan has parts:", "listItem: Drones over the border",
        "listItem: Training,\n  in two camps", "listItem: Sanctions", "listItem: First of all",
        "listItem: Second", "paragraph: It was not adopted.",
      ])
  }

  @Test func unmarkedListAfterAColon() throws {
    let text = """
      The sources named a range of ways. They include:

      Strikes on depots.

      Sending advisers. (The Post reported in May that advisers were there. It named two.)

      Nobody confirmed the report. The ministry declined to comment on it.
      """
    #expect(
      try outline(text).map { $0.prefix { $0 != ":" } } == [
        "paragraph", "listItem", "listItem", "paragraph",
      ])
  }

  @Test func speechAfterAColonIsNoList() throws {
    let text = "She said:\n\n“We will see.”\n\n“We will wait,” she added.\n\nShe left."
    #expect(try outline(text).allSatisfy { $0.hasPrefix("paragraph") })
  }

  @Test func headings() throws {
    let text = """
      Ana Ruiz resigned on Monday.

      A long dispute

      The dispute began in 2019.

      ‘What is their basis?’

      “What is their basis?” she asked.

      ## Outlook

      Elections are due in May.
      """
    #expect(
      try outline(text).filter { $0.hasPrefix("heading") } == [
        "heading: A long dispute", "heading: ‘What is their basis?’", "heading: Outlook",
      ])
  }

  @Test func lastLineIsNoHeading() throws {
    #expect(try outline("She resigned.\n\nAna Ruiz").last == "paragraph: Ana Ruiz")
  }

  @Test func wrappedLinesAreOneParagraph() throws {
    let text = """
      The minister for the interior, Ana Ruiz, resigned on Monday after a week in
      which three of her deputies had asked the president to let them go, and in
      which the opposition had called for a vote.
      The president thanked her and named the deputy minister, who will be in office
      until the elections in May.

      Background
      The dispute began in 2019, when the ministry bought cameras from a company whose
      owner is a brother of the deputy minister.
      """
    let kinds = try article(text).blocks.map(\.kind)
    #expect(kinds == [.paragraph, .paragraph, .heading, .paragraph])
    #expect(try outline(text)[0].contains("go, and in\nwhich the opposition"))
  }

  @Test func longLinesAreParagraphs() throws {
    let line = String(repeating: "The minister resigned and left. ", count: 8)
    let text = [line, line, "A short one.", line].joined(separator: "\n")
    #expect(try article(text).blocks.count == 4)
  }

  @Test func rulesDivide() throws {
    #expect(try outline("One sentence.\n\n* * *\n\nAnother.").count == 2)
  }

  @Test(arguments: [
    "With reports from Rolling Stone", "Reporting by Jo March; editing by Meg March",
    "(Additional reporting by Jo March)", "© 2024 The Valley Post",
  ])
  func credit(line: String) throws {
    let article = try article("Ana Ruiz resigned.\n\n" + line + "\n")
    #expect(article.blocks.last?.kind == .credit)
    #expect(article.source == nil)
  }

  @Test(arguments: [
    ("— AP", "AP"), ("(Reuters)", "Reuters"), ("Source: The Valley Post", "The Valley Post"),
  ])
  func creditThatNamesThePublisher(line: String, source: String) throws {
    let article = try article("Ana Ruiz resigned.\n\n" + line)
    #expect(article.blocks.last?.kind == .credit)
    #expect(article.source == source)
  }

  @Test func sentenceThatOpensLikeACreditIsText() throws {
    let text = "Ana Ruiz resigned.\n\nReporting by the Post led to it. She had denied everything."
    #expect(try outline(text).last?.hasPrefix("paragraph") == true)
  }
}

@Suite struct DecodingTests {
  @Test func invalidByteIsNamed() {
    let bytes = Array("Caf".utf8) + [0x0A, 0xC3, 0xA9, 0x0A, 0xE9] + Array(" ok".utf8)
    #expect(throws: ImportError.invalidUTF8(file: "a.txt", offset: 7, line: 3)) {
      try ArticleImporter().article(from: bytes, fileName: "a.txt")
    }
  }

  @Test func lossyReadingReplaces() throws {
    let importer = ArticleImporter(isLossy: true)
    let article = try importer.article(from: [0x41, 0xE9, 0x20, 0x42], fileName: "a.txt")
    #expect(article.text.string == "A\u{FFFD} B")
  }

  @Test func byteOrderMarkIsKeptAndBelongsToNoBlock() throws {
    let article = try article("\u{FEFF}Ana Ruiz resigned.")
    #expect(article.text.scalars.first == "\u{FEFF}")
    #expect(article.blocks.map(\.span) == [TextSpan(1, 19)])
  }

  @Test func carriageReturnsAreCounted() throws {
    let article = try article("One.\r\n\r\nTwo.\r\n")
    #expect(article.blocks.map(\.span) == [TextSpan(0, 4), TextSpan(8, 12)])
  }

  @Test func otherInputIsRefused() {
    func error(_ bytes: [UInt8]) -> ImportError? {
      #expect(throws: ImportError.self) {
        try ArticleImporter().article(from: bytes, fileName: "a")
      }
    }
    #expect(error([]) == .empty(file: "a"))
    #expect(error(Array(" \r\n\t\u{FEFF}".utf8)) == .empty(file: "a"))
    #expect(error(Array("date 2024-11-28\nTitle: x\n".utf8)) == .empty(file: "a"))
    #expect(error([0x89, 0x50, 0, 0, 0, 1]) == .binary(file: "a"))
    #expect(error([0xFF, 0xFE, 0x41, 0]) == .utf16(file: "a"))
    let long = [UInt8](repeating: 0x41, count: TextDecoding.limit + 1)
    #expect(error(long) == .tooLarge(file: "a", size: long.count, limit: TextDecoding.limit))
  }

  @Test func digestIsOfTheBytes() throws {
    // Source: FIPS 180-2, appendix B.1.
    #expect(
      try article("abc").sha256
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}

@Suite struct IdentifierTests {
  @Test func headlineComesBeforeTheFile() throws {
    #expect(try article("Title: Ruiz quits!\n\nText.").id == "ruiz-quits")
    #expect(try article("Text.", fileName: "/tmp/My Story.v2.txt").id == "my-story-v2")
  }

  @Test func identifierStartsWithALetter() throws {
    #expect(try article("Text.", fileName: "000_c410.txt").id == "article-000-c410")
    #expect(try article("abc", fileName: "-").id == "article-ba7816bf8f01")
  }
}

@Suite struct SeedTests {
  private static let seed = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../seeds/000_c410ee5ac9047ccb.txt").standardized.path

  @Test func blocksOfTheSeed() throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: Self.seed)))
    let article = try ArticleImporter().article(from: bytes, fileName: Self.seed)
    #expect(article.date?.description == "2024-11-28")
    #expect(article.title == nil && article.source == nil)
    let words = { (kind: TextBlock.Kind) in
      article.blocks.filter { $0.kind == kind }.map { article.text[$0.span] }
    }
    #expect(words(.header) == ["date 2024-11-28"])
    #expect(words(.heading) == ["‘What is their basis?’"])
    #expect(words(.credit) == ["With reports from Rolling Stone"])
    #expect(words(.listItem).count == 5)
    #expect(
      words(.listItem).first == "Drone strikes or airstrikes on cartel infrastructure or drug labs."
    )
    #expect(words(.paragraph).first?.hasPrefix("Four months ago, Donald Trump said") == true)
    #expect(article.text.string.utf8.count == bytes.count)
  }

  /// Blocks and the whitespace between them are the text.
  @Test func blocksCoverAllWords() throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: Self.seed)))
    let article = try ArticleImporter().article(from: bytes, fileName: Self.seed)
    var end = 0
    for block in article.blocks {
      #expect(block.span.start >= end && block.span.end <= article.text.count)
      let gap = article.text.scalars[end..<block.span.start]
      #expect(gap.allSatisfy { $0.properties.isWhitespace })
      end = block.span.end
    }
    #expect(article.text.scalars[end...].allSatisfy { $0.properties.isWhitespace })
  }
}
