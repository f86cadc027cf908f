import Testing

@testable import CORSTraffic

@Suite("A client's address, as it may be kept")
struct ClientAddressTests {
  @Test(
    "Truncated to /24 and /48; names have no network",
    arguments: [
      ("203.0.113.77", "203.0.113.0/24", false),
      ("10.1.2.3", "10.1.2.0/24", true),
      ("127.0.0.1", "127.0.0.0/24", true),
      ("172.31.0.1", "172.31.0.0/24", true),
      ("172.32.0.1", "172.32.0.0/24", false),
      ("2001:db8:1:2::3", "2001:db8:1::/48", false),
      ("[2001:db8:1:2::3]", "2001:db8:1::/48", false),
      ("::1", "0:0:0::/48", true),
      ("fe80::1%eth0", "fe80:0:0::/48", true),
      ("fd00::1", "fd00:0:0::/48", true),
      ("::ffff:192.168.1.5", "192.168.1.0/24", true),
      ("crawler.example.com", nil, false),
      ("unix:", nil, false),
      ("999.1.1.1", nil, false),
    ])
  func truncated(text: String, kept: String?, isPrivate: Bool) {
    let address = ClientAddress(text)
    #expect(address.truncated == kept)
    #expect(address.isPrivate == isPrivate)
  }
}
