import Documents
import KnowledgeGraph
import Lexicon

/// Joins pronouns to the entities that they stand for.
///
/// A pronoun takes the candidate of its number and gender with the greatest salience: named not long ago, as a subject,
/// often. A candidate that the same verb governs is out, because it would need a reflexive.
struct PronounResolver: Sendable {
  let lexicon: Lexicon
  let document: Document

  /// Joins the pronouns for persons: "he", "her".
  func resolvePersonal(into table: inout EntityTable) {
    resolve([.male, .female], &table)
  }

  /// Joins the pronouns for organizations, places and groups, "it", "their", and the relative ones.
  func resolveOther(into table: inout EntityTable) {
    resolve([.thing, .several], &table)
    resolveRelative(into: &table)
  }

  /// Joins the pronouns that open a relative clause to what the clause is about: "who", "whose", "where".
  private func resolveRelative(into table: inout EntityTable) {
    for token in document.tokens.indices where table.entity(at: token) == nil {
      guard let noun = document.relativeAntecedent(of: token),
        let entity = table.entity(at: noun) ?? table.entity(at: document.described(by: noun))
      else { continue }
      let isHuman = lexicon.isIn(.humanRelative, document.lower(token))
      guard !isHuman || [.person, .group].contains(table[entity].kind) else { continue }
      let mention = Mention(
        tokens: token..<(token + 1), head: token, name: document.tokens[token].text,
        basis: .pronoun)
      table.add(mention, to: entity, link: .pronoun)
    }
  }

  private func resolve(_ classes: [PronounClass], _ table: inout EntityTable) {
    var candidates = table.indices.flatMap { index in
      table[index].mentions.map { Candidate(entity: index, mention: $0.mention) }
    }
    candidates.sort { $0.start < $1.start }
    let speakers = QuotedPronouns(lexicon: lexicon, document: document)
    var resolved: [Candidate] = []
    for token in document.tokens.indices {
      guard let pronoun = lexicon.pronouns[document.lower(token)], classes.contains(pronoun),
        document.tokens[token].pos == .pronoun || document.tokens[token].tag == "PRP$",
        !isExpletive(token)
      else { continue }
      let near = recent(candidates, before: token) + recent(resolved, before: token)
      let speaker = speakers.speaker(around: token).flatMap { table.entity(at: $0) }
      let others = near.filter { $0.entity != speaker }
      guard let entity = antecedent(of: token, pronoun, among: others[...], table) else { continue }
      let mention = Mention(
        tokens: token..<(token + 1), head: token, name: document.tokens[token].text,
        basis: .pronoun)
      table.add(mention, to: entity, link: .pronoun)
      resolved.append(Candidate(entity: entity, mention: mention))
    }
  }

  /// A mention that a pronoun may refer back to.
  private struct Candidate {
    var entity: Int
    var mention: Mention
    var start: Int { mention.tokens.lowerBound }
  }

  /// How many sentences before its own a pronoun's antecedent may stand.
  private static let window = 3

  /// The mentions before a token that are near enough; `candidates` are sorted by start.
  private func recent(_ candidates: [Candidate], before token: Int) -> ArraySlice<Candidate> {
    let first = max(0, document.sentenceOfToken[token] - Self.window)
    let start = document.sentences[first].tokens.lowerBound
    let low = candidates.partitioningIndex { $0.start >= start }
    let high = candidates.partitioningIndex { $0.start >= token }
    return candidates[low..<max(low, high)]
  }

  /// Whether "it" stands for nothing: "it is unclear whether".
  private func isExpletive(_ token: Int) -> Bool {
    guard lexicon.isIn(.expletivePronoun, document.lower(token)) else { return false }
    let verb = document.tree.head(of: token)
    if document.tokens[token].dependency == "expl" { return true }
    let clauses: Set<Dependency> = [.ccomp, .xcomp, "csubj", "csubjpass", "advcl"]
    let hasClause = document.tree.children(of: verb).contains {
      $0 > verb && clauses.contains(document.tokens[$0].dependency)
    }
    if document.tokens[token].dependency == .nsubjpass {
      // "It is hoped that the talks go on."
      return hasClause && lexicon.agentVerbs[document.lemma(verb)] == .speech
    }
    guard document.tokens[token].dependency == .nsubj else { return false }
    if lexicon.isIn(.impersonalVerb, document.lemma(verb)) { return hasClause }
    guard lexicon.isIn(.copula, document.lemma(verb)),
      let predicate = document.child(verb, "acomp", .attr)
    else {
      return false
    }
    return hasClause
      || document.tree.children(of: predicate).contains {
        clauses.contains(document.tokens[$0].dependency)
          || document.tokens[$0].dependency == "acl"
      }
  }

