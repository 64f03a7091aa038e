import KnowledgeGraph

extension GraphChange {
  /// How big the news is: its sort, then how much the articles are about those whom it concerns.
  public var newsValue: Int {
    let actors = (before + after).flatMap(\.nodes).filter { $0.kind.isActor }
    let salience = actors.map { $0.salience.isFinite ? min(1, max(0, $0.salience)) : 0 }.max() ?? 0
    return sortValue * 10 + Int(salience * 100)
  }

  private var sortValue: Int {
    switch verdict {
    case .notMentioned: return silentValue
    case .new: return newValue
    default: break
    }
    switch topic {
    case .office: return 100
    case .turn: return 95
    case .stance: return 90
    case .dispute: return 85
    case .act: return verdict == .carriedOut || verdict == .denied ? 92 : 80
    case .tie: return 75
    case .statement: return 40
    case .actor: return 30
    case .kind: return 20
    case .name: return 10
    case .attribute: return 9
    case .evidence: return 8
    }
  }

  /// What only the first article says, acts and offices before words.
  private var silentValue: Int {
    switch topic {
    case .actor, .kind, .name, .attribute, .evidence: 1
    case .statement, .stance, .dispute: 2
    case .tie: before.first?.edge?.relation.isBackground == true ? 1 : 4
    default: 5
    }
  }

  private var newValue: Int {
    guard let fact = after.first else { return 0 }
    switch topic {
    case .office: return 70
    case .act:
      let isDone = fact.modality == .actual
      switch fact.edge?.relation.quad {
      case .materialConflict: return isDone ? 66 : 60
      case .materialCooperation: return isDone ? 62 : 56
      default: return isDone ? 58 : 52
      }
    case .tie: return fact.edge?.relation.isBackground == true ? 35 : 55
    case .statement: return 45
    default: return 30
    }
  }
}

extension Relation {
  /// Whether the tie says where something belongs rather than what happened.
  var isBackground: Bool {
    [.of, .partOf, .basedIn, .citizenOf].contains(self)
  }
}

extension [GraphChange] {
  /// The biggest news first; equal ones by what they say.
  func sortedByNews() -> [GraphChange] {
    map { change in
      (change, change.newsValue, ChangeSentence(change).text, change.contentHash)
    }
    .sorted { ($1.1, $0.2, $0.3) < ($0.1, $1.2, $1.3) }
    .map(\.0)
  }
}

extension GraphChange {
  /// A number for the change that identifiers don't enter.
  fileprivate var contentHash: UInt64 {
    var hash = ContentHash(topic.rawValue)
    for fact in before + after {
      for node in fact.nodes { hash.combine(node.contentHash) }
      if let edge = fact.edge { hash.combine(edge.contentHash) }
    }
    return hash.value
  }
}
