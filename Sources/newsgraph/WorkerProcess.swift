import ArgumentParser
import GraphRendering
import NewsgraphKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// This program once more, for work that can't be stopped otherwise and might crash: Graphviz has no way to
/// cancel a layout, and some graphs make it abort.
///
/// The process reads what it works on from standard input and writes the result to standard output. It ends
/// with its parent, so that an interrupted run leaves nothing behind.
struct WorkerProcess {
  let arguments: [String]
  /// After how many seconds the process is ended.
  let timeout: Double
  /// What is said to be going on.
  let activity: String

  /// Runs the process.
  /// - Throws: `Failure`, or the exit status of a process that has said what is wrong.
  func output(for input: [UInt8]) throws -> [UInt8] {
    let channel = try Channel()
    let child = try start(channel)
    channel.leaveFarEnds()
    defer { channel.finish() }
    let outcome = exchange(input, channel)
    Progress.clear()
    if outcome.isLate { kill(child, SIGKILL) }
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
    if outcome.isLate { throw Failure.late(activity, seconds: timeout) }
    // The low seven bits are the signal that ended the process, the next eight its exit status.
    guard status & 0x7F == 0 else { throw Failure.crashed(activity, signal: status & 0x7F) }
    guard status >> 8 == 0 else { throw ExitCode(status >> 8) }
    return outcome.bytes
  }

  /// Lets this process end when its parent does.
  static func endWithParent() {
    signal(SIGPIPE, SIG_DFL)
    ParentWatch.endWithParent()
  }

  private func start(_ channel: Channel) throws -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, channel.input.far, STDIN_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, channel.output.far, STDOUT_FILENO)
    var words: [UnsafeMutablePointer<CChar>?] = unsafe ([CommandLine.arguments[0]] + arguments)
      .map { unsafe strdup($0) }
    unsafe words.append(nil)
    defer { unsafe words.forEach { unsafe free($0) } }
    var child: pid_t = 0
    let error = unsafe posix_spawn(&child, Self.program, &actions, nil, words, environ)
    guard error == 0 else { throw Failure.notStarted(error) }
    return child
  }

  private static var program: String {
    #if os(Linux)
      "/proc/self/exe"
    #else
      CommandLine.arguments[0]
    #endif
  }

  /// Hands over the input and takes the output, until the process closes it or time is up.
  private func exchange(_ input: [UInt8], _ channel: Channel) -> (bytes: [UInt8], isLate: Bool) {
    let clock = ContinuousClock()
    let start = clock.now
    var written = 0
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let seconds = (clock.now - start) / .seconds(1)
      guard seconds < timeout else { return (bytes, true) }
      Progress.show("\(activity), \(Int(seconds)) s")
      var events = [pollfd(fd: channel.output.near, events: Int16(POLLIN), revents: 0)]
      if written < input.count {
        events.append(pollfd(fd: channel.input.near, events: Int16(POLLOUT), revents: 0))
      }
      guard unsafe poll(&events, nfds_t(events.count), 200) > 0 else { continue }
      if events.count > 1, events[1].revents != 0 {
        let count = unsafe input.withUnsafeBytes { all in
          let rest = unsafe UnsafeRawBufferPointer(rebasing: all[written...].prefix(1 << 16))
          return unsafe write(channel.input.near, rest.baseAddress, rest.count)
        }
        // A process that doesn't read to the end has failed, and says so by its status.
        written = count > 0 ? written + count : errno == EAGAIN ? written : input.count
        if written == input.count { channel.finishInput() }
      }
      if events[0].revents != 0 {
        let count = unsafe read(channel.output.near, &buffer, buffer.count)
        if count > 0 {
          bytes += buffer[..<count]
        } else if count == 0 || errno != EINTR && errno != EAGAIN {
          return (bytes, false)
        }
      }
    }
  }

  /// Why there is no result.
  enum Failure: Error, CustomStringConvertible {
    case late(String, seconds: Double)
    case crashed(String, signal: Int32)
    case notStarted(Int32)

    var description: String {
      switch self {
      case .late(let activity, let seconds):
        "\(activity) takes more than \(Self.number(seconds)) s; draw fewer with --top or --around, "
          + "place them with --layout sfdp, or wait longer with --timeout"
      case .crashed(let activity, let signal):
        "Graphviz crashed (signal \(signal)) while \(activity); try another --layout"
      case .notStarted(let error):
        "can't start a process: \(unsafe String(cString: strerror(error)))"
      }
    }

    private static func number(_ seconds: Double) -> String {
      seconds.rounded() == seconds ? "\(Int(seconds))" : "\(seconds)"
    }
  }
}

/// Two pipes: into a process and out of it.
private final class Channel {
  struct Pipe {
    /// The end of this process.
    var near: Int32
    /// The end of the other process.
    var far: Int32
  }

  private(set) var input: Pipe
  private(set) var output: Pipe

  init() throws {
    var ends: [Int32] = [0, 0, 0, 0]
    for index in [0, 2] {
      let made = unsafe ends.withUnsafeMutableBufferPointer { buffer in
        unsafe pipe(buffer.baseAddress.map { unsafe $0 + index } ?? nil)
      }
      guard made == 0 else { throw WorkerProcess.Failure.notStarted(errno) }
    }
    input = Pipe(near: ends[1], far: ends[0])
    output = Pipe(near: ends[2], far: ends[3])
    // What the other process inherits beyond its ends would keep the pipes open.
    for end in [input.near, output.near] {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  /// Closes the ends that the other process has.
  func leaveFarEnds() {
    _ = close(input.far)
    _ = close(output.far)
  }

  /// Tells the other process that there is no more.
  func finishInput() {
    if input.near >= 0 { _ = close(input.near) }
    input.near = -1
  }

  /// Closes everything.
  func finish() {
    finishInput()
    _ = close(output.near)
  }
}

/// One line on a terminal that is written over and over.
private enum Progress {
  private static var isShown: Bool { isatty(STDERR_FILENO) == 1 }

  static func show(_ words: String) {
    if isShown { OutputFile.writeToStandardError("\r\u{1B}[Knewsgraph: \(words)") }
  }

  static func clear() {
    if isShown { OutputFile.writeToStandardError("\r\u{1B}[K") }
  }
}
