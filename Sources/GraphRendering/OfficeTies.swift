import KnowledgeGraph

/// Which ties an office says anyway: a minister of a government is no further line to it.
struct OfficeTies {
  private struct Ends: Hashable {
    let holder: NodeID
    let body: NodeID
  }

  private var offices: [Ends: NodeID] = [:]

  /// - Parameter edges: The drawn edges.
  init(_ edges: [Edge]) {
    var bodies: [NodeID: [NodeID]] = [:]
    for edge in edges where edge.relation == .of && edge.modality == .actual {
      bodies[edge.source, default: []].append(edge.target)
    }
    for edge in edges where edge.relation == .holds && edge.modality == .actual && !edge.isFormer {
      for body in bodies[edge.target] ?? [] {
        let ends = Ends(holder: edge.source, body: body)
        offices[ends] = min(offices[ends] ?? edge.target, edge.target)
      }
    }
  }

  /// The office at whose line an edge stands, because it says the same of holder and organization.
  func office(implying edge: Edge) -> NodeID? {
    switch edge.relation {
    case .memberOf, .worksFor, .speaksFor:
      guard edge.modality == .actual, !edge.isFormer else { return nil }
      return offices[Ends(holder: edge.source, body: edge.target)]
    default: return nil
    }
  }
}
