/// Access log of an AWS Application Load Balancer; fields that it may get behind those of today are
/// ignored.
///
/// It logs no header but the User-Agent. Its own time is that of the answer, from which the three
/// durations lead back to the request.
struct ALBFormat: LogFormat {
  let name = "aws_alb"
  let title = "AWS Application Load Balancer"
  let reference =
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html"
  let servers = ["alb"]
  let definition = """
    $type $time $elb $client $target $request_time $target_time $response_time $status \
    $target_status $received $bytes "$request" "$http_user_agent" $cipher $protocol $more
    """
  let configuration = """
    aws elbv2 modify-load-balancer-attributes --load-balancer-arn ARN \\
      --attributes Key=access_logs.s3.enabled,Value=true Key=access_logs.s3.bucket,Value=BUCKET
    # It logs neither Origin nor any header of a response: log them behind it.
    """
  let duplicateVisibility = DuplicateVisibility.unknown
  let timeKind = TimeKind.start
  let examples = [
    LogExample(
      "https 2026-11-23T07:35:52.123456Z app/api/50dc6c495c0c9188 192.0.2.7:2817 10.0.0.1:80 0.001 "
        + #"0.048 0.037 200 200 0 57 "OPTIONS https://api.example.com:443/v1/users?x=y HTTP/1.1" "#
        + #""a \x22b\x22" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:aws:elasticloadbalancing:eu:1:t/a "#
        + #""Root=1-5" "api.example.com" "arn:aws:acm:eu:1:c/2" 1 2026-11-23T07:35:52.037000Z "#
        + #""forward" "-" "-" "10.0.0.1:80" "200" "-" "-" TID_1"#,
      gives: [
        .time: "1795419352037", .duration: "86", .client: "192.0.2.7", .method: "OPTIONS",
        .scheme: "https", .host: "api.example.com:443",
        .path: "https://api.example.com:443/v1/users?x=y",
        .status: "200", .bytes: "57", .userAgent: #"a "b""#, .origin: .notLogged,
        .allowOrigin: .notLogged, .referer: .notLogged,
      ]),
    LogExample(
      "http 2026-11-23T07:35:52.123456Z app/api/50dc6c495c0c9188 [2001:db8::7]:2817 - -1 -1 -1 400 - 0 "
        + #"272 "- http://api-1.elb.amazonaws.com:80- -" "-" - - - "-" "-" "-" - "#
        + #"2026-11-23T07:35:52.123000Z "-" "-" "-" "-" "-" "-" "-""#,
      gives: [
        .time: "1795419352123", .duration: .absent, .client: "2001:db8::7", .method: .notLogged,
        .path: .notLogged, .status: "400",
      ]),
  ]
  let compiled: CompiledFormat

  init() {
    var compiled = CompiledFormat(
      builtIn: definition,
      [
        "type": .ignored, "time": Binding(role: .time, scale: .zoned),
        "client": Binding(role: .clientBeforePort),
        "request_time": Binding(role: .durationPart, field: .duration),
        "target_time": Binding(role: .durationPart, field: .duration),
        "response_time": Binding(role: .durationPart, field: .duration),
        "bytes": Binding(role: .bytes), "protocol": .ignored,
      ])
    compiled.holdNoSpaces(isOpen: true)
    // They stand in the URL.
    compiled.possibleFields |= Field.scheme.bit | Field.host.bit
    self.compiled = compiled
  }
}
