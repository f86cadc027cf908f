/// Server access log of Amazon S3. It logs no header but Host, Referer and User-Agent; a preflight is
/// known by its operation.
///
/// Fields that it may get behind those of today are ignored; years ago there were fewer.
struct S3Format: LogFormat {
  let name = "aws_s3"
  let title = "Amazon S3 server access log"
  let reference = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html"
  let servers = ["s3"]
  let definition = Self.string
  let configuration = """
    aws s3api put-bucket-logging --bucket BUCKET --bucket-logging-status \\
      '{"LoggingEnabled":{"TargetBucket":"LOGS","TargetPrefix":"s3/"}}'
    # It logs neither Origin nor any header of a response; its rules are in: aws s3api get-bucket-cors
    """
  let duplicateVisibility = DuplicateVisibility.unknown
  let timeKind = TimeKind.start
  let examples = [
    LogExample(
      "79a59df9 bucket [23/Nov/2026:07:35:52 +0000] 192.0.2.7 - 3E57427F3EXAMPLE "
        + #"REST.OPTIONS.PREFLIGHT - "OPTIONS /bucket/a%20b.jpg?x-foo=bar HTTP/1.1" 200 - - - 5 - "#
        + #""https://app.example.com/" "Mozilla/5.0 (X11)" - s9lzHYrFp76ZVxRcpX9+= - "#
        + "ECDHE-RSA-AES128-GCM-SHA256 - bucket.s3.eu-west-1.amazonaws.com TLSv1.2 - Yes",
      gives: [
        .time: "1795419352000", .client: "192.0.2.7", .method: "OPTIONS", .hasRemoteUser: .absent,
        .path: "/bucket/a%20b.jpg?x-foo=bar", .status: "200", .bytes: "0", .duration: "5",
        .referer: "https://app.example.com/", .host: "bucket.s3.eu-west-1.amazonaws.com",
        .scheme: "https", .origin: .notLogged, .allowOrigin: .notLogged,
      ]),
    LogExample(
      "79a59df9 bucket [06/Feb/2014:00:00:38 +0000] 192.0.2.3 79a59df9 3E57427F3EXAMPLE "
        + #"REST.GET.VERSIONING - "GET /bucket?versioning HTTP/1.1" 200 - 113 - 7 - "-" "#
        + #""S3Console/0.4" -"#,
      gives: [
        .method: "GET", .hasRemoteUser: .empty, .referer: .absent, .bytes: "113",
        .host: .notLogged, .scheme: .notLogged,
      ]),
    LogExample(
      "79a59df9 bucket [23/Nov/2026:07:35:52 +0000] 192.0.2.7 - 3E57427F3EXAMPLE WEBSITE.GET.OBJECT "
        + #"index.html "-" 404 NoSuchKey 345 - 17 - "-" "-" - s9lz= - - - bucket.example TLSV1.3"#,
      gives: [.method: "GET", .path: .notLogged, .status: "404"]),
  ]
  let compiled: CompiledFormat

  private static let short = """
    $owner $bucket [$time_local] $remote_addr $requester $id $operation $key "$request" $status \
    $error $bytes $size $total $turnaround "$http_referer" "$http_user_agent" $version
    """
  private static let string =
    short + " $host_id $signature $cipher $authentication $http_host $tls"
  private static let bindings: [String: Binding] = [
    "requester": Binding(role: .presence, field: .hasRemoteUser),
    "operation": Binding(role: .operation), "bytes": Binding(role: .bytes),
    "total": .duration(.milliseconds), "tls": Binding(role: .https, field: .scheme),
  ]

  init() {
    let forms = [Self.string, Self.string + " $more", Self.short, Self.short + " $more"].map {
      var form = CompiledFormat(builtIn: $0, Self.bindings)
      form.holdNoSpaces(isOpen: $0.hasSuffix("$more"))
      form.timeIsEnd = false
      return form
    }
    compiled = forms[0].with(alternatives: Array(forms.dropFirst()))
  }
}
