import Documents
import KnowledgeGraph
import Lexicon

/// Decides what a name names from everything that the document says about it.
///
/// A softmax over four answers: person, organization, place, and something that is no actor. The weights were fitted to
/// annotated news, see `Evaluation/fit_kinds.py`. One decision holds for the whole document, because an annotator that
/// reads sentence by sentence calls one name three things.
struct KindClassifier: Sendable {
  let lexicon: Lexicon
  private let features: KindFeatures

  /// - Parameter names: All names of the document.
  init(lexicon: Lexicon, document: Document, names: [Mention]) {
    self.lexicon = lexicon
    features = KindFeatures(lexicon: lexicon, document: document, names: names)
  }

  /// What speaks for each answer: sums of weights, whose exponentials are in the proportion of the probabilities.
  struct Scores: Sendable {
    var person = 0.0
    var organization = 0.0
    var place = 0.0
    /// For a name of a thing, an event, a work.
    var other = 0.0

    /// The kind with the greatest sum; an organization where nothing speaks for any.
    var best: NodeKind {
      if person > organization, person >= place { return .person }
      return place > organization ? .place : .organization
    }

    /// How probable the name is a place's.
    var placeShare: Double { share(of: place) }

    /// How probable the name names no actor.
    var otherShare: Double { share(of: other) }

    /// How probable the best kind is.
    var confidence: Double { share(of: max(person, organization, place)) }

    private func share(of score: Double) -> Double {
      let top = max(person, organization, place, other)
      let total = [person, organization, place, other].reduce(0) { $0 + Self.exponential($1 - top) }
      return Self.exponential(score - top) / total
    }

    /// e^x for x ≤ 0 from its series with the argument halved until it is small: no library's last bits reach a file.
    private static func exponential(_ x: Double) -> Double {
      guard x > -40 else { return 0 }
      let small = x / 1024
      var sum = 1.0
      var term = 1.0
      for index in 1...8 {
        term *= small / Double(index)
        sum += term
      }
      for _ in 0..<10 { sum *= sum }
      return sum
    }

    static func + (a: Scores, b: Scores) -> Scores {
      Scores(
        person: a.person + b.person, organization: a.organization + b.organization,
        place: a.place + b.place, other: a.other + b.other)
    }
  }

  /// What the mentions of one name say together.
  func scores(of mentions: [Mention]) -> Scores {
    if let first = mentions.first, isCountry(first) { return Scores(place: 8) }
    var scores = Scores()
    for feature in features.features(of: mentions) {
      guard let weights = lexicon.kindWeights[feature.name] else { continue }
      scores.person += feature.value * weights.person
      scores.organization += feature.value * weights.organization
      scores.place += feature.value * weights.place
      scores.other += feature.value * weights.other
    }
    return scores
  }

  private func isCountry(_ mention: Mention) -> Bool {
    switch mention.basis {
    case .country, .region: true
    default: false
    }
  }
}
