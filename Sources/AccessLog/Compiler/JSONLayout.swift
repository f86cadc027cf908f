/// Puts a ``JSONShape`` together from paths of keys: how a JSON format without a text is written down.
struct JSONLayout {
  private(set) var shape: JSONShape

  init(_ shape: JSONShape = JSONShape()) { self.shape = shape }

  /// Binds the key at a path, `outer.inner`; a dot that belongs to a name is written `\.`.
  mutating func add(_ path: String, _ binding: Binding, isFallback: Bool = false) {
    let place = place(of: path)
    shape.keys[place].kind = .value
    shape.keys[place].binding = binding
    shape.keys[place].isFallback = isFallback
  }

  /// Binds a key whose value is several things, in nginx's notation: `$scheme://$http_host$request_uri`.
  mutating func add(_ path: String, inPieces string: String) {
    let place = place(of: path)
    do {
      let pieces = try NginxFormatString(escape: .json, text: string).pieces(.none)
      shape.keys[place].sequence = try StepSequence(pieces, style: .json, isJSON: false)
      shape.keys[place].kind = .pieces
    } catch {
      preconditionFailure("A built-in format is wrong: \(error)")
    }
  }

  /// Binds a key whose being there says that the header was.
  mutating func add(header path: String, _ binding: Binding) {
    add(path, binding)
    shape.keys[place(of: path)].isHeader = true
  }

  /// Binds the headers in an object, spelt as servers do (`Sec-Fetch-Site`) or in lower case.
  ///
  /// - Parameter isComplete: whether a header that is not in it was not sent.
  mutating func add(headers path: String, _ direction: FieldDirection, isComplete: Bool) {
    var fields: UInt64 = 0
    for field in Field.allCases where field.direction == direction && field != .host {
      guard let header = field.header else { continue }
      fields |= field.bit
      for name in [header, header.lowercased()] {
        add(header: path + "." + name, .header(header, direction))
      }
    }
    if isComplete { shape.keys[place(of: path)].completes = fields }
  }

  /// A line is of this format only if the key is there.
  mutating func require(_ paths: String...) {
    for path in paths { shape.required |= 1 << UInt64(place(of: path)) }
    precondition(
      shape.keys.count < 64 || shape.required > 0, "A key too far behind to be required.")
  }

  /// A line is of this format only if the value at the key, where it is there, begins so.
  mutating func mark(_ path: String, begins prefix: String) {
    let place = place(of: path)
    shape.keys[place].kind = .mark
    shape.keys[place].text = Array(prefix.utf8)
  }

  /// A line is of another format if the key is there.
  mutating func exclude(_ path: String) { shape.keys[place(of: path)].kind = .excluded }

  /// What a user says of keys.
  mutating func add(_ mappings: FieldMappings) {
    for (name, field) in mappings.pairs {
      add(name, field.map { Binding(mappedTo: $0) } ?? .ignored)
    }
  }

  mutating func update(_ change: (inout JSONShape) -> Void) { change(&shape) }

  /// The place of a key, which is made with all that it is in if it is new.
  private mutating func place(of path: String) -> Int {
    var parent = -1
    let names = path.keyPath
    for (depth, name) in names.enumerated() {
      let bytes = Array(name.utf8)
      let start = Delimiter(bytes)
      let found = shape.keys.firstIndex { key in
        key.parent == parent && key.nameLength == bytes.count && key.start.low == start.low
          && key.start.high == start.high
          && key.rest.elementsEqual(bytes.dropFirst(Delimiter.longest))
      }
      let place = found ?? shape.keys.count
      if found == nil { shape.keys.append(JSONKey(bytes, parent: parent)) }
      if depth < names.count - 1 { shape.keys[place].kind = .object }
      parent = place
    }
    return parent
  }

  /// The format that these keys make.
  func compiled(style: ValueStyle = .json, timeIsEnd: Bool = false) -> CompiledFormat {
    var compiled = CompiledFormat(
      possibleFields: shape.possibleFields, style: style, prefix: Delimiter([]), steps: [])
    compiled.json = shape
    compiled.timeIsEnd = timeIsEnd
    return compiled
  }
}

extension String {
  /// The names of a path with dots between them; `\.` is a dot in a name.
  fileprivate var keyPath: [String] {
    var names = [""]
    var isEscaped = false
    for character in self {
      if character == ".", !isEscaped {
        names.append("")
      } else if character == "\\", !isEscaped {
        isEscaped = true
        continue
      } else {
        names[names.count - 1].append(character)
      }
      isEscaped = false
    }
    return names
  }
}
