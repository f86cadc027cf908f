/// What Gunicorn can log of all that CORS can be judged by. What it writes if nobody says how is the
/// combined format.
///
/// Whether Cookie and Authorization were there cannot be logged without their values.
struct GunicornFormat: LogFormat {
  let name = "gunicorn"
  let title = "combined log format and all that CORS needs (Gunicorn)"
  let reference = GunicornNotation().reference
  let servers = ["gunicorn"]
  let definition = Self.string
  var configuration: String {
    """
    # In gunicorn.conf.py:
    accesslog = "/var/log/gunicorn/cors.log"
    access_log_format = '\(definition)'
    """
  }
  let duplicateVisibility = GunicornNotation().duplicateVisibility
  let timeKind = TimeKind.start
  let examples = [
    LogExample(
      #"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "GET /v1/users?x=y HTTP/1.1" 200 50 "-" "#
        + #""say \"hi\"" cors1=gunicorn us=1893 sch=https hh="api.example.com" "#
        + #"o="https://app.example.com" acrm="-" acrh="-" acrpn="-" sfs="-" sfm="-" ct="-" up="-" "#
        + #"acao="*" acac="-" acam="-" acah="-" acma="-" aceh="-" acapn="-" vary="-" loc="-" cc="-""#,
      gives: [
        .time: "1795419351999", .duration: "1", .scheme: "https", .host: "api.example.com",
        .userAgent: "say \"hi\"", .origin: "https://app.example.com", .allowOrigin: "*",
        .allowCredentials: .absent, .hasCookie: .notLogged,
      ])
  ]
  let compiled: CompiledFormat

  private static let string =
    #"%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" cors1=gunicorn us=%(D)s "#
    + "sch=%({wsgi.url_scheme}e)s "
    + Cors1Tail(
      request: { "%({\($0.lowercased())}i)s" }, response: { "%({\($0.lowercased())}o)s" }
    ).text

  init() { compiled = CompiledFormat(builtIn: Self.string, in: GunicornNotation()) }
}
