/// What Apache can log of all that CORS can be judged by: the combined format, and behind it
/// `cors1` and a key and a value for each thing.
///
/// No JSON, for Apache escapes with `\xhh`, which JSON has not.
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
    LogFormat \(ApacheFormatString(text: definition).description) corsaudit
    CustomLog ${APACHE_LOG_DIR}/cors.log corsaudit
    # Without mod_ssl delete  tls=\\"%{SSL_PROTOCOL}x\\"  or httpd will not start.
    """
  }
  let duplicateVisibility = DuplicateVisibility.first
  let timeKind = TimeKind.start
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
  ]
  let compiled: CompiledFormat

  private static let string = start + #" tls="%{SSL_PROTOCOL}x""# + tail
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
    var compiled = CompiledFormat(builtInApache: Self.string)
    // Without mod_ssl its token is deleted.
    let plain = CompiledFormat(builtInApache: Self.start + Self.tail)
    compiled.alternatives = [StepSequence(prefix: plain.prefix, steps: plain.steps)]
    self.compiled = compiled
  }
}
