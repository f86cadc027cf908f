/// Columns of CloudFront's real-time log, which names them nowhere.
struct CloudFrontNotation: FormatNotation {
  let name = "cloudfront"
  let example = "cloudfront:timestamp c-ip …"
  let title = "CloudFront's log with these columns, as a real-time log configuration names them"
  let reference =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/real-time-logs.html"

  func format(_ text: String, _ mappings: FieldMappings) throws(FormatError) -> any LogFormat {
    try CloudFrontFormat(text, mappings)
  }
}
