#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a model says about itself in its `meta.json`.
public struct ModelDescription: Sendable, Hashable {
  /// The package's name, such as `en_core_web_md`.
  public let name: String

  /// The version.
  public let version: String

  /// The licence.
  public let licence: String

  /// The components that run, in order.
  public let components: [String]

  /// The labels of each component that has some, by component.
  public let labels: [String: [String]]

  /// How many word vectors the model has; 0 for none.
  public let vectors: Int

  /// How many bytes the files of the folder have.
  public let size: Int

  /// Reads the description of a model.
  public init(of directory: String) throws(ModelStoreError) {
    let path = directory + "/meta.json"
    let meta: Meta
    do {
      let data = try Data(contentsOf: URL(filePath: path))
      meta = try JSONDecoder().decode(Meta.self, from: data)
    } catch is DecodingError {
      throw .unreadable(path: path, reason: "it is no description of a spaCy model")
    } catch {
      throw .unreadable(path: path, reason: SystemReason.of(error))
    }
    name = "\(meta.lang)_\(meta.name)"
    version = meta.version
    licence = meta.license ?? "unknown"
    components = meta.pipeline
    labels = (meta.labels ?? [:]).filter { !$0.value.isEmpty }
    vectors = meta.vectors?.vectors ?? 0
    let files = (try? FileManager.default.subpathsOfDirectory(atPath: directory)) ?? []
    size = files.reduce(0) { total, file in
      let attributes = try? FileManager.default.attributesOfItem(atPath: directory + "/" + file)
      let isFile = attributes?[.type] as? FileAttributeType == .typeRegular
      return total + (isFile ? (attributes?[.size] as? Int ?? 0) : 0)
    }
  }

  private struct Meta: Decodable {
    struct Vectors: Decodable { let vectors: Int? }
    let lang: String
    let name: String
    let version: String
    let license: String?
    let pipeline: [String]
    let labels: [String: [String]]?
    let vectors: Vectors?
  }
}
