/// Why there is no page.
public enum ViewerError: Error, Equatable, CustomStringConvertible {
  /// There is nothing to show.
  case empty
  /// Two texts have the same identifier.
  case twoTexts(document: String)
  /// A text is not the one that the graph was read from.
  case otherText(document: String, start: Int, quote: String)
  /// A file of the page is not what the program expects: a defect of the program.
  case brokenTemplate(name: String, reason: String)
  /// The diagram is not the SVG that the program expects: a defect of the program.
  case brokenPicture(reason: String)

  /// What failed and what to do.
  public var description: String {
    switch self {
    case .empty: "there is no graph to show"
    case .twoTexts(let document):
      "two of the texts are called '\(document)'; give one of them another identifier"
    case .otherText(let document, let start, let quote):
      "the text of '\(document)' is not the one that the graph was read from: "
        + "\"\(quote)\" does not stand at \(start)"
    case .brokenTemplate(let name, let reason): "the page's file '\(name)' is broken: \(reason)"
    case .brokenPicture(let reason): "the diagram can't be put into the page: \(reason)"
    }
  }
}