  private func antecedent(
    of token: Int, _ pronoun: PronounClass, among candidates: ArraySlice<Candidate>,
    _ table: EntityTable
  ) -> Int? {
    var mentions: [Int: [Mention]] = [:]
    for candidate in candidates {
      mentions[candidate.entity, default: []].append(candidate.mention)
    }
    var best: (score: Double, index: Int)?
    for (index, near) in mentions.sorted(by: { $0.key < $1.key })
    where admits(table[index], pronoun) {
      guard let score = score(of: table[index], near: near, before: token) else { continue }
      if score > best?.score ?? -.infinity { best = (score, index) }
    }
    return best?.index
  }

  private func admits(_ entity: Entity, _ pronoun: PronounClass) -> Bool {
    switch pronoun {
    case .male: entity.kind == .person && gender(of: entity) != "f"
    case .female: entity.kind == .person && gender(of: entity) != "m"
    case .thing: entity.kind == .organization || entity.kind == .place
    case .several:
      entity.kind == .group || entity.kind == .organization && Self.areMany(entity.type)
    }
  }

  /// Types of organizations that texts refer to as several people.
  private static func areMany(_ type: String?) -> Bool {
    ["police", "military", "team", "armedGroup", "criminal"].contains(type ?? "")
  }

  private func gender(of entity: Entity) -> String? {
    if let honorific = entity.honorific?.lowercased(), let known = lexicon.honorifics[honorific],
      known != "u"
    {
      return known
    }
    let first = entity.label.split(separator: " ").first.map(String.init) ?? ""
    guard let known = lexicon.givenNames[first], known != "u" else { return nil }
    return known
  }

  /// The subject of the clause in which a possessive stands: in "Ruiz sold her shares", Ruiz.
  private func clauseSubject(of token: Int) -> Int? {
    guard document.tokens[token].tag == "PRP$",
      let verb = document.tree.ancestors(of: token).first(where: {
        [.verb, .auxiliary].contains(document.tokens[$0].pos)
      })
    else { return nil }
    return document.subject(of: verb).flatMap { $0 < token ? $0 : nil }
  }

  /// Who says the clause whose subject a pronoun is: in "Ruiz told Lang that she would go", Ruiz.
  private func speaker(about token: Int) -> Int? {
    guard [.nsubj, .nsubjpass].contains(document.tokens[token].dependency) else { return nil }
    let clause = document.tree.head(of: token)
    guard document.tokens[clause].dependency == .ccomp else { return nil }
    let verb = document.tree.head(of: clause)
    guard lexicon.agentVerbs[document.lemma(verb)] == .speech,
      let speaker = document.subject(of: verb), speaker < token
    else { return nil }
    return speaker
  }

  /// How salient an entity is for a pronoun; `nil` where it can't be the antecedent.
  ///
  /// The weights follow the order of Lappin & Leass, "An Algorithm for Pronominal Anaphora Resolution", 1994:
  /// recency, subject, then other functions; frequency breaks ties.
  private func score(of entity: Entity, near mentions: [Mention], before token: Int) -> Double? {
    let sentence = document.sentenceOfToken[token]
    let verb = document.tree.head(of: token)
    let subject = clauseSubject(of: token)
    let speaker = speaker(about: token)
    var best: Double?
    for mention in mentions {
      let head = mention.head
      let distance = sentence - document.sentenceOfToken[head]
      if distance == 0, document.tree.head(of: head) == verb,
        document.tokens[token].tag != "PRP$", !document.lower(token).hasSuffix("sel")
      {
        return nil
      }
      var score = -Double(distance)
      let function = document.tokens[document.firstConjunct(of: head)].dependency
      if function == .nsubj || function == .nsubjpass { score += 1 }
      if function == .poss || function == .compound { score -= 0.4 }
      if mention.form == .pronoun { score += 0.3 }
      if head == subject || mention.nounToken == subject { score += 1.2 }
      if head == speaker || mention.tokens.contains(speaker ?? -1) { score += 2 }
      if document.block(of: head) == document.block(of: token) { score += 0.4 }
      score -= Double(token - head) / 400
      best = max(best ?? -.infinity, score)
    }
    guard let best else { return nil }
    return best + min(1, Double(entity.mentions.count) / 12)
      + (entity.isNamed ? 0.2 : 0)
  }
}
