import MessagePack
import Testing

@Suite struct MessagePackReaderTests {
  @Test(
    arguments: [
      ([0x00], 0), ([0x7f], 127), ([0xcc, 0xff], 255), ([0xcd, 0x01, 0x00], 256),
      ([0xce, 0, 1, 0, 0], 65_536), ([0xcf, 0, 0, 0, 1, 0, 0, 0, 0], 1 << 32), ([0xff], -1),
      ([0xe0], -32), ([0xd0, 0x80], -128), ([0xd1, 0x80, 0x00], -32_768),
      ([0xd2, 0xff, 0xff, 0xff, 0xfe], -2), ([0xd0, 0x05], 5),
    ] as [([UInt8], Int)])
  func integersOfEveryWidth(bytes: [UInt8], value: Int) throws {
    var reader = MessagePackReader(bytes)
    #expect(try reader.readInt() == value)
    #expect(reader.isAtEnd)
  }

  @Test func identifiersAboveInt64AreKept() throws {
    var reader = MessagePackReader([0xcf] + [UInt8](repeating: 0xff, count: 8))
    #expect(throws: MessagePackError.outOfRange(offset: 0)) { try reader.readInt() }
    #expect(try reader.readUInt64() == .max)
  }

  @Test func aNegativeNumberIsNoIdentifier() {
    var reader = MessagePackReader([0xff])
    #expect(throws: MessagePackError.outOfRange(offset: 0)) { try reader.readUInt64() }
  }

  @Test func floatsOfBothWidths() throws {
    var reader = MessagePackReader([0xca, 0x3f, 0xc0, 0, 0, 0xcb, 0xbf, 0xe0, 0, 0, 0, 0, 0, 0])
    #expect(try reader.readDouble() == 1.5)
    #expect(try reader.readDouble() == -0.5)
  }

  @Test func stringsAndBinariesAreRangesOfTheInput() throws {
    var reader = MessagePackReader([0xa2, 0x61, 0x62, 0xc4, 0x01, 0x07, 0xd9, 0x01, 0x63])
    #expect(try reader.readString() == "ab")
    #expect(try reader.readByteRange() == 5..<6)
    #expect(try reader.readBytes() == [0x63])
  }

  @Test func textMustBeUTF8() {
    var reader = MessagePackReader([0xa1, 0xff])
    #expect(throws: MessagePackError.invalidText(offset: 0)) { try reader.readString() }
    #expect(reader.position == 0)
  }

  @Test func aMapIsFoundByTextOfEitherKind() throws {
    let value = try MessagePackValue([
      0x82, 0xa1, 0x61, 0x93, 0x01, 0xc0, 0xc3, 0xc4, 0x01, 0x62, 0xa1, 0x78,
    ])
    #expect(value["a"]?.elements == [.unsigned(1), .null, .bool(true)])
    #expect(value["b"]?.text == "x")
    #expect(value["c"] == nil)
  }

  @Test(
    arguments: [
      [0xdd, 0xff, 0xff, 0xff, 0xff], [0xdf, 0x7f, 0xff, 0xff, 0xff, 0x00],
      [0xc6, 0xff, 0xff, 0xff, 0xff, 0x00], [0xdb, 0x00, 0x00, 0x00, 0x02, 0x61], [0xa5, 0x61],
      [0xcd, 0x01], [0x92, 0x01], [0x81, 0x01], [],
    ] as [[UInt8]])
  func whatClaimsMoreThanThereIsFails(bytes: [UInt8]) {
    #expect(throws: MessagePackError.self) { try MessagePackValue(bytes) }
    var reader = MessagePackReader(bytes)
    #expect(throws: MessagePackError.self) { try reader.skip() }
    #expect(reader.position == 0)
  }

  @Test func deepNestingFailsInTreesAndIsSkipped() throws {
    let bytes = [UInt8](repeating: 0x91, count: 100_000) + [0xc0]
    #expect(throws: MessagePackError.tooDeep(offset: 64)) { try MessagePackValue(bytes) }
    var reader = MessagePackReader(bytes)
    try reader.skip()
    #expect(reader.isAtEnd)
  }

  @Test func bytesAfterTheValueFail() {
    #expect(throws: MessagePackError.trailingBytes(offset: 1)) { try MessagePackValue([0xc0, 0]) }
  }

  @Test func extensionsAreRefusedByName() {
    #expect(
      throws: MessagePackError.unexpected(
        offset: 0, expected: "a value", found: "type byte 0xc1")
    ) { try MessagePackValue([0xc1]) }
  }

  @Test func aPartOfAnArrayEndsWhereItEnds() throws {
    let bytes: [UInt8] = [0xc4, 0x02, 0x91, 0x07, 0x08]
    var outer = MessagePackReader(bytes)
    var inner = MessagePackReader(bytes, range: try outer.readByteRange())
    #expect(try inner.readArrayCount() == 1)
    #expect(try inner.readInt() == 7)
    #expect(throws: MessagePackError.truncated(offset: 4)) { try inner.readInt() }
    #expect(MessagePackReader(bytes, range: -3..<99).remaining == 5)
  }

  @Test func randomBytesNeverTrap() {
    var state: UInt64 = 20_241_128
    for _ in 0..<20_000 {
      var bytes: [UInt8] = []
      for _ in 0..<24 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(UInt8(truncatingIfNeeded: state >> 56))
      }
      var reader = MessagePackReader(bytes)
      while (try? reader.readValue()) != nil {}
      #expect(reader.position <= bytes.count)
    }
  }
}
