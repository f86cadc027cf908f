/// What Apache can log of all that CORS can be judged by: the combined format, and behind it
/// `cors1` and a key and a value for each thing.
///
/// No JSON, for Apache escapes with `\xhh`, which JSON has not. `rd` tells a 400 of the application
/// from one for a request that Apache did not read to the end, and of whose headers it logs those
/// that it had read by then: SetEnvIf runs behind the reading, and only `%<` does not ask the error
/// document. In a log without it a header that such a line does not show may have been sent.
struct ApacheCors1Format: LogFormat {
  let name = "apache"
  let title = "combined log format and all that CORS needs (Apache)"
  let reference = "https://httpd.apache.org/docs/2.4/mod/mod_log_config.html#formats"
  let servers = ["apache", "httpd", "apache2"]
  let definition = Self.string
  var configuration: String {
    """
    SetEnvIf Cookie ".+" ck=1
    SetEnvIf Authorization ".+" au=1
    SetEnvIf Request_URI ".*" cors_read=1
    LogFormat \(ApacheFormatString(text: definition).description) corsaudit
    CustomLog ${APACHE_LOG_DIR}/cors.log corsaudit
    # Without mod_ssl delete  tls=\\"%{SSL_PROTOCOL}x\\"  or httpd will not start.
    """
  }
  let duplicateVisibility = DuplicateVisibility.first
  let timeKind = TimeKind.start
  let losses = [
    """
    Of a request that Apache refuses before it has read all headers (a control byte, cookies that \
    are too long, a second Host), it logs those before: the others count as not logged. rd says \
    that all were read; without it that is so for every 400, 408, 414, 417 and 431.
    """,
    "Of an answer's header that was sent several times only the first is logged.",
    "A header whose value is a dash counts as absent, and a Cookie without a value, too.",
    "Of a request line with spaces in the target what stands behind the second word is cut off.",
    "A connection that ends before it has sent a line is not logged.",
    "Without mod_ssl the scheme is not logged.",
  ]
  let examples = [
    LogExample(
      #"api.example.com:443 192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "GET /v1/users?x=y HTTP/1.1" "#
        + #"200 291 "https://app.example.com/" "Mozilla/5.0" cors1 us=1795419352361005 D=1893 "#
        + #"hh="api.example.com" tls="TLSv1.3" o="https://app.example.com" acrm="-" acrh="-" "#
        + #"acrpn="-" sfs="cross-site" sfm="cors" sfd="empty" ct="-" ck=1 au=- acao="*" acac="-" "#
        + #"acam="-" acah="-" acma="-" aceh="-" vary="" loc="-" rct="text/plain" cc="no-store""#,
      gives: [
        .time: "1795419352361", .duration: "1", .scheme: "https", .host: "api.example.com",
        .path: "/v1/users?x=y", .origin: "https://app.example.com", .requestMethod: .absent,
        .hasCookie: .empty, .hasAuthorization: .absent, .allowOrigin: "*", .vary: .empty,
        .cacheControl: "no-store", .upgrade: .notLogged, .setsCookie: .notLogged,
      ]),
    LogExample(
      #"lab.test:28081 127.0.0.1 - - [23/Nov/2026:07:35:56 +0000] "GET /a b" 400 306 "-" "-" cors1 "#
        + #"us=1795419356361005 D=89 hh="-" o="-" acrm="-" acrh="-" acrpn="-" sfs="-" sfm="-" "#
        + #"sfd="-" ct="-" ck=- au=- acao="-" acac="-" acam="-" acah="-" acma="-" aceh="-" "#
        + #"vary="-" loc="-" rct="text/html" cc="-""#,
      gives: [
        .status: "400", .scheme: .notLogged, .origin: .notLogged, .allowOrigin: .absent,
        .path: "/a b",
      ]),
    Self.refusal(hasOrigin: false, mark: "-", origin: .notLogged),
    Self.refusal(hasOrigin: true, mark: "-", origin: "https://app.example.com"),
    Self.refusal(hasOrigin: false, mark: "1", origin: .absent),
    Self.refusal(hasOrigin: false, mark: nil, origin: .notLogged),
  ]
  let compiled: CompiledFormat

  /// A 400, as for a byte in a header that none may hold, or as of an application.
  private static func refusal(
    hasOrigin: Bool, mark: String?, origin: LogExample.Value
  ) -> LogExample {
    LogExample(
      #"api.example.com:80 192.0.2.7 - - [23/Nov/2026:07:35:53 +0000] "GET /v1/users HTTP/1.1" "#
        + #"400 463 "-" "Mozilla/5.0" cors1 us=1795419353921991 D=38 hh="api.example.com" tls="-" "#
        + #"o="\#(hasOrigin ? "https://app.example.com" : "-")" acrm="-" acrh="-" acrpn="-" "#
        + #"sfs="-" sfm="-" sfd="-" ct="-" ck=- au=- acao="*" acac="-" acam="-" acah="-" acma="-" "#
        + #"aceh="-" vary="-" loc="-" rct="text/html" cc="-""# + (mark.map { " rd=" + $0 } ?? ""),
      gives: [
        .status: "400", .host: "api.example.com", .userAgent: "Mozilla/5.0", .origin: origin,
        .hasCookie: mark == "1" ? .absent : .notLogged, .allowOrigin: "*",
      ])
  }

  private static let string = start + encryption + tail + mark
  private static let encryption = #" tls="%{SSL_PROTOCOL}x""#
  private static let mark = " rd=%<{cors_read}e"
  private static let start = #"""
    %v:%{local}p %a %l %u %t "%r" %>s %O "%{Referer}i" "%{User-Agent}i" cors1 us=%{usec}t D=%D \#
    hh="%{Host}i"
    """#
  private static let tail = #"""
     o="%{Origin}i" acrm="%{Access-Control-Request-Method}i" \#
    acrh="%{Access-Control-Request-Headers}i" acrpn="%{Access-Control-Request-Private-Network}i" \#
    sfs="%{Sec-Fetch-Site}i" sfm="%{Sec-Fetch-Mode}i" sfd="%{Sec-Fetch-Dest}i" \#
    ct="%{Content-Type}i" ck=%{ck}e au=%{au}e acao="%{Access-Control-Allow-Origin}o" \#
    acac="%{Access-Control-Allow-Credentials}o" acam="%{Access-Control-Allow-Methods}o" \#
    acah="%{Access-Control-Allow-Headers}o" acma="%{Access-Control-Max-Age}o" \#
    aceh="%{Access-Control-Expose-Headers}o" vary="%{Vary}o" loc="%{Location}o" \#
    rct="%{Content-Type}o" cc="%{Cache-Control}o"
    """#

  init() {
    // Without mod_ssl its token is deleted; the mark of what was read is newer than the format.
    let others = [
      Self.start + Self.tail + Self.mark, Self.start + Self.encryption + Self.tail,
      Self.start + Self.tail,
    ]
    compiled = CompiledFormat(builtInApache: Self.string).with(
      alternatives: others.map { CompiledFormat(builtInApache: $0) })
  }
}
