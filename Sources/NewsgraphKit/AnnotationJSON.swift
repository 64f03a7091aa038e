import Documents

/// Annotated text in the form of spaCy's `Doc.to_json()`: same keys, same order, same values.
///
/// Offsets count Unicode scalars of the text, as in Python.
public struct AnnotationJSON: Sendable {
  /// How the text is laid out.
  public enum Layout: Sendable {
    /// A token, name or sentence a line.
    case pages
    /// One line, a record of JSON Lines.
    case line
  }

  private let layout: Layout
  private let ascii: Bool

  /// Creates a writer.
  /// - Parameter ascii: Whether scalars beyond ASCII are written as `\uXXXX`.
  public init(layout: Layout, ascii: Bool = false) {
    self.layout = layout
    self.ascii = ascii
  }

  /// The JSON of one annotated text, with a final newline. O(n).
  /// - Parameter id: A JSON value that names the text; left out if `nil`.
  public func string(for annotation: AnnotatedText, of text: String, id: String? = nil) -> String {
    var members = id.map { ["\"id\": \($0)"] } ?? []
    members.append("\"text\": " + quoted(text))
    members.append("\"ents\": " + list(annotation.entities.map { entity($0, in: annotation) }))
    members.append("\"sents\": " + list(annotation.sentences.map { range($0, in: annotation) }))
    let tokens = annotation.tokens.indices.map { token($0, in: annotation) }
    members.append("\"tokens\": " + list(tokens))
    switch layout {
    case .pages: return "{\n  " + members.joined(separator: ",\n  ") + "\n}\n"
    case .line: return "{" + members.joined(separator: ", ") + "}\n"
    }
  }

  /// A record of JSON Lines that says why there is no annotation.
  public func failure(_ reason: String, id: String) -> String {
    "{\"id\": \(id), \"error\": \(quoted(reason))}\n"
  }

  /// A text as a JSON string.
  public func quoted(_ text: String) -> String { JSONText.quoted(text, ascii: ascii) }

  private func list(_ items: [String]) -> String {
    guard layout == .pages, !items.isEmpty else {
      return "[" + items.joined(separator: ", ") + "]"
    }
    return "[\n    " + items.joined(separator: ",\n    ") + "\n  ]"
  }

  private func entity(_ entity: EntitySpan, in annotation: AnnotatedText) -> String {
    let place = ends(of: entity.tokens, in: annotation)
    return "{\(place), \"label\": \(quoted(entity.label))}"
  }

  private func range(_ tokens: Range<Int>, in annotation: AnnotatedText) -> String {
    "{\(ends(of: tokens, in: annotation))}"
  }

  private func ends(of range: Range<Int>, in annotation: AnnotatedText) -> String {
    let tokens = annotation.tokens[range]
    return "\"start\": \(tokens.first?.span.start ?? 0), \"end\": \(tokens.last?.span.end ?? 0)"
  }

  private func token(_ index: Int, in annotation: AnnotatedText) -> String {
    let token = annotation.tokens[index]
    return "{\"id\": \(index), \"start\": \(token.span.start), \"end\": \(token.span.end), "
      + "\"tag\": \(quoted(token.tag)), \"pos\": \(quoted(token.pos.rawValue)), "
      + "\"morph\": \(quoted(token.morphology)), \"lemma\": \(quoted(token.lemma)), "
      + "\"dep\": \(quoted(token.dependency.rawValue)), \"head\": \(token.head)}"
  }
}

/// Strings as JSON has them.
enum JSONText {
  /// The text in quotation marks. Controls, and what turns the direction of writing, are escaped.
  static func quoted(_ text: String, ascii: Bool) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if InertText.isActive(scalar) || ascii && !scalar.isASCII {
          for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
          }
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
