extension InputFault {
  /// Names that are hard to say.
  static let names: [InputFault] = [
    ("a name that is not UTF-8", [0x61, 0xE9, 0xFF, 0x2E, 0x6C]),
    ("a line feed in the name", Array("a\nb.log".utf8)),
    ("a name of blanks", Array("  ".utf8)),
    ("an escape sequence in the name", Array("a\u{1B}[2J.log".utf8)),
    ("a quote in the name", Array("a'\"$(x)`.log".utf8)),
    ("the longest name", Array(repeating: 0x6E, count: 255)),
  ].map { description, name in
    var fault = InputFault(description, .read(40), bytes: entries(40))
    fault.name = name
    return fault
  }
}
