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

  @Test func modesAreThoseOfPlover() throws {
    let modes: [String: Set<String>] = [
      "accuse": ["allege", "disapprove", "investigate"],
      "assault": [
        "abduct", "aerial", "assassinate", "beat", "crowd-control", "execute", "explosives",
        "firearms", "heavy-weapons", "primitive", "sexual", "suicide-attack", "torture",
        "unconventional",
      ],
      "coerce": ["arrest", "ban", "censor", "curfew", "deport", "restrict", "seize"],
      "consult": ["multilateral", "phone", "third-party", "visit"],
      "mobilize": ["militia", "police", "troops", "weapons"],
      "protest": ["boycott", "demo", "hunger", "obstruct", "riot", "strike"],
      "reject": ["meet"], "request": ["assist", "change", "meet", "yield"],
      "retreat": ["access", "ceasefire", "disarm", "release", "return", "withdraw"],
      "sanction": ["convict", "discontinue", "expel", "withdraw"],
      "threaten": ["relations", "restrict", "violence"],
    ]
    let patterns = try Lexicon().events.patterns
    let unknown = patterns.filter { pattern in
      pattern.mode.map { !(modes[pattern.eventClass]?.contains($0) ?? false) } ?? false
    }
    #expect(unknown.map { [$0.head] + $0.rest } == [])
    #expect(patterns.filter { $0.mode != nil }.count > 200)
  }
}

/// PLOVER's rules for doubtful cases, modality and arguments, a sentence each.
@Suite struct EventRuleTests {
  static let rules: [(sentence: String, expected: [String])] = RecordedSentences.rows("rules.tsv")
    .map { ($0, $1.isEmpty ? [] : $1.components(separatedBy: ";")) }

  static let sentences = Result { try RecordedSentences("rules.tokens") }

  static let datedSentences = Result { try RecordedSentences("dates.tokens") }

  @Test func rulesAreThere() { #expect(Self.rules.count > 150) }

  @Test(arguments: rules.indices)
  func sentenceSaysTheseInteractions(rule: Int) throws {
    let (sentence, expected) = Self.rules[rule]
    let found = try Self.sentences.get().interactions(of: sentence)
    #expect(found?.map(\.description).sorted() == expected.sorted(), "\(sentence)")
  }

  @Test func meetingsAreOneEdgeThatReadsBothWays() throws {
    let sentences = try Self.sentences.get()
    let found = sentences.interactions(of: "Ana Ruiz and Omar Haddad met on Monday.")
    #expect(found?.map(\.edge.attributes[.init(rawValue: "reciprocal")]) == [true])
  }

  @Test func compoundSubjectsShareTheEvent() throws {
    let sentences = try Self.sentences.get()
    let found = sentences.interactions(of: "Ana Ruiz and Omar Haddad criticized Norway.")
    let events = found?.compactMap { $0.edge.attributes[.init(rawValue: "event")]?.text }
    #expect(events?.count == 2)
    #expect(Set(events ?? []).count == 1)
  }

  @Test func evidenceCarriesModalityAndCue() throws {
    let sentences = try Self.sentences.get()
    let found = sentences.interactions(of: "Norway tried to invade Kenya.")
    #expect(found?.first?.edge.evidence.map(\.modality) == [.hypothetical])
    #expect(found?.first?.edge.evidence.map(\.cue) == ["invade"])
  }

  /// "talked with" in one sentence and "spoke with" in the other direction in the next are one conversation's edge.
  @Test func partiesKeepTheirOrder() throws {
    let sentences = try Self.sentences.get()
    let found = sentences.interactions(
      of: "Ana Ruiz talked with Omar Haddad. Omar Haddad spoke with Ana Ruiz.")
    #expect(found?.count == 1)
    #expect(found?.first?.edge.evidence.count == 2)
  }

  @Test func reportsCarryTheirChain() throws {
    let sentence = "Globe News reported that Ana Ruiz said that Norway attacked Kenya."
    let graph = try Self.sentences.get().graph(of: sentence)
    let edge = graph?.edges.first { $0.relation == .assault }
    let chain = edge?.evidence.first?.reportedBy.compactMap { graph?.node($0)?.label }
    #expect(chain == ["Ana Ruiz", "Globe News"])
    let own = try Self.sentences.get().graph(of: "Norway attacked Kenya.")
    #expect(own?.edges.first { $0.relation == .assault }?.evidence.first?.reportedBy == [])
  }

  static let modes: [(sentence: String, mode: String?)] = [
    ("Norway threatened to attack Kenya.", "violence"),
    ("Ana Ruiz refused to meet Omar Haddad.", "meet"),
    ("Norway suspended talks with Kenya.", "meet"),
    ("Ana Ruiz was arrested by the police.", "arrest"),
    ("Thousands of protesters rallied against Ana Ruiz.", "demo"),
    ("Norway mediated between Kenya and Brazil.", "third-party"),
    ("Norway attacked Kenya.", nil),
  ]

  @Test(arguments: modes)
  func actsShowTheirMode(sentence: String, mode: String?) throws {
    let found = try Self.sentences.get().interactions(of: sentence)
    #expect(found?.first?.edge.attributes[.init(rawValue: "mode")]?.text == mode)
  }

  static let dates: [(sentence: String, when: String)] = RecordedSentences.rows("dates.tsv")

  @Test(arguments: dates.indices)
  func sentencesDateTheirActs(row: Int) throws {
    let (sentence, when) = Self.dates[row]
    let date = CalendarDate(year: 2024, month: 11, day: 28)
    let found = try Self.datedSentences.get().interactions(of: sentence, date: date)
    #expect(found?.isEmpty == false)
    #expect(
      found?.first?.edge.attributes[.init(rawValue: "when")]?.text ?? "" == when, "\(sentence)")
  }

  /// 2024-11-28 is a Thursday.
  @Test func weekdaysAreCountedFromTheArticlesDate() throws {
    let sentences = try Self.sentences.get()
    let sentence = "Ana Ruiz and Omar Haddad met on Monday."
    let date = CalendarDate(year: 2024, month: 11, day: 28)
    let dated = sentences.interactions(of: sentence, date: date)
    #expect(dated?.first?.edge.attributes[.init(rawValue: "when")] == "2024-11-25")
    let undated = sentences.interactions(of: sentence)
    #expect(undated?.first?.edge.attributes[.init(rawValue: "when")] == nil)
  }

  @Test func weekdaysOfAnotherMonthAreFound() throws {
    let sentences = try Self.sentences.get()
    let date = CalendarDate(year: 2024, month: 3, day: 1)
    let dated = sentences.interactions(of: "Ana Ruiz and Omar Haddad met on Monday.", date: date)
    #expect(dated?.first?.edge.attributes[.init(rawValue: "when")] == "2024-02-26")
  }
}
