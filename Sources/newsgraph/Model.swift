import ArgumentParser

/// `newsgraph model …`
struct Model: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Install and inspect the language models.",
    subcommands: [ModelInstall.self, ModelInfoCommand.self, ModelList.self, ModelVerify.self])
}
