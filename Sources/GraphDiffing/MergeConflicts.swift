import KnowledgeGraph
import Lexicon

/// Finds what the articles of a merged graph contradict each other in.
struct MergeConflicts {
  private let edges: [Edge]
  private let shared: Set<NodeID>

  init(edges: [Edge], nodes: [Node], lexicon: Lexicon) {
    self.edges = edges
    shared = Set(
      nodes.filter { node in
        node.kind == .position
          && NameWords.words(node.attributes[.title]?.text ?? node.label)
            .contains { lexicon.isIn(.sharedOffice, $0) }
      }.map(\.id))
  }

  /// Marks edges that can't both be true at one time.
  func mark(_ marked: inout [Edge]) {
    var groups: [String: [Int]] = [:]
    for (index, edge) in edges.enumerated() {
      switch edge.relation {
      case .holds where OfficeStatus(edge.status) == .held && !shared.contains(edge.target):
        groups["holds \(edge.target)", default: []].append(index)
      case .associateOf, .opponentOf:
        let ends = [edge.source, edge.target].sorted().map(\.rawValue).joined(separator: " ")
        groups["side \(ends)", default: []].append(index)
      case let relation where relation.category == .interaction:
        groups["\(relation.rawValue) \(edge.source) \(edge.target)", default: []].append(index)
      default: continue
      }
    }
    for indices in groups.values {
      for one in indices {
        let contradicts = indices.contains { other in
          other != one && contradict(edges[one], edges[other])
        }
        if contradicts { marked[one].attributes[.contested] = true }
      }
    }
  }

  private func contradict(_ a: Edge, _ b: Edge) -> Bool {
    guard Set(a.evidence.map(\.document)) != Set(b.evidence.map(\.document)) else { return false }
    switch a.relation {
    case .holds: return a.source != b.source && overlap(a, b)
    case .associateOf, .opponentOf: return a.relation != b.relation && overlap(a, b)
    default:
      return Set([a.modality, b.modality]) == [.actual, .negated]
    }
  }

  /// Whether the articles that say the one can't be told in time from those that say the other.
  private func overlap(_ a: Edge, _ b: Edge) -> Bool {
    guard let first = a.attributes[.firstSeen]?.text, let last = a.attributes[.lastSeen]?.text,
      let otherFirst = b.attributes[.firstSeen]?.text, let otherLast = b.attributes[.lastSeen]?.text
    else { return true }
    return first <= otherLast && otherFirst <= last
  }
}
