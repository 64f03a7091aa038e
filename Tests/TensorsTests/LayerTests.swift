import Tensors
import Testing

/// Numbers that are the same in every run.
struct RandomFloats {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> Float {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Float(Int32(truncatingIfNeeded: state >> 33)) / Float(1 << 30) - 1
  }

  mutating func array(_ count: Int, scale: Float = 1) -> [Float] {
    (0..<count).map { _ in next() * scale }
  }
}

/// The greatest difference between equally long arrays.
func distance(_ a: [Float], _ b: [Float]) -> Float {
  a.count == b.count ? zip(a, b).map { abs($0 - $1) }.max() ?? 0 : .infinity
}

/// Each implementation computes what the portable one does, whatever the number of rows.
@Suite struct LayerTests {
  @Test(arguments: Kernels.all, [1, 2, 3, 8, 13, 40])
  func denseLayersAgree(kernels: Kernels, rows: Int) throws {
    for (inputs, outputs) in [(5, 3), (96, 50), (64, 106), (33, 128)] {
      var random = RandomFloats(seed: 1)
      let weights = random.array(inputs * outputs, scale: 0.3)
      let bias = random.array(outputs)
      let x = AlignedFloats(random.array((rows + 1) * inputs))
      func result(_ kernels: Kernels) throws -> [Float] {
        let layer = try DenseLayer(
          weights: weights, bias: bias, inputs: inputs, outputs: outputs, kernels: kernels)
        var out = AlignedFloats(count: (rows + 2) * layer.stride)
        layer.apply(to: x, firstRow: 1, rows: rows, into: &out, outRow: 2)
        #expect(out[0..<(2 * layer.stride)].allSatisfy { $0 == 0 })
        return (0..<rows).flatMap { row in
          out[((row + 2) * layer.stride)..<((row + 2) * layer.stride + outputs)]
        }
      }
      #expect(distance(try result(kernels), try result(.portable)) < 1e-5)
    }
  }

  @Test func aDenseLayerIsItsFormula() throws {
    let layer = try DenseLayer(
      weights: [1, 2, 3, 4, 5, 6], bias: [10, 20], inputs: 3, outputs: 2, kernels: .native)
    var out = AlignedFloats(count: layer.stride)
    layer.apply(to: AlignedFloats([1, 0, -1]), rows: 1, into: &out)
    #expect(out[0..<2] == [8, 18])
  }

  @Test func argmaxTakesTheFirstOfEqualValues() throws {
    let layer = try DenseLayer(
      weights: [0, 0, 0], bias: nil, inputs: 1, outputs: 3, kernels: .native)
    var scores = AlignedFloats(count: 2 * layer.stride)
    scores[1] = 2
    scores[2] = 2
    scores[layer.stride + 5] = 9
    var best: [Int32] = [-1, -1, -1]
    layer.argmax(of: scores, rows: 2, into: &best, at: 1)
    #expect(best == [-1, 1, 0])
  }

  private func parameters(
    inputs: Int, width: Int, pieces: Int, seed: UInt64
  ) -> MaxoutParameters {
    var random = RandomFloats(seed: seed)
    return MaxoutParameters(
      weights: random.array(width * pieces * inputs, scale: 0.2),
      bias: random.array(width * pieces), gain: random.array(width), shift: random.array(width),
      inputs: inputs, width: width, pieces: pieces)
  }

  @Test(arguments: Kernels.all, [1, 7, 33])
  func maxoutLayersAgree(kernels: Kernels, rows: Int) throws {
    for (inputs, width, pieces) in [(20, 16, 1), (96, 32, 2), (130, 96, 3)] {
      let parameters = parameters(inputs: inputs, width: width, pieces: pieces, seed: 2)
      var random = RandomFloats(seed: 3)
      let x = AlignedFloats(random.array(rows * inputs))
      func result(_ kernels: Kernels) throws -> [Float] {
        let layer = try MaxoutLayer(parameters, kernels: kernels)
        var out = AlignedFloats(count: (rows + 1) * width)
        layer.apply(to: x, rows: rows, into: &out, outRow: 1)
        return out[width..<out.count]
      }
      #expect(distance(try result(kernels), try result(.portable)) < 1e-5)
    }
  }

