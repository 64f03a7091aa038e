import KnowledgeGraph

/// What each node is and how it is tied, as numbers that do not depend on identifiers or order.
///
/// Colour refinement: a node's first number is of its own content; each round adds those of the
/// nodes around it. Source: Weisfeiler and Leman, 1968.
struct ContentSignatures {
  /// The numbers after each round, the node's own content first.
  private(set) var rounds: [[UInt64]]

  static let depth = 3

  init(_ indexed: IndexedGraph) {
    var rounds = [indexed.nodes.map(\.contentHash)]
    let edges = indexed.edges.map(\.contentHash)
    for _ in 0..<Self.depth {
      rounds.append(Self.refined(rounds[rounds.count - 1], indexed, edges))
    }
    self.rounds = rounds
  }

  /// The numbers of the last round.
  var last: [UInt64] { rounds[rounds.count - 1] }

  /// One round of refinement. O(nodes + edges).
  static func refined(_ colours: [UInt64], _ indexed: IndexedGraph, _ edges: [UInt64]) -> [UInt64] {
    var reporters = edges
    for (index, edge) in indexed.edges.enumerated() {
      for evidence in edge.evidence where !evidence.reportedBy.isEmpty {
        var hash = ContentHash()
        hash.combine(UInt64(evidence.start))
        for reporter in evidence.reportedBy {
          hash.combine(indexed.positions[reporter].map { colours[$0] } ?? 0)
        }
        reporters[index] = reporters[index] &+ ContentHash.mixed(hash.value)
      }
    }
    return colours.indices.map { node in
      var sum: UInt64 = 0
      for tie in indexed.ties[node] {
        let direction: UInt64 = tie.isOutgoing ? 3 : 5
        sum =
          sum
          &+ ContentHash.mixed(
            reporters[tie.edge] ^ ContentHash.mixed(colours[tie.other] &+ direction))
      }
      return ContentHash.mixed(ContentHash.mixed(colours[node]) &+ sum)
    }
  }
}

extension Node {
  /// A number for everything but the identifier.
  var contentHash: UInt64 {
    var hash = ContentHash(kind.rawValue)
    hash.combine(label)
    for alias in aliases { hash.combine(alias) }
    for mention in mentions {
      hash.combine(mention.document)
      hash.combine(UInt64(bitPattern: Int64(mention.start)))
      hash.combine(mention.text)
      hash.combine(mention.form.rawValue)
      hash.combine(mention.link?.rawValue ?? "")
    }
    hash.combine(salience.bitPattern)
    hash.combine(confidence.bitPattern)
    hash.combine(attributes.contentHash)
    return hash.value
  }
}

extension Edge {
  /// A number for everything but identifiers and ends.
  var contentHash: UInt64 {
    var hash = ContentHash(relation.rawValue)
    hash.combine(attributes.contentHash)
    hash.combine(confidence.bitPattern)
    hash.combine(origin.rawValue)
    for part in evidence {
      hash.combine(part.document)
      hash.combine(UInt64(bitPattern: Int64(part.start)))
      hash.combine(part.quote)
      hash.combine(part.cue ?? "")
      hash.combine(part.modality?.rawValue ?? "")
    }
    return hash.value
  }
}

extension Attributes {
  var contentHash: UInt64 {
    var sum: UInt64 = 0
    for (key, value) in self {
      var hash = ContentHash(key.rawValue)
      hash.combine(value.plainText)
      sum = sum &+ ContentHash.mixed(hash.value)
    }
    return sum
  }
}

extension AttributeValue {
  /// The value as a text that tells its form.
  var plainText: String {
    switch self {
    case .flag(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): value.description
    case .text(let value): value
    case .texts(let values): values.joined(separator: ", ")
    }
  }
}
