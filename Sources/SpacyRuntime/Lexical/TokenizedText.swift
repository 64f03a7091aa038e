/// The tokens of a text, as columns of equal length.
struct TokenizedText: Sendable, Equatable {
  /// The type of each token in the ``LexemeTable`` that was passed to the tokenizer.
  var types: [Int32] = []
  /// Where each token begins, in Unicode scalars of the text.
  var starts: [Int32] = []
  /// Whether one space follows each token that belongs to no token.
  var hasSpace: [Bool] = []

  /// How many tokens there are.
  var count: Int { types.count }
}
