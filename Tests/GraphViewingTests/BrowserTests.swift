import Foundation
import GraphViewing
import KnowledgeGraph
import TestSupport
import Testing

/// What readers can do with the page, in the system's Chromium.
///
/// Without a browser the tests are skipped, but on Debian, which has one, not where
/// `NEWSGRAPH_REQUIRE_CONSUMERS=1` wants everything to run.
@Suite(.serialized, .enabled(if: SystemBrowser.isThere)) struct BrowserTests {
  @Test(arguments: [
    "shows_all", "works_without_script", "lights", "edges_show_quotations",
    "words_show_what_was_read", "searches", "filters", "moves", "keyboard_only", "is_accessible",
    "follows_addresses", "saves", "has_both_themes", "prints", "has_a_small_screen",
  ]) func readersCan(check: String) throws {
    try expect(check, [HarbourArticle.page])
  }

  @Test func readersCanChooseAmongArticles() throws {
    try expect("shows_several", [HarbourArticle.pageOfSeveral])
  }

  @Test func readersSeeWhatChanged() throws {
    try expect("shows_changes", [HarbourArticle.pageOfChanges])
  }

  @Test func hostileArticlesRunNothing() throws {
    try expect("runs_nothing", HostileArticle.pages + [ViewerPage(graphs: [ViewedGraph(.hostile)])])
  }

  @Test func scriptAndStyleAreClean() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(try HarbourArticle.page.html(), to: "page.html")
    try expectSuccess("lint_page.py", [path])
  }

  private func expect(_ check: String, _ pages: [ViewerPage]) throws {
    let folder = try TemporaryFolder()
    var paths: [String] = []
    for (index, page) in pages.enumerated() {
      paths.append(try folder.write(try page.html(), to: "page\(index).html"))
    }
    try expectSuccess("check_page.py", [check] + paths)
  }

  private func expectSuccess(_ script: String, _ arguments: [String]) throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Browser/\(script)").path
    let outcome = try Consumers.run(Consumers.python ?? "python3", [path] + arguments)
    #expect(outcome.status == 0, "\((outcome.output + outcome.errors).suffix(4000))")
  }
}

/// The browser that the tests need.
private enum SystemBrowser {
  static let isThere: Bool = {
    let environment = ProcessInfo.processInfo.environment
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    let hasBrowser =
      environment["NEWSGRAPH_BROWSER"] != nil
      || folders.contains { folder in
        names.contains { FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)") }
      }
    let system = (try? String(contentsOfFile: "/etc/os-release", encoding: .utf8)) ?? ""
    let isDebian = system.split(separator: "\n").contains("ID=debian")
    return Consumers.hasPython && (hasBrowser || isDebian)
  }()
}
