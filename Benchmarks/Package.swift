// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "newsgraph", path: "..")],
  targets: [
    .executableTarget(
      name: "AnnotateBenchmark",
      dependencies: [.product(name: "SpacyRuntime", package: "newsgraph")],
      swiftSettings: [.treatAllWarnings(as: .error)]),
    .executableTarget(
      name: "FormatBenchmark",
      dependencies: [.product(name: "GraphFormats", package: "newsgraph")],
      swiftSettings: [.treatAllWarnings(as: .error)]),
  ],
  swiftLanguageModes: [.v6]
)
