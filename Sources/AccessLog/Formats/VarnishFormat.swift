/// What varnishncsa can log of all that CORS can be judged by: combined, and behind it `cors1` and a key
/// and a value for each thing. Without a format of its own it logs `combined`.
///
/// Each header is what Varnish got of the client or sent to it; its request line has the whole URL.
struct VarnishFormat: LogFormat {
  let name = "varnish"
  let title = "combined log format and all that CORS needs (varnishncsa)"
  let reference = "https://varnish-cache.org/docs/trunk/reference/varnishncsa.html"
  let servers = ["varnish", "varnishncsa"]
  let definition = Self.string
  var configuration: String {
    """
    # Not with -b, which logs what is fetched from behind, too.
    varnishncsa -a -w /var/log/varnish/cors.log -F '\(definition)'
    # In VCL, so that no cookie and no password is ever written down:
    import std;
    sub vcl_deliver {
      if (req.http.Cookie) { std.log("ck:1"); }
      if (req.http.Authorization) { std.log("au:1"); }
    }
    """
  }
  let duplicateVisibility = DuplicateVisibility.unknown
  let timeKind = TimeKind.start
  let examples = [
    LogExample(
      #"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "OPTIONS http://api.example.com/v1?x HTTP/1.1" 204 "#
        + #"0 "https://app.example.com/" "Mozilla/5.0" cors1 us=1795419352361005 D=1893 "#
        + #"hh="api.example.com" cs=pass ck=1 au=- o="https://app.example.com" acrm="PUT" acrh="-" "#
        + #"acrpn="-" sfs="cross-site" sfm="cors" ct="-" acao="*" acac="-" acam="-" acah="-" "#
        + #"acma="600" aceh="-" acapn="-" vary="Origin" loc="-" cc="-""#,
      gives: [
        .time: "1795419352361", .client: "192.0.2.7", .method: "OPTIONS", .host: "api.example.com",
        .status: "204", .origin: "https://app.example.com", .requestMethod: "PUT",
        .requestHeaders: .absent, .hasCookie: .empty, .hasAuthorization: .absent, .allowOrigin: "*",
        .maxAge: "600", .vary: "Origin", .cacheStatus: "pass", .duration: "1",
      ])
  ]
  let compiled: CompiledFormat

  private static let string = #"""
    %h %l %u %t "%r" %s %b "%{Referer}i" "%{User-agent}i" cors1 us=%{usec}t D=%D hh="%{Host}i" \#
    cs=%{Varnish:handling}x ck=%{VCL_Log:ck}x au=%{VCL_Log:au}x o="%{Origin}i" \#
    acrm="%{Access-Control-Request-Method}i" acrh="%{Access-Control-Request-Headers}i" \#
    acrpn="%{Access-Control-Request-Private-Network}i" sfs="%{Sec-Fetch-Site}i" \#
    sfm="%{Sec-Fetch-Mode}i" ct="%{Content-Type}i" acao="%{Access-Control-Allow-Origin}o" \#
    acac="%{Access-Control-Allow-Credentials}o" acam="%{Access-Control-Allow-Methods}o" \#
    acah="%{Access-Control-Allow-Headers}o" acma="%{Access-Control-Max-Age}o" \#
    aceh="%{Access-Control-Expose-Headers}o" acapn="%{Access-Control-Allow-Private-Network}o" \#
    vary="%{Vary}o" loc="%{Location}o" cc="%{Cache-Control}o"
    """#

  init() {
    // As Apache's, but for what only Varnish has, in the place of which other directives are read.
    let string = Self.string.replacing("%{VCL_Log:ck}x", with: "%{ck}e")
      .replacing("%{VCL_Log:au}x", with: "%{au}e").replacing("%{Varnish:handling}x", with: "%f")
    do {
      var compiled = try ApacheFormat(string, FieldMappings(["%f=cache_status"])).compiled
      // It stands in the URL.
      compiled.possibleFields |= Field.scheme.bit
      self.compiled = compiled
    } catch {
      preconditionFailure("A built-in format is wrong: \(error)")
    }
  }
}
