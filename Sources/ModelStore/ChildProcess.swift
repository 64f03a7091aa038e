#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs another program and waits for it.
enum ChildProcess {
  /// Runs a program found on `PATH`, its standard output joined to our standard error.
  ///
  /// - Parameters:
  ///   - arguments: The program and its arguments.
  ///   - errorLog: The file that receives the program's standard error.
  /// - Returns: The exit status, 128 and the signal's number for a program that a signal ended, or
  ///   `nil` where the program can't be started.
  static func run(_ arguments: [String], errorLog: String) -> Int32? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, 2, 1)
    posix_spawn_file_actions_addopen(&actions, 2, errorLog, O_WRONLY | O_CREAT | O_TRUNC, 0o600)

    var strings: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    strings.append(nil)
    defer { for string in strings { free(string) } }

    var child: pid_t = 0
    guard let program = arguments.first,
      posix_spawnp(&child, program, &actions, nil, strings, environ) == 0
    else { return nil }
    var status: Int32 = 0
    while waitpid(child, &status, 0) == -1 {
      guard errno == EINTR else { return nil }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
