/// The words by which headers and credits of English news texts are known.
enum ImportVocabulary {
  /// What a header line is about.
  enum HeaderField: Hashable {
    case title, date, source, other
  }

  /// The names of header fields, in lower case.
  static let headerFields: [String: HeaderField] = [
    "title": .title, "headline": .title,
    "date": .date, "published": .date, "publication date": .date, "published on": .date,
    "source": .source, "publisher": .source, "publication": .source, "outlet": .source,
    "author": .other, "authors": .other, "byline": .other, "by": .other, "url": .other,
    "link": .other, "language": .other, "section": .other, "tags": .other, "keywords": .other,
    "updated": .other, "location": .other, "dateline": .other, "copyright": .other,
  ]

  /// How a line opens that names the writer above an article, in lower case.
  static let bylineOpenings = ["by "]

  /// How a line below an article opens that says who contributed, in lower case.
  static let creditOpenings = [
    "with reports from ", "with reports by ", "with reporting from ", "with reporting by ",
    "with information from ", "with files from ", "with contributions from ",
    "with additional reporting ", "additional reporting by ", "reporting by ", "reported by ",
    "report by ", "editing by ", "edited by ", "writing by ", "written by ", "compiled by ",
    "translated by ", "translation by ", "photo by ", "photos by ", "photo: ", "photos: ",
    "photo credit: ", "image: ", "image credit: ", "video by ", "copyright ", "© ", "(c) ",
  ]

  /// How a line below an article opens that names its publisher, in lower case.
  static let sourceOpenings = ["source: ", "sources: ", "originally published by "]

  /// Words before a name that end with a stop, in lower case.
  static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "maj", "capt", "lt", "sgt", "adm", "sen", "rep",
    "gov", "rev", "hon", "st", "no", "vs", "jr", "sr",
  ]

  /// The months' names in order, each with the short forms in use, in lower case.
  static let months: [[String]] = [
    ["january", "jan"], ["february", "feb"], ["march", "mar"], ["april", "apr"], ["may"],
    ["june", "jun"], ["july", "jul"], ["august", "aug"], ["september", "sept", "sep"],
    ["october", "oct"], ["november", "nov"], ["december", "dec"],
  ]

  /// The days' names and short forms that may stand before a date, in lower case.
  static let weekdays: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
    "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
  ]
}
