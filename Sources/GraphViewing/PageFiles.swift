import CViewer
import Mustache

/// The files of `Sources/CViewer/page/`, which are compiled into the program.
enum PageFiles {
  /// A file's text.
  static func text(_ name: String) throws(ViewerError) -> String {
    var count = 0
    guard let start = unsafe newsgraph_viewer_data(name, &count) else {
      throw .brokenTemplate(name: name, reason: "there is no such file")
    }
    let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
    guard let text = unsafe String(validating: bytes, as: UTF8.self) else {
      throw .brokenTemplate(name: name, reason: "it is not UTF-8")
    }
    return text
  }

  /// The style sheet.
  static func style() throws(ViewerError) -> String {
    try joined(
      ["base", "picture", "list", "text", "app", "panels", "chosen", "media"], suffix: ".css")
  }

  /// The script, whose parts share one scope that nothing else sees.
  static func script() throws(ViewerError) -> String {
    let parts = try joined(
      ["reading", "choosing", "clicks", "picture", "finding", "saving", "start"], suffix: ".js")
    return "\"use strict\";\n(() => {\n\(parts)})();\n"
  }

  private static func joined(_ names: [String], suffix: String) throws(ViewerError) -> String {
    var text = ""
    for name in names { text += try self.text(name + suffix) }
    return text
  }

  /// The templates, with `page` as the outermost.
  static func templates() throws(ViewerError) -> MustacheLibrary {
    MustacheContentTypes.register(EscapedByScalars(), named: "PAGE")
    var library = MustacheLibrary()
    for name in ["page", "graph", "text"] {
      let text = try text(name + ".mustache")
      do {
        try library.register(MustacheTemplate(string: text), named: name)
      } catch {
        throw .brokenTemplate(name: name + ".mustache", reason: "\(error)")
      }
    }
    return library
  }
}

/// Escapes by scalars, where the library goes by characters and overlooks `<` with an accent behind it.
private struct EscapedByScalars: MustacheContentType {
  func escapeText(_ text: String) -> String { text.escapedForHTML }
}
