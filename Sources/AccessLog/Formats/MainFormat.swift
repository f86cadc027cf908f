/// The format `main` of the nginx.conf that nginx's own packages install: combined, and behind it
/// X-Forwarded-For.
struct MainFormat: LogFormat {
  let name = "main"
  let title = "combined log format and X-Forwarded-For (nginx's packaged nginx.conf)"
  let reference = "https://nginx.org/en/linux_packages.html"
  let definition = CombinedFormat.string + #" "$http_x_forwarded_for""#
  let duplicateVisibility = DuplicateVisibility.unknown
  let timeKind = TimeKind.end
  let examples = [
    LogExample(
      #"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "GET /v1/users HTTP/1.1" 200 50 "#
        + #""https://app.example.com/" "Mozilla/5.0 (X11; Linux x86_64)" "198.51.100.4""#)
  ]
  let compiled: CompiledFormat

  init() { compiled = CompiledFormat(builtIn: definition) }
}
