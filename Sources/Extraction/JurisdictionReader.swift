import Documents
import KnowledgeGraph
import Lexicon

/// Concludes from the whole document which country an office of state belongs to where no phrase says it.
///
/// "President Ruiz" is president of the country that stands most often in the sentences that name her and in what she says. The
/// conclusion is drawn only where one country stands there twice and twice as often as the next; countries for which the text
/// names another holder of the title are out.
struct JurisdictionReader: Sendable {
  let lexicon: Lexicon
  let document: Document
  let statements: StatementTable

  /// The countries of the holdings that name none; `nil` where the document leaves it open.
  func countries(of holdings: [Holding], explicit: [Int?], _ table: EntityTable) -> [Int?] {
    holdings.indices.map { index in
      guard explicit[index] == nil, let holder = holdings[index].holder,
        table[holder].kind == .person, table[holder].isNamed,
        lexicon.isIn(.stateOffice, holdings[index].title.title)
      else { return nil }
      let taken = Set(
        zip(holdings, explicit).compactMap { other, of in
          other.title.title == holdings[index].title.title && other.holder != holder ? of : nil
        })
      return country(of: holder, besides: taken, table)
    }
  }

  private func country(of holder: Int, besides taken: Set<Int>, _ table: EntityTable) -> Int? {
    var near = Set(
      table[holder].mentions.filter { $0.mention.form == .name }
        .map { document.sentenceOfToken[$0.mention.head] })
    for statement in statements.statements where statement.speakers.contains(holder) {
      near.formUnion(statement.content.map { document.sentenceOfToken[$0.lowerBound] })
    }
    let counts = table.indices.filter { table[$0].type == "country" && !taken.contains($0) }
      .map { country in
        (
          count: table[country].mentions.filter {
            near.contains(document.sentenceOfToken[$0.mention.head])
          }.count, country: country
        )
      }
      .sorted { ($1.count, $0.country) < ($0.count, $1.country) }
    guard let first = counts.first, first.count >= 2,
      counts.count == 1 || first.count >= 2 * counts[1].count
    else { return nil }
    return first.country
  }
}
