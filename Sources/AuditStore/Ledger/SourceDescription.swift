package import CORSTraffic

/// What is to be known of a log beside its bytes.
package struct SourceDescription: Sendable {
  /// Tells the logs of several servers apart.
  package var label: String
  /// The name under which it was given.
  package var name: String
  package var format: String
  /// What the log shows of repeated headers: first, last, joined, all or unknown.
  package var duplicateVisibility: String
  /// Which moment of an exchange its time is: start or end.
  package var timeKind: String
  /// Bits of the fields that its format can show.
  package var possibleFields: UInt64
  package var options: IngestOptions

  package init(
    label: String, name: String, format: String, duplicateVisibility: String,
    timeKind: String, possibleFields: UInt64, options: IngestOptions
  ) {
    self.label = label
    self.name = name
    self.format = format
    self.duplicateVisibility = duplicateVisibility
    self.timeKind = timeKind
    self.possibleFields = possibleFields
    self.options = options
  }
}

/// A log that the store knows.
package struct SourceReference: Hashable, Sendable {
  let id: Int64
}

/// How far a log is counted.
package struct SourceCheckpoint: Hashable, Sendable {
  package var consumedBytes: Int64
  /// Lines from the beginning of the log, those of shared blocks included.
  package var consumedLines: Int64
  /// Bytes behind the last line end, not counted yet.
  package var pendingBytes: Int64
}

/// How a log's last reading ended. The raw values are stored and printed.
package enum SourceState: String, CaseIterable, Sendable {
  /// Read to its end, and nothing more is expected.
  case complete
  /// Read to its end; more may follow.
  case growing
  /// Its reading was cut short.
  case incomplete
  /// Its bytes are damaged; the whole lines before were read.
  case damaged
}
