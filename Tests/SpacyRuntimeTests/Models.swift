import Foundation
import SpacyRuntime
import Tensors
import Testing

/// The models that the tests run on, loaded once for all tests.
enum Models {
  /// The sizes that are known.
  static let sizes = ["sm", "md"]

  /// Where the model of a size is, if it is there.
  static func path(_ size: String) -> String? {
    let environment = ProcessInfo.processInfo.environment
    let data = environment["XDG_DATA_HOME"] ?? NSHomeDirectory() + "/.local/share"
    let path =
      environment["NEWSGRAPH_MODEL_\(size.uppercased())"]
      ?? data + "/newsgraph/models/en_core_web_\(size)-3.8.0"
    return FileManager.default.fileExists(atPath: path + "/config.cfg") ? path : nil
  }

  /// The sizes that tests should run on: all of them where models are required, so that a missing one
  /// fails; else those that are there.
  static let tested: [String] = {
    let isRequired = ProcessInfo.processInfo.environment["NEWSGRAPH_REQUIRE_MODEL"] == "1"
    return sizes.filter { isRequired || path($0) != nil }
  }()

  static var areThere: Bool { !tested.isEmpty }

  /// What to do about a test that was skipped.
  static let hint: Comment = "no model found: set NEWSGRAPH_MODEL_SM or NEWSGRAPH_MODEL_MD"

  private static let loaded = Dictionary(
    uniqueKeysWithValues: sizes.map { size in
      (size, Result { try SpacyPipeline(directory: path(size) ?? "no model \(size)") })
    })

  /// The loaded model of a size.
  static func pipeline(_ size: String) throws -> SpacyPipeline {
    guard let result = loaded[size] else { throw CocoaError(.fileNoSuchFile) }
    return try result.get()
  }
}
