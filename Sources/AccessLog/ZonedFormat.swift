/// A format whose times, where they are written without a zone, are from an assumed one.
struct ZonedFormat: LogFormat {
  let inner: any LogFormat
  let compiled: CompiledFormat

  fileprivate init(_ inner: any LogFormat, _ zone: AssumedZone) {
    self.inner = inner
    var compiled = inner.compiled
    compiled.zone = zone
    self.compiled = compiled
  }

  var name: String { "timezone(\(compiled.zone.name)):" + inner.name }
  var title: String { inner.title }
  var reference: String { inner.reference }
  var definition: String { inner.definition }
  var configuration: String { inner.configuration }
  var possibleFields: UInt64 { inner.possibleFields }
  var duplicateVisibility: DuplicateVisibility { inner.duplicateVisibility }
  var timeKind: TimeKind { inner.timeKind }
  var losses: [String] { inner.losses }
  var examples: [LogExample] { [] }
}

extension LogFormat {
  /// The same format with times that are written without a zone taken for a zone's.
  public func assuming(_ zone: AssumedZone) -> any LogFormat {
    zone == compiled.zone ? self : ZonedFormat(self, zone)
  }
}
