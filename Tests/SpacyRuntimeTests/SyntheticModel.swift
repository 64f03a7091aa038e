import MessagePack
import Tensors

@testable import SpacyRuntime

/// A tiny model with random weights, made in code: the files' formats without any learned number.
///
/// 16 floats wide, few rows; one layer of each kind that a real model has, word vectors included.
struct SyntheticModel {
  static let width = 16
  static let hidden = 16
  static let vectorWidth = 8
  static let vectorRows = 4
  static let tags = ["NN", "VB", "_SP"]

  /// The files by path.
  var files: [String: [UInt8]] = [:]

  private var random = FixedSeed(state: 3)

  init() {
    files["config.cfg"] = Array(Self.config.utf8)
    files["meta.json"] = Array(#"{"lang": "en", "name": "tiny", "version": "1.0"}"#.utf8)
    files["vocab/vectors.cfg"] = Array(#"{"mode": "default"}"#.utf8)
    files["vocab/key2row"] = Self.keys
    files["vocab/vectors"] = vectors()
    files["tagger/cfg"] = Array(#"{"labels": ["NN", "VB", "_SP"]}"#.utf8)
    for component in ["parser", "ner"] {
      files[component + "/cfg"] = Array(#"{"beam_width": 1, "learn_tokens": false}"#.utf8)
    }
    files["parser/moves"] = Self.moves(
      #"{"0": {"": 9}, "1": {"": 8}, "2": {"nsubj": 5, "dobj||conj": 4}, "3": {"conj": 3, "dep": 3}, "4": {"ROOT": 1}}"#
    )
    files["ner/moves"] = Self.moves(
      #"{"1": {"ORG": 5, "GPE": 4}, "2": {"ORG": 5, "GPE": 4}, "3": {"ORG": 5, "GPE": 4}, "4": {"ORG": 5, "GPE": 4, "": 1}, "5": {"": 7}}"#
    )
    files["tok2vec/model"] = encoder(columns: TokenFeature.allCases, extra: [])
    files["tagger/model"] = weightFile([
      layer("softmax", [array("W", [Self.tags.count, Self.width]), array("b", [Self.tags.count])])
    ])
    files["parser/model"] = weightFile(transition(slots: 8, classes: 7))
    files["ner/model"] = encoder(
      columns: [.norm, .prefix, .suffix, .shape], extra: transition(slots: 3, classes: 10))
  }

  /// The files as a directory that needs no disk.
  var directory: ModelDirectory { ModelDirectory(path: "synthetic", overrides: files) }

  /// Loads the networks.
  func networks(_ kernels: Kernels = .native) throws(ModelError) -> Networks {
    let directory = directory
    let config = try PipelineConfig(try directory.bytes("config.cfg"), path: "config.cfg")
    return try Networks(directory, config: config, kernels: kernels)
  }

  /// A pipeline of the networks and a few words' rules.
  static func pipeline(_ networks: Networks) throws -> SpacyPipeline {
    var symbols = SymbolTable()
    let tags = try networks.tagger.labels.map { try symbols.intern($0) }
    let labels = try networks.dependencyLabels.names.map { try symbols.intern($0) }
    let ruler = try AttributeRuler(patterns: SmallModel.rulesFile, symbols: &symbols)
    let chunker = try NounChunker(symbols: &symbols)
    let lexical = LexicalStages(
      tokenizer: try SmallModel.tokenizer(), ruler: ruler,
      lemmatizer: try Lemmatizer(lookups: SmallModel.lemmaFile, symbols: symbols),
      chunker: chunker, symbols: symbols, tagSymbols: tags, dependencySymbols: labels)
    let info = try ModelInfo(SyntheticModel().directory, networks)
    return SpacyPipeline(PipelineModel(networks: networks, lexical: lexical, info: info))
  }

  // MARK: Weights

  private mutating func encoder(columns: [TokenFeature], extra: [[UInt8]]) -> [UInt8] {
    let width = Self.width
    let names = columns.map { Self.text($0.rawValue) }
    var layers =
      extra.isEmpty
      ? [] : extra
    layers.append(
      layer("extract_features", [], attributes: [("columns", Self.list(names))]))
    layers.append(layer("static_vectors", [array("W", [width, Self.vectorWidth])]))
    for column in columns.indices {
      layers.append(
        layer(
          "hashembed", [array("E", [Self.rows, width])],
          attributes: [("column", [UInt8(column)]), ("seed", [UInt8(8 + column)])]))
    }
    for inputs in [width * (columns.count + 1), 3 * width, 3 * width] {
      let pieces = inputs == 3 * width ? 2 : 3
      layers.append(
        layer("maxout", [array("W", [width, pieces, inputs]), array("b", [width, pieces])]))
      layers.append(layer("layernorm", [array("G", [width]), array("b", [width])]))
    }
    return weightFile(layers)
  }

  static let rows = 12

  private mutating func transition(slots: Int, classes: Int) -> [[UInt8]] {
    let hidden = Self.hidden
    return [
      layer("parser_model", [], references: [("upper", 2)]),
      layer(
        "precomputable_affine",
        [
          array("W", [slots, hidden, 2, hidden]), array("b", [hidden, 2]),
          array("pad", [1, slots, hidden, 2]),
        ]),
      layer("linear", [array("W", [classes, hidden]), array("b", [classes])]),
      layer("linear", [array("W", [hidden, Self.width]), array("b", [hidden])]),
    ]
  }

  private mutating func vectors() -> [UInt8] {
    let shape = "(\(Self.vectorRows), \(Self.vectorWidth))"
    let header = "{'descr': '<f4', 'fortran_order': False, 'shape': \(shape), }\n"
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8)
      + floats(Self.vectorRows * Self.vectorWidth)
  }

  private mutating func floats(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<count {
      let bits = Float.random(in: -0.5...0.5, using: &random).bitPattern
      for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(shift))) }
    }
    return bytes
  }

