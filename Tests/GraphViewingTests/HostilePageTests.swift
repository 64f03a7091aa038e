import Foundation
import KnowledgeGraph
import TestSupport
import Testing

@testable import GraphViewing

/// What strangers write is shown and never run.
@Suite struct HostilePageTests {
  private static let pages =
    HostileArticle.pages + [
      ViewerPage(graphs: [ViewedGraph(.hostile)], title: HostileArticle.attacks[0])
    ]

  @Test(arguments: pages.indices) func onlyThePagesOwnElementsExist(index: Int) throws {
    let page = Self.pages[index]
    let html = try page.html()
    // Each '<' of the texts is written as a reference, so that each tag can be found.
    let script = try #require(html.between("<script>", "</script>"))
    let style = try #require(html.between("<style>", "</style>"))
    let body = html.replacing(script, with: "").replacing(style, with: "")
    let names = Set(body.matches(of: /<([a-zA-Z!][^ >\n\/]*)/).map { String($0.output.1) })
    let known: Set<String> = [
      "!DOCTYPE", "html", "head", "meta", "title", "body", "a", "header", "div", "h1", "h2", "h3",
      "h4", "bdi", "p", "input", "button", "span", "details", "summary", "dl", "dt", "dd", "nav",
      "main", "section", "figure", "svg", "g", "path", "polygon", "polyline", "ellipse", "text",
      "figcaption", "ul", "li", "form", "fieldset", "legend", "label", "small", "article", "b",
      "blockquote", "footer", "mark", "script", "style",
    ]
    #expect(names.subtracting(known).isEmpty)
    #expect(body.matches(of: /<script/).count == page.graphs.count + 1)
    #expect(body.matches(of: /<script type="application\/json">/).count == page.graphs.count)
    for tag in body.matches(of: /<[a-zA-Z][^>]*>/) {
      let bare = tag.output.replacing(/"[^"]*"/, with: "\"\"")
      #expect(bare.firstMatch(of: /\s(on[a-z]+|style|src|srcdoc|autofocus)\b/) == nil, "\(bare)")
    }
    #expect(body.matches(of: /href="[^#]/).isEmpty)
  }

  @Test(arguments: pages.indices) func nothingTurnsOrControls(index: Int) throws {
    let html = try Self.pages[index].html()
    let active = html.unicodeScalars.filter {
      switch $0.value {
      case 0x0A, 0x09: false
      case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
      default: false
      }
    }
    #expect(active.isEmpty)
  }

  @Test func accentsDontHideMarksFromTheEscape() {
    #expect("\"\u{301}<\u{338}'\u{20DD}".escapedForHTML == "&quot;\u{301}&lt;\u{338}&#39;\u{20DD}")
  }

  @Test func pictureKeepsShapesAndWordsOnly() throws {
    let svg = """
      <?xml version="1.0"?><!DOCTYPE svg PUBLIC "x" "y"><svg viewBox="0 0 9 9" onload="a()">
      <script>a()</script><style>*{}</style><g id="n" class="node" onclick="a()" style="x">
      <a href="javascript:a()"><title>t</title><text x="1" font-size="9">w &lt;b&gt;</text></a>
      <image href="http://x/"/><foreignObject><text>no</text></foreignObject></g></svg>
      """
    let found = try InlinePicture.svg(
      Array(svg.utf8), meaning: .init(nodes: ["n": 4], edges: [:]), label: "\"l\"")
    #expect(
      found == """
        <svg viewBox="0 0 9 9" role="img" aria-label="&quot;l&quot;"><g class="node" id="n" data-n="4">\
        <text x="1" font-size="9">w &lt;b&gt;</text></g>
        </svg>
        """)
    #expect(throws: ViewerError.self) {
      try InlinePicture.svg(
        Array("<svg><g></svg>".utf8), meaning: .init(nodes: [:], edges: [:]), label: "")
    }
  }
}
