import AuditReport
import AuditStore

extension StoreInfo {
  /// The object that `db info --format json` prints.
  var json: String {
    JSONValue.object([
      ("path", .string(path)), ("schema_version", .integer(schemaVersion)),
      ("program_version", .optional(programVersion)), ("size", sizeObject),
      ("exchanges", .integer(exchanges)),
      ("bytes_per_exchange", bytesPerExchange.map { .real(($0 * 10).rounded() / 10) } ?? .null),
      ("entries", object(entries)), ("rows", object(rows)), ("rollups", object(rollUps)),
      ("logs", logsObject),
      ("rows_pruned_until", time(rowsPrunedMilliseconds)),
      ("rollups_pruned_until", time(rollUpsPrunedMilliseconds)),
      ("configurations", .array(configurations.map(object))),
      ("client_keys", .integer(clientKeys)),
      ("runs", .array(runs.map(object))), ("audits", .integer(auditCount)),
      ("last_audits", .array(audits.map(object))),
    ]).pretty() + "\n"
  }

  private var sizeObject: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("file", .integer(size.file)), ("free", .integer(size.free)),
    ]
    members += (size.kinds ?? []).map { ($0.kind.rawValue, .integer($0.bytes)) }
    return .object(members)
  }

  private var logsObject: JSONValue {
    .object([
      ("count", .integer(logs.count)),
      ("states", .object(logs.byState.map { ($0.state, .integer($0.count)) })),
      (
        "formats",
        .array(
          logs.byFormat.map { format, label, count in
            .object([
              ("format", .string(format)), ("server", .string(label)), ("count", .integer(count)),
            ])
          })
      ),
      ("lines", .integer(logs.lines)), ("entries", .integer(logs.entries)),
      ("foreign", .integer(logs.foreign)), ("rejected", .integer(logs.rejected)),
      ("comments", .integer(logs.comments)), ("blank", .integer(logs.blank)),
      ("pending_bytes", .integer(logs.pendingBytes)),
    ])
  }
}

private func time(_ milliseconds: Int64?) -> JSONValue { .optional(TimeText.of(milliseconds)) }

private func object(_ span: TimeSpan) -> JSONValue {
  .object([("first_time", time(span.first)), ("last_time", time(span.last))])
}

private func object(_ configuration: StoredConfiguration) -> JSONValue {
  .object([
    ("client", .optional(configuration.client)), ("path", .optional(configuration.path)),
    ("keep", .optional(configuration.keep)),
    ("keep_rejected_lines", .integer(configuration.keepsRejectedLines ? 1 : 0)),
    ("routes", .integer(configuration.routes)),
    ("public_sites", .integer(configuration.publicSites)),
    ("slow_ms", .optional(configuration.slowMilliseconds)), ("logs", .integer(configuration.logs)),
    ("words", .string(configuration.words)),
  ])
}

private func object(_ run: RunNote) -> JSONValue {
  .object([
    ("command", .string(run.command)), ("version", .string(run.version)),
    ("started", time(run.startedMilliseconds)), ("finished", time(run.finishedMilliseconds)),
    ("exit_code", .optional(run.exitCode)),
  ])
}

private func object(_ audit: AuditNote) -> JSONValue {
  .object([
    ("id", .integer(audit.id)), ("window", object(audit.window)),
    ("findings", .integer(audit.findings)),
  ])
}
