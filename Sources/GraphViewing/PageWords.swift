import KnowledgeGraph

/// The words of the page, from `words.tsv`.
struct PageWords: Sendable {
  private let words: [String: String]
  private let infinitives: [String: String]

  /// Reads the table.
  init() throws(ViewerError) {
    var words: [String: String] = [:]
    var infinitives: [String: String] = [:]
    for line in try PageFiles.text("words.tsv").split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t").map(String.init)
      guard cells.count == 3 || cells.count == 4 else {
        throw .brokenTemplate(name: "words.tsv", reason: "a line has \(cells.count) cells: \(line)")
      }
      words[cells[0] + " " + cells[1]] = cells[2]
      if cells.count == 4 { infinitives[cells[0] + " " + cells[1]] = cells[3] }
    }
    self.words = words
    self.infinitives = infinitives
  }

  /// The words for a name of a group; the name itself where there are none.
  subscript(_ group: String, _ name: String) -> String {
    words[group + " " + name] ?? name.inOneLine
  }

  /// Whether there are words.
  func has(_ group: String, _ name: String) -> Bool { words[group + " " + name] != nil }

  /// The headline of a page of several graphs.
  func articles(_ count: Int) -> String { "\(count) " + self["detail", "graphs"] }

  /// What stands between the ends of an edge, read from source to target.
  func predicate(of edge: Edge) -> String {
    let name = edge.relation.rawValue
    if edge.relation == .holds, let status = edge.attributes[.status]?.text {
      return self["status", status]
    }
    if let infinitive = infinitives["relation " + name], has("modal", edge.modality.rawValue) {
      return self["modal", edge.modality.rawValue] + " " + infinitive
    }
    return self["relation", name]
  }

  /// What qualifies an edge, a few words each.
  func details(of edge: Edge) -> [String] {
    var details: [String] = []
    for key in [AttributeKey.kin, .position] {
      if let text = edge.attributes[key]?.text, !text.isEmpty { details.append(text.inOneLine) }
    }
    if let text = edge.attributes["predicate"]?.text, !text.isEmpty {
      details.append("“\(text.inOneLine)”")
    }
    if edge.modality != .actual { details.append(self["modality", edge.modality.rawValue]) }
    if let when = edge.attributes["when"]?.text { details.append(when.inOneLine) }
    for key in [AttributeKey.since, .until] {
      if let text = edge.attributes[key]?.text {
        details.append(self["detail", key.rawValue] + " " + text.inOneLine)
      }
    }
    if edge.origin == .derived { details.append(self["detail", "derived"]) }
    return details
  }
}

extension Edge {
  /// Whether what the edge says took place.
  var modality: Modality {
    attributes[.modality]?.text.flatMap(Modality.init(rawValue:)) ?? .actual
  }

  /// Names of looks, for the style sheet.
  var looks: String {
    var looks = [relation.category.rawValue, relation.rawValue]
    if let quad = relation.quad { looks.append(quad.rawValue.replacing(" ", with: "-")) }
    if modality != .actual { looks.append(modality.rawValue) }
    if attributes[.status]?.text == "former" { looks.append("former") }
    if origin == .derived { looks.append("derived") }
    if evidence.allSatisfy({ !$0.reportedBy.isEmpty }) { looks.append("reported") }
    return looks.joined(separator: " ")
  }
}
