/// A format whose lines somebody wrapped who handed them on: `cri:combined`.
struct WrappedFormat: LogFormat {
  let wrapper: any LineWrapper
  let inner: any LogFormat
  let compiled: CompiledFormat

  init(_ wrapper: any LineWrapper, _ inner: any LogFormat) throws(FormatError) {
    self.wrapper = wrapper
    self.inner = inner
    var compiled = inner.compiled
    compiled.wrappers.insert(wrapper, at: 0)
    guard compiled.wrappers.count <= LineWrappers.deepest else {
      throw FormatError(
        format: wrapper.name + ":" + inner.name,
        mistakes: ["More than \(LineWrappers.deepest) wrappers around a line are not read."])
    }
    // The outer time stands in where the inner one is missing.
    compiled.possibleFields |= Field.time.bit
    self.compiled = compiled
  }

  var name: String { wrapper.name + ":" + inner.name }
  var title: String { inner.title + " in " + wrapper.title }
  var reference: String { inner.reference }
  var definition: String { inner.definition }
  var configuration: String { inner.configuration }
  var possibleFields: UInt64 { inner.possibleFields | Field.time.bit }
  var duplicateVisibility: DuplicateVisibility { inner.duplicateVisibility }
  var timeKind: TimeKind { inner.timeKind }
  var losses: [String] { inner.losses }
  var examples: [LogExample] {
    inner.examples.map { LogExample(wrapper.sample(of: $0.line), gives: $0.gives) }
  }
}
