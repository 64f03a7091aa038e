import Documents
import KnowledgeGraph

/// Turns titles with their holders into claims, after the titles of one person have been compared.
struct PositionClaims: Sendable {
  let document: Document

  /// The `holds` and `of` claims of all holdings.
  ///
  /// A title without an organization takes the one that another place names for the same person and title:
  /// "the president-elect" for somebody who is elsewhere "president of Ruritania".
  func claims(of holdings: [Holding], _ table: EntityTable) -> [Claim] {
    let explicit = holdings.map { organization(of: $0.title, table) }
    var claims: [Claim] = []
    for (holding, of) in zip(holdings, explicit) {
      let shared = of ?? adopted(for: holding, holdings, explicit)
      let key = PositionKey(
        title: holding.title.title, of: shared,
        holder: shared == nil ? holding.successor ?? holding.holder : nil)
      claims += self.claims(of: holding, key, isDerived: of == nil)
    }
    return claims
  }

  private func claims(of holding: Holding, _ key: PositionKey, isDerived: Bool) -> [Claim] {
    let sentence = document.sentenceOfToken[holding.title.noun]
    let confidence = holding.origin == .derived ? 0.6 : 0.9
    var claims: [Claim] = []
    if let holder = holding.holder {
      claims = holding.statuses.map { status in
        var attributes: Attributes = [.status: .text(status)]
        attributes[.since] = holding.since.map { .text($0.description) }
        attributes[.until] = holding.until.map { .text($0.description) }
        return Claim(
          source: .entity(holder), relation: .holds, target: .position(key),
          attributes: attributes, sentence: sentence, cue: holding.title.tokens,
          origin: holding.origin, confidence: confidence)
      }
    }
    if let of = key.of {
      claims.append(
        Claim(
          source: .position(key), relation: .of, target: .entity(of), sentence: sentence,
          cue: holding.title.tokens, origin: isDerived ? .derived : .extracted,
          confidence: isDerived ? 0.6 : 0.9))
    }
    return claims
  }

  /// The nearest organization or place that the title is one of.
  private func organization(of title: TitlePhrase, _ table: EntityTable) -> Int? {
    title.ofHeads.lazy.filter { title.role.class == .office || !isDemonym($0, table) }
      .compactMap { table.entity(at: $0) }
      .first { table[$0].kind == .organization || table[$0].kind == .place }
  }

  /// Whether a token is an adjective of a place: "a Danish painter" paints for nobody.
  private func isDemonym(_ token: Int, _ table: EntityTable) -> Bool {
    guard let entity = table.entity(at: token) else { return false }
    return table[entity].mentions.contains {
      $0.link == .demonym && $0.mention.tokens.contains(token)
    }
  }

  /// The one organization that other places name for the same holder and title.
  private func adopted(for holding: Holding, _ all: [Holding], _ explicit: [Int?]) -> Int? {
    guard let holder = holding.holder else { return nil }
    let others = Set(
      zip(all, explicit).compactMap { other, of in
        other.holder == holder && other.title.title == holding.title.title ? of : nil
      })
    return others.count == 1 ? others.first : nil
  }
}
