import Documents
import KnowledgeGraph
import Lexicon

/// Reads who holds which office: before and behind names, after copulas, with verbs of appointment and of leading.
struct PositionExtractor: Sendable {
  let lexicon: Lexicon
  let document: Document
  let reader: TitleReader

  /// The titles of a document with their holders, in the order of the text.
  func holdings(_ table: EntityTable) -> [Holding] {
    var holdings: [Holding] = []
    for noun in document.tokens.indices {
      guard let title = reader.title(at: noun) else { continue }
      holdings += self.holdings(of: sharing(title), table)
    }
    for verb in document.tokens.indices { holdings += led(by: verb, table) }
    holdings += derived(besides: holdings, table)
    let terms = TermReader(lexicon: lexicon, document: document)
    return holdings.map { terms.dated($0) }
  }

  /// A title with the organization of the title that it is joined to: "founder and chairman of Northwind".
  func sharing(_ title: TitlePhrase) -> TitlePhrase {
    let next = title.tokens.upperBound
    guard title.ofHeads.isEmpty, next + 1 < document.tokens.count,
      ["and", "&", ","].contains(document.lower(next))
    else { return title }
    for noun in (next + 1)..<min(next + 5, document.sentenceRange(of: title.noun).upperBound) {
      guard let second = reader.title(at: noun) else { continue }
      guard second.tokens.lowerBound <= next + 1 else { return title }
      var shared = title
      shared.ofHeads = sharing(second).ofHeads.filter { $0 > second.noun }
      return shared
    }
    return title
  }

  func holdings(of title: TitlePhrase, _ table: EntityTable) -> [Holding] {
    let behind = namesBehind(title, table)
    if !behind.isEmpty { return behind.map { Holding(holder: $0, title: title) } }
    if let holder = apposition(of: title, table) { return [Holding(holder: holder, title: title)] }
    if let holding = predicate(of: title, table) { return [holding] }
    let appointed = appointment(of: title, table)
    if !appointed.isEmpty { return appointed }
    let vacancy = vacancy(of: title, table)
    return vacancy.isEmpty ? described(title, table) : vacancy
  }

  // MARK: - Names beside titles

  /// "President Ruiz", "Foreign Minister and Prime Minister-designate Ruiz", "the analysts Ruiz and Lang".
  func namesBehind(_ title: TitlePhrase, _ table: EntityTable) -> [Int] {
    var next = title.tokens.upperBound
    let limit = document.sentenceRange(of: title.noun).upperBound
    while next < limit, skipsBeforeName(next) { next += 1 }
    if next < limit, let person = person(startingAt: next, table) {
      return [person]
        + (document.isPlural(title.noun) ? furtherNames(after: next, limit, table) : [])
    }
    guard next + 1 < limit, document.lower(next) == "and" else { return [] }
    for noun in (next + 1)..<min(next + 6, limit) {
      if let second = reader.title(at: noun), second.tokens.lowerBound <= next + 1 {
        return namesBehind(second, table)
      }
    }
    return []
  }

  func skipsBeforeName(_ token: Int) -> Bool {
    document.isQuote(token) || lexicon.honorifics[document.lower(token)] != nil
      || document.tokens[token].text == "." && document.isCapitalized(token - 1)
  }

  func furtherNames(after token: Int, _ limit: Int, _ table: EntityTable) -> [Int] {
    var names: [Int] = []
    var next = token
    while next < limit {
      let isJoint = [",", "and"].contains(document.lower(next))
      guard isJoint || person(at: next, table) != nil else { break }
      if !isJoint, let name = person(startingAt: next, table), next > token {
        names.append(name)
        if document.lower(next - 1) == "and" { break }
      }
      next += 1
    }
    return names
  }

  func person(startingAt token: Int, _ table: EntityTable) -> Int? {
    guard let entity = person(at: token, table),
      table[entity].mentions.contains(where: { $0.mention.tokens.lowerBound == token })
    else { return nil }
    return entity
  }

  func person(at token: Int, _ table: EntityTable) -> Int? {
    guard let entity = table.entity(at: token), table[entity].kind == .person,
      table[entity].isNamed
    else { return nil }
    return entity
  }

  /// The token on which the title's phrase hangs: "elect" in "president-elect".
  func head(of title: TitlePhrase) -> Int {
    title.tokens.first {
      $0 >= title.noun && !title.tokens.contains(document.tokens[$0].head)
    } ?? title.noun
  }

  /// "Ruiz, the mayor of Strelsau, said" and "the mayor of Strelsau, Ana Ruiz, said".
  func apposition(of title: TitlePhrase, _ table: EntityTable) -> Int? {
    let head = head(of: title)
    let first = document.firstConjunct(of: head)
    if document.tokens[first].dependency == .appos,
      let holder = person(at: document.tree.head(of: first), table)
    {
      return holder
    }
    for child in document.tree.children(of: head)
    where document.tokens[child].dependency == .appos && child > head {
      if let holder = person(at: child, table) { return holder }
    }
    return adjacent(to: title, table)
  }

  /// A name directly before the comma in front of the title, whatever the parser says.
  func adjacent(to title: TitlePhrase, _ table: EntityTable) -> Int? {
    var before = title.tokens.lowerBound - 1
    let start = document.sentenceRange(of: title.noun).lowerBound
    while before > start,
      document.tokens[before].pos == .determiner
        || document.tokens[before].tag == "PRP$" || document.isQuote(before)
    {
      before -= 1
    }
    guard before > start, document.tokens[before].text == ",",
      let holder = person(at: before - 1, table)
    else { return nil }
    let end = title.tokens.upperBound
    guard end < document.tokens.count else { return holder }
    let closes = [",", ".", ";", ")", "—", "who", "and"].contains(document.lower(end))
    return closes ? holder : nil
  }

  // MARK: - Titles that stand for a person

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
