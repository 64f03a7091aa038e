import Documents
import Lexicon

/// Questions that every detector asks of a document's tokens.
extension Document {
  /// The token's text in lower case.
  func lower(_ token: Int) -> String { tokens[token].text.lowercased() }

  /// The token's lemma in lower case.
  func lemma(_ token: Int) -> String { tokens[token].lemma.lowercased() }

  /// Whether the token starts with a capital letter.
  func isCapitalized(_ token: Int) -> Bool {
    tokens[token].text.unicodeScalars.first?.properties.isUppercase ?? false
  }

  /// Whether the token has two letters or more, all capitals.
  func isAllCapitals(_ token: Int) -> Bool {
    let letters = tokens[token].text.unicodeScalars.filter { $0.properties.isAlphabetic }
    return letters.count >= 2 && letters.allSatisfy { $0.properties.isUppercase }
  }

  /// Whether the token is a plural noun.
  func isPlural(_ token: Int) -> Bool {
    tokens[token].tag == "NNS" || tokens[token].tag == "NNPS"
      || tokens[token].morphology.contains("Number=Plur")
  }

  /// Whether the token is an opening or closing quotation mark.
  func isQuote(_ token: Int) -> Bool {
    let scalars = tokens[token].text.unicodeScalars
    guard let first = scalars.first, scalars.count <= 2 else { return false }
    guard scalars.count == 2 else { return Self.quotationMarks.contains(first) }
    return (first == "`" || first == "'") && scalars.last == first
  }

  private static let quotationMarks: Set<Unicode.Scalar> = [
    "“", "”", "\"", "‘", "’", "'", "«", "»",
  ]

  /// Whether the token is a possessive mark.
  func isPossessiveMark(_ token: Int) -> Bool { tokens[token].tag == "POS" }

  /// Whether the token divides the members of a list: a comma or a conjunction.
  func isListSeparator(_ token: Int) -> Bool {
    tokens[token].text == "," || tokens[token].dependency == .cc
  }

  /// Whether the token is a link or an address.
  func isLink(_ token: Int) -> Bool {
    let text = tokens[token].text
    guard text.utf8.count > 4 else { return false }
    return text.contains("://") || text.contains("www.")
      || (text.contains(".") && text.contains("/")) || text.contains("@") && text.contains(".")
  }

  /// The first child of `token` with one of the labels.
  func child(_ token: Int, _ labels: Dependency...) -> Int? {
    tree.children(of: token).first { labels.contains(tokens[$0].dependency) }
  }

  /// The token of a range on which the rest of the sentence depends: the only one whose head lies outside.
  func head(of range: Range<Int>) -> Int {
    range.last { !range.contains(tokens[$0].head) || tokens[$0].head == $0 }
      ?? range.upperBound - 1
  }

  /// The words of a range as a name: whitespace becomes one space, quotes at both ends go.
  func name(of range: Range<Int>) -> String {
    var name = ""
    for index in range where !tokens[index].isSpace {
      name += tokens[index].text
      let next = index + 1
      if next < range.upperBound, tokens[index].hasTrailingSpace || tokens[next].isSpace {
        name += " "
      }
    }
    return name
  }

  /// The tokens of the sentence that contains `token`.
  func sentenceRange(of token: Int) -> Range<Int> { sentences[sentenceOfToken[token]].tokens }

  /// The first token of a coordination to which `token` belongs.
  func firstConjunct(of token: Int) -> Int {
    var current = token
    while tokens[current].dependency == .conj, tree.head(of: current) != current {
      current = tree.head(of: current)
    }
    return current
  }

  /// Whether a clause says that it is so: its verb has no negation, no modal and no infinitive's "to".
  func isAsserted(_ verb: Int) -> Bool {
    tree.children(of: verb).allSatisfy {
      tokens[$0].dependency != "neg"
        && !(tokens[$0].dependency == "aux" && ["MD", "TO"].contains(tokens[$0].tag))
    }
  }

  /// The noun that a relative pronoun stands for; the token itself where it is none.
  func resolvingRelative(_ token: Int) -> Int {
    guard ["WP", "WDT", "WP$"].contains(tokens[token].tag) else { return token }
    for ancestor in tree.ancestors(of: token) where tokens[ancestor].dependency == .relcl {
      return tree.head(of: ancestor)
    }
    return token
  }

  /// The noun that a relative clause is about, for the pronoun or adverb that opens the clause; `nil` for other tokens.
  func relativeAntecedent(of token: Int) -> Int? {
    guard ["WP", "WDT", "WP$", "WRB"].contains(tokens[token].tag) else { return nil }
    for ancestor in tree.ancestors(of: token).prefix(4)
    where tokens[ancestor].dependency == .relcl {
      let noun = tree.head(of: ancestor)
      return noun < token ? noun : nil
    }
    return nil
  }

  /// The subject of a verb: its own, or that of the verb it is joined to or depends on.
  func subject(of verb: Int) -> Int? {
    var current = verb
    for _ in 0..<4 {
      if let own = child(current, .nsubj) { return resolvingRelative(own) }
      if child(current, .nsubjpass) != nil { return nil }
      guard [.conj, .xcomp, "advcl", "acomp"].contains(tokens[current].dependency) else { break }
      current = tree.head(of: current)
    }
    return tokens[verb].dependency == "acl" && tokens[verb].tag == "VBG"
      ? tree.head(of: verb) : nil
  }

  /// The noun that a predicate or apposition describes: in "Northwind is a firm", of "firm" it is
  /// "Northwind". The token itself where it describes nothing.
  func described(by noun: Int) -> Int {
    let first = firstConjunct(of: noun)
    switch tokens[first].dependency {
    case .attr: return subject(of: tree.head(of: first)) ?? noun
    case .appos: return tree.head(of: first)
    default: return noun
    }
  }

  /// A noun and all that are joined to it: "Ruiz, Lang and Weiss".
  func conjuncts(of token: Int) -> [Int] {
    var all = [token]
    var index = 0
    while index < all.count {
      all += tree.children(of: all[index]).filter { tokens[$0].dependency == .conj }
      index += 1
    }
    return all
  }

  /// The verb of which a noun is subject, through coordination; `nil` where it is none.
  func governingVerb(ofSubject token: Int) -> Int? {
    let first = firstConjunct(of: token)
    let label = tokens[first].dependency
    guard label == .nsubj || label == "csubj" else { return nil }
    return tree.head(of: first)
  }
}
