import Documents
import KnowledgeGraph
import Lexicon

/// Joins common-noun phrases to named entities, or makes entities of those that take part in the text.
struct NominalResolver: Sendable {
  let lexicon: Lexicon
  let document: Document
  let reader: TitleReader
  /// Who is said to hold which title, as far as names alone show it.
  let holdings: [Holding]

  /// Adds the phrases to the table.
  ///
  /// Organizations come first, because people are described by them.
  func resolve(_ nominals: [Mention], into table: inout EntityTable) {
    let participation = Participation(lexicon: lexicon, document: document)
    let organizations = nominals.filter(\.describesOrganization)
    let people = nominals.filter { !$0.describesOrganization }
    for mention in organizations + people where !isPredicate(mention, table) {
      if let named = named(by: mention, table) {
        table.add(mention, to: named, link: .apposition)
        continue
      }
      let modifiers = namedOrganization(in: mention, modifiers(of: mention, table), table)
      switch mention.basis {
      case .organizationNoun(let type):
        resolveOrganization(mention, type, modifiers, participation, &table)
      case .personNoun:
        resolvePerson(mention, modifiers, participation, &table)
      case .groupNoun:
        resolveGroup(mention, modifiers, participation, &table)
      default: break
      }
    }
  }

  /// Whether a phrase says what a named entity is, rather than being one of its own: "X is a lawyer", "X, a lawyer".
  func isPredicate(_ mention: Mention, _ table: EntityTable) -> Bool {
    let token = document.tokens[mention.head]
    let governor = document.tree.head(of: mention.head)
    switch token.dependency {
    case .attr, .oprd: return true
    case .appos:
      return table.entity(at: governor) != nil
        || document.tokens[governor].pos == .properNoun
    default:
      let children = document.tree.children(of: mention.head)
      return children.contains {
        document.tokens[$0].dependency == .appos && table.entity(at: $0) != nil
          && table[table.entity(at: $0) ?? 0].isNamed && $0 > mention.head
      }
    }
  }

  /// The name directly behind a phrase that says what it names: "the Danish bank Dalbanken", "the chemist Per Lang".
  func named(by mention: Mention, _ table: EntityTable) -> Int? {
    let next = mention.tokens.upperBound
    guard next < document.tokens.count, mention.head == next - 1, !document.isPlural(mention.head),
      let entity = table.entity(at: next), table[entity].isNamed,
      table[entity].mentions.contains(where: {
        $0.mention.tokens.lowerBound == next && $0.mention.isName
          && ($0.mention.head == mention.head
            || document.tokens[mention.head].head == $0.mention.head
            || document.tokens[$0.mention.head].head == mention.head)
      })
    else { return nil }
    switch mention.basis {
    case .organizationNoun: return table[entity].kind == .organization ? entity : nil
    case .personNoun: return table[entity].kind == .person ? entity : nil
    default: return nil
    }
  }

  /// The named entities that a phrase is built on: possessors, adjectives, compounds, "of X".
  func modifiers(of mention: Mention, _ table: EntityTable) -> [Int] {
    var modifiers: [Int] = []
    for token in mention.tokens where token < mention.head {
      if let entity = table.entity(at: token), !modifiers.contains(entity) {
        modifiers.append(entity)
      }
    }
    if let possessor = document.child(mention.head, .poss),
      document.tokens[possessor].tag == "PRP$", let entity = table.entity(at: possessor),
      !modifiers.contains(entity)
    {
      modifiers.append(entity)
    }
    for child in document.tree.children(of: mention.head) where child > mention.head {
      let word = document.tokens[child]
      let isTie = lexicon.isIn(.complementPreposition, document.lower(child))
      guard word.dependency == .prep, isTie else { continue }
      for object in document.child(child, .pobj).map({ document.conjuncts(of: $0) }) ?? [] {
        if let entity = table.entity(at: object), !modifiers.contains(entity) {
          modifiers.append(entity)
        }
      }
    }
    if let close = document.child(mention.head, .amod, "acl"),
      lexicon.isIn(.closeness, document.lower(close)),
      let to = document.child(close, .prep) ?? document.child(mention.head, .prep),
      let object = document.child(to, .pobj), let entity = table.entity(at: object),
      !modifiers.contains(entity)
    {
      modifiers.append(entity)
    }
    if let match = lexicon.countries.country(document.tokens[mention.head].text),
      match.form != .name,
      let country = table.indices.first(where: { table[$0].iso3 == match.country.iso3 })
    {
      modifiers.append(country)
    }
    return modifiers
  }

