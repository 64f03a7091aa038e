import Documents
import KnowledgeGraph
import Lexicon

/// Reads lasting ties from verbs and from nouns of kinship: "Lang founded Northwind", "his daughter Ana".
struct VerbalTieExtractor: Sendable {
  let lexicon: Lexicon
  let document: Document

  /// The ties of a document, in the order of the text.
  func claims(_ table: EntityTable, holdings: [Holding]) -> [Claim] {
    var claims: [Claim] = []
    for token in document.tokens.indices {
      if document.tokens[token].pos == .verb || isPredicateAdjective(token) {
        claims += verbal(token, table, holdings)
      } else if let role = lexicon.roles[document.lemma(token)], !role.makesPosition {
        claims += nominal(token, role, table)
      }
    }
    return claims
  }

  private func verbal(_ verb: Int, _ table: EntityTable, _ holdings: [Holding]) -> [Claim] {
    guard
      let tie = lexicon.tieVerbs[document.lemma(verb)] ?? lexicon.tieVerbs[document.lower(verb)],
      let relation = Relation(rawValue: tie.relation), document.isAsserted(verb)
    else { return [] }
    let (sources, targets) = ends(of: verb, tie)
    var claims: [Claim] = []
    for source in sources.compactMap({ table.entity(at: $0, in: document) }) {
      for token in targets {
        guard let other = table.entity(at: token, in: document), source != other else { continue }
        let (source, target) = tie.isReversed ? (other, source) : (source, other)
        let relation = self.relation(relation, of: table[source], to: table[target])
        guard relation.sourceKinds.contains(table[source].kind),
          relation.targetKinds.contains(table[target].kind)
        else { continue }
        var attributes: Attributes = [:]
        if let kin = tie.kin { attributes[.kin] = .text(kin) }
        if relation == .appointed {
          let sentence = document.sentenceRange(of: verb)
          let title = holdings.first {
            $0.holder == target && sentence.contains($0.title.noun)
          }
          guard let title else { continue }
          attributes[.position] = .text(title.title.title)
        }
        claims.append(
          Claim(
            source: .entity(source), relation: relation, target: .entity(target),
            attributes: attributes, sentence: document.sentenceOfToken[verb],
            cue: verb..<(verb + 1), confidence: 0.8))
      }
    }
    return claims
  }

  /// Whoever joins or belongs to a body that employs people works for it: "joined the newspaper".
  private func relation(_ relation: Relation, of member: Entity, to whole: Entity) -> Relation {
    let employs = lexicon.isIn(.employingType, whole.type ?? "")
    return relation == .memberOf && member.kind == .person && employs ? .worksFor : relation
  }

  /// An adjective that says a tie: "is married to".
  private func isPredicateAdjective(_ token: Int) -> Bool {
    document.tokens[token].dependency == "acomp"
      && lexicon.tieVerbs[document.lower(token)] != nil
  }

  /// A noun, all that are joined to it, and all that are joined to its apposition.
  private func spread(_ token: Int) -> [Int] {
    let apposed = document.tree.children(of: token).filter {
      document.tokens[$0].dependency == .appos && $0 > token
    }
    return document.conjuncts(of: token)
      + apposed.flatMap { document.conjuncts(of: $0).dropFirst() }
  }

  /// Who does it and to whom: through passives, relative clauses and coordination.
  private func ends(of verb: Int, _ tie: TieVerb) -> (sources: [Int], targets: [Int]) {
    if !tie.prepositions.isEmpty, let other = object(of: verb, behind: tie.prepositions) {
      guard tie.allowsObject || document.child(verb, .dobj) == nil else { return ([], []) }
      let subject =
        document.subject(of: verb) ?? document.child(verb, .nsubjpass)
        ?? modified(by: verb)
      let (first, second) = (
        subject.map { document.conjuncts(of: actor($0)) } ?? [], document.conjuncts(of: other)
      )
      return (first, second)
    }
    if !tie.prepositions.isEmpty, tie.kin == nil { return ([], []) }
    let agent = document.child(verb, .agent).flatMap { document.child($0, .pobj) }
    if let patient = document.child(verb, .nsubjpass) ?? agent.flatMap({ _ in modified(by: verb) })
    {
      return (
        agent.map { document.conjuncts(of: $0) } ?? [],
        document.conjuncts(of: actor(document.resolvingRelative(patient)))
      )
    }
    let objects = document.child(verb, .dobj).map { object in
      document.conjuncts(of: document.resolvingRelative(object))
    }
    let subjects = document.subject(of: verb).map { document.conjuncts(of: actor($0)) }
    return (subjects ?? [], objects ?? [])
  }

