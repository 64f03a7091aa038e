import ArgumentParser
import ModelStore
import SpacyRuntime

/// `newsgraph model info`
struct ModelInfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Say which model is in use and what it is.",
    discussion: "Loads the model, and compares every file with the releases that the program knows."
  )

  @OptionGroup var modelOptions: ModelOptions

  func run() throws {
    let directory = try modelOptions.directory()
    let recognizer = modelOptions.recognizer(for: directory).recognizer
    let info = try SpacyPipeline(directory: directory, recognizer: recognizer).info
    var rows = [
      ("model", "\(info.name) \(info.version)"),
      ("files", Self.state(of: directory)),
      ("folder", directory),
      ("size", "\(ModelStore.size(of: directory)) bytes"),
      ("licence", info.license),
      ("author", info.author),
      ("components", info.components.joined(separator: ", ")),
    ]
    rows.append(("names by", recognizer.name ?? "the model's ner"))
    if info.vectorRows > 0 {
      let vectors = "\(info.vectorRows) of \(info.vectorWidth) numbers"
      rows.append(("vectors", "\(vectors), for \(info.vectorWords) words"))
    }
    for component in info.labels where !component.labels.isEmpty {
      let words = component.labels.joined(separator: " ")
      rows.append((component.component, "\(component.labels.count) labels: \(words)"))
    }
    let width = (rows.map(\.0.count).max() ?? 0) + 2
    for (name, value) in rows {
      let gap = String(repeating: " ", count: width - name.count)
      try Terminal.write(name + gap + value + "\n", to: "-")
    }
  }

  /// Whether the files are those of a release.
  private static func state(of directory: String) -> String {
    let release = ModelRelease.all.first { ModelVerification(of: directory, as: $0).isSound }
    return release.map { "verified: \($0.name) \($0.version)" } ?? "not those of a known release"
  }
}
