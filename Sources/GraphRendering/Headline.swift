import KnowledgeGraph

/// The words above a picture.
struct Headline {
  /// The headline.
  let title: String

  /// Who published it, and when.
  let subtitle: String

  /// Takes the headline from the documents, unless there is another.
  init(_ documents: [DocumentRecord], title: String?) {
    let titles = documents.compactMap { $0.title?.shown }.filter { !$0.isEmpty }
    let dates = documents.compactMap { $0.date?.shown }.sorted()
    var sources: [String] = []
    for source in documents.compactMap({ $0.source?.shown })
    where !source.isEmpty && !sources.contains(source) {
      sources.append(source)
    }
    let given = title?.shown ?? ""
    if !given.isEmpty {
      self.title = given
    } else if documents.count <= 1 {
      self.title = titles.first ?? documents.first?.id.shown ?? ""
    } else {
      self.title = "\(documents.count) articles"
    }
    var parts = sources.count > 4 ? ["\(sources.count) sources"] : sources
    if let first = dates.first, let last = dates.last {
      parts.append(first == last ? first : "\(first) – \(last)")
    }
    subtitle = parts.joined(separator: ", ")
  }
}
