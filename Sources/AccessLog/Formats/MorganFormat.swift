/// What morgan, the logger of Express, writes as `default`: the combined format with a time as in HTTP's
/// Date.
///
/// Its `combined` and `common` are those of everybody; `tiny`, `short` and `dev` have no time and are
/// read by name (`morgan:tiny`), in a container's log with the time of that.
struct MorganFormat: LogFormat {
  let name = "morgan"
  let title = "morgan's default format (Express)"
  let reference = MorganNotation().reference
  let servers = ["morgan", "express"]
  let definition = MorganNotation.formats["default"] ?? ""
  /// A string of morgan's escapes nothing, a function of one's own does.
  let configuration = """
    app.use(morgan((tokens, req, res) => {
      const h = req.headers, r = (name) => String(res.getHeader(name) ?? '')
      return JSON.stringify({
        v: 'cors1', t: (Date.now() / 1000).toFixed(3), rt: (tokens['total-time'](req, res) ?? 0) / 1000,
        ip: req.ip ?? req.socket.remoteAddress, m: req.method, sch: req.protocol, hh: h.host ?? '',
        uri: req.originalUrl, st: String(res.statusCode), o: h.origin ?? '',
        acrm: h['access-control-request-method'] ?? '', acrh: h['access-control-request-headers'] ?? '',
        acrpn: h['access-control-request-private-network'] ?? '', sfs: h['sec-fetch-site'] ?? '',
        sfm: h['sec-fetch-mode'] ?? '', ref: h.referer ?? '', ua: h['user-agent'] ?? '',
        ct: h['content-type'] ?? '', ck: h.cookie ? 1 : 0, au: h.authorization ? 1 : 0,
        acao: r('access-control-allow-origin'), acac: r('access-control-allow-credentials'),
        acam: r('access-control-allow-methods'), acah: r('access-control-allow-headers'),
        acma: r('access-control-max-age'), aceh: r('access-control-expose-headers'), vary: r('vary'),
        loc: r('location'), cc: r('cache-control'), sck: r('set-cookie') ? 1 : 0})
    }, {stream: fs.createWriteStream('cors.log', {flags: 'a'})}))
    // Before cors() and every route. Its lines are read as cors1.
    """
  let duplicateVisibility = MorganNotation().duplicateVisibility
  let timeKind = TimeKind.end
  let examples = [
    LogExample(
      #"::ffff:192.0.2.7 - - [Mon, 23 Nov 2026 07:35:52 GMT] "GET /v1/users HTTP/1.1" 200 50 "-" "#
        + #""Mozilla/5.0""#,
      gives: [
        .time: "1795419352000", .client: "::ffff:192.0.2.7", .method: "GET", .path: "/v1/users",
        .status: "200", .bytes: .notLogged, .referer: .absent, .userAgent: "Mozilla/5.0",
      ])
  ]
  let compiled: CompiledFormat

  init() { compiled = CompiledFormat(builtIn: "default", in: MorganNotation()) }
}
