import Foundation
import Tensors
import Testing

@testable import SpacyRuntime

/// Every stage of the networks gives the reference's numbers, with every implementation.
@Suite(.enabled(if: Models.areThere, Models.hint)) struct NumericTests {
  static let tolerance: Float = 2e-5

  static let cases = Models.tested.flatMap { size in Kernels.all.map { (size, $0) } }

  @Test(arguments: cases)
  func stagesAreEqual(size: String, kernels: Kernels) throws {
    let path = try #require(Models.path(size))
    let model = try PipelineModel(ModelDirectory(path: path), kernels: kernels)
    for record in try NumericRecord.all(size) {
      let tokens = Tokens(record.text, model)
      #expect(tokens.texts == record.tokens)
      try expectVectors(record.tok2vec, model.networks.encoder, tokens, model)
      try expectVectors(record.ner, model.networks.recognizer.encoder, tokens, model)
      let tagger = model.networks.tagger.output
      let logits = tokens.rows(of: tagger, model.networks.encoder, model)
      #expect(distance(logits, record.tag_logits) < Self.tolerance)
      let projection = model.networks.parser.model.projection
      let projected = tokens.rows(of: projection, model.networks.encoder, model)
      #expect(distance(projected, record.parser_projection) < Self.tolerance)
      expectTrace(record, projected, model)
      expectFirstEntityState(record, tokens, model)
    }
  }

  /// Feature identifiers, vector rows, and the encoder's output; the layers between where they can be seen.
  private func expectVectors(
    _ expected: NumericRecord.Encoder, _ encoder: TokenEncoder, _ tokens: Tokens,
    _ model: PipelineModel
  ) throws {
    #expect(encoder.columns.map(\.feature.rawValue) == expected.columns)
    let ids = tokens.batch.types.indices.map { token in
      encoder.columns.map { column in
        let lexeme = tokens.lexemes[tokens.batch.types[token]]
        return "\(column.feature.id(of: lexeme, followedBySpace: tokens.batch.hasSpace[token]))"
      }
    }
    #expect(ids == expected.feature_ids)
    if let rows = expected.vector_rows {
      let found = tokens.batch.types.map {
        model.networks.vectors.row(of: tokens.lexemes[$0].orth) ?? -1
      }
      #expect(found == rows)
    }
    let output = tokens.rows(of: nil, encoder, model)
    #expect(distance(output, expected.layers[expected.layers.count - 1]) < Self.tolerance)
    // From the reference's mixer output on, each layer.
    let width = encoder.width
    let count = expected.mixer_out.count
    let margin = [Float](repeating: 0, count: 5 * width)
    let rows = (count + 1) / 2 * 2 + 8
    var x = AlignedFloats(margin + expected.mixer_out.flatMap { $0 } + margin + margin)
    guard encoder.tableLayer == nil else { return }
    for (layer, values) in zip(encoder.layers, expected.layers) {
      var out = AlignedFloats(count: x.count)
      layer.apply(to: x, rows: rows, into: &out)
      x = out
      let found = (0..<count).map { x[((5 + $0) * width)..<((6 + $0) * width)] }
      #expect(distance(found, values) < Self.tolerance)
    }
  }

  private func expectTrace(
    _ record: NumericRecord, _ projected: [[Float]], _ model: PipelineModel
  ) {
    let vectors = AlignedFloats(projected.flatMap { $0 })
    var scratch = DependencyParser.Scratch(for: model.networks.parser)
    var step = 0
    model.networks.parser.parse(vectors, 0..<projected.count, scratch: &scratch) {
      action, scratch in
      let expected = record.parser_trace[step]
      #expect(scratch.features == expected.ctx)
      #expect(action == expected.index)
      #expect(abs(scratch.scores[action] - expected.score) < 1e-4)
      step += 1
    }
    #expect(step == record.parser_trace.count)
  }

  private func expectFirstEntityState(
    _ record: NumericRecord, _ tokens: Tokens, _ model: PipelineModel
  ) {
    let recognizer = model.networks.recognizer
    let projected = tokens.rows(of: recognizer.model.projection, recognizer.encoder, model)
    var scores = TransitionScratch(for: recognizer.model.scorer)
    scores.begin()
    scores.score(
      [0, -1, -1], vectors: AlignedFloats(projected.flatMap { $0 }), count: projected.count)
    let found = record.ner_scores_first_state.indices.map { scores[$0] }
    #expect(distance([found], [record.ner_scores_first_state]) < 1e-4)
  }

  private func distance(_ a: [[Float]], _ b: [[Float]]) -> Float {
    guard a.count == b.count else { return .infinity }
    var distance: Float = 0
    for (left, right) in zip(a, b) {
      guard left.count == right.count else { return .infinity }
      for (x, y) in zip(left, right) { distance = max(distance, abs(x - y)) }
    }
    return distance
  }
}

/// The tokens of a text as the networks see them.
private struct Tokens {
  var lexemes = LexemeTable()
  var batch = TokenBatch()

  init(_ text: String, _ model: PipelineModel) {
    var cache = ChunkCache()
    let tokens = model.lexical.tokenizer.tokenize(text, lexemes: &lexemes, cache: &cache)
    batch = TokenBatch(
      types: tokens.types, hasSpace: tokens.hasSpace, documents: [0..<tokens.count])
  }

  var texts: [String] { batch.types.map { lexemes[$0].text } }

  /// The encoder's vectors, or what a layer makes of them.
  func rows(of layer: DenseLayer?, _ encoder: TokenEncoder, _ model: PipelineModel) -> [[Float]] {
    var scratch = EncoderScratch(for: encoder)
    var rows: [[Float]] = []
    scratch.encode(batch, lexemes: lexemes, vectors: model.networks.vectors) { pieces, matrix in
      for piece in pieces {
        for row in (piece.row + 1)..<(piece.row + 1 + piece.count) {
          guard let layer else {
            rows.append(matrix[(row * encoder.width)..<((row + 1) * encoder.width)])
            continue
          }
          var out = AlignedFloats(count: layer.stride)
          layer.apply(to: matrix, firstRow: row, rows: 1, into: &out)
          rows.append(out[0..<layer.outputs])
        }
      }
    }
    return rows
  }
}

/// A text with the numbers of every stage; members are named as in the fixtures.
private struct NumericRecord: Decodable {
  struct Encoder: Decodable {
    var columns: [String]
    var feature_ids: [[String]]
    /// −1 for a word without a vector.
    var vector_rows: [Int]?
    var mixer_out: [[Float]]
    var layers: [[[Float]]]
  }

  struct Step: Decodable {
    var ctx: [Int32]
    var index: Int
    var score: Float
  }

  var text: String
  var tokens: [String]
  var tok2vec: Encoder
  var ner: Encoder
  var tag_logits: [[Float]]
  var parser_projection: [[Float]]
  var parser_trace: [Step]
  var ner_scores_first_state: [Float]

  private struct File: Decodable {
    var records: [NumericRecord]
  }

  static func all(_ size: String) throws -> [NumericRecord] {
    try JSONDecoder().decode(File.self, from: ParityFixtures.data("numeric.\(size).json")).records
  }
}
