// swift-tools-version: 6.2

import PackageDescription

/// The settings of every target of ours: Swift 6, nothing implicit, every warning an error.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "corsaudit",
  products: [.executable(name: "corsaudit", targets: ["corsaudit"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // The rooms, in the order in which data walks through them.
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CXXHash", providers: [.apt(["libxxhash-dev"])]),
    .systemLibrary(name: "CPublicSuffix", providers: [.apt(["libpsl-dev"])]),
    .target(name: "AccessLog", dependencies: ["CZlib", "CXXHash"]),
    .target(name: "FetchStandard"),
    .target(name: "CORSTraffic", dependencies: ["AccessLog", "FetchStandard"]),
    .target(
      name: "AuditStore",
      dependencies: ["CORSTraffic", "FetchStandard", grdb, grdbSQLite]),
    .target(
      name: "Queries", path: "Queries", exclude: ["rules", "saved", "prepare", "fixes"],
      plugins: ["EmbedQueries"]),
    .target(
      name: "PolicyAudit",
      dependencies: ["AuditStore", "FetchStandard", "Queries", "CPublicSuffix"]
    ),
    .target(name: "AuditReport", dependencies: ["PolicyAudit"]),
    .executableTarget(
      name: "corsaudit",
      dependencies: [
        "AccessLog", "FetchStandard", "CORSTraffic", "AuditStore", "Queries", "PolicyAudit",
        "AuditReport", argumentParser, yams,
      ]),

    // The plugin that makes the catalogue of queries from the folder.
    .plugin(
      name: "EmbedQueries", capability: .buildTool(), dependencies: ["query-embedder"],
      path: "Sources/EmbedQueries"),
    .executableTarget(name: "query-embedder"),

    // One test target for each room, one for the whole house, and the benchmark.
    .testTarget(name: "AccessLogTests", dependencies: ["AccessLog"], exclude: ["Fixtures"]),
    .testTarget(name: "FetchStandardTests", dependencies: ["FetchStandard"]),
    .testTarget(
      name: "CORSTrafficTests",
      dependencies: ["CORSTraffic", "AccessLog", "AuditStore", "FetchStandard"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "AuditStoreTests",
      dependencies: ["AuditStore", "CORSTraffic", "AccessLog", "FetchStandard", grdb]),
    .testTarget(name: "QueriesTests", dependencies: ["Queries", "AccessLog", grdb]),
    .testTarget(
      name: "PolicyAuditTests",
      dependencies: [
        "PolicyAudit", "AuditStore", "Queries", "AccessLog", "CORSTraffic", "FetchStandard",
      ]),
    .testTarget(
      name: "AuditReportTests", dependencies: ["AuditReport", "PolicyAudit"],
      exclude: ["Snapshots"]),
    .testTarget(
      name: "CorsauditTests",
      dependencies: [
        "corsaudit", "AccessLog", "AuditReport", "AuditStore", "CORSTraffic", "Disturbance",
        "Queries",
        argumentParser,
      ]),
    .executableTarget(
      name: "corsaudit-benchmark", dependencies: [argumentParser], path: "Tests/Benchmark"),

    // What any input must keep, tried on a corpus among the tests and by libFuzzer at length.
    .target(
      name: "FuzzHarnesses",
      dependencies: ["AccessLog", "AuditStore", "CORSTraffic", "CZlib", "corsaudit"],
      path: "Tests/Fuzz/Harnesses"),
    .testTarget(name: "FuzzTests", dependencies: ["FuzzHarnesses"]),

    // What disturbs the program, briefly among the tests and at length by a command.
    .target(name: "Disturbance", dependencies: ["CZlib"], path: "Tests/Disturbance"),
    .executableTarget(
      name: "corsaudit-endurance", dependencies: ["corsaudit", "Disturbance", argumentParser],
      path: "Tests/Endurance"),
  ]
)

for target in package.targets where [.regular, .executable, .test].contains(target.type) {
  target.swiftSettings = strict
}
