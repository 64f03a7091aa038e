import KnowledgeGraph

/// A change in one line, as a briefing would put it.
public struct ChangeSentence {
  private let change: GraphChange

  /// The sentence of a change.
  public init(_ change: GraphChange) { self.change = change }

  /// The line, without a mark in front and without a full stop.
  public var text: String {
    switch change.topic {
    case .office: office
    case .turn: turn
    case .stance, .dispute: change.topic == .stance ? stance : dispute
    case .act, .tie: tieOrAct
    case .statement: (change.after.first ?? change.before.first).map(FactPhrase.statement) ?? ""
    case .actor:
      (change.after.first ?? change.before.first)?.nodes.first.map(FactPhrase.actor) ?? ""
    case .kind, .name, .attribute, .evidence: detail
    }
  }

  // MARK: - Offices

  private var office: String {
    let (before, after) = (change.before, change.after)
    guard let first = (before + after).first else { return "" }
    if before.isEmpty || after.isEmpty { return FactPhrase.holding(first) }
    if change.isOfOneHolder, let name = after.first?.nodes.first?.label {
      let (one, other) = (before.map(FactPhrase.office), after.map(FactPhrase.office))
      if one == other { return "\(name): \(list(one)), \(FactPhrase.dates(after))" }
      return "\(name): \(list(one)) → \(list(other))"
    }
    let title = first.nodes.last?.label ?? ""
    return
      "\(title): \(list(before.map(FactPhrase.holder))) → \(list(after.map(FactPhrase.holder)))"
  }

  // MARK: - Ties and acts

  private var turn: String {
    let names = (change.after.first ?? change.before.first)?.nodes.map(\.label) ?? []
    let (one, other) = (phrases(change.before), phrases(change.after))
    return "\(names.joined(separator: " and ")): \(list(one)) → \(list(other))"
  }

  private func phrases(_ facts: [GraphFact]) -> [String] {
    var phrases: [String] = []
    for phrase in facts.map(FactPhrase.sentence) where !phrases.contains(phrase) {
      phrases.append(phrase)
    }
    return phrases
  }

  private var tieOrAct: String {
    let (before, after) = (phrases(change.before), phrases(change.after))
    if before.isEmpty || after.isEmpty { return list(before + after) }
    switch change.verdict {
    case .carriedOut: return "\(list(before)) → done: \(list(after))"
    case .ended: return "\(list(before)) → ended: \(list(after))"
    default: return before == after ? detail : "\(list(before)) → \(list(after))"
    }
  }

  // MARK: - Statements

  private var stance: String {
    guard let one = change.before.first, let other = change.after.first else { return "" }
    let name = FactPhrase.speaker(other)
    let (first, second) = (one.stance ?? "", other.stance ?? "")
    if first == second {
      return "\(name): “\(FactPhrase.content(one))” → “\(FactPhrase.content(other))”"
    }
    return "\(name) \(first) → \(second): “\(FactPhrase.content(other))”"
  }

  private var dispute: String {
    guard let one = change.before.first, let other = change.after.first else { return "" }
    return "\(FactPhrase.speaker(one)) \(one.stance ?? ""): “\(FactPhrase.content(one))” → "
      + "\(FactPhrase.speaker(other)) \(other.stance ?? ""): “\(FactPhrase.content(other))”"
  }

  // MARK: - Details

  private var detail: String {
    guard let one = change.before.first, let other = change.after.first else { return "" }
    if let node = one.nodes.first, let later = other.nodes.first, one.edge == nil, other.edge == nil
    {
      return nodeDetail(node, later)
    }
    let sentence = FactPhrase.sentence(other)
    if change.topic == .evidence {
      let counts = (one.edge?.evidence.count ?? 0, other.edge?.evidence.count ?? 0)
      return "\(sentence): said in \(counts.0) → \(counts.1) places"
    }
    return sentence + ": "
      + FactPhrase.attributes(one.edge?.attributes ?? [:], other.edge?.attributes ?? [:])
  }

  private func nodeDetail(_ node: Node, _ later: Node) -> String {
    switch change.topic {
    case .kind: return "\(later.label): \(node.kind.rawValue) → \(later.kind.rawValue)"
    case .name:
      var parts = node.label == later.label ? [later.label] : ["\(node.label) → \(later.label)"]
      let known = Set(node.aliases + [node.label])
      // Of two articles each has its own words for somebody; a name that one lacks isn't gone.
      let isOneText = !Set(node.mentions.map(\.document))
        .isDisjoint(with: later.mentions.map(\.document))
      let fresh = later.aliases.filter {
        !known.contains($0) && (isOneText || $0.first?.isUppercase == true)
      }
      let gone = node.aliases.filter {
        isOneText && !later.aliases.contains($0) && $0 != later.label
      }
      if !fresh.isEmpty { parts.append("also " + fresh.map { "“\($0)”" }.joined(separator: ", ")) }
      if !gone.isEmpty {
        parts.append("no longer " + gone.map { "“\($0)”" }.joined(separator: ", "))
      }
      return parts.joined(separator: "; ")
    default:
      return later.label + ": " + FactPhrase.attributes(node.attributes, later.attributes)
    }
  }

  private func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }
}
