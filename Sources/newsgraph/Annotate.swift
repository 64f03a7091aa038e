import ArgumentParser
import Documents
import NewsgraphKit

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `newsgraph annotate article.txt`
struct Annotate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show tokens, syntax and names as spaCy does, without Python.",
    discussion: """
      Prints what nlp(text).to_json() gives in spaCy 3.8 with the same model: the whole file is one \
      text. Offsets count Unicode code points. --ner newsgraph finds names as extract does.

      With --jsonl the output is one line a text. Files that end in .jsonl or .ndjson, and standard \
      input, are then read as JSON Lines with a text each: {"id": 1, "text": "…"}. A line that can't be \
      used gives {"id": …, "error": "…"} in its place, and the exit status is 1 in the end.
      """)

  @Argument(help: ArgumentHelp("Texts in UTF-8; - is standard input.", valueName: "file"))
  var files: [String]

  @Option(name: .shortAndLong, help: "Where the JSON goes.")
  var output: String?

  @Flag(help: "Read and write JSON Lines.")
  var jsonl = false

  @Flag(help: "Write characters beyond ASCII as \\uXXXX.")
  var ascii = false

  @Flag(help: "Replace bytes that are not UTF-8, rather than stop.")
  var lossy = false

  @OptionGroup var modelOptions: ModelOptions

  /// How many lines are annotated at once.
  private static let batchSize = 64

  func validate() throws {
    if jsonl, output != nil {
      throw ValidationError("--jsonl writes to standard output; redirect it to a file")
    }
    if files.count > 1, output != nil {
      throw ValidationError("-o is for one text; for several use --jsonl")
    }
  }

  func run() throws {
    let threads = jsonl ? ProcessInfo.processInfo.activeProcessorCount : 1
    let annotator = try modelOptions.annotator(threads: threads)
    let json = AnnotationJSON(layout: jsonl ? .line : .pages, ascii: ascii)
    var failures = 0
    for file in files {
      do {
        if jsonl, isLines(file) {
          failures += try annotateLines(of: file, with: annotator, json)
        } else {
          let text = try ArticleImporter.text(at: file, lossy: lossy)
          guard let annotation = try annotator.annotate([text]).first else { continue }
          let id = jsonl ? json.quoted(FileName.stem(of: file)) : nil
          try Terminal.write(
            json.string(for: annotation, of: text, id: id), to: output ?? "-")
        }
      } catch let error where files.count > 1 && error as? FileError != .closedPipe {
        Terminal.report("\(error)")
        failures += 1
      }
    }
    if failures > 0 { throw ExitCode.failure }
  }

  private func isLines(_ file: String) -> Bool {
    file == "-" || ["jsonl", "ndjson"].contains(FileName.fileExtension(of: file))
  }

  /// Annotates a stream of lines.
  /// - Returns: How many lines could not be used.
  private func annotateLines(
    of path: String, with annotator: any Annotator, _ json: AnnotationJSON
  ) throws -> Int {
    var file = try InputFile(path: path)
    var stream = AnnotationStream(annotator: annotator, json: json)
    var errors = 0
    while true {
      let lines = try file.nextLines(count: Self.batchSize, limit: ArticleImporter.sizeLimit)
      if lines.isEmpty { return errors }
      let answer = stream.answer(lines)
      errors += answer.errors
      try Terminal.write(answer.text, to: "-")
    }
  }
}
