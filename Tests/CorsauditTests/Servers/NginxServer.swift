/// Debian's nginx.
struct NginxServer: RealServer {
  let name = "nginx"
  let format = "nginx"
  let package = "apt-get install nginx"
  let places = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx"]
  let logFolder = "/var/log/nginx/"
  let logName = "cors.log"

  func version() throws -> [Int] {
    let said = try Program.shell("'\(program())' -v").errors
    let numbers = said.split(separator: "/").last?.prefix { $0 == "." || $0.isNumber }
    return numbers?.split(separator: ".").compactMap { Int($0) } ?? []
  }

  func configuration(port: UInt16, folder: String, shown: String) -> String {
    """
    pid \(folder)/pid;
    error_log \(folder)/error.log;
    daemon off;
    master_process off;
    events {}
    http {
    \(shown)
    client_body_temp_path \(folder)/body;
    proxy_temp_path \(folder)/proxy;
    fastcgi_temp_path \(folder)/fastcgi;
    uwsgi_temp_path \(folder)/uwsgi;
    scgi_temp_path \(folder)/scgi;
    # The application behind it, which answers by itself.
    server {
      listen unix:\(folder)/application;
      access_log off;
      location / { return 400 'no'; }
    }
    server {
      listen 127.0.0.1:\(port);
      location / { return 404; }
      location /sentinel { return 204; }
      location = /star {
        add_header Access-Control-Allow-Origin *;
        if ($request_method = OPTIONS) {
          add_header Access-Control-Allow-Origin *;
          add_header Access-Control-Allow-Methods 'GET, PUT';
          add_header Access-Control-Allow-Headers *;
          return 200;
        }
        return 200 'star';
      }
      location = /reflect {
        add_header Access-Control-Allow-Origin $http_origin always;
        add_header Access-Control-Allow-Credentials true always;
        add_header Access-Control-Expose-Headers 'X-Total, X-Page' always;
        add_header Vary Origin always;
        if ($request_method = OPTIONS) {
          add_header Access-Control-Allow-Origin $http_origin;
          add_header Access-Control-Allow-Credentials true;
          add_header Access-Control-Allow-Methods 'GET, PUT, DELETE';
          add_header Access-Control-Allow-Headers 'content-type, x-a';
          add_header Access-Control-Max-Age 600;
          add_header Vary 'Origin, Access-Control-Request-Method';
          return 204;
        }
        return 200 'reflect';
      }
      location = /private {
        add_header Access-Control-Allow-Origin *;
        add_header Access-Control-Allow-Private-Network true;
        return 204;
      }
      location = /twice {
        add_header Access-Control-Allow-Origin *;
        add_header Access-Control-Allow-Origin https://second.example;
        return 200 'twice';
      }
      location = /varies {
        add_header Vary Origin;
        add_header Vary Accept;
        return 200 'varies';
      }
      location = /denied {
        add_header Access-Control-Allow-Origin *;
        add_header WWW-Authenticate 'Basic realm="x"' always;
        return 401;
      }
      location = /moved {
        add_header Access-Control-Allow-Origin *;
        return 302 https://other.example/moved;
      }
      location = /cached {
        add_header Access-Control-Allow-Origin https://app.example.com;
        add_header Cache-Control 'private, max-age=60';
        return 200 'cached';
      }
      location = /cookie {
        add_header Set-Cookie 'session=secret';
        return 200 'cookie';
      }
      location = /quoted {
        add_header Access-Control-Allow-Origin 'a "b" \\\\ c';
        return 200 'quoted';
      }
      location = /compressed {
        gzip on;
        gzip_vary on;
        gzip_min_length 1;
        gzip_types text/plain;
        add_header Vary Origin;
        root \(folder)/documents;
        default_type text/plain;
      }
      location = /empty { return 200 'empty'; }
      location = /refused {
        add_header Access-Control-Allow-Origin * always;
        proxy_pass http://unix:\(folder)/application:/;
      }
    }
    }
    """
  }

  func arguments(configuration: String, folder: String) -> [String] {
    ["-p", folder, "-c", configuration, "-e", folder + "/error.log"]
  }
}
