/// A word, a mark or a run of whitespace with what the annotator says about it.
public struct Token: Sendable, Hashable {
  /// Where it stands, in scalars: of its own text in `AnnotatedText`, of the article in `Document`.
  public var span: TextSpan

  /// The token as it stands in the text.
  public var text: String

  /// Whether one space follows that belongs to no token.
  public var hasTrailingSpace: Bool

  /// The form that is used for look-ups: lower case, contractions written out.
  public var norm: String

  /// The dictionary form.
  public var lemma: String

  /// Part of speech in the Universal Dependencies inventory.
  public var pos: PartOfSpeech

  /// Part of speech in the Penn Treebank inventory, as OntoNotes 5 has it.
  public var tag: String

  /// Features such as `Number=Sing|Person=3` in Universal Dependencies' form; empty for none.
  public var morphology: String

  /// The relation to the head, in the ClearNLP inventory.
  public var dependency: Dependency

  /// The index of the head among the tokens; the token's own index for a root.
  public var head: Int

  /// Whether a sentence starts here.
  public var startsSentence: Bool

  /// Creates a token.
  public init(
    span: TextSpan, text: String, hasTrailingSpace: Bool, norm: String, lemma: String,
    pos: PartOfSpeech, tag: String, morphology: String, dependency: Dependency, head: Int,
    startsSentence: Bool
  ) {
    self.span = span
    self.text = text
    self.hasTrailingSpace = hasTrailingSpace
    self.norm = norm
    self.lemma = lemma
    self.pos = pos
    self.tag = tag
    self.morphology = morphology
    self.dependency = dependency
    self.head = head
    self.startsSentence = startsSentence
  }

  /// Whether the token is whitespace.
  public var isSpace: Bool { pos == .space }
}

/// A part of speech of Universal Dependencies, plus `SPACE` for whitespace tokens.
public struct PartOfSpeech: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  /// The name, such as `NOUN`.
  public var rawValue: String

  /// Creates a part of speech by name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Creates a part of speech by name.
  public init(stringLiteral value: String) { rawValue = value }

  /// A common noun.
  public static var noun: Self { "NOUN" }
  /// A name or a part of one.
  public static var properNoun: Self { "PROPN" }
  /// A pronoun.
  public static var pronoun: Self { "PRON" }
  /// A verb that is no auxiliary.
  public static var verb: Self { "VERB" }
  /// An auxiliary or copula.
  public static var auxiliary: Self { "AUX" }
  /// An adjective.
  public static var adjective: Self { "ADJ" }
  /// An adverb.
  public static var adverb: Self { "ADV" }
  /// A preposition.
  public static var adposition: Self { "ADP" }
  /// A determiner.
  public static var determiner: Self { "DET" }
  /// A number.
  public static var numeral: Self { "NUM" }
  /// A particle, such as the possessive mark.
  public static var particle: Self { "PART" }
  /// A punctuation mark.
  public static var punctuation: Self { "PUNCT" }
  /// Whitespace.
  public static var space: Self { "SPACE" }
}

/// A dependency label of the ClearNLP inventory that spaCy's English pipelines use.
public struct Dependency: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  /// The label, such as `nsubj`.
  public var rawValue: String

  /// Creates a label by name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Creates a label by name.
  public init(stringLiteral value: String) { rawValue = value }

  /// The head of a sentence.
  public static var root: Self { "ROOT" }
  /// The subject of an active clause.
  public static var nsubj: Self { "nsubj" }
  /// The subject of a passive clause.
  public static var nsubjpass: Self { "nsubjpass" }
  /// The direct object.
  public static var dobj: Self { "dobj" }
  /// The indirect object.
  public static var dative: Self { "dative" }
  /// The object of a preposition.
  public static var pobj: Self { "pobj" }
  /// A prepositional phrase.
  public static var prep: Self { "prep" }
  /// The by-phrase of a passive.
  public static var agent: Self { "agent" }
  /// An apposition.
  public static var appos: Self { "appos" }
  /// The predicate nominal after a copula.
  public static var attr: Self { "attr" }
  /// A noun that modifies a noun.
  public static var compound: Self { "compound" }
  /// An adjective that modifies a noun.
  public static var amod: Self { "amod" }
  /// A possessor.
  public static var poss: Self { "poss" }
  /// A further part of a coordination.
  public static var conj: Self { "conj" }
  /// A coordinating conjunction.
  public static var cc: Self { "cc" }
  /// A clause that is an object.
  public static var ccomp: Self { "ccomp" }
  /// A clause without a subject of its own.
  public static var xcomp: Self { "xcomp" }
  /// A relative clause.
  public static var relcl: Self { "relcl" }
  /// An object predicate, as in "named her minister".
  public static var oprd: Self { "oprd" }
  /// Punctuation.
  public static var punct: Self { "punct" }
}
