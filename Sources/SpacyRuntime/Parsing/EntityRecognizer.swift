import Tensors

/// The greedy named entity recognizer of a model, with its own encoder.
///
/// Source: the BILUO scheme of Ratinov and Roth, "Design Challenges and Misconceptions in Named Entity
/// Recognition", CoNLL 2009; one action a token.
struct EntityRecognizer: Sendable {
  static let slots = 3

  let encoder: TokenEncoder
  let model: TransitionModel
  let actions: EntityActions

  init(
    _ directory: ModelDirectory, config: PipelineConfig, vectorWidth: Int, kernels: Kernels
  ) throws(ModelError) {
    let component = "ner"
    try checkTransitionSettings(directory, component: component)
    let movesPath = directory.fullPath("ner/moves")
    let inventory = try ActionInventory(try directory.bytes("ner/moves"), path: movesPath)
    actions = try EntityActions(inventory)

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
      slots: Self.slots, commonSlots: 1, inputs: encoder.width, classes: actions.count,
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
    /// An index of ``EntityActions/labels``.
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
        allowed = ends ? actions.last[open.label] : actions.inside[open.label]
      } else if isSpace(first + token) {
        allowed = actions.outside(canBegin: false, canBeUnit: false)
      } else {
        allowed = actions.outside(canBegin: !ends, canBeUnit: true)
      }
      scratch.features[0] = Int32(token)
      scratch.features[1] = open.map { Int32($0.start) } ?? -1
      scratch.features[2] = open == nil ? -1 : Int32(token - 1)
      scratch.scores.score(
        scratch.features, vectors: vectors, firstRow: document.lowerBound, count: count)
      guard let action = scratch.scores.best(among: allowed) else { break }
      switch actions.kinds[action] {
      case .begin: open = (token, actions.labelOfClass[action])
      case .inside, .outside: break
      case .last:
        if let entity = open {
          entities.append(Entity(tokens: entity.start..<(token + 1), label: entity.label))
        }
        open = nil
      case .unit:
        entities.append(Entity(tokens: token..<(token + 1), label: actions.labelOfClass[action]))
      }
    }
    // Only a model without an action to end an entity leaves one open.
    if let open { entities.append(Entity(tokens: open.start..<count, label: open.label)) }
    return entities
  }
}
