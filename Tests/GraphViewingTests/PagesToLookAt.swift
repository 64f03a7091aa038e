import Foundation
import GraphViewing
import Testing

/// Writes the pages of the tests into the folder that `NEWSGRAPH_PAGES` names, to be looked at.
@Suite struct PagesToLookAt {
  private static let folder = ProcessInfo.processInfo.environment["NEWSGRAPH_PAGES"]

  @Test(.enabled(if: folder != nil)) func writePages() throws {
    let pages = [
      ("harbour", HarbourArticle.page), ("several", HarbourArticle.pageOfSeveral),
      ("changes", HarbourArticle.pageOfChanges), ("hostile", HostileArticle.pages[0]),
      ("hostile-tabs", HostileArticle.pages[1]),
    ]
    for (name, page) in pages {
      let file = URL(filePath: Self.folder ?? "").appending(path: name + ".html")
      try Data(try page.html().utf8).write(to: file)
    }
  }
}
