import MessagePack
import Tensors

/// A component's weights, as `thinc.Model.to_bytes` writes them.
///
/// The layers stand in breadth-first order of their tree. Arrays are located when the file is opened
/// and copied when they are asked for.
struct WeightFile: Sendable {
  /// One layer of the file.
  struct Layer: Sendable {
    /// Such as `maxout`.
    var name: String
    /// Other layers by role, as indices of the file's layers.
    var references: [String: Int] = [:]
    /// Where the attributes' MessagePack stands.
    var attributes: [String: Range<Int>] = [:]
    /// The arrays, by name.
    var arrays: [String: Array] = [:]
  }

  /// Where an array's little-endian floats stand, and its shape.
  struct Array: Sendable {
    var shape: [Int]
    var bytes: Range<Int>
  }

  /// What errors call the file.
  let path: String
  /// The layers in the file's order.
  let layers: [Layer]
  private let bytes: [UInt8]

  /// Finds the layers and arrays.
  init(_ bytes: [UInt8], path: String) throws(ModelError) {
    self.path = path
    self.bytes = bytes
    self.layers = try inFile(path) { () throws(MessagePackError) in try Self.layers(of: bytes) }
  }

  private static func layers(of bytes: [UInt8]) throws(MessagePackError) -> [Layer] {
    var layers: [Layer] = []
    var reader = MessagePackReader(bytes)
    for _ in 0..<(try reader.readMapCount()) {
      let key = try reader.readString()
      if !["nodes", "attrs", "params"].contains(key) {
        try reader.skip()
        continue
      }
      for index in 0..<(try reader.readArrayCount()) {
        if index == layers.count { layers.append(Layer(name: "")) }
        switch key {
        case "nodes": try readNode(&reader, into: &layers[index])
        case "attrs": try readAttributes(&reader, into: &layers[index])
        default: try readArrays(&reader, into: &layers[index])
        }
      }
    }
    try reader.expectEnd()
    return layers
  }

  private static func readNode(
    _ reader: inout MessagePackReader, into layer: inout Layer
  ) throws(MessagePackError) {
    let node = try reader.readValue()
    layer.name = node["name"]?.text ?? ""
    for entry in node["refs"]?.entries ?? [] {
      if let role = entry.key.text, let index = entry.value.int { layer.references[role] = index }
    }
  }

  private static func readAttributes(
    _ reader: inout MessagePackReader, into layer: inout Layer
  ) throws(MessagePackError) {
    for _ in 0..<(try reader.readMapCount()) {
      layer.attributes[try reader.readString()] = try reader.readByteRange()
    }
  }

  private static func readArrays(
    _ reader: inout MessagePackReader, into layer: inout Layer
  ) throws(MessagePackError) {
    for _ in 0..<(try reader.readMapCount()) {
      let name = try reader.readString()
      if try reader.readNil() { continue }
      var shape: [Int] = []
      var data: Range<Int>?
      var type = ""
      for _ in 0..<(try reader.readMapCount()) {
        switch try reader.readString() {
        case "shape":
          for _ in 0..<(try reader.readArrayCount()) { shape.append(try reader.readInt()) }
        case "data": data = try reader.readByteRange()
        case "type": type = try reader.readString()
        default: try reader.skip()
        }
      }
      if type == "<f4", let data { layer.arrays[name] = Array(shape: shape, bytes: data) }
    }
  }

  /// The layers of a name, in the file's order.
  func layers(named name: String) -> [Layer] { layers.filter { $0.name == name } }

  /// The only layer of a name.
  func layer(named name: String) throws(ModelError) -> Layer {
    let found = layers(named: name)
    guard found.count == 1, let layer = found.first else {
      throw malformed("\(found.count) layers named '\(name)' instead of one")
    }
    return layer
  }

  /// An attribute of a layer.
  func attribute(_ name: String, of layer: Layer) throws(ModelError) -> MessagePackValue {
    guard let range = layer.attributes[name] else {
      throw malformed("a layer '\(layer.name)' has no attribute '\(name)'")
    }
    let bytes = bytes
    return try inFile(path) { () throws(MessagePackError) in
      var reader = MessagePackReader(bytes, range: range)
      return try reader.readValue()
    }
  }

  /// The shape of an array of a layer.
  func shape(of array: String, in layer: Layer) throws(ModelError) -> [Int] {
    try self.array(array, of: layer).shape
  }

  /// The values of an array that must have a shape.
  func floats(_ array: String, of layer: Layer, shape: [Int]) throws(ModelError) -> [Float] {
    let values = try alignedFloats(array, of: layer, shape: shape)
    return values[0..<values.count]
  }

  /// The values of an array that must have a shape, aligned for the kernels.
  func alignedFloats(
    _ name: String, of layer: Layer, shape: [Int]
  ) throws(ModelError) -> AlignedFloats {
    let array = try array(name, of: layer)
    guard array.shape == shape else {
      throw malformed("'\(name)' of '\(layer.name)' has shape \(array.shape), not \(shape)")
    }
    var count = 4
    for dimension in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: dimension)
      guard dimension >= 0, !overflow else { throw malformed("an array is too large") }
      count = product
    }
    guard count == array.bytes.count else {
      throw malformed("'\(name)' of '\(layer.name)' has \(array.bytes.count) bytes, not \(count)")
    }
    return AlignedFloats(littleEndian: bytes[array.bytes])
  }

  private func array(_ name: String, of layer: Layer) throws(ModelError) -> Array {
    guard let array = layer.arrays[name] else {
      throw malformed("a layer '\(layer.name)' has no array '\(name)'")
    }
    return array
  }

  func malformed(_ reason: String) -> ModelError { .malformed(path: path, reason: reason) }
}
