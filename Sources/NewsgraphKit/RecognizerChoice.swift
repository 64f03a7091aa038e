import Recognizer
import SpacyRuntime

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which component finds names.
public enum RecognizerChoice: Sendable, Hashable {
  /// newsgraph's own, which knows the names of today's news better than the model's.
  case newsgraph

  /// The model's.
  case model

  /// The one in the folder `ner` of a directory.
  case directory(String)

  /// Reads `newsgraph`, `model` or the path of a directory.
  public init(_ text: String) {
    switch text {
    case "newsgraph": self = .newsgraph
    case "model": self = .model
    default: self = .directory(text)
    }
  }

  /// The choice for a model where the user makes none: newsgraph's own where it runs over the model's vectors.
  public static func standard(for modelDirectory: String) -> RecognizerChoice {
    struct Meta: Decodable {
      var lang: String
      var name: String
    }
    let path = modelDirectory + "/meta.json"
    guard let data = FileManager.default.contents(atPath: path),
      let meta = try? JSONDecoder().decode(Meta.self, from: data),
      meta.lang + "_" + meta.name == BundledRecognizer.baseModel
    else { return .model }
    return .newsgraph
  }

  /// The component as the engine takes it.
  public var recognizer: NameRecognizer {
    switch self {
    case .newsgraph:
      .files(name: BundledRecognizer.name, BundledRecognizer.files())
    case .model: .model
    case .directory(let path): .directory(path)
    }
  }
}
