/// A lexical attribute that the network embeds.
enum TokenFeature: String, Sendable, CaseIterable {
  case norm = "NORM"
  case prefix = "PREFIX"
  case suffix = "SUFFIX"
  case shape = "SHAPE"
  /// Whether a space follows the token.
  case spacy = "SPACY"
  case isSpace = "IS_SPACE"

  /// The identifier that is hashed.
  func id(of lexeme: Lexeme, followedBySpace: Bool) -> UInt64 {
    switch self {
    case .norm: lexeme.norm
    case .prefix: lexeme.prefix
    case .suffix: lexeme.suffix
    case .shape: lexeme.shape
    case .spacy: followedBySpace ? 1 : 0
    case .isSpace: lexeme.isSpace ? 1 : 0
    }
  }
}
