import Foundation
import Testing

@testable import ModelStore

@Suite struct ModelStoreTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Puts a model of the name into a folder of models, just enough to be found.
  private func place(_ release: ModelRelease, in models: String) throws -> String {
    let directory = models + "/" + release.directoryName
    try folder.write([], to: directory + "/config.cfg")
    try folder.write([], to: directory + "/tokenizer")
    return folder.path + "/" + directory
  }

  @Test func dataFolderFollowsTheXDGRules() {
    func models(_ environment: [String: String]) -> String {
      ModelStore(environment: environment, executable: nil).models
    }
    #expect(models(["HOME": "/home/ana"]) == "/home/ana/.local/share/newsgraph/models")
    #expect(models(["HOME": "/h", "XDG_DATA_HOME": "/data"]) == "/data/newsgraph/models")
    #expect(models(["HOME": "/h", "XDG_DATA_HOME": "data"]) == "/h/.local/share/newsgraph/models")
  }

  @Test func modelBesideTheProgramIsFoundAfterTheUsersOwn() throws {
    let store = ModelStore(
      environment: ["XDG_DATA_HOME": folder.path + "/data"],
      executable: folder.path + "/prefix/bin/newsgraph")
    let beside = try place(.md, in: "prefix/share/newsgraph/models")
    #expect(try store.directory() == beside)
    let own = try place(.md, in: "data/newsgraph/models")
    #expect(try store.directory() == own)
  }

  @Test func requestComesBeforeTheVariableAndThatBeforeTheDefault() throws {
    let md = try place(.md, in: "newsgraph/models")
    let sm = try place(.sm, in: "newsgraph/models")
    var environment = ["XDG_DATA_HOME": folder.path]
    #expect(try ModelStore(environment: environment, executable: nil).directory() == md)
    environment["NEWSGRAPH_MODEL"] = "en_core_web_sm"
    let store = ModelStore(environment: environment, executable: nil)
    #expect(try store.directory() == sm)
    #expect(try store.directory(of: "md") == md)
    #expect(try store.directory(of: md) == md)
  }

  @Test func missingModelSaysHowToInstallIt() {
    let store = ModelStore(environment: ["XDG_DATA_HOME": folder.path], executable: nil)
    let error = #expect(throws: ModelStoreError.self) { try store.directory() }
    #expect(error.map { "\($0)".contains("run 'newsgraph model install'") } == true)
    let other = #expect(throws: ModelStoreError.self) { try store.directory(of: "sm") }
    #expect(other.map { "\($0)".contains("run 'newsgraph model install sm'") } == true)
  }

  @Test func wrongRequestIsRefused() {
    let store = ModelStore(environment: ["XDG_DATA_HOME": folder.path], executable: nil)
    #expect(throws: ModelStoreError.unknownModel(name: "xl", known: ["md", "sm"])) {
      try store.directory(of: "xl")
    }
    #expect(throws: ModelStoreError.notAModel(path: folder.path)) {
      try store.directory(of: folder.path)
    }
  }

  @Test func digestIsSHA256() throws {
    let file = try folder.write(Array("abc".utf8), to: "abc")
    // Source: FIPS 180-2, appendix B.1.
    #expect(
      try RunningDigest.ofFile(at: file).hexadecimal()
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test(arguments: ModelRelease.all.map(\.id))
  func tableIsComplete(id: String) throws {
    let release = try ModelRelease.named(id)
    let paths = release.files.map(\.path)
    #expect(paths == paths.sorted() && Set(paths).count == 19)
    #expect(release.files.allSatisfy { $0.sha256.allSatisfy(\.isHexDigit) && $0.size > 0 })
    #expect(!paths.contains { $0.hasPrefix("/") || $0.contains("..") })
    let weights = release.files.filter { $0.path.hasSuffix("/model") }
    #expect(weights.count == 4 && weights.allSatisfy { $0.size > 19_000 })
  }

  @Test(arguments: ModelRelease.all.map(\.id))
  func installedModelIsAsReleased(id: String) throws {
    let release = try ModelRelease.named(id)
    let isRequired = ProcessInfo.processInfo.environment["NEWSGRAPH_REQUIRE_MODEL"] == "1"
    guard let directory = ModelStore.current().installed(release) else {
      if isRequired { Issue.record("\(release.name) is not installed") }
      return
    }
    #expect(ModelVerification(of: directory, as: release).problems == [])
  }
}