  private mutating func array(_ name: String, _ shape: [Int]) -> (String, [UInt8]) {
    let dimensions = shape.map { [0xcd, UInt8($0 >> 8), UInt8($0 & 255)] as [UInt8] }
    let value = Self.map([
      ("nd", [0xc3]), ("type", Self.text("<f4")), ("kind", Self.binary([])),
      ("shape", Self.list(dimensions)), ("data", Self.binary(floats(shape.reduce(1, *)))),
    ])
    return (name, value)
  }

  /// The node, the attributes and the parameters of a layer, one after the other.
  private func layer(
    _ name: String, _ arrays: [(String, [UInt8])], attributes: [(String, [UInt8])] = [],
    references: [(String, UInt8)] = []
  ) -> [UInt8] {
    let node = Self.map([
      ("name", Self.text(name)), ("refs", Self.map(references.map { ($0.0, [$0.1]) })),
    ])
    return Self.list([
      node, Self.map(attributes.map { ($0.0, Self.binary($0.1)) }), Self.map(arrays),
    ])
  }

  private func weightFile(_ layers: [[UInt8]]) -> [UInt8] {
    var parts: [[[UInt8]]] = [[], [], []]
    for layer in layers {
      var reader = MessagePackReader(layer)
      guard (try? reader.readArrayCount()) == 3 else { continue }
      for part in 0..<3 {
        let start = reader.position
        guard (try? reader.skip()) != nil else { continue }
        parts[part].append(Array(layer[start..<reader.position]))
      }
    }
    return Self.map([
      ("nodes", Self.list(parts[0])), ("attrs", Self.list(parts[1])),
      ("params", Self.list(parts[2])), ("shims", Self.list([])),
    ])
  }

  // MARK: MessagePack

  static func text(_ text: String) -> [UInt8] { [0xd9, UInt8(text.utf8.count)] + Array(text.utf8) }

  static func binary(_ bytes: [UInt8]) -> [UInt8] {
    [0xc5, UInt8(bytes.count >> 8), UInt8(bytes.count & 255)] + bytes
  }

  static func list(_ elements: [[UInt8]]) -> [UInt8] {
    [0xdc, 0, UInt8(elements.count)] + elements.flatMap { $0 }
  }

  static func map(_ entries: [(String, [UInt8])]) -> [UInt8] {
    [0xde, 0, UInt8(entries.count)] + entries.flatMap { text($0.0) + $0.1 }
  }

  private static func moves(_ json: String) -> [UInt8] {
    map([("moves", [0xda, UInt8(json.utf8.count >> 8), UInt8(json.utf8.count & 255)] + json.utf8)])
  }

  private static let keys: [UInt8] = {
    let words = ["the", "a", "dog", "bites"]
    var bytes: [UInt8] = [0xdf, 0, 0, 0, UInt8(words.count)]
    for (row, word) in words.enumerated() {
      let id = StringID.id(word)
      bytes.append(0xcf)
      for shift in stride(from: 56, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: id >> UInt64(shift)))
      }
      bytes.append(UInt8(row))
    }
    return bytes
  }()
}
