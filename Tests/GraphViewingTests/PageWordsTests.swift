import KnowledgeGraph
import Testing

@testable import GraphViewing

@Suite struct PageWordsTests {
  @Test func everyNameHasWords() throws {
    let words = try PageWords()
    for relation in Relation.allCases {
      #expect(words.has("relation", relation.rawValue), "\(relation)")
      let edge = Edge(
        source: NodeID(rawValue: "a"), relation: relation, target: NodeID(rawValue: "b"),
        attributes: [.modality: "planned"], evidence: [])
      #expect(
        words.predicate(of: edge).hasPrefix("plans to ")
          == (relation.quad != nil || Self.acts.contains(relation)))
    }
    for modality in Modality.allCases { #expect(words.has("modality", modality.rawValue)) }
    for kind in NodeKind.allCases { #expect(words.has("kind", kind.rawValue)) }
    for kind in NodeKind.allCases where kind != .statement {
      #expect(words.has("section", kind.rawValue))
    }
    for status in [
      "current", "former", "elect", "incoming", "outgoing", "acting", "nominee", "candidate",
    ] {
      #expect(words.has("status", status))
    }
  }

  /// States that somebody brings about, so that they can be planned.
  private static let acts: Set<Relation> = [.appointed, .succeeded, .founded, .owns, .funds]

  @Test func scriptNeverMakesMarkupOfText() throws {
    let script = try PageFiles.script()
    for word in [
      "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(",
      "DOMParser", "createContextualFragment", "setHTML", "srcdoc", "import(", "fetch(",
      "XMLHttpRequest", "localStorage", "document.cookie", "window.open",
    ] {
      #expect(!script.contains(word), "\(word)")
    }
  }
}
