/// Where the `ner` component of a pipeline comes from.
///
/// A component trained over the same word vectors runs in place of the model's own: `ner/model`, `ner/moves` and
/// `ner/cfg`, as spaCy's `to_disk` writes them.
public enum NameRecognizer: Sendable {
  /// The model's own component.
  case model

  /// The component in the folder `ner` of a directory.
  case directory(String)

  /// A component in memory: what to call it, and its files by their paths, such as `ner/model`.
  case files(name: String, [String: [UInt8]])

  /// What to call the component; `nil` for the model's own.
  public var name: String? {
    switch self {
    case .model: nil
    case .directory(let path): path
    case .files(let name, _): name
    }
  }
}
