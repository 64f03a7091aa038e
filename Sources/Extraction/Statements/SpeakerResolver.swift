import Documents
import KnowledgeGraph
import Lexicon

/// Says which entity a source's phrase names, and makes one where the document has none yet.
struct SpeakerResolver: Sendable {
  let lexicon: Lexicon
  let document: Document

  /// The entity that speaks.
  ///
  /// - Parameters:
  ///   - head: The head of the phrase.
  ///   - needsActor: Whether only a known entity will do.
  ///   - recent: Who spoke, the last first, for pronouns that nothing else resolves.
  func entity(
    at head: Int, needsActor: Bool, recent: [Int], _ table: inout EntityTable
  ) -> Int? {
    let word = document.tokens[head]
    if word.tag == "WP" || word.tag == "WDT" { return relative(head, &table) }
    if let known = table.entity(at: head) { return known }
    if let named = named(beside: head, table) { return named }
    if document.isAllCapitals(head), let shouted = shouted(head, table) { return shouted }
    if word.pos == .pronoun || word.tag == "PRP$" { return pronoun(head, recent, &table) }
    if lexicon.statements.isIn(.document, document.lemma(head)) {
      return maker(of: head, table)
    }
    if let part = document.child(head, .prep), document.lower(part) == "of",
      lexicon.isIn(.partitive, document.lower(head))
        || lexicon.statements.isIn(.indefiniteSpeaker, document.lower(head)),
      let whole = document.child(part, .pobj)
    {
      if let known = table.entity(at: whole), table[known].kind != .place { return known }
      let isPeople = lexicon.roles[document.lemma(whole)] != nil
      return needsActor && !isPeople ? nil : added(head, kind: .group, &table)
    }
    guard let kind = kind(of: head, needsActor), !isExpletive(head) else { return nil }
    return added(head, kind: kind, &table)
  }

  /// Whom "who" stands for; the pronoun becomes one of its mentions. Where the parser ties it to an organization, the person
  /// whose organization it is: "an official from the ministry, who said".
  private func relative(_ pronoun: Int, _ table: inout EntityTable) -> Int? {
    let noun = document.resolvingRelative(pronoun)
    guard noun != pronoun else { return nil }
    var found = table.entity(at: noun)
    if document.lower(pronoun) == "who", found.map({ table[$0].kind }) != .person,
      found.map({ table[$0].kind }) != .group, document.tokens[noun].dependency == .pobj
    {
      let owner = document.tree.head(of: document.tree.head(of: noun))
      if document.tokens[owner].pos == .noun || document.tokens[owner].pos == .properNoun {
        found = entity(at: owner, needsActor: false, recent: [], &table) ?? found
      }
    }
    if found == nil {
      found = entity(at: noun, needsActor: document.lower(pronoun) != "who", recent: [], &table)
    }
    guard let found else { return nil }
    if table.entity(at: pronoun) == nil {
      let mention = Mention(
        tokens: pronoun..<(pronoun + 1), head: pronoun, name: document.tokens[pronoun].text,
        basis: .pronoun)
      table.add(mention, to: found, link: .pronoun)
    }
    return found
  }

  /// A surname in capitals, as transcripts write it.
  private func shouted(_ head: Int, _ table: EntityTable) -> Int? {
    let word = document.lower(head)
    return table.indices.first {
      table[$0].kind == .person
        && table[$0].label.split(separator: " ").last?.lowercased() == word
    }
  }

  /// The names behind a description of several: "the analysts Ana Ruiz and Willem Lang".
  func named(_ head: Int) -> [Int] {
    guard document.tokens[head].pos == .noun, document.isPlural(head),
      let first = document.child(head, .appos), document.tokens[first].pos == .properNoun
    else { return [head] }
    return document.conjuncts(of: first)
  }

  /// The name that stands beside a description: "the analyst Ana Ruiz", "Ruiz, an analyst".
  private func named(beside head: Int, _ table: EntityTable) -> Int? {
    guard [.noun, .properNoun].contains(document.tokens[head].pos) else { return nil }
    var candidates = document.tree.children(of: head).filter {
      document.tokens[$0].dependency == .appos
    }
    if document.tokens[head].dependency == .appos {
      candidates.append(document.tree.head(of: head))
    }
    if head + 1 < document.tokens.count, document.tokens[head + 1].pos == .properNoun {
      candidates.append(head + 1)
    }
    let person = candidates.lazy.compactMap { table.entity(at: $0) }
      .first { table[$0].isNamed && table[$0].kind == .person }
    if person != nil || lexicon.organizationNouns[document.lemma(head)] == nil { return person }
    return document.tree.children(of: head).lazy
      .filter { document.tokens[$0].dependency == .compound }
      .compactMap { table.entity(at: $0) }
      .first { table[$0].isNamed && table[$0].kind == .organization }
  }

  private func isExpletive(_ head: Int) -> Bool { document.tokens[head].dependency == "expl" }

