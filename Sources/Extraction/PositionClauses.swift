import Documents
import KnowledgeGraph
import Lexicon

/// Titles in clauses: after copulas, with verbs of appointment and of leading.
extension PositionExtractor {
  /// "Ruiz is the mayor", "Ruiz would become mayor".
  func predicate(of title: TitlePhrase, _ table: EntityTable) -> Holding? {
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

  /// A holding with the status that an adverb gives it: "was formerly a senator", "Ruiz, now mayor of Strelsau".
  func withAdverb(_ holding: Holding) -> Holding {
    guard holding.status == nil, holding.title.statuses.isEmpty else { return holding }
    var before = holding.title.tokens.lowerBound - 1
    if before > 0, document.tokens[before].pos == .determiner { before -= 1 }
    let head = document.firstConjunct(of: head(of: holding.title))
    var adverbs = before >= 0 ? [before] : []
    if [.attr, .pobj].contains(document.tokens[head].dependency) {
      let verb = document.tree.ancestors(of: head).first { document.tokens[$0].pos != .adposition }
      adverbs += verb.map(document.tree.children) ?? []
    }
    let status = adverbs.lazy.filter { document.tokens[$0].pos == .adverb }
      .compactMap { lexicon.statusWords[document.lower($0)] }
      .first { $0.places.contains(.adverb) }
    var holding = holding
    holding.status = status?.status
    return holding
  }

  /// "Ruiz is running for mayor": an office that somebody seeks now.
  func candidacy(for title: TitlePhrase, _ table: EntityTable) -> Holding? {
    let preposition = document.tree.head(of: head(of: title))
    let verb = document.tree.head(of: preposition)
    guard document.tokens[head(of: title)].dependency == .pobj, title.statuses.isEmpty,
      lexicon.isIn(.seekingVerb, document.lemma(verb)), document.tokens[verb].pos == .verb,
      !["VBD", "VBN"].contains(document.tokens[verb].tag), title.role.class == .office,
      document.child(head(of: title), .det) == nil
    else { return nil }
    return holding(
      of: document.subject(of: verb) ?? subject(of: verb), title, status: "candidate", table)
  }

  /// Whether a clause says that it is so: no negation, and no modal but one of the future of becoming.
  func isAsserted(_ verb: Int) -> Bool {
    let children = document.tree.children(of: verb)
    if children.contains(where: { document.tokens[$0].dependency == "neg" }) { return false }
    let modals = children.filter { document.tokens[$0].tag == "MD" }.map { document.lower($0) }
    return modals.allSatisfy { lexicon.isIn(.futureModal, $0) }
  }

  func subject(of verb: Int) -> Int? {
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
  func status(of verb: Int) -> String? {
    let auxiliaries = document.tree.children(of: verb).map { document.lower($0) }
    let isFuture = auxiliaries.contains {
      lexicon.isIn(.futureModal, $0) || lexicon.isIn(.addresseePreposition, $0)
    }
    if isFuture, lexicon.isIn(.becomingVerb, document.lemma(verb)) {
      return lexicon.isIn(.enteringVerb, document.lemma(verb)) ? "elect" : nil
    }
    return nil
  }

  /// "elected Ruiz as mayor", "Ruiz, who served as mayor", "Ruiz took the post of mayor".
  func appointment(of title: TitlePhrase, _ table: EntityTable) -> [Holding] {
    let head = document.firstConjunct(of: head(of: title))
    let preposition = document.tree.head(of: head)
    guard document.tokens[head].dependency == .pobj else { return [] }
    var verb = document.tree.head(of: preposition)
    if lexicon.isIn(.postNoun, document.lemma(verb)) { return post(verb, of: title, table) }
    guard lexicon.isIn(.asPreposition, document.lower(preposition)) else { return [] }
    var object: Int?
    if person(at: verb, table) != nil, document.tokens[verb].dependency == .dobj {
      object = verb
      verb = document.tree.head(of: verb)
    }
    let lemma = document.lemma(verb)
    object = object ?? document.child(verb, .dobj, .nsubjpass)
    // "named her deputy, Ruiz, as acting minister"
    if let noun = object, person(at: noun, table) == nil, let name = document.child(noun, .appos) {
      object = name
    }
    if lexicon.tieVerbs[lemma]?.relation == Relation.succeeded.rawValue {
      let successor = holding(of: subject(of: verb), title, status: "current", table)
      var predecessor = holding(of: object, title, status: "former", table)
      predecessor?.successor = successor?.holder
      return [successor, predecessor].compactMap(\.self)
    }
    if lexicon.isIn(.servingVerb, lemma) {
      let title = title.ofHeads.isEmpty ? served(title, at: verb, table) : title
      return [holding(of: subject(of: verb), title, status: nil, table)].compactMap(\.self)
    }
    guard let status = lexicon.officeVerbs[lemma] else { return [] }
    let participle =
      document.tokens[verb].tag == "VBN" ? modified(by: verb) ?? subject(of: verb) : nil
    let holder = object ?? participle ?? (status == "former" ? subject(of: verb) : nil)
    let isPlan = status == "current" && isPlanned(verb)
    return [holding(of: holder, title, status: isPlan ? "nominee" : status, table)]
      .compactMap(\.self)
  }

  /// Whether a verb says what is to come: "will name Ruiz as", "plans to name Ruiz as".
  private func isPlanned(_ verb: Int) -> Bool {
    if document.isInfinitive(verb) {
      let governor = document.lemma(document.tree.head(of: verb))
      return lexicon.events.isIn(.plan, governor) || lexicon.events.isIn(.commitment, governor)
    }
    return document.tree.children(of: verb).contains {
      document.tokens[$0].dependency == "aux" && lexicon.events.isIn(.future, document.lower($0))
    }
  }

  /// A title with the organization that the verb beside it names: "joined Northwind as director", "works for Northwind as a clerk".
  private func served(_ title: TitlePhrase, at verb: Int, _ table: EntityTable) -> TitlePhrase {
    let objects =
      [document.child(verb, .dobj)]
      + document.tree.children(of: verb).filter {
        lexicon.isIn(.affiliationPreposition, document.lower($0))
          || lexicon.isIn(.complementPreposition, document.lower($0))
      }.map { document.child($0, .pobj) }
    guard
      let employer = objects.compactMap(\.self).first(where: {
        table.entity(at: $0).map { table[$0].kind == .organization } ?? false
      })
    else { return title }
    var title = title
    title.ofHeads = [employer]
    return title
  }

  /// "took the post of mayor", "retired from her post as mayor".
  private func post(_ noun: Int, of title: TitlePhrase, _ table: EntityTable) -> [Holding] {
    var verb = document.tree.head(of: noun)
    if document.tokens[verb].pos == .adposition { verb = document.tree.head(of: verb) }
    let status = lexicon.officeVerbs[document.lemma(verb)]
    if let owner = document.child(noun, .poss) {
      let status = document.tokens[verb].pos == .verb && isAsserted(verb) ? status : nil
      return [holding(of: owner, title, status: status, table)].compactMap(\.self)
    }
    guard let status, document.tokens[verb].pos == .verb, isAsserted(verb) else { return [] }
    let holder = document.child(verb, .nsubjpass) ?? document.subject(of: verb)
    return [holding(of: holder, title, status: status, table)].compactMap(\.self)
  }

  func holding(
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
  func vacancy(of title: TitlePhrase, _ table: EntityTable) -> [Holding] {
    let head = document.firstConjunct(of: head(of: title))
    let token = document.tokens[head]
    let governor = document.tree.head(of: head)
    var isOpen = false
    if token.dependency == .pobj, lexicon.isIn(.officePreposition, document.lower(governor)) {
      let above = document.tree.head(of: governor)
      if let seeker = reader.title(at: above), seeker.tokens.contains(title.noun),
        !namesBehind(seeker, table).isEmpty || apposition(of: seeker, table) != nil
          || named(as: seeker, table) != nil
      {
        return []
      }
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
  func described(_ title: TitlePhrase, _ table: EntityTable) -> [Holding] {
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
  func led(by verb: Int, _ table: EntityTable) -> [Holding] {
    guard document.tokens[verb].pos == .verb,
      let title = lexicon.positionVerbs[document.lemma(verb)], let role = lexicon.roles[title]
    else { return [] }
    // "led the team to a victory", "headed to Bremen": no office.
    let goal = document.tree.children(of: verb).contains {
      lexicon.isIn(.addresseePreposition, document.lower($0))
        && document.tokens[$0].dependency == .prep
    }
    guard !goal else { return [] }
    let holder: Int?
    let led: Int?
    if let agent = document.child(verb, .agent) {
      holder = document.child(agent, .pobj)
      led =
        document.child(verb, .nsubjpass) ?? organization(before: verb, table) ?? modified(by: verb)
    } else {
      holder = subject(of: verb).map(document.resolvingRelative)
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
  func organization(before verb: Int, _ table: EntityTable) -> Int? {
    guard verb > 1, document.tokens[verb - 1].text == ",",
      let entity = table.entity(at: verb - 2), table[entity].kind == .organization
    else { return nil }
    return verb - 2
  }

  func modified(by clause: Int) -> Int? {
    let label = document.tokens[clause].dependency
    guard label == "acl" || label == .relcl else { return nil }
    return document.tree.head(of: clause)
  }

}
