"""What the sample's visitors do: an ordered list of pages, and of the exchanges on each.

A new exchange goes to the end of its visit; record.py numbers the exchanges in this order, and the
number stands in the query of each: `?case=042`.
"""

API = "http://api.shop.example"
OPEN = "http://open.data.example"
LEGACY = "http://legacy.shop.example"
ACCOUNTS = "http://localhost:8081"
ORDERS = "http://localhost:8082"

SHOP = "http://www.shop.example"
MOBILE = "http://m.shop.example"
ADMIN = "http://admin.shop.example"
OFFICE = "http://localhost:5173"
DEPOT = "http://localhost:4200"

# Pages of fourteen unrelated sites.
STRANGERS = [
  "http://alpha-app.example",
  "http://www.beta-widgets.example",
  "http://gamma-news.test",
  "http://forum.delta-club.example",
  "http://epsilon-blog.test",
  "http://play.zeta-games.example",
  "http://eta-travel.example",
  "http://theta-music.test",
  "http://iota-photos.example",
  "http://my.kappa-bank.test",
  "http://lambda-mail.example",
  "http://mu-maps.example",
  "http://nu-wiki.test",
  "http://xi-jobs.example",
]
LOOKALIKES = ["http://evilshop.example", "http://www.shop.example.omicron-host.test"]

JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
TEXT = {"Content-Type": "text/plain"}
KNOWN = {"If-None-Match": '"1"'}
BEARER = {"Authorization": "Bearer sample"}

REDIRECTS = "a redirect chain: one case, lines of several hops"
LOWER_CASE = "nginx rejects the lower-case method: its line is a 400 without any field"
TWICE = "two Access-Control-Allow-Origin headers, of which nginx 1.22 logs the first only"

NOT_MODIFIED = "a 304 without a grant: whether the stored answer decides is not in the log"


def exchange(url, method="GET", api="fetch", headers=None, body=None,
             credentials="omit", mode="cors", why_not_judged=None):
  return {
    "url": url,
    "method": method,
    "api": api,
    "headers": headers or {},
    "body": body,
    "credentials": credentials,
    "mode": mode,
    "why_not_judged": why_not_judged,
  }


def read(url, credentials="omit", **more):
  return exchange(url, credentials=credentials, **more)


def write(url, method="POST", credentials="omit", **more):
  """With JSON, so preflighted."""
  return exchange(url, method, headers=JSON | more.pop("headers", {}), body="{}",
                  credentials=credentials, **more)


def load(url, api, mode="no-cors", credentials="include"):
  return exchange(url, api=api, mode=mode, credentials=credentials)


def send(url, api="fetch", headers=TEXT, credentials="include"):
  """A POST whose answer nobody reads."""
  mode = "navigate" if api == "form" else "no-cors"
  return exchange(url, "POST", api, headers=headers, body="a=1", mode=mode,
                  credentials=credentials)


def open_socket(url):
  return exchange(url, api="websocket", mode="websocket", credentials="include")


def visit(page, exchanges, frame="page"):
  """`frame` is page, sandbox or data; the last two have the origin null."""
  return {"page": page, "frame": frame, "exchanges": exchanges}


def failing(url, status):
  return f"{url}?fail={status}"


def read_account(pages):
  return [visit(page, [
    read(f"{ACCOUNTS}/account", "include"),
    read(f"{ACCOUNTS}/account"),
    write(f"{ACCOUNTS}/account", "PUT", "include"),
  ]) for page in pages]


