import Foundation
import Testing

@testable import ModelStore

@Suite struct InstallationTests {
  let folder: TemporaryFolder
  let installer: ModelInstaller
  let release: ModelRelease

  init() throws {
    folder = try TemporaryFolder()
    installer = ModelInstaller(models: folder.path + "/models")
    release = try TinyModel.release()
  }

  /// Where the model goes, and what is there but the lock.
  private func installedFiles() -> [String] {
    folder.contents().filter { $0.hasPrefix("models/") && $0 != "models/.lock" }
  }

  @Test func wheelIsUnpackedWithItsChecksums() throws {
    let wheel = try folder.write(TinyModel.wheel().bytes(), to: "tiny.whl")
    let (directory, outcome) = try installer.install(release, from: wheel)
    #expect(outcome == .installed)
    #expect(directory == folder.path + "/models/tiny_model-1.0")
    #expect(
      installedFiles() == [
        "models/tiny_model-1.0", "models/tiny_model-1.0/LICENSE",
        "models/tiny_model-1.0/checksums.sha256", "models/tiny_model-1.0/config.cfg",
        "models/tiny_model-1.0/meta.json", "models/tiny_model-1.0/tok2vec",
        "models/tiny_model-1.0/tok2vec/model", "models/tiny_model-1.0/tokenizer",
      ])
    let weights = try String(contentsOfFile: directory + "/tok2vec/model", encoding: .utf8)
    #expect(weights == "weights")
    #expect(ModelVerification(of: directory, as: release).isSound)
  }

  @Test func secondInstallationDoesNothing() throws {
    let wheel = try folder.write(TinyModel.wheel().bytes(), to: "tiny.whl")
    _ = try installer.install(release, from: wheel)
    let again = try installer.install(release, from: "/no/such/wheel")
    #expect(again.outcome == .alreadyInstalled)
  }

  @Test func folderIsFoundBelowTheNamedOne() throws {
    for (path, text) in TinyModel.files {
      try folder.write(Array(text.utf8), to: "site/tiny_model/tiny_model-1.0/" + path)
    }
    let result = try installer.install(release, from: folder.path + "/site")
    #expect(ModelVerification(of: result.directory, as: release).isSound)
  }

  @Test func missingLicenceIsSupplied() throws {
    let wheel = try folder.write(TinyModel.wheel(["LICENSE": nil]).bytes(), to: "tiny.whl")
    let result = try installer.install(release, from: wheel)
    #expect(ModelVerification(of: result.directory, as: release).isSound)
  }

  @Test func changedFileIsNamedAndNothingIsInstalled() throws {
    let wheel = try folder.write(
      TinyModel.wheel(["tok2vec/model": "weighty"]).bytes(), to: "tiny.whl")
    let error = #expect(throws: ModelStoreError.self) {
      try installer.install(release, from: wheel)
    }
    guard case .wrongChecksum(_, "tok2vec/model", let expected, let found)? = error else {
      Issue.record("unexpected error: \(String(describing: error))")
      return
    }
    #expect(expected == release.files.first { $0.path == "tok2vec/model" }?.sha256)
    #expect(found.utf8.count == 64 && found != expected)
    #expect(installedFiles().isEmpty)
  }

  @Test func otherLengthIsRefusedBeforeReading() throws {
    let wheel = try folder.write(TinyModel.wheel(["tokenizer": "many rules"]).bytes(), to: "a.whl")
    #expect(
      throws: ModelStoreError.wrongSize(source: wheel, file: "tokenizer", expected: 5, found: 10)
    ) { try installer.install(release, from: wheel) }
  }

  @Test func missingFileIsNamed() throws {
    let wheel = try folder.write(TinyModel.wheel(["meta.json": nil]).bytes(), to: "tiny.whl")
    #expect(throws: ModelStoreError.missingFile(source: wheel, file: "meta.json")) {
      try installer.install(release, from: wheel)
    }
    #expect(installedFiles().isEmpty)
  }

  @Test func leftoversOfAnInterruptedInstallationAreRemoved() throws {
    try folder.write([1], to: "models/.tiny_model-1.0.installing/model/tokenizer")
    let wheel = try folder.write(TinyModel.wheel().bytes(), to: "tiny.whl")
    _ = try installer.install(release, from: wheel)
    #expect(!installedFiles().contains { $0.contains("installing") })
  }

  @Test func damagedModelIsReplaced() throws {
    let wheel = try folder.write(TinyModel.wheel().bytes(), to: "tiny.whl")
    let directory = try installer.install(release, from: wheel).directory
    try folder.write(Array("wrong".utf8), to: "models/tiny_model-1.0/tokenizer")
    #expect(
      ModelVerification(of: directory, as: release).problems == [
        "tokenizer is not the released file (5 bytes)"
      ])
    let again = try installer.install(release, from: wheel)
    #expect(again.outcome == .installed)
    #expect(ModelVerification(of: directory, as: release).isSound)
  }

  @Test func makersOwnWheelIsTakenAsAWhole() throws {
    let bytes = TinyModel.wheel(["config.cfg": "[nlp]\n# another layout\n"]).bytes()
    let wheel = try folder.write(bytes, to: "official.whl")
    let digest = try RunningDigest.ofFile(at: wheel).hexadecimal()
    let official = try TinyModel.release(official: digest)
    let directory = try installer.install(official, from: wheel).directory
    #expect(ModelVerification(of: directory, as: official).isSound)
    #expect(!ModelVerification(of: directory, as: release).isSound)
    try folder.write([0], to: "models/tiny_model-1.0/config.cfg")
    #expect(!ModelVerification(of: directory, as: official).isSound)
  }

  @Test func installersOfOneFolderWaitForEachOther() async throws {
    let wheel = try folder.write(TinyModel.wheel().bytes(), to: "tiny.whl")
    let (models, release) = (folder.path + "/models", release)
    let outcomes = try await withThrowingTaskGroup(of: ModelInstaller.Outcome.self) { group in
      for _ in 0..<6 {
        group.addTask {
          try ModelInstaller(models: models).install(release, from: wheel).outcome
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.count { $0 == .installed } == 1)
  }

  @Test func failedDownloadSaysWhatToDo() throws {
    var installer = installer
    for python in ["false", "no-such-python"] {
      installer.download = WheelDownload(python: python)
      let error = #expect(throws: ModelStoreError.self) { try installer.install(release) }
      #expect(error.map { "\($0)".contains("newsgraph model install --from PATH") } == true)
    }
    #expect(installedFiles().isEmpty)
  }
}
