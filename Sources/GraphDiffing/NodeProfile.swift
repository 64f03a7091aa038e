import KnowledgeGraph
import Lexicon

/// What of a node decides who it is.
struct NodeProfile {
  let kind: NodeKind
  /// Whether the node has a proper name.
  let isNamed: Bool
  /// The proper names, the label first, each once.
  let names: [String]
  /// The folded words of each of the names, adjectives of countries written out.
  let words: [[String]]
  /// The label's words in the singular where it is no proper name.
  let common: [String]
  /// Whether a common name has a word with a capital: "Liberal lawmakers".
  let isTold: Bool
  /// The names of persons in their parts.
  let persons: [PersonName]
  /// Folded letters that stand for a longer name.
  let acronyms: Set<String>
  /// The initials of the longer names.
  let initials: Set<String>
  /// The code of the country that the node is or that its common name says.
  let country: String?
  /// A position's words without their order.
  let title: [String]
  /// What a statement says, as content words.
  let content: [String]
  /// Whether a statement's content holds an odd number of negations.
  let isNegated: Bool
  /// The type of an organization or place.
  let type: String?

  init(_ node: Node, _ lexicon: Lexicon) {
    kind = node.kind
    type = node.attributes[.type]?.text
    isNamed = Self.isNamed(node)
    var names = isNamed ? [node.label] : []
    if node.kind.isActor {
      let nominals = Set(node.mentions.filter { $0.form != .name }.map(\.text))
      let known = Set(node.mentions.filter { $0.form == .name }.map(\.text))
      for alias in node.aliases
      where !names.contains(alias)
        && (known.contains(alias) || !nominals.contains(alias) && Self.startsLikeName(alias))
      {
        names.append(alias)
      }
    }
    self.names = names
    let isActor = node.kind.isActor
    words = isActor ? names.map { NameWords.spelledOut($0, lexicon) } : []
    common =
      isActor && (!isNamed || node.kind == .group)
      ? NameWords.spelledOut(node.label, lexicon).map(NameWords.singular) : []
    isTold = node.label.split(separator: " ").contains { Self.startsLikeName(String($0)) }
    persons = node.kind == .person ? names.map { PersonName($0, lexicon) } : []
    acronyms = node.kind == .organization ? Self.acronyms(node, names) : []
    initials = node.kind == .organization ? Self.initials(names, lexicon) : []
    country = Self.country(node, names, lexicon)
    title = node.kind == .position ? Self.title(node, lexicon) : []
    if node.kind == .statement {
      let words = NameWords.words(node.attributes[.content]?.text ?? node.label)
      content = words.filter { !lexicon.isIn(.functionWord, $0) }.map { Self.stem($0, lexicon) }
      isNegated = words.count { lexicon.statements.isIn(.negation, $0) } % 2 == 1
    } else {
      content = []
      isNegated = false
    }
  }

  private static func isNamed(_ node: Node) -> Bool {
    if node.attributes[.named] == .flag(false) { return false }
    if let mention = node.mentions.first(where: { $0.text == node.label }), mention.form != .name {
      return false
    }
    return node.kind != .group || startsLikeName(node.label)
  }

  private static func startsLikeName(_ text: String) -> Bool {
    text.first { $0.isLetter || $0.isNumber }?.isLowercase == false
  }

  private static func acronyms(_ node: Node, _ names: [String]) -> Set<String> {
    var acronyms = Set(
      names.filter { name in
        name.count >= 2 && name.count <= 8 && name.count(where: \.isUppercase) >= 2
          && name.allSatisfy { $0.isLetter || $0 == "." || $0 == "-" }
      }.map { Folding.folded($0).filter(\.isLetter) })
    if let acronym = node.attributes[.acronym]?.text {
      acronyms.insert(Folding.folded(acronym).filter(\.isLetter))
    }
    return acronyms
  }

  private static func initials(_ names: [String], _ lexicon: Lexicon) -> Set<String> {
    Set(
      names.compactMap { name in
        let words = NameWords.words(name).filter { lexicon.connectors[$0] == nil }
          .filter { !lexicon.isIn(.functionWord, $0) }
        return words.count > 1 ? String(words.compactMap(\.first)) : nil
      })
  }

  private static func country(_ node: Node, _ names: [String], _ lexicon: Lexicon) -> String? {
    if let code = node.attributes[.iso3]?.text { return code }
    if node.kind == .place {
      return names.lazy.compactMap { lexicon.countries.country($0) }
        .first { $0.form == .name }?.country.iso3
    }
    return nil
  }

  private static func title(_ node: Node, _ lexicon: Lexicon) -> [String] {
    var words = NameWords.words(node.attributes[.title]?.text ?? node.label)
    words.removeAll {
      lexicon.isIn(.complementPreposition, $0) || lexicon.connectors[$0] == .organization
        || lexicon.isIn(.definiteDeterminer, $0)
    }
    // "defence" and "defense", "adviser" and "advisor".
    return words.map { NameWords.titleWord($0) }.sorted()
  }

  /// A word of a statement without its ending, adjectives of countries written out.
  private static func stem(_ word: String, _ lexicon: Lexicon) -> String {
    if let country = NameWords.country(word, lexicon) { return country.iso3 }
    for ending in ["ingly", "ing", "edly", "ed", "es", "ly", "s"]
    where word.count > ending.count + 3 && word.hasSuffix(ending) {
      return String(word.dropLast(ending.count))
    }
    return word.count > 4 && word.hasSuffix("e") ? String(word.dropLast()) : word
  }
}

extension NameWords {
  /// A title's word in one of its spellings.
  static func titleWord(_ word: String) -> String {
    if word.hasSuffix("ence") { return word.dropLast(2) + "se" }
    if word.hasSuffix("isor") { return word.dropLast(2) + "er" }
    return word
  }
}
