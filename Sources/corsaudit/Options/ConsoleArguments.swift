import ArgumentParser

/// How much is said on standard error.
struct ConsoleArguments: ParsableArguments {
  @Flag(help: "Say nothing but errors.")
  var quiet = false

  @Flag(help: "Say more of what is done.")
  var verbose = false

  var console: Console { Console(isQuiet: quiet, isVerbose: verbose) }
}
