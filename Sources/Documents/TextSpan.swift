/// A half-open range of Unicode scalars of an article's text.
///
/// Offsets count scalars of the text as it was read, so `text[start:end]` is the same slice in Python.
public struct TextSpan: Hashable, Sendable, Codable, Comparable {
  /// The first scalar of the span.
  public var start: Int

  /// One past the last scalar of the span.
  public var end: Int

  /// Creates the span `start ..< end`.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// How many scalars the span covers.
  public var count: Int { end - start }

  /// Whether the span covers no scalar.
  public var isEmpty: Bool { start >= end }

  /// Whether every scalar of `other` lies in this span.
  public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }

  /// Whether the scalar at `offset` lies in this span.
  public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }

  /// Whether the two spans share a scalar.
  public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

  /// The span moved by `offset` scalars.
  public func shifted(by offset: Int) -> TextSpan { TextSpan(start + offset, end + offset) }

  /// Orders by start, then by end.
  public static func < (a: TextSpan, b: TextSpan) -> Bool { (a.start, a.end) < (b.start, b.end) }
}
