/// A piece of a format string: fixed text, or a variable.
enum FormatPiece: Sendable, Equatable {
  case text([UInt8])
  /// By its name without `$`, and the column at which it begins, from 1.
  case variable(String, column: Int)
}

extension [FormatPiece] {
  /// The names of the variables.
  var variables: Set<String> {
    var names: Set<String> = []
    for case .variable(let name, _) in self { names.insert(name) }
    return names
  }
}
