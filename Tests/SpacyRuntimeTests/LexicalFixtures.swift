import Foundation

/// Reads the files of expected outputs that lie beside the tests, and finds the models.
enum LexicalFixtures {
  /// The content of a file in `Fixtures`.
  static func data(_ name: String, filePath: String = #filePath) throws -> Data {
    let folder = URL(filePath: filePath).deletingLastPathComponent().appending(path: "Fixtures")
    return try Data(contentsOf: folder.appending(path: name))
  }

  /// The annotated documents of a file.
  static func documents(_ name: String) throws -> [ExpectedDocument] {
    try JSONDecoder().decode(ExpectedFile.self, from: data(name)).docs
  }

  /// Where the model of a size (`sm`, `md`) is installed, if it is.
  static func model(_ size: String) -> URL? {
    let environment = ProcessInfo.processInfo.environment
    let data = environment["XDG_DATA_HOME"] ?? NSHomeDirectory() + "/.local/share"
    let path =
      environment["NEWSGRAPH_MODEL_\(size.uppercased())"]
      ?? data + "/newsgraph/models/en_core_web_\(size)-3.8.0"
    let url = URL(filePath: path)
    return FileManager.default.fileExists(atPath: url.appending(path: "tokenizer").path)
      ? url : nil
  }

  /// The bytes of a file of a model.
  static func bytes(_ path: String, model size: String) throws -> [UInt8] {
    guard let model = model(size) else { throw CocoaError(.fileNoSuchFile) }
    return [UInt8](try Data(contentsOf: model.appending(path: path)))
  }
}

/// A file of documents as the reference implementation annotates them.
private struct ExpectedFile: Decodable {
  var docs: [ExpectedDocument]
}

/// One of them.
struct ExpectedDocument: Decodable {
  /// Its token columns.
  struct Tokens: Decodable {
    var text: [String]
    var idx: [Int32]
    var whitespace: [String]
    var norm: [String]
    var lemma: [String]
    var pos: [String]
    var morph: [String]
    var tag: [String]
    var dep: [String]
    var head: [Int32]
  }

  var id: String
  var text: String
  var tokens: Tokens
  var noun_chunks: [[Int32]]
}

extension [String] {
  /// The strings as bytes: `String ==` would hold canonically equivalent ones for equal.
  var bytes: [[UInt8]] { map { Array<UInt8>($0.utf8) } }
}
