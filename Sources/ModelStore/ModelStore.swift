#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds installed models.
///
/// A model is looked for in the user's data folder, then in `share/newsgraph/models` beside the folder of
/// the running program, so that an installed program with its model can be moved as a whole.
public struct ModelStore: Sendable {
  /// The variable that names a model where the user names none.
  public static let environmentVariable = "NEWSGRAPH_MODEL"

  /// The folder into which models are installed.
  public let models: String

  /// The folders that are searched, in order.
  public let searched: [String]

  private let preferred: String?

  /// Creates a store.
  /// - Parameters:
  ///   - environment: The process's variables: `NEWSGRAPH_MODEL`, `XDG_DATA_HOME` and `HOME` count.
  ///   - executable: The path of the running program; `nil` where it isn't known.
  public init(environment: [String: String], executable: String?) {
    var data = environment["XDG_DATA_HOME"] ?? ""
    if !data.hasPrefix("/") { data = Self.home(environment) + "/.local/share" }
    models = data + "/newsgraph/models"
    var searched = [models]
    if let executable {
      let prefix = executable.split(separator: "/").dropLast(2).joined(separator: "/")
      searched.append((prefix.isEmpty ? "" : "/") + prefix + "/share/newsgraph/models")
    }
    self.searched = searched
    let preferred = environment[Self.environmentVariable] ?? ""
    self.preferred = preferred.isEmpty ? nil : preferred
  }

  /// The store of the running process.
  public static func current() -> ModelStore {
    ModelStore(
      environment: ProcessInfo.processInfo.environment, executable: runningExecutable())
  }

  /// The folder of a model.
  /// - Parameter request: A name such as `md`, or the path of a model's folder; `nil` for the one
  ///   that `NEWSGRAPH_MODEL` names, or the default.
  public func directory(of request: String? = nil) throws(ModelStoreError) -> String {
    let request = request ?? preferred ?? ModelRelease.all[0].id
    if let release = try? ModelRelease.named(request) {
      guard let directory = installed(release) else {
        throw .notInstalled(name: release.id, searched: searched)
      }
      return directory
    }
    guard request.contains("/") || FileManager.default.fileExists(atPath: request) else {
      throw .unknownModel(name: request, known: ModelRelease.all.map(\.id))
    }
    guard ModelFolder.isModel(request) else { throw .notAModel(path: request) }
    return request
  }

  /// The folder in which a release is installed; `nil` if it isn't.
  public func installed(_ release: ModelRelease) -> String? {
    searched.map { $0 + "/" + release.directoryName }.first { ModelFolder.isModel($0) }
  }

  /// How many bytes the files below a folder have.
  public static func size(of directory: String) -> Int {
    let files = (try? FileManager.default.subpathsOfDirectory(atPath: directory)) ?? []
    return files.reduce(0) { total, file in
      let attributes = try? FileManager.default.attributesOfItem(atPath: directory + "/" + file)
      let isFile = attributes?[.type] as? FileAttributeType == .typeRegular
      return total + (isFile ? (attributes?[.size] as? Int ?? 0) : 0)
    }
  }

  private static func home(_ environment: [String: String]) -> String {
    if let home = environment["HOME"], home.hasPrefix("/") { return home }
    if let entry = getpwuid(getuid()), let home = entry.pointee.pw_dir {
      return String(cString: home)
    }
    return "/"
  }

  /// The path of the running program, links resolved.
  private static func runningExecutable() -> String? {
    #if os(Linux)
      return try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    #else
      return CommandLine.arguments.first.flatMap { realpath($0, nil) }.map { path in
        defer { free(path) }
        return String(cString: path)
      }
    #endif
  }
}
