import Documents
import KnowledgeGraph
import Lexicon

/// Titles that stand for a person whom the text names elsewhere.
extension PositionExtractor {
  /// "The president-elect said": a title with a word of status that stands for the person the text is about.
  ///
  /// The holder is the document's most salient person, where that person has twice the mentions of the next
  /// and is not said to hold an office of this title.
  func derived(besides known: [Holding], _ table: EntityTable) -> [Holding] {
    var derived: [Holding] = []
    let taken = Set(known.map(\.title.noun))
    for noun in document.tokens.indices where !taken.contains(noun) {
      guard let title = reader.title(at: noun), title.role.class == .office,
        !title.statuses.isEmpty, isDefinite(title),
        let holder = salient(before: noun, title, known, table)
      else { continue }
      derived.append(Holding(holder: holder, title: title, origin: .derived))
    }
    return derived
  }

  func isDefinite(_ title: TitlePhrase) -> Bool {
    let before = title.tokens.lowerBound - 1
    return before >= 0 && lexicon.isIn(.definiteDeterminer, document.lower(before))
  }

  func salient(
    before token: Int, _ title: TitlePhrase, _ known: [Holding], _ table: EntityTable
  ) -> Int? {
    let candidates = table.indices.filter { index in
      table[index].kind == .person && table[index].isNamed
        && table[index].mentions.contains { $0.mention.tokens.lowerBound < token }
        && !known.contains { $0.holder == index && $0.title.title == title.title }
    }
    let ranked = candidates.sorted {
      (-table[$0].mentions.count, $0) < (-table[$1].mentions.count, $1)
    }
    guard let first = ranked.first else { return nil }
    let runnerUp = ranked.count > 1 ? table[ranked[1]].mentions.count : 0
    return table[first].mentions.count >= 2 * runnerUp ? first : nil
  }
}
