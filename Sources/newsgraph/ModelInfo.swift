import ArgumentParser
import ModelStore

/// `newsgraph model info`
struct ModelInfo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Say which model is in use and what it is.")

  @OptionGroup var modelOptions: ModelOptions

  func run() throws {
    let directory = try ModelStore.current().directory(of: modelOptions.model)
    let description = try ModelDescription(of: directory)
    var rows = [
      ("model", "\(description.name) \(description.version)"),
      ("folder", directory),
      ("licence", description.licence),
      ("components", description.components.joined(separator: ", ")),
      ("vectors", description.vectors == 0 ? "none" : "\(description.vectors)"),
      ("size", "\(description.size) bytes"),
    ]
    for component in description.components {
      guard let labels = description.labels[component] else { continue }
      let names = labels.count <= 20 ? ": " + labels.joined(separator: " ") : ""
      rows.append(("labels", "\(component) \(labels.count)\(names)"))
    }
    rows.append(("files", Self.state(of: directory)))
    let lines = rows.map { name, value in
      name + String(repeating: " ", count: 12 - name.count) + value + "\n"
    }
    try Terminal.write(lines.joined(), to: "-")
  }

  /// Whether the files are those of a release.
  private static func state(of directory: String) -> String {
    let name = directory.split(separator: "/").last.map(String.init) ?? ""
    let candidates = ModelRelease.all.sorted { a, _ in a.directoryName == name }
    for release in candidates where ModelVerification(of: directory, as: release).isSound {
      return "verified: \(release.name) \(release.version)"
    }
    return "not those of a known release"
  }
}
