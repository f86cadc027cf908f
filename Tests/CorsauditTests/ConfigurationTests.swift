import Testing

@testable import corsaudit

@Suite("corsaudit.yml is read whole, or every mistake in it is said")
struct ConfigurationTests {
  @Test("Every key is read")
  func everyKey() throws {
    let configuration = try ConfigurationFile.parse(
      """
      own_domains:
        - example.com
      trusted_origins: ['https://partner.example.net']
      app_origins: ['capacitor://localhost']
      sites:
        - {log: 'http://10.0.0.5:8080', public: 'https://api.example.com'}
      routes: ['/v1/users/{id}']
      log_formats:
        - {files: '*.log', format: "nginx:'$remote_addr'"}
      client_key: 000102030405060708090a0b0c0d0eFF
      settings: {null-origin.requests: 5, preflight-slow.milliseconds: 250.5}
      retention: {rows: 30d, rollups: 400d}
      """, file: "corsaudit.yml")
    #expect(configuration.retention == .init(rows: Age("30d"), rollups: Age("400d")))
    #expect(configuration.ownDomains == ["example.com"])
    #expect(configuration.trustedOrigins == ["https://partner.example.net"])
    #expect(configuration.appOrigins == ["capacitor://localhost"])
    #expect(configuration.sites == ["http://10.0.0.5:8080": "https://api.example.com"])
    #expect(configuration.routes == ["/v1/users/{id}"])
    #expect(configuration.logFormats == [.init(files: "*.log", format: "nginx:'$remote_addr'")])
    #expect(
      configuration.settingLines == ["null-origin.requests": 11, "preflight-slow.milliseconds": 11])
    #expect(configuration.clientKey == Array(0...14) + [255])
    #expect(
      configuration.settings == ["null-origin.requests": 5, "preflight-slow.milliseconds": 250.5])
  }

  @Test("An empty file is an empty configuration")
  func emptyFile() throws {
    #expect(try ConfigurationFile.parse("", file: "c") == Configuration())
    #expect(try ConfigurationFile.parse("# nothing\n", file: "c") == Configuration())
  }

  @Test(
    "A mistake is told with its line and the nearest right key",
    arguments: [
      ("own_domain: [a]", 1, "did you mean 'own_domains'"),
      ("\nown_domains: a", 2, "is a list"),
      ("trusted_origins: ['https://a.example/']", 1, "without a slash"),
      ("trusted_origins:\n  - a.example", 2, "is no origin"),
      ("routes: [v1]", 1, "does not begin with a slash"),
      ("sites: [{logs: 'http://a', public: 'http://b'}]", 1, "did you mean 'log'"),
      ("client_key: 0102", 1, "32 hexadecimal digits"),
      ("client_key: +1-1+1-1+1-1+1-1+1-1+1-1+1-1+1-1", 1, "32 hexadecimal digits"),
      ("settings: {x: y}", 1, "has no number"),
      ("settings:\n  a.b: -1", 2, "is below zero"),
      ("retention: 30d", 1, "has rows and rollups"),
      ("retention: {row: 30d}", 1, "did you mean 'rows'"),
      ("retention:\n  rows: 30", 2, "'30' is no age"),
      ("retention: {rollups: [1d]}", 1, "is no age"),
      ("routes: []\nown_domains: a: b", 2, "is not YAML"),
    ])
  func mistakes(text: String, line: Int, sentence: String) {
    let error = #expect(throws: ConfigurationError.self) {
      try ConfigurationFile.parse(text, file: "corsaudit.yml")
    }
    #expect(error?.mistakes.first?.line == line)
    #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
  }

  @Test("All mistakes are told at once")
  func allAtOnce() {
    let error = #expect(throws: ConfigurationError.self) {
      try ConfigurationFile.parse("own_domain: [a]\nroute: [b]\n", file: "c")
    }
    #expect(error?.mistakes.map(\.line) == [1, 2])
  }
}
