// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target is built with: a warning is an error, and unsafe code must say so.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
]

/// For the few targets whose purpose is to wrap memory that Swift cannot check.
let wrapsUnsafeMemory: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "newsgraph",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "newsgraph", targets: ["newsgraph"]),
    .library(
      name: "NewsgraphKit",
      targets: [
        "NewsgraphKit", "Documents", "KnowledgeGraph", "GraphFormats", "GraphDiffing",
        "GraphRendering", "GraphViewing", "ModelStore",
      ]),
    .library(name: "GraphFormats", targets: ["GraphFormats", "KnowledgeGraph"]),
    .library(
      name: "SpacyRuntime", targets: ["SpacyRuntime", "Documents", "Tensors", "MessagePack"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // The two vocabularies: text on one side, the graph on the other. They import nothing.
    .target(name: "Documents", swiftSettings: strict),
    .target(name: "KnowledgeGraph", swiftSettings: strict),

    // The engine.
    .target(name: "MessagePack", swiftSettings: strict),
    .target(name: "CTensorKernels"),
    .target(name: "Tensors", dependencies: ["CTensorKernels"], swiftSettings: wrapsUnsafeMemory),
    .target(name: "CSpacyTables"),
    .target(
      name: "SpacyRuntime", dependencies: ["Documents", "MessagePack", "Tensors", "CSpacyTables"],
      swiftSettings: strict),

    // A name recognizer of our own for the engine, inside the binary.
    .target(name: "CRecognizer"),
    .target(name: "Recognizer", dependencies: ["CRecognizer"], swiftSettings: wrapsUnsafeMemory),

    // Linguistic data, inside the binary.
    .target(
      name: "CLexicon", exclude: ["SOURCES.md", "data"],
      cSettings: [.headerSearchPath(".")]),
    .target(name: "Lexicon", dependencies: ["CLexicon"], swiftSettings: wrapsUnsafeMemory),

    // Text to graph.
    .target(
      name: "Extraction", dependencies: ["Documents", "KnowledgeGraph", "Lexicon"],
      swiftSettings: strict),

    // Graph to files and pictures.
    .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "MarkupText", dependencies: ["CXML2"], swiftSettings: strict),
    .target(
      name: "GraphFormats", dependencies: ["KnowledgeGraph", "MarkupText", "CZip"],
      swiftSettings: strict),
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"])]),
    .target(
      name: "GraphRendering", dependencies: ["KnowledgeGraph", "MarkupText", "CGraphviz"],
      swiftSettings: wrapsUnsafeMemory),

    .target(
      name: "GraphViewing",
      dependencies: [
        "KnowledgeGraph", "GraphFormats", "GraphRendering", "MarkupText", "CViewer",
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: wrapsUnsafeMemory),
    // The page's style sheet, script and templates, inside the binary.
    .target(
      name: "CViewer", exclude: ["page"], cSettings: [.headerSearchPath(".")]),

    // Two graphs against each other, and several into one.
    .target(
      name: "GraphDiffing",
      dependencies: ["KnowledgeGraph", "GraphFormats", "Lexicon", "MarkupText"],
      swiftSettings: strict),

    // Where a model directory comes from.
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .target(
      name: "ModelStore",
      dependencies: ["CZip", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: wrapsUnsafeMemory),

    // The whole path, and the program.
    .target(
      name: "NewsgraphKit",
      dependencies: [
        "Documents", "KnowledgeGraph", "Lexicon", "Recognizer", "SpacyRuntime", "Extraction",
        "GraphFormats", "GraphDiffing", "GraphRendering", "GraphViewing", "ModelStore",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    // Every module that the code imports is named: SwiftPM rebuilds a target only for what it declares.
    .executableTarget(
      name: "newsgraph",
      dependencies: [
        "Documents", "KnowledgeGraph", "Lexicon", "Recognizer", "SpacyRuntime", "Extraction",
        "GraphFormats", "GraphDiffing", "GraphRendering", "GraphViewing", "ModelStore",
        "NewsgraphKit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Tests: one folder a target.
    .target(
      name: "TestSupport", dependencies: ["Documents", "KnowledgeGraph"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "DocumentsTests", dependencies: ["Documents", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "KnowledgeGraphTests", dependencies: ["KnowledgeGraph", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "MessagePackTests", dependencies: ["MessagePack", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "TensorsTests", dependencies: ["Tensors", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "SpacyRuntimeTests",
      dependencies: [
        "SpacyRuntime", "ModelStore", "TestSupport", "Documents", "MessagePack", "Tensors",
      ],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "LexiconTests", dependencies: ["Lexicon", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ExtractionTests",
      dependencies: ["Extraction", "TestSupport", "Documents", "KnowledgeGraph", "Lexicon"],
      exclude: ["Documents", "Goldens"],
      swiftSettings: strict),
    .testTarget(
      name: "GraphFormatsTests",
      dependencies: ["GraphFormats", "MarkupText", "TestSupport", "KnowledgeGraph"],
      exclude: ["Goldens", "Schemas"], swiftSettings: strict),
    .testTarget(
      name: "GraphRenderingTests",
      dependencies: ["GraphRendering", "GraphFormats", "TestSupport", "KnowledgeGraph"],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(
      name: "GraphViewingTests",
      dependencies: [
        "GraphViewing", "GraphFormats", "GraphRendering", "TestSupport", "KnowledgeGraph",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "GraphDiffingTests",
      dependencies: ["GraphDiffing", "GraphFormats", "Lexicon", "TestSupport", "KnowledgeGraph"],
      exclude: ["Goldens", "Stories"], swiftSettings: strict),
    .testTarget(
      name: "ModelStoreTests", dependencies: ["ModelStore", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "NewsgraphKitTests",
      dependencies: [
        "NewsgraphKit", "Recognizer", "TestSupport",
        .product(name: "Crypto", package: "swift-crypto"), "Documents", "SpacyRuntime",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["NewsgraphKit", "TestSupport", "Documents", "KnowledgeGraph", "GraphFormats"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
