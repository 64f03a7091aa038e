import Tensors
import Testing

@testable import SpacyRuntime

/// Damaged, foreign and contradictory model files give errors and never trap.
@Suite struct ModelFuzzTests {
  /// The files of the networks; the lexical ones have their own tests.
  static let files = SyntheticModel().files.keys.sorted()

  @Test(arguments: files)
  func everyTruncationGivesAnError(file: String) throws {
    var model = SyntheticModel()
    let bytes = try #require(model.files[file])
    let step = max(1, bytes.count / 60)
    for count in stride(from: 0, to: bytes.count, by: step) {
      // Whitespace at the end may be missing; meta.json is read later.
      if file == "meta.json" || bytes[count...].allSatisfy({ $0 <= 0x20 }) { continue }
      // A description may end early when only its last section loses a value that has the same default.
      model.files[file] = Array(bytes[..<count])
      #expect(throws: ModelError.self) { try model.networks(.portable) }
    }
  }

  @Test(arguments: files)
  func damageNeverTraps(file: String) throws {
    let original = SyntheticModel()
    let bytes = try #require(original.files[file])
    var random = FixedSeed(state: StringID.id(file))
    var failures = 0
    for round in 0..<700 {
      var model = original
      model.files[file] = random.damaged(bytes)
      // The portable layers are not repacked, which takes most of the time of a debug build.
      let runs = round % 16 == 0
      do {
        let networks = try model.networks(runs ? .native : .portable)
        if runs {
          let pipeline = try SyntheticModel.pipeline(networks)
          #expect(try pipeline.annotate([SyntheticPipelineTests.text]).count == 1)
        }
      } catch is ModelError {
        failures += 1
      }
    }
    #expect(file == "meta.json" ? failures == 0 : failures > 0)
  }

  @Test func aFileInThePlaceOfAnotherGivesAnError() throws {
    let original = SyntheticModel()
    for file in Self.files where file != "meta.json" {
      for other in ["tok2vec/model", "ner/moves", "vocab/vectors", "tagger/cfg"] where other != file
      {
        var model = original
        model.files[file] = original.files[other]
        #expect(throws: ModelError.self, "\(other) as \(file)") { try model.networks(.portable) }
      }
    }
  }

  @Test func weightsThatAreNoNumbersAreHarmless() throws {
    let original = SyntheticModel()
    var random = FixedSeed(state: 11)
    for file in ["tok2vec/model", "parser/model", "ner/model", "tagger/model", "vocab/vectors"] {
      for bits in [Float.nan.bitPattern, Float.infinity.bitPattern, (-Float.infinity).bitPattern] {
        var model = original
        var bytes = try #require(model.files[file])
        // Half of all positions, so that whole rows are hit; headers stay by staying out of ASCII.
        for place in stride(from: 600, to: bytes.count - 8, by: 4) where Bool.random(using: &random)
        {
          if bytes[(place - 4)..<(place + 8)].contains(where: { $0 == 0xd9 || $0 == 0xc5 }) {
            continue
          }
          for byte in 0..<4 {
            bytes[place + byte] = UInt8(truncatingIfNeeded: bits >> UInt32(8 * byte))
          }
        }
        model.files[file] = bytes
        guard let networks = try? model.networks() else { continue }
        let result = try SyntheticModel.pipeline(networks).annotate([SyntheticPipelineTests.text])
        #expect(result[0].tokens.count > 15)
      }
    }
  }

  @Test(arguments: [
    ("lang = \"en\"", "lang = \"de\"", "nlp"),
    ("disabled = [\"senter\"]", "disabled = []", "nlp"),
    ("spacy.Tokenizer.v1", "other.Tokenizer.v1", "tokenizer"),
    ("spacy.MultiHashEmbed.v2", "spacy.CharacterEmbed.v2", "tok2vec"),
    ("window_size = 1", "window_size = 2", "tok2vec"),
    ("upstream = \"tok2vec\"", "upstream = \"transformer\"", "tagger"),
    ("extra_state_tokens = false", "extra_state_tokens = true", "parser"),
    ("use_upper = true", "use_upper = false", "parser"),
    ("hidden_width = 16", "hidden_width = 20", "parser"),
    ("state_type = \"ner\"", "state_type = \"parser\"", "ner"),
    ("\"SHAPE\",\"SPACY\"", "\"LOWER\",\"SPACY\"", "tok2vec"),
  ])
  func whatIsNotSupportedIsNamed(present: String, instead: String, component: String) throws {
    var model = SyntheticModel()
    let config = SyntheticModel.config
    let range = try #require(config.firstRange(of: present))
    model.files["config.cfg"] = Array(config.replacingCharacters(in: range, with: instead).utf8)
    do {
      _ = try model.networks()
      Issue.record("loaded with \(instead)")
    } catch {
      guard case .unsupported(component, _) = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test func settingsBesideTheModelAreChecked() {
    for settings in [#"{"beam_width": 4, "learn_tokens": false}"#, #"{"beam_width": 1}"#] {
      var model = SyntheticModel()
      model.files["parser/cfg"] = Array(settings.utf8)
      #expect(throws: ModelError.self) { try model.networks() }
    }
  }

  @Test func aMissingDirectoryIsNamed() {
    let error = #expect(throws: ModelError.self) {
      try SpacyPipeline(directory: "/nowhere/model/")
    }
    #expect("\(error.map { "\($0)" } ?? "")".contains("/nowhere/model/config.cfg"))
  }

  @Test(.enabled(if: Models.tested.contains("sm"), Models.hint))
  func damageToARealModelNeverTraps() throws {
    let path = try #require(Models.path("sm"))
    let whole = ModelDirectory(path: path)
    var random = FixedSeed(state: 5)
    let files = ["config.cfg", "tagger/model", "parser/model", "parser/moves", "ner/moves"]
    for file in files {
      let bytes = try whole.bytes(file)
      for _ in 0..<40 {
        // Only what is damaged is loaded: the rest of a real model takes long in a debug build.
        let directory = ModelDirectory(path: path, overrides: [file: random.damaged(bytes)])
        let config = try? PipelineConfig(try directory.bytes("config.cfg"), path: "config.cfg")
        guard let config else { continue }
        if file.hasPrefix("ner") {
          _ = try? ActionInventory(try directory.bytes(file), path: file)
        } else if file.hasPrefix("tagger") {
          _ = try? Tagger(directory, config: config, inputs: 96, kernels: .native)
        } else {
          _ = try? DependencyParser(directory, config: config, inputs: 96, kernels: .native)
        }
      }
    }
  }
}
