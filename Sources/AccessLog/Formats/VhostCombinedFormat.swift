/// Debian's `vhost_combined` of Apache: the virtual host and its port before the combined format.
///
/// `%v:%p %h %l %u %t "%r" %>s %O "%{Referer}i" "%{User-Agent}i"`; `%v` is the ServerName, not the
/// Host header.
struct VhostCombinedFormat: LogFormat {
  let name = "vhost_combined"
  let title = "combined log format behind virtual host and port (Apache on Debian)"
  let reference = "https://sources.debian.org/src/apache2/sid/debian/config-dir/apache2.conf.in/"
  let definition = """
    $server_name:$server_port $remote_addr - $remote_user [$time_local] "$request" $status \
    $bytes_sent "$http_referer" "$http_user_agent"
    """
  let duplicateVisibility = DuplicateVisibility.first
  let timeKind = TimeKind.start
  let examples = [
    LogExample(
      #"api.example.com:443 192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "GET /v1/users HTTP/1.1" "#
        + #"200 291 "https://app.example.com/" "Mozilla/5.0 (X11; Linux x86_64)""#),
    LogExample(
      #"[2001:db8::1]:80 2001:db8::7 - - [23/Nov/2026:07:35:52 +0000] "-" 408 0 "-" "-""#),
  ]
  let compiled: CompiledFormat

  init() { compiled = CompiledFormat(builtIn: definition) }
}
