import AccessLog
import Testing

@Suite("The known formats")
struct FormatTests {
  @Test("have names, titles and samples", arguments: LogFormats.all.map(\.name))
  func areComplete(name: String) throws {
    let format = try LogFormats.named(name)
    #expect(format.name == name)
    #expect(!format.title.isEmpty)
    #expect(!format.definition.isEmpty)
    #expect(!format.samples.isEmpty)
    #expect(format.possibleFields & Field.time.bit != 0)
  }

  @Test("read their own samples", arguments: LogFormats.all.map(\.name))
  func readTheirSamples(name: String) throws {
    let format = try LogFormats.named(name)
    let log = ReadLog(lines: format.samples, as: format)
    #expect(log.rejected == [])
    #expect(log.entries.count == format.samples.count)
    for entry in log.entries {
      for field in entry.fields.keys { #expect(format.possibleFields & field.bit != 0) }
    }
  }

  @Test("give of their samples what they promise", arguments: LogFormats.all.map(\.name))
  func giveWhatTheyPromise(name: String) throws {
    let format = try LogFormats.named(name)
    for example in format.examples {
      let entry = try #require(ReadLog(lines: [example.line], as: format).entries.first)
      for (field, expected) in example.gives {
        #expect(entry.given(field) == expected, "\(field.name)")
      }
    }
  }

  @Test("say where they are documented, and are read from their configuration's names")
  func documented() throws {
    for format in LogFormats.all {
      #expect(!format.reference.isEmpty)
      for server in format.servers { #expect(try LogFormats.shown(server).name == format.name) }
    }
    let servers = LogFormats.all.flatMap(\.servers)
    #expect(Set(servers).count == servers.count)
  }

  @Test("have names of their own")
  func namesDiffer() {
    #expect(Set(LogFormats.all.map(\.name)).count == LogFormats.all.count)
  }

  @Test("An unknown name is refused with the known ones")
  func unknownName() {
    let error = #expect(throws: FormatError.self) { try LogFormats.named("combinde") }
    #expect(error?.description.contains("“combinde”") == true)
    #expect(error?.description.contains("did you mean combined?") == true)
  }
}

@Suite("The list of fields")
struct FieldTests {
  @Test("is whole: every field has its slot, its bit and a name of its own")
  func isWhole() {
    #expect(Field.allCases.count == Field.count)
    #expect(Field.allCases.map { Int($0.rawValue) } == Array(0..<Field.count))
    #expect(Set(Field.allCases.map(\.name)).count == Field.count)
    for field in Field.allCases { #expect(Field(name: field.name) == field) }
  }
}
