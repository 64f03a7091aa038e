import Foundation
import Lexicon
import Testing

/// The phrases that say acts are complete and well formed.
@Suite struct EventLexiconTests {
  static let classes: Set<String> = [
    "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request", "accuse",
    "reject", "threaten", "protest", "sanction", "mobilize", "coerce", "assault",
  ]

  @Test func everyClassHasPhrases() throws {
    let patterns = try Lexicon().events.patterns
    #expect(patterns.count >= 600)
    let counts = Dictionary(grouping: patterns, by: \.eventClass).mapValues(\.count)
    #expect(Set(counts.keys) == Self.classes)
    #expect(counts.values.allSatisfy { $0 >= 20 })
  }

  @Test func everyExampleMarksBothEnds() throws {
    for pattern in try Lexicon().events.patterns {
      for role in ["«source ", "«target "] {
        #expect(pattern.example.components(separatedBy: role).count == 2, "\(pattern.example)")
      }
      #expect(pattern.example.components(separatedBy: "»").count == 3, "\(pattern.example)")
    }
  }

  @Test func longerPhrasesComeFirst() throws {
    let launch = try #require(Lexicon().events.verbs["pull"])
    #expect(launch.map(\.rest.count) == launch.map(\.rest.count).sorted(by: >))
  }

  @Test func everySetHasWords() throws {
    let events = try Lexicon().events
    let samples: [(EventWordSet, String)] = [
      (.plan, "plan"), (.negation, "fail"), (.factual, "manage"), (.commitment, "promise"),
      (.refusal, "refuse"), (.threat, "threaten"), (.support, "launch"), (.cancel, "cancel"),
      (.end, "lift"), (.appealPreposition, "on"), (.possibleModifier, "alleged"),
    ]
    for (set, word) in samples { #expect(events.isIn(set, word), "\(set): \(word)") }
    #expect(!events.isIn(.plan, "launch"))
  }

  @Test func daysAreKnown() throws {
    let events = try Lexicon().events
    #expect(events.dayOffsets["yesterday"] == -1)
    #expect(events.weekdays["sunday"] == 7)
  }
}
