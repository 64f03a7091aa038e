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
  private func sharing(_ title: TitlePhrase) -> TitlePhrase {
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

  private func holdings(of title: TitlePhrase, _ table: EntityTable) -> [Holding] {
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
  private func namesBehind(_ title: TitlePhrase, _ table: EntityTable) -> [Int] {
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

  private func skipsBeforeName(_ token: Int) -> Bool {
    document.isQuote(token) || lexicon.honorifics[document.lower(token)] != nil
      || document.tokens[token].text == "." && document.isCapitalized(token - 1)
  }

  private func furtherNames(after token: Int, _ limit: Int, _ table: EntityTable) -> [Int] {
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

  private func person(startingAt token: Int, _ table: EntityTable) -> Int? {
    guard let entity = person(at: token, table),
      table[entity].mentions.contains(where: { $0.mention.tokens.lowerBound == token })
    else { return nil }
    return entity
  }

  private func person(at token: Int, _ table: EntityTable) -> Int? {
    guard let entity = table.entity(at: token), table[entity].kind == .person,
      table[entity].isNamed
    else { return nil }
    return entity
  }

  /// The token on which the title's phrase hangs: "elect" in "president-elect".
  private func head(of title: TitlePhrase) -> Int {
    title.tokens.first {
      $0 >= title.noun && !title.tokens.contains(document.tokens[$0].head)
    } ?? title.noun
  }

  /// "Ruiz, the mayor of Strelsau, said" and "the mayor of Strelsau, Ana Ruiz, said".
  private func apposition(of title: TitlePhrase, _ table: EntityTable) -> Int? {
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
  private func adjacent(to title: TitlePhrase, _ table: EntityTable) -> Int? {
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

  // MARK: - Titles in clauses

  /// "Ruiz is the mayor", "Ruiz would become mayor".
  private func predicate(of title: TitlePhrase, _ table: EntityTable) -> Holding? {
    let head = document.firstConjunct(of: head(of: title))
    guard [.attr, .oprd].contains(document.tokens[head].dependency) else { return nil }
    let verb = document.tree.head(of: head)
    let object =
      document.tokens[head].dependency == .oprd ? document.child(verb, .dobj, .nsubjpass) : nil
    guard let subject = object ?? subject(of: verb),
      let holder = person(at: document.resolvingRelative(subject), table), isAsserted(verb)
    else { return nil }
    var holding = Holding(holder: holder, title: title)
    if title.statuses.isEmpty {
      holding.status = object == nil ? status(of: verb) : lexicon.officeVerbs[document.lemma(verb)]
    }
    return holding
  }

  /// Whether a clause says that it is so: no negation, and no modal but one of the future of becoming.
  private func isAsserted(_ verb: Int) -> Bool {
    let children = document.tree.children(of: verb)
    if children.contains(where: { document.tokens[$0].dependency == "neg" }) { return false }
    let modals = children.filter { document.tokens[$0].tag == "MD" }.map { document.lower($0) }
    return modals.allSatisfy { lexicon.isIn(.futureModal, $0) }
  }

  private func subject(of verb: Int) -> Int? {
    if let subject = document.child(verb, .nsubj, .nsubjpass) { return subject }
    let governor = document.tree.head(of: verb)
    switch document.tokens[verb].dependency {
    case .conj: return document.child(governor, .nsubj, .nsubjpass)
    case .xcomp where lexicon.isIn(.appointingVerb, document.lemma(governor)):
      return document.child(governor, .dobj, .nsubjpass)
    case .xcomp: return document.child(governor, .nsubj, .nsubjpass)
    default: return nil
    }
  }

  /// What a verb's form says of an office: to come for "would become", over for "was".
  private func status(of verb: Int) -> String? {
    let auxiliaries = document.tree.children(of: verb).map { document.lower($0) }
    let isFuture = auxiliaries.contains { lexicon.isIn(.futureModal, $0) || $0 == "to" }
    if isFuture, lexicon.isIn(.becomingVerb, document.lemma(verb)) {
      return document.lemma(verb) == "become" ? "elect" : nil
    }
    return nil
  }

  /// "elected Ruiz as mayor", "Ruiz, who served as mayor".
  private func appointment(of title: TitlePhrase, _ table: EntityTable) -> [Holding] {
    let head = document.firstConjunct(of: head(of: title))
    let preposition = document.tree.head(of: head)
    guard document.tokens[head].dependency == .pobj, document.lower(preposition) == "as" else {
      return []
    }
    var verb = document.tree.head(of: preposition)
    var object: Int?
    if person(at: verb, table) != nil, document.tokens[verb].dependency == .dobj {
      object = verb
      verb = document.tree.head(of: verb)
    }
    let lemma = document.lemma(verb)
    object = object ?? document.child(verb, .dobj, .nsubjpass)
    if lexicon.tieVerbs[lemma]?.relation == Relation.succeeded.rawValue {
      let successor = holding(of: subject(of: verb), title, status: "current", table)
      var predecessor = holding(of: object, title, status: "former", table)
      predecessor?.successor = successor?.holder
      return [successor, predecessor].compactMap(\.self)
    }
    if lexicon.isIn(.servingVerb, lemma) {
      return [holding(of: subject(of: verb), title, status: nil, table)].compactMap(\.self)
    }
    guard let status = lexicon.officeVerbs[lemma] else { return [] }
    let holder = object ?? (status == "former" ? subject(of: verb) : nil)
    return [holding(of: holder, title, status: status, table)].compactMap(\.self)
  }

  private func holding(
    of token: Int?, _ title: TitlePhrase, status: String?, _ table: EntityTable
  ) -> Holding? {
    guard let token, let holder = person(at: document.resolvingRelative(token), table) else {
      return nil
    }
    var holding = Holding(holder: holder, title: title)
    holding.status = title.statuses.isEmpty ? status : nil
    return holding
  }

  /// "her choice for secretary of state", "the man tapped to be her adviser": an office that the text
  /// names without a holder.
  private func vacancy(of title: TitlePhrase, _ table: EntityTable) -> [Holding] {
    let head = document.firstConjunct(of: head(of: title))
    let token = document.tokens[head]
    let governor = document.tree.head(of: head)
    var isOpen = false
    if token.dependency == .pobj, ["for", "as"].contains(document.lower(governor)) {
      let above = document.tree.head(of: governor)
      isOpen =
        lexicon.isIn(.appointedNoun, document.lemma(above))
        || lexicon.isIn(.appointingVerb, document.lemma(above))
    } else if token.dependency == .attr {
      let above = document.tree.head(of: governor)
      isOpen =
        document.tokens[governor].dependency == .xcomp
        && lexicon.isIn(.appointingVerb, document.lemma(above))
    }
    return isOpen ? [Holding(holder: nil, title: title)] : []
  }

  /// "the leader of the Liberal Party said": somebody who is described by an office alone.
  private func described(_ title: TitlePhrase, _ table: EntityTable) -> [Holding] {
    guard !title.ofHeads.isEmpty, title.role.tie != Relation.memberOf.rawValue,
      let entity = table.entity(at: head(of: title)),
      [.person, .group].contains(table[entity].kind),
      table[entity].kind == .group || !table[entity].isNamed || !title.statuses.isEmpty
    else { return [] }
    if table[entity].kind == .group {
      return title.ofHeads.filter { $0 > title.noun }.map { head in
        var single = title
        single.ofHeads = [head]
        return Holding(holder: entity, title: single)
      }
    }
    return [
      Holding(
        holder: entity, title: title, origin: table[entity].isNamed ? .derived : .extracted)
    ]
  }

  /// "the Liberal Party, led by Ruiz", "Ruiz, who heads the bank".
  private func led(by verb: Int, _ table: EntityTable) -> [Holding] {
    guard document.tokens[verb].pos == .verb,
      let title = lexicon.positionVerbs[document.lemma(verb)], let role = lexicon.roles[title]
    else { return [] }
    let holder: Int?
    let led: Int?
    if let agent = document.child(verb, .agent) {
      holder = document.child(agent, .pobj)
      led =
        document.child(verb, .nsubjpass) ?? organization(before: verb, table) ?? modified(by: verb)
    } else {
      holder = subject(of: verb).flatMap { relative(at: $0, verb) }
      led = document.child(verb, .dobj)
    }
    guard let holder, let led, let person = person(at: holder, table),
      let organization = table.entity(at: led),
      [.organization, .place].contains(table[organization].kind)
    else { return [] }
    let phrase = TitlePhrase(
      title: title, ranks: [], statuses: [], tokens: verb..<(verb + 1), noun: verb, role: role,
      ofHeads: [led])
    return [Holding(holder: person, title: phrase)]
  }

  /// The organization directly in front of the comma before a participle, whatever the parser says.
  private func organization(before verb: Int, _ table: EntityTable) -> Int? {
    guard verb > 1, document.tokens[verb - 1].text == ",",
      let entity = table.entity(at: verb - 2), table[entity].kind == .organization
    else { return nil }
    return verb - 2
  }

  private func modified(by clause: Int) -> Int? {
    let label = document.tokens[clause].dependency
    guard label == "acl" || label == .relcl else { return nil }
    return document.tree.head(of: clause)
  }

  /// The noun that a relative pronoun stands for, or the token itself.
  private func relative(at token: Int, _ clause: Int) -> Int {
    guard document.tokens[token].tag == "WP" || document.tokens[token].tag == "WDT" else {
      return token
    }
    return modified(by: clause) ?? token
  }

  // MARK: - Titles that stand for a person

  /// "The president-elect said": a title with a word of status that stands for the person the text is about.
  ///
  /// The holder is the document's most salient person, where that person has twice the mentions of the next
  /// and is not said to hold an office of this title.
  private func derived(besides known: [Holding], _ table: EntityTable) -> [Holding] {
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

  private func isDefinite(_ title: TitlePhrase) -> Bool {
    let before = title.tokens.lowerBound - 1
    return before >= 0 && lexicon.isIn(.definiteDeterminer, document.lower(before))
  }

  private func salient(
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
