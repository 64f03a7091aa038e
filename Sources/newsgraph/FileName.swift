/// Parts of paths.
enum FileName {
  /// The file's name without folders and extension; `standard-input` for `-`.
  static func stem(of path: String) -> String {
    if path == "-" { return "standard-input" }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// What stands behind the last dot of the file's name; `nil` without one.
  static func fileExtension(of path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    return name[name.index(after: dot)...].lowercased()
  }

  /// The path with a mark behind the file's name: `picture-a.svg`.
  static func marked(_ path: String, _ mark: String) -> String {
    guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: "."),
      dot > name.startIndex
    else { return path + "-" + mark }
    return path.dropLast(name[dot...].count) + "-" + mark + name[dot...]
  }

  /// A file in a folder.
  static func joined(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}
