#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a model can't be found, fetched or installed.
public enum ModelStoreError: Error, Equatable, CustomStringConvertible {
  /// No release has this name.
  case unknownModel(name: String, known: [String])
  /// A model was named that isn't installed.
  case notInstalled(name: String, searched: [String])
  /// A folder was named that holds no model.
  case notAModel(path: String)
  /// The package index did not deliver the model.
  case downloadFailed(command: String, reason: String)
  /// A wheel is damaged or no wheel.
  case unreadableArchive(path: String, reason: String)
  /// A wheel has an entry that would leave the folder it is unpacked to.
  case unsafeEntry(path: String, entry: String)
  /// A file is missing from a source or an installed model.
  case missingFile(source: String, file: String)
  /// A file has another length than the release's.
  case wrongSize(source: String, file: String, expected: Int, found: Int)
  /// A file has other contents than the release's.
  case wrongChecksum(source: String, file: String, expected: String, found: String)
  /// The system refused to read a file.
  case unreadable(path: String, reason: String)
  /// The system refused to write a file.
  case unwritable(path: String, reason: String)

  /// What failed, where, and what to do.
  public var description: String {
    switch self {
    case .unknownModel(let name, let known):
      "there is no model '\(name)'; known are \(known.joined(separator: ", "))"
    case .notInstalled(let name, let searched):
      "the model '\(name)' is not installed; run 'newsgraph model install"
        + (name == ModelRelease.all.first?.id ? "'" : " \(name)'")
        + " (looked in \(searched.joined(separator: ", ")))"
    case .notAModel(let path):
      "'\(path)' is no model folder: it has no config.cfg; run 'newsgraph model install'"
    case .downloadFailed(let command, let reason):
      "can't fetch the model: \(reason) (tried: \(command)); with a wheel or an unpacked folder of "
        + "the model at hand, use 'newsgraph model install --from PATH'"
    case .unreadableArchive(let path, let reason): "can't read the wheel '\(path)': \(reason)"
    case .unsafeEntry(let path, let entry):
      "refuse the wheel '\(path)': its entry '\(entry)' leads out of the folder"
    case .missingFile(let source, let file): "'\(source)' lacks the model file '\(file)'"
    case .wrongSize(let source, let file, let expected, let found):
      "'\(file)' of '\(source)' is not the expected file: it has \(found) bytes, not \(expected)"
    case .wrongChecksum(let source, let file, let expected, let found):
      "'\(file)' of '\(source)' is not the expected file: SHA-256 is \(found), not \(expected)"
    case .unreadable(let path, let reason): "can't read '\(path)': \(reason)"
    case .unwritable(let path, let reason): "can't write '\(path)': \(reason)"
    }
  }

  /// The system's words for the last failed call.
  static func systemReason(_ code: Int32 = errno) -> String { String(cString: strerror(code)) }
}