  /// "Ruiz campaign adviser" is built on the Ruiz campaign where the document names it, and not on Ruiz.
  func namedOrganization(
    in mention: Mention, _ modifiers: [Int], _ table: EntityTable
  ) -> [Int] {
    guard !modifiers.isEmpty else { return modifiers }
    let noun = mention.typeNoun ?? ""
    guard lexicon.roles[noun] != nil else { return modifiers }
    let words = NameResolver.words(mention.name)
    for index in table.indices where table[index].kind == .organization {
      let entity = table[index]
      guard !entity.modifiers.isEmpty, entity.modifiers.allSatisfy(modifiers.contains) else {
        continue
      }
      let own = NameResolver.words(entity.label)
      let stem = own.count > 2 ? Array(own.dropLast()) : own
      if stem.count > 1, stem.allSatisfy(words.contains) {
        return [index] + modifiers.filter { !entity.modifiers.contains($0) }
      }
    }
    return modifiers
  }

  // MARK: - Persons

  func resolvePerson(
    _ mention: Mention, _ modifiers: [Int], _ participation: Participation,
    _ table: inout EntityTable
  ) {
    let noun = mention.typeNoun ?? ""
    let role = lexicon.roles[noun]
    if modifiers.isEmpty, isDefinite(mention),
      let known = justDescribed(noun, before: mention, table)
    {
      table.add(mention, to: known, link: .sameHead)
      return
    }
    if let holder = holder(of: mention, modifiers, table) {
      table.add(mention, to: holder, link: .title)
      return
    }
    if isDefinite(mention), document.child(mention.head, .det) != nil {
      let known = table.last(before: mention.tokens.lowerBound) {
        $0.kind == .person && !$0.isNamed && $0.headNoun == noun
      }
      if let known {
        table.add(mention, to: known, link: .sameHead)
        return
      }
      if role?.class == .office, modifiers.isEmpty { return }
      if modifiers.isEmpty, let speaker = lastUnnamed(before: mention, table) {
        table.add(mention, to: speaker, link: .sameHead)
        return
      }
    }
    if role?.class == .kin { return }
    let part = participation.part(of: mention.head)
    let isTied = role?.tie != nil && !modifiers.isEmpty
    guard part == .active || isTied && part == .affected else { return }
    add(mention, kind: .person, type: nil, modifiers, named: false, &table)
  }

  /// The named person who holds the title that a phrase consists of, where the document knows one.
  func holder(of mention: Mention, _ modifiers: [Int], _ table: EntityTable) -> Int? {
    let noun = mention.tokens.first {
      $0 <= mention.head && lexicon.roles[document.lemma($0)]?.makesPosition == true
    }
    guard let noun, let title = reader.title(at: noun), title.tokens.contains(mention.head) else {
      return nil
    }
    if let known = holdings.first(where: { $0.title.noun == noun }) { return known.holder }
    guard isDefinite(mention) else { return nil }
    let statuses = title.statuses.isEmpty ? ["current", "elect", "acting"] : title.statuses
    var holders: [Int] = []
    for holding in holdings where holding.title.title == title.title {
      guard let holder = holding.holder, !holders.contains(holder),
        !statuses.allSatisfy({ !holding.statuses.contains($0) }),
        // "the chief of staff was dismissed": not whoever then took over.
        holding.title.noun < mention.head || !holding.statuses.contains("acting")
          || !title.statuses.isEmpty,
        modifiers.isEmpty || holding.title.ofHeads.isEmpty && !title.statuses.isEmpty
          || holding.title.ofHeads.contains(where: {
            table.entity(at: $0).map(modifiers.contains) ?? false
          })
      else { continue }
      holders.append(holder)
    }
    return holders.count == 1 ? holders[0] : nil
  }

  /// "the aide" behind "an aide to the governor", whoever else in the text is an aide.
  private func justDescribed(_ noun: String, before mention: Mention, _ table: EntityTable) -> Int?
  {
    guard document.child(mention.head, .det) != nil, lexicon.roles[noun]?.class != .kin,
      let found = table.last(
        before: mention.tokens.lowerBound,
        where: { $0.kind == .person && !$0.isNamed && $0.headNoun == noun }),
      let last = table[found].mentions.last(where: { $0.mention.head < mention.head }),
      document.sentenceOfToken[mention.head] - document.sentenceOfToken[last.mention.head] <= 1
    else { return nil }
    return found
  }

  /// The person without a name who was described last, at most two sentences before.
  func lastUnnamed(before mention: Mention, _ table: EntityTable) -> Int? {
    let sentence = document.sentenceOfToken[mention.head]
    let found = table.last(before: mention.tokens.lowerBound) {
      $0.kind == .person && !$0.isNamed
    }
    guard let found, let last = table[found].mentions.last?.mention,
      sentence - document.sentenceOfToken[last.head] <= 2
    else { return nil }
    return found
  }

  func add(
    _ mention: Mention, kind: NodeKind, type: String?, _ modifiers: [Int], named: Bool,
    _ table: inout EntityTable
  ) {
    var entity = Entity(
      kind: kind, label: mention.name, isNamed: named,
      mentions: [LinkedMention(mention: mention, link: nil)], type: type)
    entity.headNoun = mention.typeNoun
    entity.modifiers = modifiers
    entity.count = kind == .group ? count(of: mention) : nil
    entity.confidence = named ? 0.8 : 0.6
    table.add(entity)
  }
}
