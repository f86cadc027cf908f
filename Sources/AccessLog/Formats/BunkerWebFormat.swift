/// What BunkerWeb's nginx writes as it comes: the host before the combined format, and the request's
/// number where identd's name would stand.
struct BunkerWebFormat: LogFormat {
  let name = "bunkerweb"
  let title = "BunkerWeb's default log format"
  let reference = "https://docs.bunkerweb.io/latest/features/#general-settings"
  let servers = ["bunkerweb"]
  let definition = """
    $host $remote_addr - $request_id $remote_user [$time_local] "$request" $status \
    $body_bytes_sent "$http_referer" "$http_user_agent"
    """
  var configuration: String { "# LOG_FORMAT of\n" + Cors1Format().configuration }
  let duplicateVisibility = DuplicateVisibility.unknown
  let timeKind = TimeKind.end
  let examples = [
    LogExample(
      #"www.example.com 192.0.2.7 - 7bde940ef0f870cdee1f6d53fe0ff157 - [23/Nov/2026:07:35:52 +0000] "#
        + #""GET /?x HTTP/2.0" 301 162 "-" "Mozilla/5.0 (X11; Linux x86_64)""#,
      gives: [
        .time: "1795419352000", .host: "www.example.com", .client: "192.0.2.7", .path: "/?x",
        .hasRemoteUser: .absent, .origin: .notLogged, .status: "301",
      ]),
    LogExample(
      #"a.example 2001:db8::7 - - ann [23/Nov/2026:07:35:52 +0000] "\x16\x03" 400 157 "-" "-""#,
      gives: [.client: "2001:db8::7", .hasRemoteUser: .empty, .method: .notLogged]),
  ]
  let compiled: CompiledFormat

  init() {
    var compiled = CompiledFormat(builtIn: definition)
    // A number has no space in it, or a user's name of two words would be number and name.
    for index in compiled.steps.indices where compiled.steps[index].binding.role == .ignored {
      compiled.steps[index].isToken = true
      compiled.steps[index].mayBeLonger = false
    }
    self.compiled = compiled
  }
}
