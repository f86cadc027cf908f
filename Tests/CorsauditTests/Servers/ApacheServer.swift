/// Debian's Apache, with and without mod_ssl: without it a token of the format is deleted.
struct ApacheServer: RealServer {
  let hasEncryption: Bool

  var name: String { hasEncryption ? "Apache" : "Apache without mod_ssl" }
  let format = "apache"
  let package = "apt-get install apache2"
  let places = ["/usr/sbin/apache2", "/usr/sbin/httpd"]
  let logFolder = "${APACHE_LOG_DIR}/"
  let logName = "cors.log"

  private static let modules = [
    "mpm_prefork", "authz_core", "setenvif", "headers", "alias", "rewrite", "filter", "deflate",
  ]

  func configuration(port: UInt16, folder: String, shown: String) -> String {
    let modules = (Self.modules + (hasEncryption ? ["socache_shmcb", "ssl"] : [])).map {
      "LoadModule \($0)_module /usr/lib/apache2/modules/mod_\($0).so"
    }
    // As the last line of what is shown says.
    let directives =
      hasEncryption ? shown : shown.replacing(#" tls=\"%{SSL_PROTOCOL}x\""#, with: "")
    return """
      ServerRoot \(folder)
      ServerName api.example.com
      PidFile \(folder)/pid
      ErrorLog \(folder)/error.log
      Mutex file:\(folder) default
      Listen 127.0.0.1:\(port)
      DocumentRoot \(folder)/documents
      \(modules.joined(separator: "\n"))
      \(directives)
      <Directory />
        Require all granted
        # PUT, POST and others are answered as well.
        RewriteEngine on
      </Directory>
      RewriteEngine on
      RewriteRule ^/sentinel - [R=204,L]
      RewriteCond %{REQUEST_METHOD} OPTIONS
      RewriteRule ^/(reflect|private)$ - [R=204,L]
      RewriteRule ^/denied$ - [R=401,L]
      Redirect 302 /moved https://other.example/moved
      Redirect 400 /refused
      SetEnvIf Origin "^(.*)$" cors_origin=$1
      <Location /star>
        Header set Access-Control-Allow-Origin *
        Header set Access-Control-Allow-Methods "GET, PUT" "expr=%{REQUEST_METHOD} == 'OPTIONS'"
        Header set Access-Control-Allow-Headers * "expr=%{REQUEST_METHOD} == 'OPTIONS'"
      </Location>
      <Location /reflect>
        Header always set Access-Control-Allow-Origin "%{cors_origin}e" env=cors_origin
        Header always set Access-Control-Allow-Credentials true
        Header always set Access-Control-Expose-Headers "X-Total, X-Page"
        Header always set Vary Origin
        Header always set Access-Control-Allow-Methods "GET, PUT, DELETE" "expr=%{REQUEST_METHOD} == 'OPTIONS'"
        Header always set Access-Control-Allow-Headers "content-type, x-a" "expr=%{REQUEST_METHOD} == 'OPTIONS'"
        Header always set Access-Control-Max-Age 600 "expr=%{REQUEST_METHOD} == 'OPTIONS'"
      </Location>
      <Location /private>
        Header always set Access-Control-Allow-Origin *
        Header always set Access-Control-Allow-Private-Network true
      </Location>
      <Location /twice>
        Header add Access-Control-Allow-Origin *
        Header add Access-Control-Allow-Origin https://second.example
      </Location>
      <Location /varies>
        Header add Vary Origin
        Header add Vary Accept
      </Location>
      <Location /denied>
        Header set Access-Control-Allow-Origin *
      </Location>
      <Location /moved>
        Header always set Access-Control-Allow-Origin *
      </Location>
      <Location /cached>
        Header set Access-Control-Allow-Origin https://app.example.com
        Header set Cache-Control "private, max-age=60"
      </Location>
      <Location /cookie>
        Header set Set-Cookie session=secret
      </Location>
      <Location /quoted>
        Header set Access-Control-Allow-Origin "a \\"b\\" \\\\ c"
      </Location>
      <Location /compressed>
        Header add Vary Origin
        SetOutputFilter DEFLATE
      </Location>
      <Location /empty>
        Header set Access-Control-Allow-Origin ""
      </Location>
      <Location /refused>
        Header always set Access-Control-Allow-Origin *
      </Location>
      """
  }

  func arguments(configuration: String, folder: String) -> [String] {
    ["-X", "-f", configuration]
  }

  /// `%O` counts the head, too.
  func loggedBytes(of answer: ServerAnswer) -> Int { answer.bytes.count }
}
