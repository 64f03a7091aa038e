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
      if document.tokens[token].pos == .verb {
        claims += verbal(token, table, holdings)
      } else if let kin = lexicon.roles[document.lemma(token)]?.kin {
        claims += kinship(token, kin, table)
      }
    }
    return claims
  }

  private func verbal(_ verb: Int, _ table: EntityTable, _ holdings: [Holding]) -> [Claim] {
    guard let tie = lexicon.tieVerbs[document.lemma(verb)],
      let relation = Relation(rawValue: tie.relation), isAsserted(verb)
    else { return [] }
    let (sources, targets) = ends(of: verb)
    var claims: [Claim] = []
    for source in sources.compactMap({ table.entity(at: $0) }) {
      for token in targets {
        guard let target = table.entity(at: token), source != target,
          relation.sourceKinds.contains(table[source].kind),
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

  /// Who does it and to whom: through passives, relative clauses and coordination.
  private func ends(of verb: Int) -> (sources: [Int], targets: [Int]) {
    if let patient = document.child(verb, .nsubjpass) {
      let agent = document.child(verb, .agent).flatMap { document.child($0, .pobj) }
      return (
        agent.map { document.conjuncts(of: $0) } ?? [],
        document.conjuncts(of: document.resolvingRelative(patient))
      )
    }
    if let agent = document.child(verb, .agent).flatMap({ document.child($0, .pobj) }) {
      let isModifier = document.tokens[verb].dependency == "acl"
      return (
        document.conjuncts(of: agent), isModifier ? [document.tree.head(of: verb)] : []
      )
    }
    let objects = document.child(verb, .dobj).map { object in
      document.conjuncts(of: document.resolvingRelative(object))
    }
    let subjects = document.subject(of: verb).map { document.conjuncts(of: $0) }
    return (subjects ?? [], objects ?? [])
  }

  /// Whether the clause says that it is so: no negation, no modal, no infinitive of purpose.
  private func isAsserted(_ verb: Int) -> Bool {
    document.tree.children(of: verb).allSatisfy { child in
      let label = document.tokens[child].dependency
      return label != "neg" && !(label == "aux" && document.tokens[child].tag == "MD")
        && !(label == "aux" && document.tokens[child].tag == "TO")
    }
  }

  /// "his daughter Ana", "Ana, the daughter of Willem Lang".
  private func kinship(_ noun: Int, _ kin: String, _ table: EntityTable) -> [Claim] {
    guard let relative = relative(at: noun, table), let other = possessor(of: noun, table),
      relative != other
    else { return [] }
    var claim = Claim(
      source: .entity(relative), relation: .familyOf, target: .entity(other),
      sentence: document.sentenceOfToken[noun], cue: noun..<(noun + 1), confidence: 0.8)
    claim.attributes[.kin] = .text(kin)
    return [claim]
  }

  private func relative(at noun: Int, _ table: EntityTable) -> Int? {
    let token = document.tokens[noun]
    var candidates = document.tree.children(of: noun)
      .filter { document.tokens[$0].dependency == .appos }
    if [.compound, .appos, "nmod"].contains(token.dependency) {
      candidates.append(document.tree.head(of: noun))
    }
    if noun + 1 < document.tokens.count { candidates.append(noun + 1) }
    return person(among: candidates, table)
  }

  private func possessor(of noun: Int, _ table: EntityTable) -> Int? {
    let head = document.tokens[noun].dependency == .compound ? document.tree.head(of: noun) : noun
    var candidates = [noun, head].compactMap { document.child($0, .poss) }
    if let of = document.child(noun, .prep), document.lower(of) == "of",
      let object = document.child(of, .pobj)
    {
      candidates.append(object)
    }
    return person(among: candidates, table)
  }

  private func person(among tokens: [Int], _ table: EntityTable) -> Int? {
    tokens.lazy.compactMap { table.entity(at: $0) }.first { table[$0].kind == .person }
  }
}
