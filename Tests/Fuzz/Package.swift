// swift-tools-version: 6.2

import PackageDescription

// The rooms once more, built for libFuzzer: every branch counted, every access checked. A package of
// its own, so that no other build has any of it. `Sources` and `Queries` are links to the real ones.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]
let sanitized: [SwiftSetting] = [
  .unsafeFlags(["-sanitize=fuzzer,address", "-enable-testing"])
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "fuzz",
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CZlib", path: "Sources/CZlib"),
    .systemLibrary(name: "CXXHash", path: "Sources/CXXHash"),
    .systemLibrary(name: "CPublicSuffix", path: "Sources/CPublicSuffix"),
    .target(name: "AccessLog", dependencies: ["CZlib", "CXXHash"], path: "Sources/AccessLog"),
    .target(name: "FetchStandard", path: "Sources/FetchStandard"),
    .target(
      name: "CORSTraffic", dependencies: ["AccessLog", "FetchStandard"],
      path: "Sources/CORSTraffic"),
    .target(
      name: "AuditStore", dependencies: ["CORSTraffic", "FetchStandard", grdb, grdbSQLite],
      path: "Sources/AuditStore"),
    .target(
      name: "Queries", path: "Queries", exclude: ["rules", "saved", "prepare", "fixes"],
      plugins: ["EmbedQueries"]),
    .target(
      name: "PolicyAudit",
      dependencies: ["AuditStore", "FetchStandard", "Queries", "CPublicSuffix"],
      path: "Sources/PolicyAudit"),
    .target(name: "AuditReport", dependencies: ["PolicyAudit"], path: "Sources/AuditReport"),
    .target(
      name: "corsaudit",
      dependencies: [
        "AccessLog", "FetchStandard", "CORSTraffic", "AuditStore", "Queries", "PolicyAudit",
        "AuditReport", argumentParser, yams,
      ], path: "Sources/corsaudit"),
    .plugin(
      name: "EmbedQueries", capability: .buildTool(), dependencies: ["query-embedder"],
      path: "Sources/EmbedQueries"),
    .executableTarget(name: "query-embedder", path: "Sources/query-embedder"),

    .target(
      name: "FuzzHarnesses",
      dependencies: ["AccessLog", "AuditStore", "CORSTraffic", "corsaudit", "CZlib"],
      path: "Harnesses"),
    .systemLibrary(name: "CFuzzer", path: "CFuzzer"),
    .executableTarget(
      name: "fuzz", dependencies: ["CFuzzer", "FuzzHarnesses"], path: "Fuzzer",
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
  ]
)

for target in package.targets where [.regular, .executable].contains(target.type) {
  // What is tried is watched, not what tries it.
  target.swiftSettings =
    strict + (target.type == .executable || target.name == "FuzzHarnesses" ? [] : sanitized)
}
// The program's own beginning gives way to the fuzzer's.
for target in package.targets where target.name == "corsaudit" {
  target.swiftSettings?.append(
    .unsafeFlags(["-Xfrontend", "-entry-point-function-name", "-Xfrontend", "corsaudit_main"]))
}
