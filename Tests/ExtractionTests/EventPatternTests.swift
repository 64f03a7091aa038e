import Documents
import Foundation
import KnowledgeGraph
import Lexicon
import TestSupport
import Testing

/// Every pattern of the event lexicon reads its own example.
@Suite struct EventPatternTests {
  /// The marked name behind a role: «source Ana Ruiz».
  static func end(_ role: String, of example: String) -> String? {
    guard let start = example.range(of: "«\(role) "),
      let stop = example.range(of: "»", range: start.upperBound..<example.endIndex)
    else { return nil }
    return String(example[start.upperBound..<stop.lowerBound])
  }

  /// The example without marks.
  static func plain(_ example: String) -> String {
    example.replacingOccurrences(of: "«source ", with: "")
      .replacingOccurrences(of: "«target ", with: "").replacingOccurrences(of: "»", with: "")
  }

  static func isRead(_ pattern: EventPattern, _ sentences: RecordedSentences) -> Bool {
    guard let source = end("source", of: pattern.example),
      let target = end("target", of: pattern.example),
      let found = sentences.interactions(of: plain(pattern.example))
    else { return false }
    return found.contains { interaction in
      guard interaction.edge.relation.rawValue == pattern.eventClass else { return false }
      let isForward = interaction.source.contains(source) && interaction.target.contains(target)
      let isBackward = interaction.source.contains(target) && interaction.target.contains(source)
      return isForward || (pattern.isReciprocal && isBackward)
    }
  }

  @Test func examplesAreRead() throws {
    let sentences = try RecordedSentences("patterns.tokens")
    let patterns = try Lexicon().events.patterns
    let unread = patterns.filter { !Self.isRead($0, sentences) }
      .map { ([$0.head] + $0.rest + [$0.kind.rawValue]).joined(separator: " ") }
    #expect(unread.sorted() == [])
  }
}

/// PLOVER's rules for doubtful cases, modality and arguments, a sentence each.
@Suite struct EventRuleTests {
  static let rules: [(sentence: String, expected: [String])] = {
    let url = RecordedSentences.folder.appending(path: "rules.tsv")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let columns = line.components(separatedBy: "\t")
      return (columns[0], columns[1] == "-" ? [] : columns[1].components(separatedBy: ";"))
    }
  }()

  @Test func rulesAreThere() { #expect(Self.rules.count > 40) }

  @Test(arguments: rules.indices)
  func sentenceSaysTheseInteractions(rule: Int) throws {
    let (sentence, expected) = Self.rules[rule]
    let found = try RecordedSentences("rules.tokens").interactions(of: sentence)
    #expect(found?.map(\.description).sorted() == expected.sorted(), "\(sentence)")
  }

  @Test func meetingsAreOneEdgeThatReadsBothWays() throws {
    let sentences = try RecordedSentences("rules.tokens")
    let found = sentences.interactions(of: "Ana Ruiz and Omar Haddad met on Monday.")
    #expect(found?.map(\.edge.attributes[.init(rawValue: "reciprocal")]) == [true])
  }

  @Test func compoundSubjectsShareTheEvent() throws {
    let sentences = try RecordedSentences("rules.tokens")
    let found = sentences.interactions(of: "Ana Ruiz and Omar Haddad criticized Norway.")
    let events = found?.compactMap { $0.edge.attributes[.init(rawValue: "event")]?.text }
    #expect(events?.count == 2)
    #expect(Set(events ?? []).count == 1)
  }

  @Test func evidenceCarriesModalityAndCue() throws {
    let sentences = try RecordedSentences("rules.tokens")
    let found = sentences.interactions(of: "Norway tried to invade Kenya.")
    #expect(found?.first?.edge.evidence.map(\.modality) == [.hypothetical])
    #expect(found?.first?.edge.evidence.map(\.cue) == ["invade"])
  }

  /// 2024-11-28 is a Thursday.
  @Test func weekdaysAreCountedFromTheArticlesDate() throws {
    let sentences = try RecordedSentences("rules.tokens")
    let sentence = "Ana Ruiz and Omar Haddad met on Monday."
    let date = CalendarDate(year: 2024, month: 11, day: 28)
    let dated = sentences.interactions(of: sentence, date: date)
    #expect(dated?.first?.edge.attributes[.init(rawValue: "when")] == "2024-11-25")
    let undated = sentences.interactions(of: sentence)
    #expect(undated?.first?.edge.attributes[.init(rawValue: "when")] == nil)
  }

  @Test func weekdaysOfAnotherMonthAreFound() throws {
    let sentences = try RecordedSentences("rules.tokens")
    let date = CalendarDate(year: 2024, month: 3, day: 1)
    let dated = sentences.interactions(of: "Ana Ruiz and Omar Haddad met on Monday.", date: date)
    #expect(dated?.first?.edge.attributes[.init(rawValue: "when")] == "2024-02-26")
  }
}
