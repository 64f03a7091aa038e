import KnowledgeGraph

extension DiffReport {
  /// How the text looks.
  public struct TextStyle: Sendable, Hashable {
    /// Whether marks are coloured by the sequences of ECMA-48.
    public var colour: Bool
    /// How many columns a line has.
    public var width: Int

    /// Creates a style.
    public init(colour: Bool = false, width: Int = 100) {
      self.colour = colour
      self.width = max(40, width)
    }
  }

  /// The report as text for a terminal or a mail.
  ///
  /// - Parameter inert: Makes text from the articles safe to show; it is called for everything that isn't
  ///   the report's own.
  public func text(
    style: TextStyle = TextStyle(), inert: (String) -> String = { $0 }
  ) -> String {
    var lines = heading(inert)
    for section in sections {
      lines.append("")
      lines.append(style.bold(section.title))
      for line in section.lines { lines += text(line, style, inert) }
    }
    lines.append("")
    lines.append(summary)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The counts of each section, a line each, and the summary.
  public func statistics(style: TextStyle = TextStyle()) -> String {
    var options = options
    options.longestSilence = .max
    let sections = DiffReport(diff, options: options).sections
    let width = sections.map(\.title.count).max() ?? 0
    var lines = sections.map { section in
      var counts: [Mark: Int] = [:]
      for line in section.lines { counts[line.mark, default: 0] += 1 }
      let parts = Mark.allCases.compactMap { mark in
        counts[mark].map { style.coloured("\(mark.rawValue)\($0)", mark) }
      }
      let space = String(repeating: " ", count: width - section.title.count)
      return " \(section.title)\(space) | \(parts.joined(separator: " "))"
    }
    lines.append(" " + summary)
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading(_ inert: (String) -> String) -> [String] {
    [("A", diff.a), ("B", diff.b)].map { name, side in
      let documents = side.documents.prefix(3).map { document in
        let title = document.title ?? document.id
        return inert(FactPhrase.shortened(title)) + (document.date.map { " (\($0))" } ?? "")
      }
      let more = side.documents.count > 3 ? ["\(side.documents.count - 3) more"] : []
      let what = (documents + more).joined(separator: "; ")
      return "\(name)  \(what.isEmpty ? "a graph" : what), \(side.nodes) nodes, \(side.edges) edges"
    }
  }

  private func text(
    _ line: Line, _ style: TextStyle, _ inert: (String) -> String
  ) -> [String] {
    var lines: [String] = []
    for (index, part) in style.wrapped(inert(oneLine(line.text)), indent: 4).enumerated() {
      let start = index == 0 ? "  \(style.coloured(line.mark.rawValue, line.mark)) " : "    "
      lines.append(start + part)
    }
    for (name, quotes) in [("A", line.before), ("B", line.after)] {
      for quote in quotes {
        let text = "“" + inert(oneLine(quote)) + "”"
        for (index, part) in style.wrapped(text, indent: 9).enumerated() {
          lines.append(style.faint((index == 0 ? "      \(name)  " : "         ") + part))
        }
      }
    }
    return lines
  }

  func oneLine(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }
}

extension DiffReport.TextStyle {
  fileprivate func bold(_ text: String) -> String { colour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  fileprivate func faint(_ text: String) -> String { colour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

  /// Blue and orange, which people with any colour vision tell apart, and the mark itself.
  fileprivate func coloured(_ text: String, _ mark: DiffReport.Mark) -> String {
    guard colour else { return text }
    switch mark {
    case .added: return "\u{1B}[34m\(text)\u{1B}[0m"
    case .removed: return "\u{1B}[33m\(text)\u{1B}[0m"
    case .changed: return "\u{1B}[35m\(text)\u{1B}[0m"
    default: return "\u{1B}[2m\(text)\u{1B}[0m"
    }
  }

  /// The text in lines that fit behind an indent, broken at spaces.
  fileprivate func wrapped(_ text: String, indent: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width - indent {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + [line]
  }
}
