/// Our own JSON, which records everything that CORS can be judged by.
///
/// What stands in ``definition`` is the directive for nginx; the keys may come in any order, one
/// that is missing is not logged in that line, and one that is not known is ignored. `"v":"cors1"`
/// marks the format.
struct Cors1Format: LogFormat {
  let name = "cors1"
  let title = "JSON with all that CORS needs (nginx and others, escape=json)"
  let reference = "README.md"
  let definition = """
    log_format corsaudit escape=json
     '{"v":"cors1","t":$msec,"ip":"$remote_addr","m":"$request_method","sch":"$scheme",'
     '"host":"$host","hh":"$http_host","port":"$server_port",'
     '"uri":"$request_uri","p":"$server_protocol","st":"$status","ust":"$upstream_status",'
     '"b":$body_bytes_sent,"rt":$request_time,'
     '"o":"$http_origin","acrm":"$http_access_control_request_method",'
     '"acrh":"$http_access_control_request_headers",'
     '"acrpn":"$http_access_control_request_private_network",'
     '"sfs":"$http_sec_fetch_site","sfm":"$http_sec_fetch_mode","sfd":"$http_sec_fetch_dest",'
     '"ref":"$http_referer","ua":"$http_user_agent","ct":"$http_content_type",'
     '"ck":$cors_has_cookie,"au":$cors_has_auth,'
     '"acao":"$sent_http_access_control_allow_origin",'
     '"acac":"$sent_http_access_control_allow_credentials",'
     '"acam":"$sent_http_access_control_allow_methods",'
     '"acah":"$sent_http_access_control_allow_headers",'
     '"acma":"$sent_http_access_control_max_age",'
     '"aceh":"$sent_http_access_control_expose_headers",'
     '"acapn":"$sent_http_access_control_allow_private_network",'
     '"vary":"$sent_http_vary","loc":"$sent_http_location","rct":"$sent_http_content_type",'
     '"cc":"$sent_http_cache_control","sck":$cors_sets_cookie,'
     '"uacao":"$upstream_http_access_control_allow_origin","cs":"$upstream_cache_status",'
     '"id":"$request_id"}';
    """
  let servers = ["nginx"]
  /// The directive needs three maps, so that no cookie and no password is ever written down.
  var configuration: String {
    """
    map $http_cookie          $cors_has_cookie  { "" 0; default 1; }
    map $http_authorization   $cors_has_auth    { "" 0; default 1; }
    map $sent_http_set_cookie $cors_sets_cookie { "" 0; default 1; }
    \(definition)
    access_log /var/log/nginx/cors.log corsaudit;
    """
  }
  /// The first until nginx 1.22, joined since 1.23; the log does not tell the version.
  let duplicateVisibility = DuplicateVisibility.unknown
  let timeKind = TimeKind.start
  let losses = [
    """
    A request that nginx refuses at its request line (spaces in the target, OPTIONS *, TLS on a \
    plain port, a method in lower case; 400, 414 or 505) has no method, path or header: they count \
    as not logged.
    """,
    """
    Of one that it refuses at a header (a NUL byte, cookies that are too long) it logs those before: \
    the others count as not logged, unless $upstream_status says that the application answered.
    """,
    "A header without a value counts as absent: escape=json prints nothing for both.",
    "Before nginx 1.23, of a header that was sent several times only the first is logged.",
    "The Vary that gzip_vary adds is not in $sent_http_vary.",
    "Of a target in absolute form only the path is logged.",
  ]
  let examples = [
    LogExample(
      #"{"v":"cors1","t":1795419352.361,"ip":"192.0.2.7","m":"OPTIONS","sch":"https","#
        + #""host":"api.example.com","hh":"api.example.com","port":"443","uri":"/v1/users","#
        + #""p":"HTTP/2.0","st":"204","ust":"","b":0,"rt":0.000,"o":"https://app.example.com","#
        + #""acrm":"PUT","acrh":"content-type,x-a","acrpn":"","sfs":"cross-site","sfm":"cors","#
        + #""sfd":"empty","ref":"","ua":"Mozilla/5.0 (X11; Linux x86_64)","ct":"","ck":0,"au":0,"#
        + #""acao":"https://app.example.com","acac":"","acam":"GET, PUT","#
        + #""acah":"x-a, content-type","acma":"600","aceh":"","acapn":"","vary":"Origin","loc":"","#
        + #""rct":"","cc":"","sck":0,"uacao":"","cs":"","id":"a3c7e348f89d17397c5cc61733bbe05a"}"#),
    LogExample(
      #"{"st":"400","uri":"/","o":"caf\u00e9","m":"GET","t":"1795419352.361","v":"cors1"}"#),
  ]
  let compiled: CompiledFormat

  init() {
    var compiled = CompiledFormat(builtIn: definition)
    compiled.json?.constantsAreRequired = true
    if let shape = compiled.json {
      // HAProxy's, which escapes otherwise and writes a dash for what is absent.
      var layout = JSONLayout(shape)
      layout.exclude("term")
      compiled.json = layout.shape
    }
    self.compiled = compiled
  }
}
