import Tensors

/// The greedy named entity recognizer of a model, with its own encoder.
///
/// Source: the BILUO scheme of Ratinov and Roth, "Design Challenges and Misconceptions in Named Entity
/// Recognition", CoNLL 2009; one action a token.
struct EntityRecognizer: Sendable {
  static let slots = 3

  /// The kinds of action, numbered as in the model's `moves`.
  private enum Kind: Int {
    case begin = 1
    case inside = 2
    case last = 3
    case unit = 4
    case outside = 5
  }

  let encoder: TokenEncoder
  let model: TransitionModel
  /// The labels, each once, in the order of the classes.
  let labels: [String]

  private let kinds: [Kind]
  /// The label of each class, as an index of ``labels``; −1 for none.
  private let labelOfClass: [Int]
  /// The classes outside of an entity: bit 0 allows to begin one, bit 1 to name a single token.
  private let outsideClasses: [ClassSet]
  /// The classes in an entity of each label: those that end it, and those that end or continue it.
  private let lastClasses: [ClassSet]
  private let insideClasses: [ClassSet]

  init(
    _ directory: ModelDirectory, config: PipelineConfig, vectorWidth: Int, kernels: Kernels
  ) throws(ModelError) {
    let component = "ner"
    try checkTransitionSettings(directory, component: component)
    let movesPath = directory.fullPath("ner/moves")
    let inventory = try ActionInventory(try directory.bytes("ner/moves"), path: movesPath)
    var kinds: [Kind] = []
    var labels: [String] = []
    var labelOfClass: [Int] = []
    for action in inventory.actions {
      guard let kind = Kind(rawValue: action.kind) else {
        throw .unsupported(component: component, reason: "it has an action \(action.kind)")
      }
      kinds.append(kind)
      if kind == .outside || action.label.isEmpty {
        labelOfClass.append(-1)
      } else if let index = labels.firstIndex(of: action.label) {
        labelOfClass.append(index)
      } else {
        labelOfClass.append(labels.count)
        labels.append(action.label)
      }
    }
    self.kinds = kinds
    self.labels = labels
    self.labelOfClass = labelOfClass

    func classes(_ kind: Kind, label: Int? = nil) -> [Range<Int>] {
      kinds.indices.filter { index in
        kinds[index] == kind
          && (kind == .outside || labelOfClass[index] >= 0)
          && (label == nil || labelOfClass[index] == label)
      }.map { $0..<($0 + 1) }
    }
    outsideClasses = (0..<4).map { allowed in
      joined(
        (allowed & 1 != 0 ? classes(.begin) : []) + (allowed & 2 != 0 ? classes(.unit) : [])
          + classes(.outside))
    }
    lastClasses = labels.indices.map { joined(classes(.last, label: $0)) }
    insideClasses = labels.indices.map {
      joined(classes(.inside, label: $0) + classes(.last, label: $0))
    }

    let path = directory.fullPath("ner/model")
    let file = try WeightFile(try directory.bytes("ner/model"), path: path)
    let section = "components.ner.model"
    let settings = try TokenEncoder.Settings(
      config, section: section + ".tok2vec", component: component)
    encoder = try TokenEncoder(
      file, settings: settings, vectorWidth: vectorWidth, kernels: kernels)
    // The other two slots are filled inside entities alone, that is, seldom.
    model = try TransitionModel(
      file, config: config, section: section, component: component, stateType: "ner",
      slots: Self.slots, commonSlots: 1, inputs: encoder.width, classes: kinds.count,
      kernels: kernels)
  }

  /// The working memory of a recognizer.
  struct Scratch: Sendable {
    var scores: TransitionScratch
    var features = [Int32](repeating: -1, count: EntityRecognizer.slots)

    init(for recognizer: EntityRecognizer) {
      scores = TransitionScratch(for: recognizer.model.scorer)
    }
  }

  /// An entity of a document.
  struct Entity: Sendable {
    var tokens: Range<Int>
    /// An index of ``EntityRecognizer/labels``.
    var label: Int
  }

  /// Finds the entities of one document.
  /// - Parameters:
  ///   - vectors: The projected vectors of a batch's tokens.
  ///   - document: The document's tokens in it.
  ///   - startsSentence: For each token of the batch.
  ///   - isSpace: Whether a token of the batch is whitespace.
  /// - Returns: The entities, their tokens counted in the document.
  func recognize(
    _ vectors: borrowing AlignedFloats, _ document: Range<Int>, startsSentence: [Bool],
    scratch: inout Scratch, isSpace: (Int) -> Bool
  ) -> [Entity] {
    var entities: [Entity] = []
    let first = document.lowerBound
    let count = document.count
    scratch.scores.begin()
    var open: (start: Int, label: Int)?
    for token in 0..<count {
      let isLast = token + 1 == count
      let ends = isLast || startsSentence[first + token + 1]
      let allowed: ClassSet
      if let open {
        allowed = ends ? lastClasses[open.label] : insideClasses[open.label]
      } else if isSpace(first + token) {
        allowed = outsideClasses[0]
      } else {
        allowed = outsideClasses[ends ? 2 : 3]
      }
      scratch.features[0] = Int32(token)
      scratch.features[1] = open.map { Int32($0.start) } ?? -1
      scratch.features[2] = open == nil ? -1 : Int32(token - 1)
      scratch.scores.score(
        scratch.features, vectors: vectors, firstRow: document.lowerBound, count: count)
      guard let action = scratch.scores.best(among: allowed) else { break }
      switch kinds[action] {
      case .begin: open = (token, labelOfClass[action])
      case .inside, .outside: break
      case .last:
        if let entity = open {
          entities.append(Entity(tokens: entity.start..<(token + 1), label: entity.label))
        }
        open = nil
      case .unit: entities.append(Entity(tokens: token..<(token + 1), label: labelOfClass[action]))
      }
    }
    // Only a model without an action to end an entity leaves one open.
    if let open { entities.append(Entity(tokens: open.start..<count, label: open.label)) }
    return entities
  }
}

/// Neighbouring ranges made one.
private func joined(_ ranges: [Range<Int>]) -> ClassSet {
  var joined: [Range<Int>] = []
  for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
    if let last = joined.last, last.upperBound == range.lowerBound {
      joined[joined.count - 1] = last.lowerBound..<range.upperBound
    } else {
      joined.append(range)
    }
  }
  return ClassSet(joined)
}
