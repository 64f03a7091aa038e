import Crypto
import Documents
import KnowledgeGraph

/// Reads the bytes of a file as an article: text, metadata, blocks.
///
/// Nothing is changed in the text, so that each offset counts scalars of the file as it was read.
public struct ArticleImporter: Sendable {
  /// The identifier; made from the headline or the file's name if `nil`.
  public var id: String?
  /// The headline, in place of the file's.
  public var title: String?
  /// The date of publication, in place of the file's.
  public var date: CalendarDate?
  /// The publisher, in place of the file's.
  public var source: String?
  /// Whether bytes that are no UTF-8 become U+FFFD, rather than an error.
  public var isLossy: Bool

  /// Creates an importer.
  public init(
    id: String? = nil, title: String? = nil, date: CalendarDate? = nil, source: String? = nil,
    isLossy: Bool = false
  ) {
    self.id = id
    self.title = title
    self.date = date
    self.source = source
    self.isLossy = isLossy
  }

  /// The longest file that is read as one article, in bytes.
  public static let sizeLimit = TextDecoding.limit

  /// The text of a file as it stands, without a look at its parts.
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - lossy: Whether to replace what is no UTF-8 by U+FFFD.
  public static func text(at path: String, lossy: Bool) throws -> String {
    let bytes = try InputFile.bytes(of: path, limit: sizeLimit + 1)
    return try TextDecoding.text(of: bytes, file: path, lossy: lossy)
  }

  /// Whether a text can name an article: letters, digits, `.`, `_` and `-`, a letter first.
  public static func isLegalIdentifier(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.isASCII, first.properties.isAlphabetic else {
      return false
    }
    return text.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType == .decimal)
        || "._-".unicodeScalars.contains($0)
    }
  }

  /// Reads a file. O(n).
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - fileName: What to call the file in errors; without its folders and extension it also names an
  ///     article that has no headline. `-` is standard input.
  public func article(
    from bytes: [UInt8], fileName: String
  ) throws(ImportError) -> Article {
    let text = try TextDecoding.text(of: bytes, file: fileName, lossy: isLossy)
    var article = try article(from: text, fileName: fileName)
    let digest = SHA256.hash(data: bytes).map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }
    article.sha256 = digest.joined()
    if article.id.isEmpty { article.id = "article-" + digest.joined().prefix(12) }
    return article
  }

  private func article(
    from string: String, fileName: String
  ) throws(ImportError) -> Article {
    let text = SourceText(string)
    let header = ArticleHeader(of: text, lines: SourceLines(text))
    let pieces = ParagraphSplitter(SourceLines(text, from: header.end)).pieces()
    let (blocks, credited) = BlockClassifier(pieces, of: text).blocks()
    let all = header.blocks + blocks
    guard all.contains(where: { $0.kind.isAnnotated }) else { throw .empty(file: fileName) }
    let title = title ?? header.title
    return Article(
      id: id ?? Self.identifier(title: title, fileName: fileName), text: text, title: title,
      date: date ?? header.date, source: source ?? header.source ?? credited, blocks: all)
  }

  /// A legal identifier from the headline or the file's name; empty where both lack letters.
  private static func identifier(title: String?, fileName: String) -> String {
    let name = fileName.split(separator: "/").last ?? ""
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    let slugs = [title ?? "", String(stem)].map { Folding.slug($0) }
    guard let slug = slugs.first(where: { !$0.isEmpty }), let first = slug.unicodeScalars.first
    else { return "" }
    return first.isASCII && first.properties.isAlphabetic ? slug : "article-" + slug
  }
}
