/// The ingest configuration: with the lines it decides everything the store keeps as base.
public struct IngestOptions: Sendable, Hashable {
  public enum ClientMode: String, CaseIterable, Sendable { case truncate, keep, hash, drop }
  public enum PathMode: String, CaseIterable, Sendable {
    case route, full
    case fullQuery = "full-query"
  }
  public enum Keep: String, CaseIterable, Sendable { case exchanges, rollup, all }

  public var client: ClientMode = .truncate
  public var path: PathMode = .route
  public var keep: Keep = .exchanges
  public var keepRejectedLines = false
  /// Configured routes, such as `/v1/users/{id}`, tried before folding by shape.
  public var routes: [String] = []
  /// Public sites of the sites that logs show (TLS terminators), `http://10.0.0.5:8080` to
  /// `https://api.example.com`.
  public var publicSites: [String: String] = [:]
  /// From how many milliseconds on a request counts as slow.
  public var slowMilliseconds: Int64 = 100

  public init() {}
}
