import Tensors

/// The greedy dependency parser of a model.
struct DependencyParser: Sendable {
  static let slots = 8

  let model: TransitionModel
  /// The label of each class.
  let labels: [String]
  private let kinds: [ArcEagerKind]
  /// The classes of every combination of valid kinds.
  private let classesOfKinds: [ClassSet]

  init(
    _ directory: ModelDirectory, config: PipelineConfig, inputs: Int, kernels: Kernels
  ) throws(ModelError) {
    let component = "parser"
    try checkTransitionSettings(directory, component: component)
    let movesPath = directory.fullPath("parser/moves")
    let inventory = try ActionInventory(try directory.bytes("parser/moves"), path: movesPath)
    var kinds: [ArcEagerKind] = []
    for action in inventory.actions {
      guard let kind = ArcEagerKind(rawValue: action.kind) else {
        throw .unsupported(component: component, reason: "it has an action \(action.kind)")
      }
      kinds.append(kind)
    }
    // Without these two a parse might never end.
    for kind in [ArcEagerKind.shift, .reduce] where !kinds.contains(kind) {
      throw .malformed(path: movesPath, reason: "there is no action \(kind)")
    }
    self.kinds = kinds
    labels = inventory.actions.map(\.label)
    classesOfKinds = (0..<(1 << ArcEagerKind.allCases.count)).map { valid in
      ClassSet(
        ArcEagerKind.allCases.filter { valid >> $0.rawValue & 1 != 0 }
          .map { inventory.classes(of: $0.rawValue) })
    }
    let file = try WeightFile(
      try directory.bytes("parser/model"), path: directory.fullPath("parser/model"))
    model = try TransitionModel(
      file, config: config, section: "components.parser.model", component: component,
      stateType: "parser", slots: Self.slots, commonSlots: Self.slots, inputs: inputs,
      classes: kinds.count,
      kernels: kernels)
  }

  /// The working memory of a parser.
  struct Scratch: Sendable {
    var state = ArcEagerState()
    var scores: TransitionScratch
    var features = [Int32](repeating: -1, count: DependencyParser.slots)
    var tree = ParseTree()

    init(for parser: DependencyParser) { scores = TransitionScratch(for: parser.model.scorer) }
  }

  /// Parses one document.
  /// - Parameters:
  ///   - vectors: The projected vectors of a batch's tokens.
  ///   - document: The document's tokens in it.
  ///   - trace: Gets the class of each action and the state before it.
  func parse(
    _ vectors: borrowing AlignedFloats, _ document: Range<Int>, scratch: inout Scratch,
    trace: ((Int, Scratch) -> Void)? = nil
  ) {
    scratch.state.begin(document.count)
    scratch.scores.begin()
    while !scratch.state.isFinal {
      let valid = scratch.state.validKinds
      scratch.state.features(&scratch.features)
      scratch.scores.score(
        scratch.features, vectors: vectors, firstRow: document.lowerBound, count: document.count)
      guard let action = scratch.scores.best(among: classesOfKinds[valid]) else { return }
      trace?(action, scratch)
      scratch.state.apply(kinds[action], action: action)
    }
  }
}
