import FetchStandard
import Testing

@Suite("An origin is read by the grammar of serialised origins")
struct OriginTests {
  @Test(
    "A browser could have sent",
    arguments: [
      "null",
      "https://example.com", "http://example.com", "https://example.com:8443",
      "http://localhost:3000", "http://example.com:443", "https://example.com:80",
      "https://example.com:0", "https://example.com:65535",
      "https://a.b.c.d.e.example", "https://example.com.", "https://a..b", "https://-a-.example",
      "https://1a.example", "https://127.0.0.1", "http://192.168.0.10:8080", "https://0.0.0.0",
      "https://256.256.256.256.example", "https://1.2.3.4a",
      "https://[::1]", "https://[::]", "http://[2001:db8::1]:8080", "https://[1:2:3:4:5:6:7:8]",
      "https://[1:0:0:2::]", "https://[1::2:0:0:3:4]", "https://[fe80::1]",
      "https://[::ffff:102:304]",
      "https://xn--mnchen-3ya.example", "https://xn--fiqs8s", "https://xn--bcher-kva.ch:8443",
      "ws://example.com", "wss://example.com",
      "chrome-extension://abcdefghijklmnop",
      "moz-extension://2c127fa4-62c7-7e4f-90e5-472b45eecfdc",
      "safari-web-extension://A1B2C3D4-E5F6-7890-ABCD-EF0123456789",
      "capacitor://localhost", "ionic://localhost", "tauri://localhost", "app://obsidian.md",
      "vscode-webview://1abc", "capacitor://localhost:80", "android-app+x.y-z://com.example.app",
      "file://",
    ])
  func isAnOrigin(text: String) throws {
    let origin = try #require(Origin(serialized: text))
    #expect(origin.serialized == text)
  }

  @Test(
    "Browsers let pass hosts that the standard's ABNF does not know",
    arguments: [
      "https://my_host.example.com", "https://example.com_.evil.test",
      "https://example.com.$.evil.test", "https://example.com.~.evil.test",
      "https://example.com.=.evil.test", "https://example.com.+.evil.test",
      "https://example.com.&.evil.test", "https://example.com.*.evil.test",
      "https://example.com.).evil.test", "https://example.com.'.evil.test",
      "https://example.com.!.evil.test", "https://example.com.;.evil.test",
      "https://example.com.,.evil.test", "https://example.com`.evil.test",
      "https://example.com{.evil.test", "https://example.com\".evil.test",
    ])
  func isPlausibleOnly(text: String) throws {
    let origin = try #require(Origin(serialized: text))
    #expect(!origin.isStandardSerialization)
  }

  @Test(
    "The ABNF's own hosts are told apart from those",
    arguments: ["null", "https://a-b.example.com", "https://[::1]:8080", "http://10.0.0.1"])
  func isStandard(text: String) throws {
    #expect(try #require(Origin(serialized: text)).isStandardSerialization)
  }

  @Test(
    "No browser sends",
    arguments: [
      "", " ", "*", "NULL", "Null", "null ", "null, null", "example.com", "//example.com",
      "://example.com", "https:/example.com", "https:example.com", "https//example.com",
      "https://", "http://:80", "https:///", "https://example.com/", "https://example.com/a",
      "https://example.com?", "https://example.com#", "https://example.com\\",
      "https://example.com:443", "http://example.com:80", "ws://example.com:80",
      "wss://example.com:443", "ftp://example.com:21",
      "https://example.com:", "https://example.com:08443", "https://example.com:65536",
      "https://example.com:123456", "https://example.com:+80", "https://example.com:8a",
      "https://example.com:-1", "https://a:b:80",
      "HTTPS://example.com", "Https://example.com", "https://EXAMPLE.com", "https://Example.com",
      "chrome-extension://ABCDEF",
      "https://user@example.com", "https://user:password@example.com", "https://@example.com",
      "https://example.com%60.evil.test", "https://%65xample.com", "https://exa mple.com",
      "https://exa\tmple.com", "https://example.com https://b.example",
      "https://example.com, https://b.example", " https://example.com", "https://example.com ",
      "https://example.com\u{0}", "https://example.com\u{7F}", "https://ex\u{E4}mple.com",
      "https://ex\\xE4mple.com", "https://a<b", "https://a>b", "https://a^b", "https://a|b",
      "https://a[b", "https://a]b",
      "https://1.2.3", "https://1.2.3.4.", "https://01.2.3.4", "https://1.2.3.256",
      "https://1.2.3.4.5", "https://0x7f.1", "https://2130706433", "https://example.123",
      "https://example.0x1f", "https://example.0x",
      "https://[::1", "https://::1", "https://[]", "https://[1:2:3:4:5:6:7]",
      "https://[1:2:3:4:5:6:7:8:9]", "https://[0:0:0:0:0:0:0:1]", "https://[2001:DB8::1]",
      "https://[2001:0db8::1]", "https://[1::2::3]", "https://[::1%25eth0]", "https://[::1%eth0]",
      "https://[::ffff:1.2.3.4]", "https://[12345::]", "https://[::+1]", "https://[::-1]",
      "https://[1:2:3:4:5:6::8]", "https://[1::2:0:0:0:3]",
      "https://[::1]x", "https://[::1]:443", "https://x[::1]",
      "https://xn--.example", "https://xn--a-.example", "https://xn--9999999999.example",
      "1http://example.com", "+a://example.com", "ht_tp://example.com", "ht tp://example.com",
      "blob:https://example.com", "data://", "capacitor://",
      "capacitor://local host", "capacitor://local%20host", "file:///", "file://C:/",
      "https://example.com:8443/", "https://a.example;https://b.example",
    ])
  func isNoOrigin(text: String) {
    #expect(Origin(serialized: text) == nil)
  }

  @Test("A serialisation ends where the first surprising byte stands, however long it is")
  func longValuesAreReadOnce() {
    let long = String(repeating: "a.", count: 100_000)
    #expect(Origin(serialized: "https://" + long + "example") != nil)
    #expect(Origin(serialized: "https://" + long + "example/") == nil)
    #expect(Origin(serialized: String(repeating: "https://", count: 100_000)) == nil)
    #expect(Origin(serialized: "https://[" + String(repeating: ":", count: 100_000) + "]") == nil)
    #expect(
      Origin(serialized: "https://xn--" + String(repeating: "a", count: 100_000)) == nil)
  }

  @Test(
    "Swift's canonical equivalence is not byte equality",
    arguments: [("\u{212A}", "K"), ("\u{37E}", ";"), ("\u{1FEF}", "`")])
  func bytesAreCompared(look: String, alike: String) {
    #expect(look == alike)
    #expect(!look.hasSameBytes(as: alike))
    #expect(Origin(serialized: "https://a\(look)b") == nil)
  }
}