  private func object(of verb: Int, behind prepositions: Set<String>) -> Int? {
    for child in document.tree.children(of: verb) where prepositions.contains(document.lower(child))
    {
      if let object = document.child(child, .pobj) { return object }
    }
    return nil
  }

  private func modified(by verb: Int) -> Int? {
    document.tokens[verb].dependency == "acl" ? document.tree.head(of: verb) : nil
  }

  /// Whom a describing noun stands for: in "Northwind is a firm founded by Lang", Northwind.
  private func actor(_ noun: Int) -> Int { document.described(by: noun) }

  /// "his daughter Ana", "Ana, an ally of Willem Lang".
  private func nominal(_ noun: Int, _ role: Role, _ table: EntityTable) -> [Claim] {
    guard let relation = role.tie.flatMap(Relation.init(rawValue:)),
      document.tokens[noun].dependency != .attr
        || document.isAsserted(document.tree.head(of: noun)),
      case let relatives = relatives(at: noun, table), !relatives.isEmpty
    else { return [] }
    let possessors = possessors(of: noun, table)
    let pairs = relatives.flatMap { relative in
      possessors.filter { $0 != relative }.map { (relative, $0) }
    }
    return pairs.compactMap { relative, other in
      let (source, target) = relation == .appointed ? (other, relative) : (relative, other)
      guard relation.sourceKinds.contains(table[source].kind),
        relation.targetKinds.contains(table[target].kind)
      else { return nil }
      var claim = Claim(
        source: .entity(source), relation: relation, target: .entity(target),
        sentence: document.sentenceOfToken[noun], cue: noun..<(noun + 1), confidence: 0.8)
      if let kin = role.kin { claim.attributes[.kin] = .text(kin) }
      return claim
    }
  }

  /// Whom a noun of kinship or alliance names: the name beside it and, for a plural, all that are joined to it.
  private func relatives(at noun: Int, _ table: EntityTable) -> [Int] {
    guard let first = relative(at: noun, table) else { return [] }
    guard document.isPlural(noun) else { return [first] }
    let names = document.tokens.indices[
      noun..<min(noun + 24, document.sentenceRange(of: noun).upperBound)]
    guard let start = names.first(where: { table.entity(at: $0) == first }) else { return [first] }
    let joined = document.conjuncts(
      of: document.firstConjunct(of: table.head(of: first, at: start)))
    return
      ([first] + joined.compactMap { table.entity(at: $0) }.filter { table[$0].kind == .person })
      .uniqued()
  }

  private func relative(at noun: Int, _ table: EntityTable) -> Int? {
    let token = document.tokens[noun]
    var candidates = document.tree.children(of: noun)
      .filter { document.tokens[$0].dependency == .appos }
    if [.compound, .appos, "nmod"].contains(token.dependency) {
      candidates.append(document.tree.head(of: noun))
    }
    if noun + 1 < document.tokens.count { candidates.append(noun + 1) }
    if noun + 2 < document.tokens.count, document.tokens[noun + 1].text == "," {
      candidates.append(noun + 2)
    }
    let described = document.described(by: noun)
    if described != noun { candidates.append(described) }
    return person(among: candidates, table)
  }

  private func possessors(of noun: Int, _ table: EntityTable) -> [Int] {
    let head = document.tokens[noun].dependency == .compound ? document.tree.head(of: noun) : noun
    for candidate in [noun, head] {
      if let owner = document.child(candidate, .poss), let entity = table.entity(at: owner) {
        return [entity]
      }
    }
    let next = noun + 1
    let of =
      document.tree.children(of: noun).first { lexicon.isIn(.wholePreposition, document.lower($0)) }
      ?? (next < document.tokens.count && lexicon.isIn(.wholePreposition, document.lower(next))
        ? next : nil)
    guard let of, let object = document.child(of, .pobj) else { return [] }
    return spread(object).compactMap { table.entity(at: $0, in: document) }
  }

  private func person(among tokens: [Int], _ table: EntityTable) -> Int? {
    tokens.lazy.compactMap { table.entity(at: $0) }.first { table[$0].kind == .person }
  }
}
