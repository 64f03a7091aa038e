import Documents
import KnowledgeGraph

/// The entities of a document with the way back from tokens.
struct EntityTable: Sendable {
  private(set) var entities: [Entity] = []
  private var ofToken: [Int: Int] = [:]

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
    for linked in entity.mentions { claim(linked.mention, for: index) }
    return index
  }

  /// Joins a further mention to an entity.
  mutating func add(_ mention: Mention, to index: Int, link: NodeMention.Link) {
    entities[index].mentions.append(LinkedMention(mention: mention, link: link))
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

  /// The indices of all entities.
  var indices: Range<Int> { entities.indices }

  /// The last entity before a token that satisfies a condition.
  func last(before token: Int, where condition: (Entity) -> Bool) -> Int? {
    var best: (start: Int, index: Int)?
    for index in indices where condition(entities[index]) {
      for linked in entities[index].mentions {
        let start = linked.mention.tokens.lowerBound
        if start < token, start > best?.start ?? -1 { best = (start, index) }
      }
    }
    return best?.index
  }
}
