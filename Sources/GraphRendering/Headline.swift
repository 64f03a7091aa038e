import KnowledgeGraph

/// The words above a picture.
struct Headline {
  /// The headline.
  let title: String

  /// Who published it, and when.
  let subtitle: String

  /// Takes the headline from the documents, unless there is another. A single document without one is
  /// called after the actors that it mentions most.
  init(_ graph: Graph, title: String?) {
    let documents = graph.documents
    let given = title?.shown ?? ""
    if !given.isEmpty {
      self.title = given
    } else if documents.count > 1 {
      self.title = "\(documents.count) articles"
    } else if let own = documents.first?.title?.shown, !own.isEmpty {
      self.title = own
    } else {
      let names = Self.mainActors(graph)
      self.title = names.isEmpty ? documents.first?.id.shown ?? "" : Self.list(names)
    }
    subtitle = Self.origin(of: documents)
  }

  private static func origin(of documents: [DocumentRecord]) -> String {
    let dates = documents.compactMap { $0.date?.shown }.sorted()
    let sources = documents.compactMap { $0.source?.shown }.filter { !$0.isEmpty }.distinct
    var parts = sources.count > 4 ? ["\(sources.count) sources"] : sources
    if let first = dates.first, let last = dates.last {
      parts.append(first == last ? first : "\(first) – \(last)")
    }
    if documents.count == 1, documents[0].title == nil { parts.append(documents[0].id.shown) }
    return parts.joined(separator: ", ")
  }

  /// The labels of the three most salient actors that have a name.
  private static func mainActors(_ graph: Graph) -> [String] {
    graph.nodes.filter { $0.kind.isActor && !$0.isUnnamed && $0.salience > 0 }
      .sorted { ($1.salience, $0.id) < ($0.salience, $1.id) }
      .prefix(3).map { $0.label.shown.clipped(to: 40) }
  }

  private static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
