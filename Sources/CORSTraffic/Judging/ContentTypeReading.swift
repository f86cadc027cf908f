public import FetchStandard

extension ContentTypeClass {
  /// What a request's Content-Type means for CORS; nil where it is not logged.
  ///
  /// An empty value is not safelisted, as it is no MIME type: browsers preflight it.
  public init?(_ contentType: Observed) {
    switch contentType.normalized {
    case .notLogged: return nil
    case .absent: self = .absent
    case .empty: self = .other
    case .value(let value):
      if isContentTypeWithoutPreflight(value) {
        self = .safelisted
      } else if let essence = mimeTypeEssence(value), isJSON(essence) {
        self = .json
      } else {
        self = .other
      }
    }
  }
}

/// A JSON MIME type, https://mimesniff.spec.whatwg.org/#json-mime-type.
private func isJSON(_ essence: String) -> Bool {
  essence == "application/json" || essence == "text/json" || essence.hasSuffix("+json")
}
