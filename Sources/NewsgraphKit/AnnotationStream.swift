import Documents

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Annotates JSON Lines: a line `{"id": …, "text": …}` in, a line out, in the same order.
///
/// A line that can't be used gives a line `{"id": …, "error": …}`, so that one bad text among a million
/// stops nothing. A line without an `id` goes by its number, counted from 1.
public struct AnnotationStream {
  private let annotator: any Annotator
  private let json: AnnotationJSON
  private var number = 0

  /// Creates a stream.
  public init(annotator: any Annotator, json: AnnotationJSON) {
    self.annotator = annotator
    self.json = json
  }

  /// Annotates a batch of lines; blank ones are skipped.
  /// - Returns: The lines of the answer, and how many of them are errors.
  public mutating func answer(_ lines: [[UInt8]]) -> (text: String, errors: Int) {
    let records = lines.compactMap { line -> Record? in
      number += 1
      return line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } ? nil : record(of: line)
    }
    let texts = records.compactMap(\.text)
    let annotations = annotate(texts)
    var text = ""
    var errors = 0
    var next = annotations.makeIterator()
    for record in records {
      switch record.content {
      case .failure(let problem):
        text += json.failure(problem.reason, id: record.id)
        errors += 1
      case .success(let words):
        switch next.next() {
        case .success(let annotation)?:
          text += json.string(for: annotation, of: words, id: record.id)
        case .failure(let problem)?:
          text += json.failure(problem.reason, id: record.id)
          errors += 1
        case nil: break
        }
      }
    }
    return (text, errors)
  }

  /// Annotates all texts at once, or, where that fails, each on its own, to know which one failed.
  private func annotate(_ texts: [String]) -> [Result<AnnotatedText, Problem>] {
    if let all = try? annotator.annotate(texts), all.count == texts.count {
      return all.map { .success($0) }
    }
    return texts.map { text in
      do {
        guard let one = try annotator.annotate([text]).first else {
          return .failure(Problem(reason: "the engine gave no answer"))
        }
        return .success(one)
      } catch {
        return .failure(Problem(reason: "\(error)"))
      }
    }
  }

  private func record(of line: [UInt8]) -> Record {
    func failure(_ reason: String, id: String? = nil) -> Record {
      Record(id: id ?? String(number), content: .failure(Problem(reason: reason)))
    }
    if line.count >= TextDecoding.limit {
      return failure("the line has more than \(TextDecoding.limit) bytes")
    }
    guard String(validating: line, as: UTF8.self) != nil else {
      return failure("the line is not valid UTF-8")
    }
    guard let fields = try? JSONDecoder().decode(Fields.self, from: Data(line)) else {
      return failure("the line is no JSON object with a text")
    }
    let id = fields.id.map { $0.json(json) }
    guard let text = fields.text else { return failure("the object has no 'text'", id: id) }
    return Record(id: id ?? String(number), content: .success(text))
  }

  private struct Problem: Error { let reason: String }

  private struct Record {
    let id: String
    let content: Result<String, Problem>
    var text: String? { try? content.get() }
  }

  private struct Fields: Decodable {
    let id: Identifier?
    let text: String?
  }

  /// The `id` of a line: a text or a whole number.
  private enum Identifier: Decodable {
    case text(String)
    case number(Int)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }

    func json(_ json: AnnotationJSON) -> String {
      switch self {
      case .text(let text): json.quoted(text)
      case .number(let number): String(number)
      }
    }
  }
}
