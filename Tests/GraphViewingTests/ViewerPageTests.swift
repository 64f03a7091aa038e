import Crypto
import Foundation
import GraphFormats
import KnowledgeGraph
import TestSupport
import Testing

@testable import GraphViewing

@Suite struct ViewerPageTests {
  @Test func pageIsOneFileThatAsksForNothing() throws {
    let html = try HarbourArticle.page.html()
    let addresses = html.matches(of: /\s(?:href|src|action)="([^"]*)"/).map { String($0.output.1) }
    #expect(!addresses.isEmpty)
    #expect(addresses.allSatisfy { $0.hasPrefix("#") })
    #expect(!html.contains("http://") && !html.contains("https://") && !html.contains("@import"))
    #expect(!html.contains("url("))
  }

  @Test func policyAllowsTheScriptAndTheStyleOfThePageAlone() throws {
    let html = try HarbourArticle.page.html()
    let policy = try #require(html.between("Security-Policy\" content=\"", "\""))
    let script = try #require(html.between("<script>", "</script>"))
    let style = try #require(html.between("<style>", "</style>"))
    func hash(_ text: Substring) -> String {
      "'sha256-" + Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString() + "'"
    }
    #expect(
      policy
        == "default-src 'none'; script-src \(hash(script)); style-src \(hash(style)); "
        + "base-uri 'none'; form-action 'none'")
    #expect(!html.contains(" style=") && html.matches(of: /<script>/).count == 1)
  }

  @Test func equalPagesHaveEqualBytes() throws {
    for page in [HarbourArticle.page, HarbourArticle.pageOfSeveral] {
      #expect(try page.html() == page.html())
    }
  }

  @Test func textStandsInThePageWordForWord() throws {
    let html = try HarbourArticle.page.html()
    let pane = try #require(html.between("data-document=\"0\" lang=\"en\">", "</article>"))
    let words = pane.replacing(/<[^>]*>/, with: "").split(separator: "\n").joined(separator: " ")
    #expect(words == HarbourArticle.text.text)
  }

  @Test func graphReadsBackFromThePage() throws {
    let html = try HarbourArticle.page.html()
    let island = try #require(html.between("application/json\">", "</script>"))
    #expect(try JSONFormat.read(Array(island.utf8)) == HarbourArticle.graph)
  }

  @Test func everyIdentifierOccursOnce() throws {
    for page in [HarbourArticle.page, HarbourArticle.pageOfSeveral] + HostileArticle.pages {
      let html = try page.html()
      let identifiers = html.matches(of: /\sid="([^"]*)"/).map { String($0.output.1) }
      #expect(identifiers.count > 10)
      #expect(Set(identifiers).count == identifiers.count)
      let links = Set(html.matches(of: /\shref="#([^"]*)"/).map { String($0.output.1) })
      #expect(links.subtracting(identifiers).isEmpty)
    }
  }

  /// Two who say the same have an entry each, and names that look like others' lead astray nowhere.
  @Test func sharedStatementsAndForeignIdentifiersKeepTheirPlaces() throws {
    let graph = HarbourArticle.graph
    let text = HarbourArticle.text
    let said = Edge(
      source: HarbourArticle.pell, relation: .states, target: HarbourArticle.refusal,
      evidence: [text.evidence(text.sentences[4])])
    let impostors = ["edge.1", graph.edges[0].id, "n-person.joran-pell", "d0:20", "ui:text0"].map {
      Node(id: NodeID(rawValue: $0), kind: .person, label: $0)
    }
    let page = ViewerPage(graphs: [
      ViewedGraph(
        Graph(
          generator: graph.generator, documents: graph.documents, nodes: graph.nodes + impostors,
          edges: graph.edges + [said]))
    ])
    let html = try page.html()
    #expect(html.matches(of: /<li class="said"/).count == 2)
    let identifiers = html.matches(of: /\sid="([^"]*)"/).map { String($0.output.1) }
    #expect(Set(identifiers).count == identifiers.count)
  }

  @Test func listTellsWhoAndWhat() throws {
    let html = try HarbourArticle.page.html()
    let list = try #require(html.between("<div class=\"list\"", "<script"))
    let words = list.replacing(/<[^>]*>/, with: "").replacing("&middot;", with: "·")
    for line in [
      "Ilka Brandt might sanction Harbour Lines “sue” possible",
      "Harbour Lines does not threaten Dockers’ Union did not happen",
      "Joran Pell talks with Ilka Brandt 2031-03-03", "Westhaven Courier · in the text",
      "is mayor of Westhaven", "the Dockers’ Union “will not be paid twice”",
      "opposes; about Dockers’ Union · in the text",
    ] {
      #expect(words.contains(line), "\(line)")
    }
  }

  @Test func withoutItsTextADocumentIsShownByItsQuotations() throws {
    let page = ViewerPage(graphs: [ViewedGraph(HarbourArticle.graph)])
    let html = try page.html()
    #expect(html.contains("these are the quotations"))
    #expect(html.contains(">Ilka Brandt</span> of "))
    // The headline is no evidence of anything, so that nothing is known of its place.
    #expect(!html.contains("id=\"d0:0\""))
  }

  @Test func anotherTextIsRefused() {
    var page = HarbourArticle.page
    page.texts[0].text = "Quite" + page.texts[0].text.dropFirst(5)
    #expect(throws: Never.self) { try page.html() }
    page.texts[0].text = "A longer headline " + page.texts[0].text
    #expect(throws: ViewerError.self) { try page.html() }
    page.texts = [HarbourArticle.viewedText, HarbourArticle.viewedText]
    #expect(throws: ViewerError.twoTexts(document: "harbour")) { try page.html() }
    #expect(throws: ViewerError.empty) { try ViewerPage(graphs: []).html() }
  }

  @Test func changesAreMarkedInListAndText() throws {
    let html = try HarbourArticle.pageOfChanges.html()
    #expect(html.contains("<li class=\"change c-added\" data-e="))
    #expect(html.matches(of: /<span class="s q c-removed"/).count == 1)
    #expect(html.matches(of: /<li class="tie [^"]* c-added"/).count == 1)
    #expect(html.contains("value=\"removed\" checked"))
  }

  /// The seed's page is small enough to be sent by mail.
  @Test func pageOfTheSeedIsSmall() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Graphs")
    let name = try #require(
      FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().first {
        FileManager.default.fileExists(atPath: folder.appending(path: "\($0)/graph.json").path)
      })
    let bytes = try Data(contentsOf: folder.appending(path: "\(name)/graph.json"))
    let html = try ViewerPage(graphs: [ViewedGraph(try JSONFormat.read(Array(bytes)))]).html()
    #expect(html.utf8.count < 400_000)
  }
}

extension String {
  /// What stands between the first of one text and the next of another.
  func between(_ start: String, _ end: String) -> Substring? {
    guard let first = firstRange(of: start) else { return nil }
    let rest = self[first.upperBound...]
    return rest.firstRange(of: end).map { rest[..<$0.lowerBound] }
  }
}
