import KnowledgeGraph

/// Who is who, as a mapping file that people can edit: SSSOM, the simple standard for sharing ontology
/// mappings, as tab-separated text. Source: https://mapping-commons.github.io/sssom/.
public enum MappingFile {
  private static let columns = [
    "subject_id", "subject_label", "predicate_modifier", "predicate_id", "object_id",
    "object_label", "mapping_justification", "confidence", "comment",
  ]

  /// Writes the pairs of a difference: matches as exact, doubtful ones as close.
  public static func string(for diff: GraphDiff) -> String {
    var lines = [
      "#curie_map:", "#  a: urn:newsgraph:a:", "#  b: urn:newsgraph:b:",
      "#license: https://creativecommons.org/publicdomain/zero/1.0/",
      "#mapping_set_id: urn:newsgraph:mapping", "#mapping_set_version: '1'",
      columns.joined(separator: "\t"),
    ]
    lines += diff.partners.map { row($0, "skos:exactMatch") }
    lines += diff.doubtful.map { row($0, "skos:closeMatch") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ partner: GraphDiff.Partner, _ predicate: String) -> String {
    let reasons = partner.pair.reasons
    let justification: String
    if reasons.contains(.manual) {
      justification = "semapv:ManualMappingCuration"
    } else if reasons.contains(.neighbours) || reasons.contains(.sameBody) {
      justification = "semapv:CompositeMatching"
    } else {
      justification = "semapv:LexicalMatching"
    }
    return [
      "a:" + partner.a.id.rawValue, field(partner.a.label), "", predicate,
      "b:" + partner.b.id.rawValue, field(partner.b.label), justification,
      "\(partner.pair.score)", reasons.map(\.rawValue).joined(separator: ", "),
    ].joined(separator: "\t")
  }

  /// A text as a field: the format has no escape for tabs and line ends.
  private static func field(_ text: String) -> String {
    let line = text.split { $0.isWhitespace }.joined(separator: " ")
    return line.contains("\"")
      ? "\""
        + line.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\"" : line
  }

  /// Reads the decisions of a mapping file.
  ///
  /// Exact matches are the same, those with the modifier `Not` are different; other predicates decide
  /// nothing. Nodes are found by identifier, else by label.
  /// - Throws: `AlignmentError.mapping` with the line.
  public static func decisions(from text: String) throws(AlignmentError) -> AlignmentDecisions {
    var decisions = AlignmentDecisions()
    var header: [String: Int]?
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    where !line.hasPrefix("#") && !line.allSatisfy(\.isWhitespace) {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        .map { unquoted(String($0)) }
      guard let places = header else {
        header = Dictionary(fields.enumerated().map { ($1, $0) }) { first, _ in first }
        for name in ["subject_id", "predicate_id", "object_id"] where header?[name] == nil {
          throw .mapping(line: index + 1, reason: "the column '\(name)' is missing")
        }
        continue
      }
      func value(_ name: String) -> String {
        places[name].flatMap { $0 < fields.count ? fields[$0] : nil } ?? ""
      }
      guard !value("subject_id").isEmpty, !value("object_id").isEmpty else {
        throw .mapping(line: index + 1, reason: "a row needs subject_id and object_id")
      }
      guard value("predicate_id") == "skos:exactMatch" else { continue }
      let pair = AlignmentDecisions.NamePair(
        name(value("subject_id")), name(value("object_id")), labelA: label(value("subject_label")),
        labelB: label(value("object_label")))
      if value("predicate_modifier") == "Not" {
        decisions.different.append(pair)
      } else {
        decisions.same.append(pair)
      }
    }
    return decisions
  }

  /// The identifier behind its prefix.
  private static func name(_ id: String) -> String {
    guard let colon = id.firstIndex(of: ":") else { return id }
    return String(id[id.index(after: colon)...])
  }

  private static func label(_ text: String) -> String? { text.isEmpty ? nil : text }

  private static func unquoted(_ text: String) -> String {
    guard text.count > 1, text.first == "\"", text.last == "\"" else { return text }
    return String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"")
  }
}
