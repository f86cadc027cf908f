/// What a column means that several views have in common.
let commonMeanings: [String: String] = [
  "server": "Label given to the logs of one server.",
  "method": "Request method as sent.",
  "site": """
  `scheme://host[:port]` the request went to, `?` for an unknown scheme; '' where the host \
  is not known.
  """,
  "route": "Path with its variable segments as `{id}`.",
  "status": "Response status; NULL where none was logged or set.",
  "origin": "Origin as sent.",
  "origin_party": "Registrable domain of the origin (Public Suffix List); NULL until derived.",
  "origin_category": """
  web, null, malformed, extension, app, local, private, ip or shared-hosting; NULL until \
  derived.
  """,
  "origin_relation": "Origin against site: same, same-unknown-scheme, cross or unknown.",
  "kind": "preflight, cross-origin, same-origin, not-cors or unknown.",
  "class": "What the request was, in detail.",
  "verdict": "What a browser makes of it: allowed, blocked, conditional, unknown or n/a.",
  "reason": "Why; '' where the verdict needs no reason.",
  "reason_detail": "What varies in the reason, as a header's name; '' where nothing does.",
  "reason_standard": "The standard's reason where shipping browsers do otherwise; '' elsewhere.",
  "verdict_anonymous": "The verdict if it was made without credentials.",
  "verdict_credentialed": "The verdict if it was made with credentials.",
  "engine_divergent": "1 where browsers and standard, or two browsers, do not agree.",
  "synthetic": "1 where no conforming browser sends such a request.",
  "flags": "What else is worth knowing: sorted words, joined by commas.",
  "request_method": "Access-Control-Request-Method.",
  "request_headers": "Access-Control-Request-Headers.",
  "content_type_class": "The request's Content-Type: safelisted, json or other.",
  "fetch_site": "Sec-Fetch-Site.",
  "fetch_mode": "Sec-Fetch-Mode.",
  "has_cookie": "1 where a Cookie was sent.",
  "has_authorization": "1 where Authorization was sent.",
  "grant_kind": """
  Access-Control-Allow-Origin against the origin: echo, star, null, absent, empty, several, \
  other.
  """,
  "allow_origin": "Access-Control-Allow-Origin.",
  "allow_credentials": "Access-Control-Allow-Credentials.",
  "allow_methods": "Access-Control-Allow-Methods.",
  "allow_headers": "Access-Control-Allow-Headers.",
  "max_age": "Access-Control-Max-Age as sent.",
  "expose_headers": "Access-Control-Expose-Headers.",
  "vary": "Vary.",
  "logged_fields": "The fields that the line logs: sorted words, joined by commas.",
]