VISITS = [
  # The old shop's own page.
  visit(f"{LEGACY}/", [
    load(f"{LEGACY}/img/a.gif", "image"),
    load(f"{LEGACY}/img/b.gif", "image"),
    read(f"{LEGACY}/rest/items", "same-origin"),
  ]),

  # The shop's own pages and its API.
  visit(SHOP, [
    write(f"{API}/v1/session", credentials="include"),
    read(f"{API}/v1/products"),
    read(f"{API}/v1/products", "include"),
    read(f"{API}/v1/products/1001", "same-origin"),
    read(f"{API}/v1/products/1002", "include"),
    exchange(f"{API}/v1/products/1002", "HEAD"),
    read(f"{API}/v1/products/1003", headers=BEARER),
    read(f"{API}/v1/products", headers={"X-Requested-With": "fetch"}),
    exchange(f"{API}/v1/products", "POST", headers=FORM, body="name=a"),
    exchange(f"{API}/v1/products", "POST", headers=TEXT, body="a", credentials="include"),
    write(f"{API}/v1/products"),
    write(f"{API}/v1/products", credentials="include"),
    write(f"{API}/v1/products/1001", "PUT", "include"),
    write(f"{API}/v1/products/1001", "PATCH", "include"),
    exchange(f"{API}/v1/products/1001", "DELETE", credentials="include"),
    write(f"{API}/v1/products/1004", "PUT", headers=BEARER),
    exchange(f"{API}/v1/products", "OPTIONS"),
    exchange(f"{API}/v1/products", "GET", "xhr", credentials="include"),
    exchange(f"{API}/v1/products", "POST", "xhr", headers=FORM, body="b=1"),
    exchange(f"{API}/v1/products", "POST", "xhr-upload", headers=FORM, body="c=1"),
    exchange(f"{API}/v1/products", "PUT", "xhr", headers=JSON, body="{}", credentials="include"),
    read(failing(f"{API}/v1/products/9999", 404)),
    read(failing(f"{API}/v1/products", 503), "include"),
    write(f"{API}/v1/products/1005", "patch", "include"),
    write(f"{API}/v1/products", headers={"X-Api-Key": "sample"}),
  ]),
  visit(SHOP, [
    *[read(f"{API}/v1/cart", "include") for _ in range(10)],
    *[read(failing(f"{API}/v1/cart", status), "include")
      for status in (401, 429, 503, 401, 429, 503, 401, 401, 429, 503)],
    read(f"{API}/v1/profile", "include"),
    read(f"{API}/v1/profile", headers=BEARER),
    write(f"{API}/v1/profile", "PUT", "include"),
    write(f"{API}/v1/profile", "PATCH", "include"),
    write(f"{API}/v1/profile", "PUT", headers=BEARER),
    read(f"{API}/v1/reports"),
    write(f"{API}/v1/reports"),
    exchange(f"{API}/v1/reports", "DELETE"),
    read(f"{API}/v1/exports"),
    write(f"{API}/v1/exports"),
    write(f"{API}/v1/exports", "PUT"),
    read(f"{API}/v1/uploads"),
    write(f"{API}/v1/uploads", "PUT"),
    exchange(f"{API}/v1/uploads", "POST", "xhr-upload", headers=TEXT, body="a"),
    write(f"{API}/v1/catalog"),
    write(f"{API}/v1/catalog", "PUT"),
    write(f"{API}/v1/moved"),
    exchange(f"{API}/v1/moved", "DELETE"),
    read(f"{API}/v1/catalog", why_not_judged=REDIRECTS),
    read(f"{API}/v1/moved", why_not_judged=REDIRECTS),
    read(f"{API}/v1/coupons"),
    write(f"{API}/v1/coupons"),
    write(f"{API}/v1/coupons", "PUT"),
    exchange(f"{API}/v1/coupons", "DELETE"),
    write(f"{API}/v1/coupons", "PATCH"),
    write(f"{API}/v1/coupons", "patch"),
    read(f"{API}/v1/search"),
    read(f"{API}/v1/search", headers={"X-Api-Key": "sample"}),
    read(f"{API}/v1/search", headers={"X-Api-Key": "sample", "X-Requested-With": "fetch"}),
    read(f"{API}/v1/search", headers={"traceparent": "00-0-0-01", "baggage": "a=1"}),
    write(f"{API}/v1/search", headers={"traceparent": "00-0-0-01"}),
    read(f"{API}/v1/search", headers=BEARER),
    read(f"{API}/v1/stock"),
    read(f"{API}/v1/stock", "include"),
    exchange(f"{API}/v1/stock", "GET", "xhr"),
    exchange(f"{API}/v1/stock", "POST", headers=FORM, body="a=1"),
    write(f"{API}/v1/stock", "PUT"),
  ]),
  visit(SHOP, [
    *[read(f"{API}/v1/prices") for _ in range(3)],
    *[write(f"{API}/v1/reviews/{number}", "PUT") for number in (1, 2, 3, 4, 5)],
    write(f"{API}/v1/reviews"),
    exchange(f"{API}/v1/reviews/5", "DELETE"),
    write(f"{API}/v1/ratings"),
    write(f"{API}/v1/ratings", "PUT"),
    *[read(f"{API}/v1/near/{miss}")
      for miss in ("slash", "list", "scheme", "port", "case", "pattern", "host", "slash", "list")],
    read(f"{API}/v1/near/slash", "include"),
    read(f"{API}/v1/banner"),
    read(f"{API}/v1/orders"),
    read(f"{API}/v1/orders", "include"),
    exchange(f"{API}/v1/orders", "POST", headers=FORM, body="a=1", credentials="include"),
    write(f"{API}/v1/hooks"),
    write(f"{API}/v1/hooks", "PUT", "include"),
    exchange(f"{API}/v1/hooks", "DELETE", credentials="include"),
    write(f"{API}/v1/tags"),
    exchange(f"{API}/v1/tags", "PUT"),
    read(f"{API}/v1/tags", headers={"X-Requested-With": "fetch"}),
    read(f"{API}/v1/labels"),
    write(f"{API}/v1/labels"),
    read(f"{API}/v1/tokens", headers=BEARER),
    read(f"{API}/v1/tokens", "include", headers=BEARER),
    write(f"{API}/v1/tokens", "PUT", headers=BEARER),
    write(f"{API}/v1/tokens", "patch", why_not_judged=LOWER_CASE),
    read(f"{API}/v1/partners", "include"),
    read(f"{API}/v1/app/good"),
    write(f"{API}/v1/app/good", "PUT"),
    read(f"{API}/v1/app/twice", why_not_judged=TWICE),
    write(f"{API}/v1/app/twice", "PUT", why_not_judged=TWICE),
    exchange(f"{API}/v1/events", "GET", "eventsource"),
    exchange(f"{API}/v1/events", "GET", "eventsource", credentials="include"),
    exchange(f"{API}/v1/stock", "GET", "eventsource"),
    open_socket(f"{API}/v1/socket"),
    send(f"{API}/v1/track", "beacon"),
    send(f"{API}/v1/track", "beacon", FORM),
    send(f"{API}/v1/track"),
    send(f"{API}/v1/subscribe", "form", FORM),
    load(f"{API}/static/image/logo.gif", "image"),
    load(f"{API}/static/image/hero.gif", "image"),
    load(f"{API}/static/script/shop.js", "script"),
    load(f"{API}/static/style/shop.css", "stylesheet"),
    load(f"{API}/static/image/logo.gif", "image", "cors", "same-origin"),
    load(f"{API}/static/script/shop.js", "script", "cors", "same-origin"),
    load(f"{API}/static/font/shop.woff2", "font", "cors", "same-origin"),
    load(f"{API}/public/image/logo.gif", "image", "cors", "same-origin"),
    load(f"{API}/public/image/logo.gif", "image", "cors", "include"),
    load(f"{API}/public/script/shop.js", "module", "cors", "same-origin"),
    exchange(f"{API}/v1/products", "POST", "beacon", headers=JSON, body="{}",
             credentials="include"),
  ]),
  visit(MOBILE, [
    read(f"{API}/v1/products"),
    write(f"{API}/v1/products/1001", "PUT", "include"),
    read(f"{API}/v1/prices"),
    read(f"{API}/v1/prices"),
    read(f"{API}/v1/banner"),
    read(f"{API}/v1/near/case"),
    exchange(f"{API}/v1/reviews/7", "DELETE"),
  ]),
  visit(ADMIN, [
    read(f"{API}/v1/products", "include"),
    exchange(f"{API}/v1/products/1001", "DELETE", credentials="include"),
    read(f"{API}/v1/prices"),
    read(f"{API}/v1/banner"),
    read(f"{API}/v1/near/list"),
    read(f"{API}/v1/partners", "include"),
    write(f"{API}/v1/coupons", "PUT"),
  ]),
  # The API's own page: same origin.
  visit(f"{API}/console", [
    read(f"{API}/v1/products", "same-origin"),
    write(f"{API}/v1/products", credentials="same-origin"),
    exchange(f"{API}/v1/products/1001", "DELETE", credentials="same-origin"),
    read(f"{API}/v1/stock", "include"),
    exchange(f"{API}/v1/subscribe", "POST", "form", headers=FORM, mode="navigate",
             credentials="include"),
  ]),
  *[visit(page, [
    read(f"{API}/v1/partners"),
    read(f"{API}/v1/partners", "include"),
    read(f"{API}/v1/products"),
  ]) for page in LOOKALIKES],
  *[visit(page, [
    read(f"{API}/v1/products"),
    write(f"{API}/v1/products", credentials="include"),
    read(f"{API}/v1/partners"),
    open_socket(f"{API}/v1/socket"),
    load(f"{API}/static/image/logo.gif", "image"),
    send(f"{API}/v1/track", "beacon"),
  ]) for page in STRANGERS[:4]],
  visit(STRANGERS[0], [read(f"{API}/v1/products"), write(f"{API}/v1/products")], "sandbox"),

  # Open data, read by everybody.
  *[visit(page, [
    read(f"{OPEN}/weather"),
    read(f"{OPEN}/weather", "include"),
    read(f"{OPEN}/forecast"),
    read(f"{OPEN}/tiles"),
  ]) for page in STRANGERS],
  visit(STRANGERS[0], [
    write(f"{OPEN}/weather", "PUT", "include", headers={"X-Canary": "1"}),
    write(f"{OPEN}/tiles"),
    write(f"{OPEN}/tiles", credentials="include"),
    read(f"{OPEN}/stations"),
    read(f"{OPEN}/stations", "include"),
    write(f"{OPEN}/stations"),
    write(f"{OPEN}/stations", "DELETE", "include"),
    read(f"{OPEN}/stations", headers=BEARER),
    read(f"{OPEN}/sensors", headers={"X-Debug": "1"}),
    write(f"{OPEN}/sensors", "PUT"),
    write(f"{OPEN}/sensors", "PATCH"),
    read(f"{OPEN}/embed"),
    read(f"{OPEN}/old", why_not_judged=REDIRECTS),
    load(f"{OPEN}/pixel", "image"),
    send(f"{OPEN}/collect", "beacon"),
    send(f"{OPEN}/collect"),
    read(f"{OPEN}/absent"),
  ]),
  visit(STRANGERS[1], [
    read(f"{OPEN}/stations"),
    read(f"{OPEN}/stations", "include"),
    write(f"{OPEN}/sensors", "DELETE"),
    read(f"{OPEN}/embed", "include"),
    load(f"{OPEN}/pixel", "image"),
  ]),
  *[visit(page, [
    read(f"{OPEN}/embed"),
    read(f"{OPEN}/embed", "include"),
    write(f"{OPEN}/embed", "PUT"),
    read(f"{OPEN}/tiles"),
    read(f"{OPEN}/weather"),
  ], frame) for page in STRANGERS[2:4] for frame in ("sandbox", "data")],

  # Services under localhost: with Sec-Fetch-*, and with cookies.
  # The first two strangers come before the visitor has a cookie.
  *read_account(STRANGERS[:2]),
  visit(f"{ACCOUNTS}/login", []),
  *read_account(STRANGERS[2:]),
  visit(OFFICE, [
    read(f"{ACCOUNTS}/account", "include"),
    write(f"{ACCOUNTS}/account", credentials="include"),
    read(f"{ACCOUNTS}/statement"),
    read(f"{ACCOUNTS}/statement", "include"),
    exchange(f"{ACCOUNTS}/statement", "GET", "xhr", credentials="include"),
    read(f"{ORDERS}/orders", "include"),
    read(f"{ORDERS}/orders"),
    read(f"{ORDERS}/orders/1", "include"),
    write(f"{ORDERS}/orders", credentials="include"),
    write(f"{ORDERS}/orders/1", "PUT", "include"),
    write(f"{ORDERS}/orders/1", "PATCH", "include"),
    exchange(f"{ORDERS}/orders/1", "DELETE", credentials="include"),
    read(failing(f"{ORDERS}/orders/9", 404), "include"),
    read(failing(f"{ORDERS}/orders", 500), "include"),
    read(f"{ORDERS}/invoices", "include"),
    write(f"{ORDERS}/invoices", "PUT", "include"),
    write(f"{ORDERS}/invoices", credentials="include"),
    *[read(f"{ORDERS}/shipments", "include") for _ in range(8)],
    *[read(failing(f"{ORDERS}/shipments", status), "include")
      for status in (403, 500, 403, 500, 403, 500, 403, 500)],
    read(f"{ORDERS}/addresses"),
    read(f"{ORDERS}/addresses", "include"),
    write(f"{ORDERS}/addresses", "PUT"),
    write(f"{ORDERS}/addresses", "PUT", "include"),
    read(f"{ORDERS}/returns", "include"),
    write(f"{ORDERS}/returns", "PUT"),
    write(f"{ORDERS}/returns", "PUT", "include"),
    read(f"{ORDERS}/returns", "include", headers={"X-Requested-With": "fetch"}),
    write(f"{ORDERS}/notes"),
    exchange(f"{ORDERS}/notes", "PUT"),
    read(f"{ORDERS}/receipts", "include"),
    read(f"{ORDERS}/receipts", "include", headers=KNOWN),
    read(f"{ORDERS}/receipts", headers=KNOWN),
    read(f"{ORDERS}/receipts/bare"),
    read(f"{ORDERS}/receipts/bare", headers=KNOWN, why_not_judged=NOT_MODIFIED),
    load(f"{ORDERS}/logo", "image"),
    load(f"{ORDERS}/logo", "image", "cors", "same-origin"),
    send(f"{ACCOUNTS}/transfer"),
    send(f"{ACCOUNTS}/transfer", "form", FORM),
  ]),
  visit(DEPOT, [
    read(f"{ORDERS}/orders", "include"),
    write(f"{ORDERS}/orders/2", "PUT", "include"),
    read(f"{ORDERS}/shipments", "include"),
    read(f"{ACCOUNTS}/account", "include"),
  ]),
  visit(f"{ORDERS}/", [
    read(f"{ORDERS}/orders", "same-origin"),
    write(f"{ORDERS}/orders", credentials="same-origin"),
    load(f"{ORDERS}/logo", "image"),
    read(f"{ACCOUNTS}/account", "include"),
    read(f"{ACCOUNTS}/statement", "include"),
  ]),
  *[visit(page, [
    read(f"{ORDERS}/orders", "include"),
    write(f"{ORDERS}/orders", credentials="include"),
    send(f"{ACCOUNTS}/transfer", "form", FORM),
    send(f"{ACCOUNTS}/transfer"),
    load(f"{ACCOUNTS}/avatar", "image"),
    exchange(f"{ACCOUNTS}/account", "POST", headers=FORM, body="a=1", credentials="include"),
  ]) for page in STRANGERS[:4]],
  *[visit(STRANGERS[0], [
    read(f"{ACCOUNTS}/widget"),
    read(f"{ACCOUNTS}/widget", "include"),
    write(f"{ACCOUNTS}/widget", "PUT", "include"),
    read(f"{ACCOUNTS}/account", "include"),
    read(f"{ORDERS}/orders"),
  ], frame) for frame in ("sandbox", "data")],
  visit(STRANGERS[5], [read(f"{ACCOUNTS}/widget"), read(f"{ACCOUNTS}/widget", "include")]),

  # Other pages and the old shop.
  visit(SHOP, [
    read(f"{LEGACY}/rest/items"),
    read(f"{LEGACY}/rest/items/1", "include"),
    write(f"{LEGACY}/rest/items/1", "PUT"),
    write(f"{LEGACY}/rest/items"),
    exchange(f"{LEGACY}/rest/items/2", "DELETE"),
    read(f"{LEGACY}/soap"),
    exchange(f"{LEGACY}/soap", "POST", headers={"Content-Type": "text/xml"}, body="<a/>"),
    exchange(f"{LEGACY}/soap", "POST", headers=TEXT, body="<a/>"),
    read(f"{LEGACY}/rest/stock"),
    write(f"{LEGACY}/rest/stock", "PUT"),
    load(f"{LEGACY}/img/a.gif", "image"),
    load(f"{LEGACY}/img/c.gif", "image"),
  ]),
  visit(STRANGERS[0], [
    read(f"{LEGACY}/rest/items"),
    write(f"{LEGACY}/rest/items/1", "PUT"),
    load(f"{LEGACY}/img/a.gif", "image"),
  ]),
]


