/// A text with constant-time access by scalar offset.
///
/// Swift's `String` finds the n-th scalar in O(n); an article's evidence is addressed by scalar offset
/// thousands of times, so the scalars are kept beside the string: 4 bytes a scalar.
/// Equality is by scalars: canonically equivalent texts with different scalars differ.
public struct SourceText: Sendable, Hashable {
  /// The text.
  public let string: String

  /// The text's Unicode scalars, in order.
  public let scalars: [Unicode.Scalar]

  /// Creates a text with its scalar index. O(n).
  public init(_ string: String) {
    self.string = string
    self.scalars = Array(string.unicodeScalars)
  }

  /// How many scalars the text has.
  public var count: Int { scalars.count }

  /// The words of a span. O(length of the span).
  /// - Precondition: the span lies in the text.
  public subscript(span: TextSpan) -> String {
    var slice = String.UnicodeScalarView()
    slice.append(contentsOf: scalars[span.start..<span.end])
    return String(slice)
  }

  /// Compares scalars, not canonical equivalence.
  public static func == (a: SourceText, b: SourceText) -> Bool { a.scalars == b.scalars }

  /// Hashes scalars, as `==` compares them.
  public func hash(into hasher: inout Hasher) { hasher.combine(scalars) }
}
