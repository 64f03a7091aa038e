import Documents
import Lexicon

/// Initials of names.
enum Acronym {
  /// The capital letters of an acronym, in lower case, without dots.
  static func letters(_ text: String) -> [Character] {
    text.lowercased().filter { $0.isLetter }
  }

  /// The initials of a name's words, small connecting words left out.
  static func initials(_ name: String, _ lexicon: Lexicon) -> [Character] {
    name.split { $0 == " " || $0 == "-" }
      .filter { lexicon.connectors[$0.lowercased()] == nil }
      .compactMap { $0.lowercased().first { $0.isLetter } }
  }

  /// Where the long form starts whose initials are `letters`; it ends before `end`.
  static func start(
    of letters: [Character], endingBefore end: Int, in document: Document, _ lexicon: Lexicon
  ) -> Int? {
    let sentence = document.sentenceRange(of: end)
    var remaining = letters
    var index = end - 1
    while index >= sentence.lowerBound, end - index <= letters.count * 2 + 2 {
      let lower = document.lower(index)
      if let last = remaining.last, lower.first == last, document.isCapitalized(index) {
        remaining.removeLast()
        if remaining.isEmpty { return index }
      } else if lexicon.connectors[lower] == nil, document.tokens[index].text != "-" {
        return nil
      }
      index -= 1
    }
    return nil
  }

  /// Where a long form starts whose acronym comes from another language: it shares half the letters, in any order.
  static func startOfForeign(
    _ letters: [Character], endingBefore end: Int, in document: Document, _ lexicon: Lexicon
  ) -> Int? {
    let sentence = document.sentenceRange(of: end)
    var start = end
    while start > sentence.lowerBound {
      let previous = start - 1
      let joins = lexicon.isIn(.nameJoiner, document.lower(previous))
      guard document.isCapitalized(previous) && !document.isLink(previous) || joins else { break }
      start = previous
    }
    while start < end, !document.isCapitalized(start) || document.tokens[start].pos == .determiner {
      start += 1
    }
    guard end - start > 1 else { return nil }
    var initials = (start..<end).compactMap { document.lower($0).first }
    var shared = 0
    for letter in letters {
      guard let index = initials.firstIndex(of: letter) else { continue }
      initials.remove(at: index)
      shared += 1
    }
    return 2 * shared >= letters.count ? start : nil
  }
}

extension Document {
  /// Whether a token can stand for a longer name by its letters.
  func isAcronym(_ token: Int) -> Bool {
    let text = tokens[token].text
    return text.count >= 2 && text.count <= 8
      && text.unicodeScalars.filter { $0.properties.isUppercase }.count >= 2
      && text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "." || $0 == "-" }
  }

  /// Whether a run of capitalized words may start here: a capital, no link, no function word.
  func startsNameRun(_ token: Int) -> Bool {
    isCapitalized(token) && !isLink(token)
      && [.properNoun, .adjective, .noun].contains(tokens[token].pos)
  }

  /// The capitalized words from `start` on, with the small words that join them.
  func nameRun(from start: Int, _ lexicon: Lexicon) -> Range<Int> {
    let sentence = sentenceRange(of: start)
    var end = start + 1
    while end < sentence.upperBound {
      if isCapitalized(end), [.properNoun, .adjective, .noun].contains(tokens[end].pos) {
        end += 1
        continue
      }
      if tokens[end].text == "-", end + 1 < sentence.upperBound, isCapitalized(end + 1),
        !tokens[end - 1].hasTrailingSpace
      {
        end += 2
        continue
      }
      guard lexicon.isIn(.nameJoiner, lower(end)), end + 1 < sentence.upperBound else { break }
      var next = end + 1
      if lexicon.isIn(.article, lower(next)), next + 1 < sentence.upperBound { next += 1 }
      guard isCapitalized(next), startsNameRun(next) else { break }
      end = next + 1
    }
    return start..<end
  }

  /// Whether the token is a given name.
  func isGivenNameLike(_ token: Int, _ lexicon: Lexicon) -> Bool {
    lexicon.givenNames[tokens[token].text] != nil
  }
}
