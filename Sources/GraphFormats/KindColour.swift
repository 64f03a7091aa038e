import KnowledgeGraph

/// A colour for formats that draw.
struct KindColour {
  let red: Int
  let green: Int
  let blue: Int

  /// The colour as `#rrggbb`.
  var hexadecimal: String {
    "#"
      + [red, green, blue].map { part in
        (part < 16 ? "0" : "") + String(part, radix: 16)
      }.joined()
  }
}

extension NodeKind {
  /// The kind's colour, apart also for readers who see few colours.
  ///
  /// Source: Okabe and Ito, "Color Universal Design", 2008.
  var colour: KindColour {
    switch self {
    case .person: KindColour(red: 0x56, green: 0xB4, blue: 0xE9)
    case .organization: KindColour(red: 0xE6, green: 0x9F, blue: 0x00)
    case .group: KindColour(red: 0xF0, green: 0xE4, blue: 0x42)
    case .place: KindColour(red: 0xCC, green: 0x79, blue: 0xA7)
    case .position: KindColour(red: 0x00, green: 0x9E, blue: 0x73)
    case .statement: KindColour(red: 0xBB, green: 0xBB, blue: 0xBB)
    }
  }
}