  private func pronoun(_ head: Int, _ recent: [Int], _ table: inout EntityTable) -> Int? {
    guard lexicon.statements.isIn(.thirdPerson, document.lower(head)) else { return nil }
    let isPersonal = ["he", "she", "him", "her", "his"].contains(document.lower(head))
    guard let recent = recent.first(where: { isPersonal == (table[$0].kind == .person) }) else {
      return nil
    }
    let mention = Mention(
      tokens: head..<(head + 1), head: head, name: document.tokens[head].text, basis: .pronoun)
    table.add(mention, to: recent, link: .pronoun)
    return recent
  }

  /// Who made a text that speaks: "the ministry's report", "a poll by R", or "the report" where an earlier place says whose it is.
  private func maker(of noun: Int, _ table: EntityTable, hops: Int = 2) -> Int? {
    var candidates: [Int] = document.tree.children(of: noun).filter {
      [.poss, .compound, .amod, .nmod].contains(document.tokens[$0].dependency)
    }
    for preposition in document.tree.children(of: noun)
    where [.prep, .agent].contains(document.tokens[preposition].dependency)
      && ["by", "from", "in", "of", "on"].contains(document.lower(preposition))
    {
      candidates += document.child(preposition, .pobj).map { [$0] } ?? []
    }
    for child in document.tree.children(of: noun) where document.tokens[child].dependency == "acl" {
      if let agent = document.child(child, .agent, .prep),
        let maker = document.child(agent, .pobj)
      {
        candidates.append(maker)
      }
    }
    let governor = document.tree.head(of: noun)
    if document.tokens[noun].dependency == .dobj, document.tokens[governor].pos == .verb,
      let author = document.subject(of: governor)
    {
      candidates.append(author)
    }
    let maker = candidates.lazy.compactMap { table.entity(at: $0) }
      .first { table[$0].kind != .place }
    if maker != nil || hops == 0 { return maker }
    let earlier = (0..<noun).last {
      document.lemma($0) == document.lemma(noun) && document.tokens[$0].pos == .noun
    }
    return earlier.flatMap { self.maker(of: $0, table, hops: hops - 1) }
  }

  private func kind(of head: Int, _ needsActor: Bool) -> NodeKind? {
    let word = document.tokens[head]
    let lemma = document.lemma(head)
    let isPerson = lexicon.roles[lemma] != nil || lexicon.statements.hasAgentSuffix(lemma)
    if word.pos == .properNoun { return needsActor ? nil : isPlace(head) ? nil : .person }
    guard word.pos == .noun else { return nil }
    if lexicon.statements.isIn(.indefiniteSpeaker, lemma), !needsActor { return .group }
    if lexicon.isIn(.collectiveNoun, lemma) { return .group }
    if lexicon.organizationNouns[lemma] != nil, !document.isPlural(head) { return .organization }
    guard isPerson || lexicon.organizationNouns[lemma] != nil else { return nil }
    return document.isPlural(head) ? .group : .person
  }

  private func isPlace(_ head: Int) -> Bool {
    document.entities.contains {
      $0.tokens.contains(head) && !["PERSON", "ORG", "NORP"].contains($0.label)
    }
  }

  private func added(_ head: Int, kind: NodeKind, _ table: inout EntityTable) -> Int {
    let range = phrase(of: head)
    let isName = document.tokens[head].pos == .properNoun
    let mention = Mention(
      tokens: range, head: head, name: document.name(of: range).trimmingSpaces(),
      basis: isName ? .repeated : kind == .group ? .groupNoun : .personNoun,
      typeNoun: isName ? nil : document.lemma(head))
    var entity = Entity(
      kind: kind, label: mention.name, isNamed: isName,
      mentions: [LinkedMention(mention: mention, link: nil)],
      type: kind == .organization ? lexicon.organizationNouns[document.lemma(head)] : nil)
    entity.headNoun = mention.typeNoun
    entity.confidence = 0.5
    return table.add(entity)
  }

  /// The noun phrase of a head without determiners, owners and marks at the front, with "of" and its noun.
  private func phrase(of head: Int) -> Range<Int> {
    let labels: [Dependency] = [.compound, .amod, .nmod, "nummod", "quantmod", "npadvmod"]
    var start =
      document.tree.children(of: head)
      .filter { $0 < head && labels.contains(document.tokens[$0].dependency) }
      .map { document.tree.subtree(of: $0).lowerBound }.min() ?? head
    while start < head, isLoose(start) { start += 1 }
    guard let of = document.child(head, .prep), of == head + 1, document.lower(of) == "of",
      let object = document.child(of, .pobj), object - of <= 4
    else { return start..<(head + 1) }
    return start..<(object + 1)
  }

  private func isLoose(_ token: Int) -> Bool {
    let word = document.tokens[token]
    return word.pos == .determiner || word.pos == .punctuation || word.isSpace
      || word.tag == "PRP$" || document.isPossessiveMark(token) || document.isQuote(token)
      || lexicon.isIn(.looseModifier, document.lemma(token))
  }
}
