import Crypto
import Documents
import Foundation
import NewsgraphKit
import Recognizer
import SpacyRuntime
import Testing

/// The weights in the program are those that the repository documents.
@Suite struct BundledRecognizerTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Models/newsgraph-ner-en")

  static func checksum(_ bytes: some DataProtocol) -> String {
    SHA256.hash(data: bytes).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  @Test(arguments: BundledRecognizer.checksums.keys.sorted())
  func bytesAreTheDocumentedOnes(name: String) throws {
    let expected = try #require(BundledRecognizer.checksums[name])
    let bytes = try #require(BundledRecognizer.files()[name])
    #expect(Self.checksum(bytes) == expected)
    #expect(Self.checksum(try Data(contentsOf: Self.folder.appending(path: name))) == expected)
    let list = try String(contentsOf: Self.folder.appending(path: "SHA256SUMS"), encoding: .utf8)
    #expect(list.contains("\(expected)  \(name)"))
  }

  @Test func theComponentIsSmall() {
    let size = BundledRecognizer.files().values.reduce(0) { $0 + $1.count }
    #expect(size > 1_000_000 && size <= 8_000_000)
  }

  @Test func namesOfChoicesAreRead() {
    #expect(RecognizerChoice("newsgraph") == .newsgraph)
    #expect(RecognizerChoice("model") == .model)
    #expect(RecognizerChoice("some/folder") == .directory("some/folder"))
    #expect(RecognizerChoice.standard(for: "/no/such/model") == .model)
  }
}
