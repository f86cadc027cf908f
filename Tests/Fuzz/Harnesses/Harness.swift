/// Promises of the program, tried on any bytes.
///
/// A new one is a file in this folder with a type that conforms, and its line in ``Harnesses/all``;
/// what its folder in `Corpus/` holds is tried by every `swift test`.
public protocol Harness: SendableMetatype {
  /// Its name: that of its folder in `Corpus/`, and the argument of `Tests/Fuzz/run`.
  static var name: String { get }
  /// Inputs that show what an input looks like, for a run to begin with.
  static var seeds: [[UInt8]] { get }
  /// Throws a ``BrokenPromise`` where one is broken.
  static func check(_ input: [UInt8]) throws
}

/// The harnesses there are.
public enum Harnesses {
  public static let all: [any Harness.Type] = [
    GunzipFraming.self, LineSplitting.self, BlockLedger.self, Tokenisers.self, FormatStrings.self,
  ]
}

/// What the program did and had promised not to do.
public struct BrokenPromise: Error, CustomStringConvertible {
  public var description: String
}

/// States a promise.
func promise(_ isKept: Bool, _ words: @autoclosure () -> String) throws(BrokenPromise) {
  if !isKept { throw BrokenPromise(description: words()) }
}
