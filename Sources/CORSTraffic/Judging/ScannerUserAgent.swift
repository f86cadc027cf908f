/// True where a user agent names itself as a scanner, a command-line client or an HTTP library.
///
/// Every word of the value is looked up, a word being a run of letters, digits, `-` and `_`; names
/// that are also ordinary words count only as the first.
public func isScannerUserAgent(_ userAgent: String) -> Bool {
  var isFirst = true
  let words = userAgent.utf8.prefix(longestUserAgent).split { byte in
    !(byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte))
  }
  for word in words {
    let name = Substring(word).lowercased()
    if scannerNames.contains(name) || isFirst && firstNames.contains(name) { return true }
    isFirst = false
  }
  return false
}

/// Longer than any browser's.
private let longestUserAgent = 1024

/// Names that stand for such a client wherever they occur.
private let scannerNames: Set<String> = [
  // Scanners.
  "acunetix", "arachni", "arjun", "burp", "burpcollaborator", "burpsuite", "corscanner", "corsy",
  "dalfox", "detectify", "dirb", "dirbuster", "dirsearch", "feroxbuster", "ffuf", "fuzz",
  "gobuster",
  "hydra", "jaeles", "joomscan", "masscan", "metasploit", "nessus", "netsparker", "nikto", "nmap",
  "nuclei", "openvas", "owasp", "qualys", "skipfish", "sqlmap", "w3af", "wapiti", "wfuzz",
  "whatweb",
  "wpscan", "xsstrike", "zap", "zaproxy", "zgrab",
  // Command-line clients and libraries.
  "aiohttp", "curl", "go-http-client", "go-resty", "guzzlehttp", "headers-more", "httpie",
  "httpx", "insomnia", "libcurl", "libwww-perl", "lwp-trivial", "node-fetch", "okhttp",
  "postmanruntime", "python-httpx", "python-requests", "python-urllib", "python-urllib3",
  "reqwest", "undici", "wget", "xh",
]

/// Names that stand for such a client at the beginning only.
private let firstNames: Set<String> = [
  "apache-httpclient", "axios", "dart", "got", "httpclient", "java", "lua-resty-http", "node",
  "perl", "php", "python", "ruby", "rust", "typhoeus", "winhttp",
]
