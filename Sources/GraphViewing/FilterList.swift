import GraphRendering
import KnowledgeGraph

/// Makes the filters of a graph, with what occurs in it.
struct FilterList {
  let viewed: ViewedGraph
  let words: PageWords

  private var graph: Graph { viewed.graph }

  /// The filters, without those that would leave nothing to choose.
  func filters() -> [GraphView.Filter] {
    [kinds(), relations(), modalities(), sources(), changes()].compactMap(\.self)
      .filter { $0.options.count > 1 }
  }

  /// Whether dates tell ties apart.
  var hasDates: Bool {
    if Set(graph.documents.compactMap(\.date)).count > 1 { return true }
    return graph.edges.contains { edge in
      ["when", "since", "until"].contains { edge.attributes[AttributeKey(rawValue: $0)] != nil }
    }
  }

  private func kinds() -> GraphView.Filter? {
    filter(
      "kind",
      NodeKind.allCases.map { kind in
        (
          kind.rawValue, "k-" + kind.rawValue, words["kind", kind.rawValue],
          graph.nodes.count { $0.kind == kind }
        )
      })
  }

  private func relations() -> GraphView.Filter? {
    filter(
      "relation",
      Relation.allCases.map { relation in
        let quad = relation.quad?.rawValue.replacing(" ", with: "-")
        return (
          relation.rawValue, "line " + (quad ?? relation.category.rawValue),
          words["relation", relation.rawValue], graph.edges.count { $0.relation == relation }
        )
      })
  }

  private func modalities() -> GraphView.Filter? {
    filter(
      "modality",
      Modality.allCases.map { modality in
        (
          modality.rawValue, "line state " + modality.rawValue,
          words["modality", modality.rawValue],
          graph.edges.count { $0.modality == modality }
        )
      })
  }

  /// Who reports: the article itself, then the sources by how much they report.
  private func sources() -> GraphView.Filter? {
    var counts: [NodeID: Int] = [:]
    var unreported = 0
    for edge in graph.edges {
      if edge.evidence.contains(where: \.reportedBy.isEmpty) { unreported += 1 }
      for source in Set(edge.evidence.flatMap(\.reportedBy)) { counts[source, default: 0] += 1 }
    }
    let index = Dictionary(graph.nodes.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let order = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return filter(
      "source",
      [("article", "", words["source", "article"], unreported)]
        + order.map { source, count in
          let label = index[source].map { graph.nodes[$0].label.inOneLine } ?? ""
          return (
            index[source].map(String.init) ?? "-1", "",
            label.isEmpty ? source.rawValue.inOneLine : label, count
          )
        })
  }

  private func changes() -> GraphView.Filter? {
    guard let marks = viewed.changes?.marks else { return nil }
    return filter(
      "change",
      ChangeMark.allCases.map { kind in
        let nodes = graph.nodes.count { (marks.nodes[$0.id] ?? .same) == kind }
        let edges = graph.edges.count { (marks.edges[$0.id] ?? .same) == kind }
        return (kind.rawValue, "c-" + kind.rawValue, words["change", kind.rawValue], nodes + edges)
      })
  }

  private func filter(
    _ group: String, _ options: [(value: String, classes: String, words: String, count: Int)]
  ) -> GraphView.Filter {
    .init(
      name: words["filter", group],
      options: options.filter { $0.count > 0 }.map {
        .init(
          group: group, value: $0.value, classes: $0.classes, words: $0.words, count: $0.count)
      })
  }
}
