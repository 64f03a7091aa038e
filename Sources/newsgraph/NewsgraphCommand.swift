import ArgumentParser
import NewsgraphKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `newsgraph`
@main
struct NewsgraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "newsgraph",
    abstract: "Turn a news article into a graph of actors, organizations and positions.",
    discussion: """
      Everything runs on this machine. The same article gives the same bytes, everywhere.

      Start with 'newsgraph model install', then 'newsgraph extract ARTICLE'.
      """,
    version: Newsgraph.version,
    subcommands: [
      Extract.self, Render.self, Convert.self, Diff.self, Patch.self, Merge.self, Timeline.self,
      Inspect.self, Annotate.self, Formats.self,
      Schema.self, Model.self,
    ])

  static func main() {
    // A reader that goes away is then an error of `write`, which ends the program quietly.
    _ = signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      do {
        try command.run()
      } catch let error where isOurs(error) {
        if error as? FileError == .closedPipe { Self.exit(withError: ExitCode(141)) }
        Terminal.report("\(error)")
        Self.exit(withError: ExitCode.failure)
      }
    } catch {
      exit(withError: error)
    }
  }

  /// Whether an error comes from the work, not from the words on the command line or a call for help.
  private static func isOurs(_ error: any Error) -> Bool {
    !(error is ExitCode) && exitCode(for: error) == .failure
  }
}
