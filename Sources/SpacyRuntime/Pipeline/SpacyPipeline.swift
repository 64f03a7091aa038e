import Dispatch
import Documents
import Synchronization
import Tensors

/// Runs a spaCy 3.8 English pipeline from its model directory, without Python.
///
/// Supported are the CNN pipelines `en_core_web_sm` and `en_core_web_md`. Tokens, tags, heads, labels,
/// sentence starts, entities, parts of speech, morphology and lemmas are spaCy's own. A value may be used
/// from any number of threads at once.
public struct SpacyPipeline: Annotator {
  /// What the model says about itself.
  public var info: ModelInfo { model.info }

  /// How many threads ``annotate(_:)`` uses, at least 1.
  public let threads: Int

  private let model: PipelineModel
  private let workspaces: WorkspacePool

  /// Loads a model.
  /// - Parameters:
  ///   - path: The directory that holds `config.cfg`.
  ///   - recognizer: Where the component comes from that finds names.
  ///   - threads: How many threads ``annotate(_:)`` uses for several texts.
  ///   - kernels: The implementation of the arithmetic.
  /// - Throws: What file is damaged or which component can't be run, and why.
  public init(
    directory path: String, recognizer: NameRecognizer = .model, threads: Int = 1,
    kernels: Kernels = .native
  ) throws(ModelError) {
    try self.init(
      ModelDirectory(path: path).taking(recognizer), threads: threads, kernels: kernels)
  }

  init(_ directory: ModelDirectory, threads: Int = 1, kernels: Kernels) throws(ModelError) {
    self.init(try PipelineModel(directory, kernels: kernels), threads: threads)
  }

  init(_ model: PipelineModel, threads: Int = 1) {
    self.model = model
    workspaces = WorkspacePool(model)
    self.threads = max(1, threads)
  }

  /// The name and version of the model, such as `en_core_web_sm 3.8.0`.
  public var name: String { info.name + " " + info.version }

  /// Annotates each text on its own, on ``threads`` threads.
  /// - Throws: ``AnnotationError`` for a text that is too long.
  public func annotate(_ texts: [String]) throws -> [AnnotatedText] {
    try annotate(texts, threads: threads)
  }

  /// Annotates each text on its own.
  ///
  /// The results are the same for every number of threads, bit by bit.
  /// - Parameters:
  ///   - texts: Any texts, the empty one included.
  ///   - threads: How many threads share the texts; a single text uses one.
  /// - Returns: One result a text, in order.
  /// - Complexity: O(tokens) for any text; about 15 µs a token on one core of 2024.
  public func annotate(
    _ texts: [String], threads: Int
  ) throws(AnnotationError) -> [AnnotatedText] {
    for (index, text) in texts.enumerated() where text.utf8.count > AnnotationError.limit {
      throw .tooLong(index: index, bytes: text.utf8.count)
    }
    let groups = Self.groups(of: texts)
    let workers = min(threads, groups.count)
    if workers <= 1 {
      var results: [AnnotatedText] = []
      results.reserveCapacity(texts.count)
      workspaces.withWorkspace { workspace in
        for group in groups { results += workspace.annotate(texts[group]) }
      }
      return results
    }
    let results = Mutex<[[AnnotatedText]]>(Array(repeating: [], count: groups.count))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      workspaces.withWorkspace { workspace in
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          if index >= groups.count { return }
          let annotated = workspace.annotate(texts[groups[index]])
          results.withLock { $0[index] = annotated }
        }
      }
    }
    return results.withLock { Array($0.joined()) }
  }

  /// Runs of texts that are worth handling together: enough for the matrix products, not so much that
  /// threads wait for each other or buffers leave the cache.
  private static func groups(of texts: [String]) -> [Range<Int>] {
    let bytesPerGroup = 16_384
    var groups: [Range<Int>] = []
    var start = 0
    var bytes = 0
    for (index, text) in texts.enumerated() {
      let count = text.utf8.count
      if bytes + count > bytesPerGroup, index > start {
        groups.append(start..<index)
        start = index
        bytes = 0
      }
      bytes += count
    }
    if start < texts.count { groups.append(start..<texts.count) }
    return groups
  }
}

/// What keeps a text from being annotated.
public enum AnnotationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The greatest length of a text in bytes.
  public static let limit = 1 << 30

  /// A text is longer than ``limit``.
  case tooLong(index: Int, bytes: Int)

  /// What failed and what to do.
  public var description: String {
    switch self {
    case .tooLong(let index, let bytes):
      "text \(index) has \(bytes) bytes, more than \(Self.limit); divide it"
    }
  }
}

/// Workspaces that no thread uses at the moment.
final class WorkspacePool: Sendable {
  /// More are not kept, so that a burst of threads leaves no memory behind.
  private static let limit = 16

  private let model: PipelineModel
  private let idle = Mutex<[Workspace]>([])

  init(_ model: PipelineModel) { self.model = model }

  /// Lends a workspace to `body`; no other thread has it meanwhile.
  func withWorkspace<Result>(_ body: (inout Workspace) -> Result) -> Result {
    var workspace = idle.withLock { $0.popLast() } ?? Workspace(for: model)
    let result = body(&workspace)
    idle.withLock { if $0.count < Self.limit { $0.append(workspace) } }
    return result
  }
}
