import KnowledgeGraph

extension DiffReport {
  /// The report as Markdown, for mails, wikis and pull requests.
  public func markdown() -> String {
    var lines = ["# What changed", ""]
    for (name, side) in [("A", diff.a), ("B", diff.b)] {
      let documents = side.documents.prefix(3).map { document in
        let title = Self.escaped(document.title ?? document.id)
        return "*\(title)*" + (document.date.map { " (\($0))" } ?? "")
      }
      let what = documents.isEmpty ? "a graph" : documents.joined(separator: "; ")
      lines.append("- **\(name)** \(what), \(side.nodes) nodes, \(side.edges) edges")
    }
    for section in sections {
      lines += ["", "## \(section.title)", ""]
      for line in section.lines {
        lines.append("- \(Self.word(line.mark)) \(Self.escaped(oneLine(line.text)))")
        for (name, quotes) in [("A", line.before), ("B", line.after)] {
          for quote in quotes {
            lines.append("  > \(name): “\(Self.escaped(oneLine(quote)))”")
            lines.append("")
          }
        }
      }
      // A list ends without an empty line of its own.
      if lines.last == "" { lines.removeLast() }
    }
    lines += ["", "\(summary)."]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func word(_ mark: Mark) -> String {
    switch mark {
    case .added: "**new**"
    case .removed: "**ended**"
    case .changed: "**changed**"
    case .silent: "not mentioned:"
    case .doubtful: "perhaps"
    case .same: "same"
    }
  }

  /// The text with what Markdown and HTML read as marks made plain.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "#", "|", "~", "$", "!":
        result += "\\"
        result.unicodeScalars.append(scalar)
      default:
        let isControl =
          scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value
          || 0x202A...0x202E ~= scalar.value || 0x2066...0x2069 ~= scalar.value
        result.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }
}