def request(target, head, *more_fields):
  """A request no browser made; text is sent as Latin-1, byte for byte."""
  host = target.removeprefix("http://")
  lines = [head, f"Host: {host}", "User-Agent: sample-client/1", "Connection: close", *more_fields]
  return target, ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def with_origin(target, path, origin, *more_fields):
  return request(target, f"GET {path} HTTP/1.1", f"Origin: {origin}", *more_fields)


PREFLIGHT = ("Access-Control-Request-Method: PUT",)
TLS_HELLO = (
  bytes.fromhex("16030100310100002d0303") + bytes(32) + bytes.fromhex("000004130113020100")
)

# Requests without a browser: (target, bytes).
STRAY_REQUESTS = [
  with_origin(OPEN, "/weather", "https://evil.test/"),
  with_origin(OPEN, "/weather", "HTTPS://Evil.test"),
  with_origin(OPEN, "/weather", "https://evil.test:443"),
  with_origin(OPEN, "/weather", 'https://"quoted".test\\back'),
  with_origin(OPEN, "/weather", "https://a.test\x1b[31mred\x07\tend"),
  with_origin(OPEN, "/weather", "[link](https://evil.test) | `code` | <b>bold</b> | **x**"),
  with_origin(OPEN, "/weather", "=1+1"),
  with_origin(OPEN, "/weather", "@SUM(A1)"),
  with_origin(OPEN, "/weather", "https://m\u00fcnchen.test"),  # Latin-1, so invalid as UTF-8
  with_origin(OPEN, "/weather", "https://a.test, https://b.test"),
  with_origin(OPEN, "/weather", "https://" + "long" * 200 + ".test"),
  with_origin(OPEN, "/weather", ""),
  with_origin(OPEN, "/weather", "https://evil.test", "Origin: https://second.test"),
  with_origin(ACCOUNTS, "/account", "https://evil.test/", "Cookie: account=0"),
  with_origin(ACCOUNTS, "/account", "https://localhost.evil.test", "Cookie: account=0"),
  with_origin(API, "/v1/products", "http://www.shop.example.evil.test"),
  with_origin(API, "/v1/products", "http://evil.test%60.shop.example"),
  with_origin(API, "/v1/products", "http://evil.test"),
  with_origin(API, "/v1/products", "file://"),
  with_origin(API, "/v1/products", "chrome-extension://abcdefghijklmnopabcdefghijklmnop"),
  request(API, "OPTIONS /v1/products HTTP/1.1"),
  request(API, "OPTIONS /v1/products HTTP/1.1", *PREFLIGHT),
  request(API, "OPTIONS /v1/products HTTP/1.1", "Origin: https://evil.test/", *PREFLIGHT),
  request(
    OPEN, "OPTIONS /weather HTTP/1.1", "Origin: https://evil.test", *PREFLIGHT,
    "Access-Control-Request-Headers: X-B, X-A", "Cookie: a=0",
  ),
  request(
    OPEN, "OPTIONS /weather HTTP/1.1", "Origin: https://evil.test",
    "Access-Control-Request-Method: TRACE", "Access-Control-Request-Private-Network: true",
  ),
  request(API, "OPTIONS * HTTP/1.1"),
  request(ORDERS, "OPTIONS * HTTP/1.1", "Origin: https://evil.test", *PREFLIGHT),
  request(API, "GET http://api.shop.example/v1/products HTTP/1.1", f"Origin: {SHOP}"),
  request(API, "patch /v1/products HTTP/1.1", f"Origin: {SHOP}"),
  request(API, "GET /v1/a b c HTTP/1.1"),
  request(LEGACY, 'GET /rest/items?q="quoted"&r=%22 HTTP/1.1', 'Referer: =cmd|"a"', "X: 1"),
  request(LEGACY, "GET /\u00fc HTTP/1.1"),
  request(LEGACY, "OPTIONS /rest/items HTTP/1.1", "Origin: https://evil.test", *PREFLIGHT),
  (ORDERS, TLS_HELLO),
  (API, b"GET /old\r\n"),
]
