#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Whether an installed model has the files of its release.
public struct ModelVerification: Sendable, Hashable {
  /// What is wrong, a line each, in the order of the files; empty for a sound model.
  public let problems: [String]

  /// Whether every file is as released.
  public var isSound: Bool { problems.isEmpty }

  /// The list of checksums in an installed model, in the form of `sha256sum --check`.
  static let checksumFile = "checksums.sha256"

  /// Reads every file of a model. O(bytes): about 50 MB for the medium model.
  ///
  /// A model from the makers' own wheel, which differs in how its settings are laid out, is compared with
  /// the list that the installer wrote from that wheel.
  public init(of directory: String, as release: ModelRelease) {
    let official = Self.officialChecksums(in: directory, of: release)
    var problems: [String] = []
    for file in release.files {
      let path = directory + "/" + file.path
      guard FileManager.default.fileExists(atPath: path) else {
        problems.append("\(file.path) is missing")
        continue
      }
      do throws(ModelStoreError) {
        let digest = try RunningDigest.ofFile(at: path)
        let expected = official?[file.path] ?? file.sha256
        if digest.hexadecimal() != expected {
          problems.append("\(file.path) is not the released file (\(digest.count) bytes)")
        }
      } catch {
        problems.append("\(error)")
      }
    }
    self.problems = problems
  }

  /// The first line of the list in a model from the makers' own wheel.
  static func officialLine(_ release: ModelRelease) -> String {
    "# wheel \(release.officialWheelSHA256)"
  }

  private static func officialChecksums(
    in directory: String, of release: ModelRelease
  ) -> [String: String]? {
    guard
      let text = try? String(contentsOfFile: directory + "/" + checksumFile, encoding: .utf8)
    else { return nil }
    let lines = text.split(separator: "\n")
    guard let first = lines.first, first == officialLine(release) else { return nil }
    var checksums: [String: String] = [:]
    for line in lines.dropFirst() {
      let fields = line.split(separator: " ", maxSplits: 1)
      if fields.count == 2 { checksums[String(fields[1].drop { $0 == " " })] = String(fields[0]) }
    }
    return checksums
  }
}
