import GraphFormats
import KnowledgeGraph
import TestSupport
import Testing

@Suite struct JSONValueTests {
  @Test(arguments: [Graph.sample, .hostile] + (1...10).map { Graph.random(seed: $0) })
  func valuesAreReadAsTheyAreWritten(graph: Graph) throws {
    let value = try graph.json()
    for text in [value.line(), value.line(ascii: true), value.pages(), value.pages(ascii: true)] {
      let back = try JSONValue(parsing: Array(text.utf8))
      #expect(back == value)
      #expect(back.line().utf8.elementsEqual(value.line().utf8))
    }
    #expect(try Graph(json: value) == graph)
  }

  @Test(arguments: [
    ("null", JSONValue.null), (" true ", .flag(true)), ("-0", .integer(0)), ("12", .integer(12)),
    ("1.50", .number(1.5)), ("1e3", .number(1000)), ("18446744073709551616", .number(0x1p64)),
    ("\"\\ud83e\\udd8a \\u00e9\\n\\/\"", .text("🦊 é\n/")), ("[]", .list([])),
    ("\u{FEFF}{\"b\": [1, null], \"a\": {}}", .object(["b": .list([1, nil]), "a": .object([:])])),
  ])
  func formsOfValuesAreRead(text: String, value: JSONValue) throws {
    #expect(try JSONValue(parsing: Array(text.utf8)) == value)
  }

  @Test(arguments: [
    ("[1,\n 01]", "line 2, column 2: no JSON: '01' is no number of JSON"),
    ("[NaN]", "line 1, column 2: no JSON: expected a value"),
    ("[-Infinity]", "line 1, column 2: no JSON: '-Infinity' is no number of JSON"),
    ("[1.]", "line 1, column 2: no JSON: '1.' is no number of JSON"),
    ("1e999", "line 1, column 1: no JSON: the number '1e999' is too large"),
    ("{\"a\": 1,\n\"a\": 2}", "line 2, column 1: no JSON: the name 'a' occurs twice in an object"),
    ("\"x\\ud83e\"", "line 1, column 3: no JSON: half a surrogate pair, which is no character"),
    (
      "\"\\ud83e\\u0041\"",
      "line 1, column 2: no JSON: half a surrogate pair, which is no character"
    ),
    (
      "\"\\udd8a\\ud83e\"",
      "line 1, column 2: no JSON: half a surrogate pair, which is no character"
    ),
    ("[1] x", "line 1, column 5: no JSON: text after the end of the value"),
    ("[1, 2,]", "line 1, column 7: no JSON: expected a value"),
    (
      "\"a\nb\"",
      "line 1, column 3: no JSON: a control character in a string; write it as an escape"
    ),
  ])
  func whatIsNoJSONIsSaidWithItsPlace(text: String, message: String) {
    do {
      _ = try JSONValue(parsing: Array(text.utf8))
      Issue.record("read \(text)")
    } catch {
      #expect(error.description == message)
    }
  }

  @Test func valuesAreEqualThatAreWrittenEqual() {
    #expect(JSONValue.text("é") != .text("e\u{301}"))
    #expect(JSONValue.integer(1) == .number(1) && JSONValue.integer(1) != .number(1.5))
    #expect(Set([JSONValue.integer(1), .number(1)]).count == 1)
    let values: Set<JSONValue> = [.null, .flag(false), .integer(0), .text(""), .list([])]
    #expect(values.count == 5)
  }
}
