import Foundation
import Tensors
import Testing

@Suite struct StorageTests {
  @Test func floatsAreCopiedByValue() {
    var a = AlignedFloats([1, 2, 3])
    let b = a
    a[1] = 9
    #expect(a[0..<3] == [1, 9, 3])
    #expect(b[0..<3] == [1, 2, 3])
  }

  @Test func rangesAreCopiedAndCleared() {
    var floats = AlignedFloats(unspecified: 5)
    floats.clear(0..<5)
    floats.copy(from: AlignedFloats([1, 2, 3, 4]), at: 1, to: 2, count: 3)
    #expect(floats[0..<5] == [0, 0, 2, 3, 4])
    floats.clear(3..<4)
    #expect(floats[2..<5] == [2, 0, 4])
  }

  @Test func bytesAreLittleEndian() {
    let floats = AlignedFloats(littleEndian: [0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0][...])
    #expect(floats[0..<2] == [1, -2])
  }

  @Test func rowsOfATableAreAddedModuloItsLength() throws {
    let values = AlignedFloats((0..<3).flatMap { [Float](repeating: Float($0 + 1), count: 16) })
    for kernels in Kernels.all {
      let table = try EmbeddingTable(values: values, rows: 3, width: 16, kernels: kernels)
      var out = AlignedFloats(count: 20)
      table.sum([0, 4, 5, 4_294_967_295], into: &out, at: 4)
      #expect(out[0..<20] == [0, 0, 0, 0] + [Float](repeating: 1 + 2 + 3 + 1, count: 16))
    }
  }

  @Test func aFileIsMapped() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "newsgraph-\(UUID()).bin")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data([7, 0, 0, 0x80, 0x3f]).write(to: url)
    let file = try #require(MappedFile(path: url.path))
    #expect(file.count == 5)
    #expect(file.bytes(0..<2) == [7, 0])
    var floats = AlignedFloats(count: 2)
    file.copyFloats(at: 1, count: 1, into: &floats, at: 1)
    #expect(floats[0..<2] == [0, 1])

    try Data().write(to: url)
    #expect(MappedFile(path: url.path)?.bytes(0..<0) == [])
  }

  @Test func whatIsNoFileIsNotMapped() throws {
    #expect(MappedFile(path: "/nowhere/at/all") == nil)
    #expect(MappedFile(path: "/") == nil)
    #expect(try #require(MappedFile(copying: [1, 2, 3])).bytes(1..<3) == [2, 3])
  }
}
