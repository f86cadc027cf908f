extension InputFault {
  /// Every case; a new one is a line in the file of its kind.
  static let all = places + texts + lines + compressed + otherCompressions + names
}

func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }
