import KnowledgeGraph
import Testing

@testable import GraphViewing

@Suite struct CutTextTests {
  @Test func sentencesEndWhereQuotationsDo() {
    let cut = CutText(quotations: [2..<10, 4..<6, 12..<14, 9..<9], mentions: [])
    #expect(
      cut.sentences(of: 0..<20).map(\.range) == [
        0..<2, 2..<4, 4..<6, 6..<10, 10..<12, 12..<14, 14..<20,
      ])
    #expect(
      cut.sentences(of: 0..<20).map(\.isQuoted) == [false, true, true, true, false, true, false])
    #expect(cut.sentences(of: 5..<8).map(\.range) == [5..<6, 6..<8])
    #expect(cut.sentences(of: 5..<8).map(\.isQuoted) == [true, true])
  }

  @Test func innermostMentionCounts() {
    let cut = CutText(
      quotations: [],
      mentions: [
        .init(range: 0..<10, kind: .organization), .init(range: 4..<7, kind: .person),
        .init(range: 9..<12, kind: .place),
      ])
    let pieces = cut.pieces(of: 0..<14)
    #expect(pieces.map(\.range) == [0..<4, 4..<7, 7..<9, 9..<10, 10..<12, 12..<14])
    #expect(pieces.map(\.kind) == [.organization, .person, .organization, .place, .place, nil])
  }

  @Test func quotationsThatOverlapAreJoined() {
    func evidence(_ start: Int, _ quote: String) -> Evidence {
      Evidence(
        document: "d", sentence: 0, start: start, end: start + quote.unicodeScalars.count,
        quote: quote)
    }
    let fragments = TextFragments(quotations: [
      evidence(20, "far away"), evidence(2, "one two"), evidence(6, "two three"),
      evidence(6, "two"),
    ]).fragments
    #expect(fragments.map(\.start) == [2, 20])
    #expect(
      fragments.map { String(String.UnicodeScalarView($0.scalars)) } == [
        "one two three", "far away",
      ])
  }

  @Test func textIsDividedAtBlankLines() {
    let text = ViewedText(document: "d", text: "\n one\ntwo \n \n\nthree\n")
    #expect(text.blocks.map(\.range) == [2..<9, 14..<19])
  }
}
