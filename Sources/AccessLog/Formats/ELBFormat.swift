/// Access log of an AWS Classic Load Balancer. It logs no header but the User-Agent.
struct ELBFormat: LogFormat {
  let name = "aws_elb"
  let title = "AWS Classic Load Balancer"
  let reference =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/access-log-collection.html"
  let servers = ["elb"]
  let definition = """
    $time $elb $client $backend $request_time $backend_time $response_time $status \
    $backend_status $received $bytes "$request" "$http_user_agent" $more
    """
  let configuration = """
    aws elb modify-load-balancer-attributes --load-balancer-name NAME \\
      --load-balancer-attributes "{\\"AccessLog\\":{\\"Enabled\\":true,\\"S3BucketName\\":\\"BUCKET\\"}}"
    # It logs neither Origin nor any header of a response: log them behind it.
    """
  let duplicateVisibility = DuplicateVisibility.unknown
  /// When the request came in.
  let timeKind = TimeKind.start
  let examples = [
    LogExample(
      "2026-11-23T07:35:52.123456Z my-elb 192.0.2.7:40909 10.0.0.1:443 0.000031 0.009511 0.000929 200 "
        + #"200 0 415 "GET https://example.com:443/foo?baz=1234 HTTP/1.1" "test agent" "#
        + "ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2",
      gives: [
        .time: "1795419352123", .duration: "9", .client: "192.0.2.7", .method: "GET",
        .scheme: "https", .host: "example.com:443", .userAgent: "test agent", .bytes: "415",
        .origin: .notLogged,
      ]),
    LogExample(
      "2026-11-23T07:35:52.123456Z my-elb 192.0.2.7:40909 - -1 -1 -1 503 0 0 0 "
        + #""GET http://example.com:80/ HTTP/1.1" "-" - -"#,
      gives: [.status: "503", .duration: .absent, .userAgent: .absent, .scheme: "http"]),
  ]
  let compiled: CompiledFormat

  init() {
    var compiled = CompiledFormat(
      builtIn: definition,
      [
        "time": Binding(role: .time, scale: .zoned), "client": Binding(role: .clientBeforePort),
        "request_time": Binding(role: .durationPart, field: .duration),
        "backend_time": Binding(role: .durationPart, field: .duration),
        "response_time": Binding(role: .durationPart, field: .duration),
        "bytes": Binding(role: .bytes),
      ])
    compiled.holdNoSpaces(isOpen: true)
    compiled.timeIsEnd = false
    // They stand in the URL.
    compiled.possibleFields |= Field.scheme.bit | Field.host.bit
    self.compiled = compiled
  }
}