  @Test(arguments: Kernels.all, [2, 4, 18, 66])
  func windowLayersAgree(kernels: Kernels, rows: Int) throws {
    for (width, pieces) in [(16, 2), (96, 3)] {
      let parameters = parameters(inputs: 3 * width, width: width, pieces: pieces, seed: 4)
      var random = RandomFloats(seed: 5)
      let x = AlignedFloats(random.array((rows + 2) * width))
      func result(_ kernels: Kernels) throws -> [Float] {
        let layer = try WindowLayer(parameters, kernels: kernels)
        var out = AlignedFloats(count: x.count)
        layer.apply(to: x, rows: rows, into: &out)
        #expect(out[0..<width].allSatisfy { $0 == 0 })
        return out[width..<((rows + 1) * width)]
      }
      #expect(distance(try result(kernels), try result(.portable)) < 2e-5)
    }
  }

  @Test(arguments: Kernels.all)
  func aTableLayerIsAWindowLayerOverSlots(kernels: Kernels) throws {
    let (width, pieces, rows) = (32, 3, 10)
    let parameters = parameters(inputs: 3 * width, width: width, pieces: pieces, seed: 6)
    var random = RandomFloats(seed: 7)
    let inputs = AlignedFloats([Float](repeating: 0, count: width) + random.array(4 * width))
    let slots: [Int32] = [0, 0, 1, 2, 1, 3, 4, 4, 0, 2, 0, 0]
    let layer = try WindowTableLayer(parameters, kernels: kernels)
    var tables = AlignedFloats(count: 5 * layer.productWidth)
    layer.tabulate(inputs, slot: 1, count: 4, into: &tables)
    var out = AlignedFloats(count: (rows + 2) * width)
    layer.apply(slots: slots, rows: rows, inputs: inputs, tables: tables, into: &out)

    var x = AlignedFloats(count: (rows + 2) * width)
    for (row, slot) in slots.enumerated() {
      x.copy(from: inputs, at: Int(slot) * width, to: row * width, count: width)
    }
    var expected = AlignedFloats(count: x.count)
    try WindowLayer(parameters, kernels: .portable).apply(to: x, rows: rows, into: &expected)
    let range = width..<((rows + 1) * width)
    #expect(distance(out[range], expected[range]) < 2e-5)
  }

  @Test(arguments: Kernels.all)
  func aRowDoesNotDependOnItsNeighbours(kernels: Kernels) throws {
    let parameters = parameters(inputs: 288, width: 96, pieces: 3, seed: 8)
    let layer = try WindowLayer(parameters, kernels: kernels)
    var random = RandomFloats(seed: 9)
    let x = AlignedFloats(random.array(42 * 96))
    var all = AlignedFloats(count: x.count)
    layer.apply(to: x, rows: 40, into: &all)
    for first in stride(from: 0, to: 40, by: 2) {
      var part = AlignedFloats(count: 4 * 96)
      part.copy(from: x, at: first * 96, to: 0, count: 4 * 96)
      var out = AlignedFloats(count: part.count)
      layer.apply(to: part, rows: 2, into: &out)
      #expect(out[96..<288] == all[((first + 1) * 96)..<((first + 3) * 96)])
    }
  }

  @Test func wrongSizesAreRefused() {
    #expect(throws: LayerError.wrongCount(array: "a linear layer's bias", expected: 2, found: 1)) {
      try DenseLayer(weights: [1, 2], bias: [1], inputs: 1, outputs: 2, kernels: .native)
    }
    #expect(throws: LayerError.unsupported(dimension: "maxout width", value: 20)) {
      try MaxoutLayer(parameters(inputs: 4, width: 20, pieces: 2, seed: 1), kernels: .native)
    }
    #expect(throws: LayerError.unsupported(dimension: "number of maxout pieces", value: 5)) {
      try MaxoutLayer(parameters(inputs: 4, width: 16, pieces: 5, seed: 1), kernels: .native)
    }
    #expect(throws: LayerError.unsupported(dimension: "number of inputs of a window", value: 32)) {
      try WindowLayer(parameters(inputs: 32, width: 16, pieces: 2, seed: 1), kernels: .native)
    }
    #expect(throws: LayerError.unsupported(dimension: "number of embedding rows", value: 0)) {
      try EmbeddingTable(values: AlignedFloats(count: 0), rows: 0, width: 16, kernels: .native)
    }
  }
}
