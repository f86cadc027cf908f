/// The server that most likely wrote a log, so that a report can speak its words first.
enum ServerKind: String, CaseIterable {
  case nginx
  case apache = "Apache"
  case caddy = "Caddy"
  case envoy = "Envoy"
  case haproxy = "HAProxy"
  case traefik = "Traefik"
  case iis = "IIS"

  /// By the name of the log format; nginx where the name does not tell.
  init(format: String) {
    let format = format.lowercased()
    let kinds: [(word: String, kind: ServerKind)] = [
      ("nginx", .nginx), ("apache", .apache), ("common", .apache), ("vhost", .apache),
      ("caddy", .caddy), ("envoy", .envoy), ("haproxy", .haproxy), ("traefik", .traefik),
      ("iis", .iis), ("w3c", .iis),
    ]
    self = kinds.first { format.contains($0.word) }?.kind ?? .nginx
  }
}
