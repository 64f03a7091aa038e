import Documents
import KnowledgeGraph
import Lexicon

/// From joined names to entities.
extension NameResolver {
  /// The noun for organizations in a name: its last, or the last in front of "of" and "for".
  func headNoun(of words: [String]) -> String? {
    if let last = words.last, lexicon.organizationNouns[last] != nil { return last }
    let front = words.prefix { lexicon.connectors[$0] != .organization }
    if let last = front.last, lexicon.organizationNouns[last] != nil { return last }
    return words.last
  }

  /// The noun directly before a name that says what it names: "the newspaper Le Quotidien".
  func apposedNoun(of group: Group) -> String? {
    for mention in group.mentions where mention.tokens.lowerBound > 0 {
      let before = document.lower(mention.tokens.lowerBound - 1)
      if lexicon.organizationNouns[before] != nil { return before }
    }
    return nil
  }

  func label(of group: Group) -> String {
    if group.key.hasPrefix("country:"),
      let country = lexicon.countries.countries.first(where: {
        "country:\($0.iso3)" == group.key
      })
    {
      return country.name
    }
    for mention in group.mentions {
      if case .region = mention.basis { continue }
      return mention.name
    }
    if case .region(let name) = group.mentions[0].basis { return name }
    return group.mentions[0].name
  }

  func describe(_ entity: inout Entity, _ group: Group) {
    let words = group.words
    switch entity.kind {
    case .place:
      if group.key.hasPrefix("country:") {
        entity.type = "country"
        entity.iso3 = String(group.key.dropFirst("country:".count))
      } else {
        entity.type = lexicon.places[entity.label]?.type
      }
    case .organization:
      let noun =
        group.mentions.compactMap(\.typeNoun).first ?? apposedNoun(of: group)
        ?? headNoun(of: words)
      entity.headNoun = noun
      entity.type =
        lexicon.organizationNouns[words.suffix(2).joined(separator: " ")]
        ?? noun.flatMap { lexicon.organizationNouns[$0] }
        ?? words.first.flatMap { lexicon.organizationNouns[$0] }
    case .person:
      for mention in group.mentions where mention.tokens.lowerBound > 0 {
        let before = mention.tokens.lowerBound - 1
        if lexicon.honorifics[document.lower(before)] != nil {
          entity.honorific = document.tokens[before].text
          break
        }
      }
    default: break
    }
  }
}
