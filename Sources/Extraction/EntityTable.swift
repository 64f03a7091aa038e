import Documents
import KnowledgeGraph

/// The entities of a document with the way back from tokens.
struct EntityTable: Sendable {
  private(set) var entities: [Entity] = []
  private var ofToken: [Int: Int] = [:]
  /// For each entity where its mentions start, sorted.
  private var starts: [[Int]] = []

  init(_ entities: [Entity]) {
    for entity in entities { add(entity) }
  }

  subscript(index: Int) -> Entity {
    get { entities[index] }
    set { entities[index] = newValue }
  }

  /// Adds an entity and returns its index.
  @discardableResult
  mutating func add(_ entity: Entity) -> Int {
    let index = entities.count
    entities.append(entity)
    starts.append(entity.mentions.map(\.mention.tokens.lowerBound).sorted())
    for linked in entity.mentions { claim(linked.mention, for: index) }
    return index
  }

  /// Joins a further mention to an entity.
  mutating func add(_ mention: Mention, to index: Int, link: NodeMention.Link) {
    entities[index].mentions.append(LinkedMention(mention: mention, link: link))
    let start = mention.tokens.lowerBound
    starts[index].insert(start, at: starts[index].partitioningIndex { $0 > start })
    claim(mention, for: index)
  }

  private mutating func claim(_ mention: Mention, for index: Int) {
    if mention.isName {
      for token in mention.tokens { ofToken[token] = index }
      if let noun = mention.nounToken { ofToken[noun] = index }
    } else {
      ofToken[mention.head] = index
    }
  }

  /// The entity that a token names, or that a phrase with this head describes.
  func entity(at token: Int) -> Int? { ofToken[token] }

  /// The entity at a token, or the one that an apposition behind it names: "the chemist Per Lang".
  func entity(at token: Int, in document: Document) -> Int? {
    if let entity = entity(at: token) { return entity }
    return document.tree.children(of: token).lazy
      .filter { document.tokens[$0].dependency == .appos && $0 > token }
      .compactMap { entity(at: $0) }.first
  }

  /// The head of the entity's mention at a token.
  func head(of index: Int, at token: Int) -> Int {
    entities[index].mentions.first { $0.mention.tokens.contains(token) }?.mention.head ?? token
  }

  /// The indices of all entities.
  var indices: Range<Int> { entities.indices }

  /// The last entity before a token that satisfies a condition.
  ///
  /// Complexity: a binary search for each entity that satisfies it.
  func last(before token: Int, where condition: (Entity) -> Bool) -> Int? {
    var best: (start: Int, index: Int)?
    for index in indices where condition(entities[index]) {
      let count = starts[index].partitioningIndex { $0 >= token }
      if count > 0, starts[index][count - 1] > best?.start ?? -1 {
        best = (starts[index][count - 1], index)
      }
    }
    return best?.index
  }
}

extension Array where Element: Hashable {
  /// The elements without those that stood before.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

extension Array {
  /// The first index from which `condition` holds, for an array that it splits in two; `count` where it never does.
  func partitioningIndex(where condition: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
