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
      holdings += self.holdings(of: sharing(title), table).map(withAdverb)
    }
    for verb in document.tokens.indices { holdings += led(by: verb, table) }
    holdings += derived(besides: holdings, table)
    let terms = TermReader(lexicon: lexicon, document: document)
    return holdings.flatMap(spread).map { terms.dated($0) }
  }

  /// One holding for each of the names that a title is joined to: "professor at A and B".
  func spread(_ holding: Holding) -> [Holding] {
    [holding]
      + holding.title.furtherHeads.map { head in
        var further = holding
        further.title.ofHeads = [head]
        further.title.furtherHeads = []
        return further
      }
  }

  /// A title with the organization of the title that it is joined to: "founder and chairman of Northwind".
  func sharing(_ title: TitlePhrase) -> TitlePhrase {
    let next = title.tokens.upperBound
    guard title.ofHeads.isEmpty, next + 1 < document.tokens.count,
      document.isListSeparator(next) || lexicon.isIn(.nameJoiner, document.lower(next))
    else { return title }
    for noun in (next + 1)..<min(next + 5, document.sentenceRange(of: title.noun).upperBound) {
      guard let second = reader.title(at: noun) else { continue }
      guard second.tokens.lowerBound <= next + 1 else { return title }
      var shared = title
      let joined = sharing(second)
      shared.ofHeads = joined.ofHeads.filter { $0 > second.noun }
      shared.furtherHeads = joined.furtherHeads
      return shared
    }
    return title
  }

  func holdings(of title: TitlePhrase, _ table: EntityTable) -> [Holding] {
    let behind = namesBehind(title, table)
    if !behind.isEmpty { return behind.map { Holding(holder: $0, title: title) } }
    if let holder = apposition(of: title, table) { return [Holding(holder: holder, title: title)] }
    if let holder = subject(title, table) { return [Holding(holder: holder, title: title)] }
    if let holding = predicate(of: title, table) { return [holding] }
    if let holding = candidacy(for: title, table) { return [holding] }
    if let holder = named(as: title, table) { return [Holding(holder: holder, title: title)] }
    let instances = instances(of: title, table)
    if !instances.isEmpty { return instances.map { Holding(holder: $0, title: title) } }
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
      guard isOfSeveral(title) else { return [person] }
      let further = furtherNames(after: next, limit, table)
      // "many reporters Ruiz met": several do not have one name.
      return further.isEmpty && document.tokens[title.noun].tag == "NNS" ? [] : [person] + further
    }
    guard next + 1 < limit, document.tokens[next].dependency == .cc else { return [] }
    for noun in (next + 1)..<min(next + 6, limit) {
      if let second = reader.title(at: noun), second.tokens.lowerBound <= next + 1 {
        return namesBehind(second, table)
      }
    }
    return []
  }

  /// Whether a title is that of several people: "ministers", "Reps."
  func isOfSeveral(_ title: TitlePhrase) -> Bool {
    document.isPlural(title.noun)
      || lexicon.pluralAbbreviations.contains(document.lower(title.noun))
  }

  func skipsBeforeName(_ token: Int) -> Bool {
    document.isQuote(token) || lexicon.honorifics[document.lower(token)] != nil
      || document.tokens[token].text == "." && document.isCapitalized(token - 1)
  }

  func furtherNames(after token: Int, _ limit: Int, _ table: EntityTable) -> [Int] {
    var names: [Int] = []
    var next = token
    while next < limit {
      let isJoint = document.isListSeparator(next)
      guard isJoint || person(at: next, table) != nil else { break }
      if !isJoint, let name = person(startingAt: next, table), next > token {
        names.append(name)
        if document.tokens[next - 1].dependency == .cc { break }
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
    let governor = document.tree.head(of: first)
    let isDirect = person(at: governor, table) != nil
    if !isDirect, let holder = adjacent(to: title, table) { return holder }
    let named = isDirect ? governor : described(by: governor)
    if document.tokens[first].dependency == .appos, named > head || isSetOff(title, from: named),
      let holder = person(at: named, table)
    {
      // "Ruiz, ministers and clerks": several are not one.
      let isList = isOfSeveral(title) && document.conjuncts(of: named).count == 1
      return isList || isInList(head) ? nil : holder
    }
    for child in document.tree.children(of: head)
    where document.tokens[child].dependency == .appos && child > head {
      if let holder = person(at: child, table) { return holder }
    }
    return adjacent(to: title, table)
  }

  /// Whether punctuation stands between a name and the title that is apposed to it: not in "according to Ruiz the mayor".
  func isSetOff(_ title: TitlePhrase, from name: Int) -> Bool {
    guard name < title.tokens.lowerBound else { return true }
    return (name..<title.tokens.lowerBound).contains {
      document.tokens[$0].pos == .punctuation && !document.isQuote($0)
        && document.tokens[$0].text != "-"
    }
  }

  /// Whom a noun that a title is apposed to describes: "Ruiz is a lawyer, head of the bar".
  func described(by noun: Int) -> Int {
    let first = document.firstConjunct(of: noun)
    guard [.attr, .appos].contains(document.tokens[first].dependency),
      document.tokens[first].pos == .noun
    else { return noun }
    let described = document.described(by: noun)
    guard described != noun, document.tokens[first].dependency == .attr else {
      return described
    }
    return document.isAsserted(document.tree.head(of: first)) ? described : noun
  }

  /// Whether a bare noun is a member of a list of people rather than said of one.
  func isInList(_ head: Int) -> Bool {
    document.isPlural(head) && document.child(head, .conj).map(document.isPlural) ?? false
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
    guard !isOfSeveral(title) else { return nil }
    // "Ruiz, party spokesman said", but not "according to Ruiz, the driver said".
    let isBare = before == title.tokens.lowerBound - 1
    let word = document.tokens[end]
    let closes =
      word.pos == .punctuation || word.tag == "WP" || word.dependency == .cc
      || isBare && Self.finiteTags.contains(word.tag)
    return closes ? holder : nil
  }

  /// Tags of verbs that end a subject.
  private static let finiteTags: Set<String> = ["VBD", "VBZ", "VBP", "MD"]

  /// "The bank's chairman is Ana Ruiz": the name behind the copula.
  func subject(_ title: TitlePhrase, _ table: EntityTable) -> Int? {
    let verb = title.tokens.upperBound
    guard verb < document.tokens.count, lexicon.isIn(.copula, document.lemma(verb)),
      document.isAsserted(verb),
      !isOfSeveral(title), let name = document.child(verb, .attr), name > verb
    else { return nil }
    return person(at: name, table)
  }

  /// "The health secretary, Ana Ruiz, said": a name that a title brings in.
  func named(as title: TitlePhrase, _ table: EntityTable) -> Int? {
    let head = head(of: title)
    let comma = title.tokens.upperBound
    let limit = document.sentenceRange(of: head).upperBound
    guard comma + 1 < limit, document.tokens[comma].text == ",", isIdentifying(title),
      let holder = person(startingAt: comma + 1, table),
      let mention = table[holder].mentions.first(where: {
        $0.mention.tokens.lowerBound == comma + 1
      })
    else { return nil }
    let end = mention.mention.tokens.upperBound
    guard end < limit else { return nil }
    let closes =
      document.tokens[end].text == "," || Self.finiteTags.contains(document.tokens[end].tag)
    let isObject = document.tokens[document.firstConjunct(of: head)].dependency == .pobj
    return closes && (!isObject || isDefinite(title)) ? holder : nil
  }

  /// Whether a title with its determiner means one person: "the mayor", "Bremen's mayor", "Danish Prime Minister".
  func isIdentifying(_ title: TitlePhrase) -> Bool {
    !isOfSeveral(title) && (isDefinite(title) || !title.ofHeads.isEmpty)
  }

  /// "lawmakers such as Ruiz and Lang", "ministers including Ruiz".
  func instances(of title: TitlePhrase, _ table: EntityTable) -> [Int] {
    guard document.isPlural(title.noun) else { return [] }
    var next = title.tokens.upperBound
    let limit = document.sentenceRange(of: title.noun).upperBound
    if next < limit, document.tokens[next].text == "," { next += 1 }
    guard next + 1 < limit else { return [] }
    if lexicon.isIn(.instanceCue, document.lower(next)) {
      next += 1
    } else if lexicon.isIn(.instanceCue, "\(document.lower(next)) \(document.lower(next + 1))") {
      next += 2
    } else {
      return []
    }
    while next < limit, skipsBeforeName(next) { next += 1 }
    guard next < limit, let first = person(startingAt: next, table) else { return [] }
    return [first] + furtherNames(after: next, limit, table)
  }
}
