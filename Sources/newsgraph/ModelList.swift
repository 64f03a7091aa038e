import ArgumentParser
import ModelStore

/// `newsgraph model list`
struct ModelList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the models and where they are installed.")

  func run() throws {
    let store = ModelStore.current()
    for release in ModelRelease.all {
      let place = store.installed(release) ?? "not installed"
      try Terminal.write("\(release.id)  \(release.name) \(release.version)  \(place)\n", to: "-")
    }
  }
}
