import CRecognizer

/// The name recognizer that comes with newsgraph: a `ner` component over the vectors of `en_core_web_md` 3.8.0.
///
/// Made in `Training/`; the weights stand in `Models/newsgraph-ner-en/` under CC BY-SA 4.0.
public enum BundledRecognizer {
  /// What the recognizer is called.
  public static let name = "newsgraph-ner-en"

  /// The model over whose vectors it runs, as the model's own `meta.json` names it.
  public static let baseModel = "en_core_web_md"

  /// SHA-256 of each file in lower-case hexadecimal; a test compares them with the files and with what is in the program.
  public static let checksums: [String: String] = [
    "ner/cfg": "a7172edadafba9f472e9ac0f2660eec04b6405e471be9e20267b79c67288d22d",
    "ner/model": "3a61513df83494545a197453c58f6f379dda0abc13498d14c1050b18c6476fe1",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
  ]

  /// The component's files by their paths, `ner/model` among them. Copies about 7 MB.
  public static func files() -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in checksums.keys {
      var count = 0
      guard let bytes = newsgraph_recognizer_data(name, &count) else { continue }
      files[name] = Array(UnsafeBufferPointer(start: bytes, count: count))
    }
    return files
  }
}
