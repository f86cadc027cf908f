/// A status from 200 to 299, https://fetch.spec.whatwg.org/#ok-status.
public func isOKStatus(_ status: Int) -> Bool { (200...299).contains(status) }

/// A status that redirects, https://fetch.spec.whatwg.org/#redirect-status: 300, 304, 305 and 306
/// do not.
public func isRedirectStatus(_ status: Int) -> Bool {
  switch status {
  case 301, 302, 303, 307, 308: true
  default: false
  }
}
