/// An audit as it is recorded for later comparison.
package struct AuditRecord: Hashable, Sendable {
  /// Given by the store; 0 before.
  package var id: Int64 = 0
  /// First and last moment of its window, milliseconds since 1970 UTC; nil where nothing was read.
  package var windowStartMilliseconds: Int64?
  package var windowEndMilliseconds: Int64?
  package var createdMilliseconds: Int64
  /// Version of corsaudit that made it.
  package var version: String
  package var configurationHash: String
  /// A JSON object.
  package var summary: String

  package init(
    windowStartMilliseconds: Int64?, windowEndMilliseconds: Int64?, createdMilliseconds: Int64,
    version: String, configurationHash: String, summary: String
  ) {
    self.windowStartMilliseconds = windowStartMilliseconds
    self.windowEndMilliseconds = windowEndMilliseconds
    self.createdMilliseconds = createdMilliseconds
    self.version = version
    self.configurationHash = configurationHash
    self.summary = summary
  }
}

/// A finding as it is recorded: words, so that the store decides nothing about them.
package struct FindingRecord: Hashable, Sendable {
  package var fingerprint: String
  package var rule: String
  package var discriminator: String
  package var attribute: String?
  package var severity: String
  package var confidence: String
  package var site: String
  package var routes: [String]
  package var state: String
  package var requests: Int64
  package var clients: Int64?
  package var parties: Int64
  package var firstMilliseconds: Int64?
  package var lastMilliseconds: Int64?
  /// A JSON object.
  package var evidence: String

  package init(
    fingerprint: String, rule: String, discriminator: String, attribute: String?, severity: String,
    confidence: String, site: String, routes: [String], state: String, requests: Int64,
    clients: Int64?, parties: Int64, firstMilliseconds: Int64?, lastMilliseconds: Int64?,
    evidence: String
  ) {
    self.fingerprint = fingerprint
    self.rule = rule
    self.discriminator = discriminator
    self.attribute = attribute
    self.severity = severity
    self.confidence = confidence
    self.site = site
    self.routes = routes
    self.state = state
    self.requests = requests
    self.clients = clients
    self.parties = parties
    self.firstMilliseconds = firstMilliseconds
    self.lastMilliseconds = lastMilliseconds
    self.evidence = evidence
  }
}

/// A finding that somebody decided to live with.
package struct AcceptedFinding: Hashable, Sendable {
  package var fingerprint: String
  package var owner: String
  package var reason: String
  /// The last day on which that holds, YYYY-MM-DD; nil for ever.
  package var until: String?

  package init(fingerprint: String, owner: String, reason: String, until: String?) {
    self.fingerprint = fingerprint
    self.owner = owner
    self.reason = reason
    self.until = until
  }
}
