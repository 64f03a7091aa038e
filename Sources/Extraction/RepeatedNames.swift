import Documents
import KnowledgeGraph
import Lexicon

/// Finds names where the annotator missed them, because it saw them elsewhere in the document.
struct RepeatedNames: Sendable {
  let lexicon: Lexicon

  /// Whether a known name may start at a token: with a capital, or with an article that is glued to the name.
  private func startsName(_ token: Int, in document: Document) -> Bool {
    let isGlued =
      lexicon.connectors[document.lower(token)] == .person
      && !document.tokens[token].hasTrailingSpace
    return isGlued || document.isAllCapitals(token)
      || document.isCapitalized(token)
        && [.properNoun, .noun].contains(document.tokens[token].pos)
  }

  /// Tokens like "@HarbourPost" that are a name of the document without its spaces.
  private func handles(of names: [Mention], in document: Document) -> [Mention] {
    let joined = Set(names.map { NameResolver.words($0.name).joined() })
    return document.tokens.indices.filter {
      document.tokens[$0].text.hasPrefix("@")
        && joined.contains(Folding.folded(String(document.tokens[$0].text.dropFirst())))
    }.map {
      Mention(tokens: $0..<($0 + 1), head: $0, name: document.tokens[$0].text, basis: .repeated)
    }
  }

  /// The initials of the organizations among the names, written as acronyms are.
  private func acronyms(of names: [Mention]) -> Set<[String]> {
    var acronyms: Set<[String]> = []
    for name in names where name.basis == .labelled("ORG") || name.basis == .pattern(.organization)
    {
      let letters = Acronym.initials(name.name, lexicon)
      if (3...6).contains(letters.count) { acronyms.insert([String(letters).uppercased()]) }
    }
    return acronyms
  }

  /// The mentions of known names in places that no mention covers.
  ///
  /// Known are all names with two words or more, the last word of every such name that may be a person's,
  /// and single words that are labelled twice or more.
  func mentions(of names: [Mention], in document: Document) -> [Mention] {
    var known: Set<[String]> = []
    for name in names {
      if case .country = name.basis { continue }
      let words = name.tokens.filter { !document.isQuote($0) }.map { document.tokens[$0].text }
      known.insert(words)
      if name.name.contains(" "), case .labelled("PERSON") = name.basis {
        known.insert([words[words.count - 1]])
      }
    }
    known.formUnion(acronyms(of: names))
    let longest = known.map(\.count).max() ?? 0
    var covered = Set(names.flatMap(\.tokens))
    // A full name may take the place of a part of it that was found alone.
    let single = Set(names.filter { $0.tokens.count == 1 }.map(\.tokens.lowerBound))
    var found = handles(of: names, in: document)
    for token in document.tokens.indices
    where startsName(token, in: document) {
      for length in stride(from: longest, through: 1, by: -1) {
        let range = token..<min(token + length, document.tokens.count)
        guard range.count == length,
          covered.intersection(range).isSubset(of: length > 1 ? single : []),
          known.contains(range.map { document.tokens[$0].text })
        else { continue }
        covered.formUnion(range)
        found.append(
          Mention(
            tokens: range, head: document.head(of: range), name: document.name(of: range),
            basis: .repeated))
        break
      }
    }
    return found
  }
}
