import ArgumentParser
import ModelStore

/// `newsgraph model verify`
struct ModelVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check every file of the installed models.")

  func run() throws {
    let store = ModelStore.current()
    let installed = ModelRelease.all.compactMap { release in
      store.installed(release).map { (release, $0) }
    }
    guard !installed.isEmpty else {
      throw ModelStoreError.notInstalled(name: ModelRelease.md.id, searched: store.searched)
    }
    var isSound = true
    for (release, directory) in installed {
      let problems = ModelVerification(of: directory, as: release).problems
      if problems.isEmpty {
        try Terminal.write("\(release.name) \(release.version): sound (\(directory))\n", to: "-")
      }
      for problem in problems {
        Terminal.report("\(release.name): \(problem) (\(directory))")
        isSound = false
      }
    }
    if !isSound { throw ExitCode.failure }
  }
}
