#!/usr/bin/env python3
"""Records the sample logs again: a real nginx, a real headless Chromium, on loopback only.

Needs the commands `nginx` (with PCRE) and `chromium`, the right to listen on port 80, and no
network. Run it without arguments; it takes about a minute and replaces the logs and
browser-verdicts.json in the folder above.
"""

import base64
import gzip
import hashlib
import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

sys.dont_write_bytecode = True

from chromium import Chromium, Page  # noqa: E402
from visits import STRAY_REQUESTS, VISITS  # noqa: E402

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent
PORTS = [80, 4200, 5173, 8081, 8082, 8083, 8084]
SOCKET_PORT = 8084
LOGS = {
  "api.shop.example": "api.shop.example.cors1.log",
  "open.data.example": "open.data.example.cors1.log",
  "legacy.shop.example": "legacy.shop.example.combined.log.gz",
  "localhost:8081": "localhost.cors1.log.gz",
  "localhost:8082": "localhost.cors1.log.gz",
}
COMBINED = (
  '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent '
  '"$http_referer" "$http_user_agent"'
)
SAME_ORIGIN = "same origin: CORS does not apply"
UNREAD = "nobody reads the answer: CORS does not apply"
UPGRADED = "a WebSocket: CORS does not apply"
NOT_SHOWN = "a combined log does not show CORS"


def main():
  if not shutil.which("chromium"):
    raise SystemExit("the command chromium is missing")
  refuse_busy_ports()
  with tempfile.TemporaryDirectory(prefix="sample-logs-") as folder:
    prefix = Path(folder)
    # The workers of nginx run as another user.
    prefix.chmod(0o755)
    shutil.copy(HERE / "nginx.conf", prefix)
    shutil.copytree(HERE / "sites", prefix / "sites")
    (prefix / "logs").mkdir()
    serve_sockets()
    nginx = start_nginx(prefix)
    try:
      cases, version = browse(prefix)
      send_stray_requests()
    finally:
      stop_nginx(nginx)
    for name in sorted(set(LOGS.values())):
      shutil.copyfile(prefix / "logs" / name, SAMPLES / name)
  write_verdicts(cases, version)


def refuse_busy_ports():
  for port in PORTS:
    with socket.socket() as probe:
      probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
      try:
        probe.bind(("127.0.0.1", port))
      except OSError as error:
        raise SystemExit(f"port {port} of 127.0.0.1 is not free: {error.strerror}") from error


def start_nginx(prefix):
  nginx = subprocess.Popen([find_nginx(), "-p", f"{prefix}/", "-c", "nginx.conf"])
  for _ in range(100):
    if nginx.poll() is not None:
      raise SystemExit("nginx did not start")
    try:
      socket.create_connection(("127.0.0.1", 80), 1).close()
      return nginx
    except OSError:
      time.sleep(0.1)
  raise SystemExit("nginx does not answer")


def find_nginx():
  return shutil.which("nginx") or "/usr/sbin/nginx"


def stop_nginx(nginx):
  time.sleep(5)  # Longer than `flush`, so that compressed logs are whole.
  nginx.send_signal(signal.SIGUSR1)
  time.sleep(1)
  nginx.send_signal(signal.SIGQUIT)
  try:
    nginx.wait(10)
  except subprocess.TimeoutExpired:
    nginx.terminate()
    nginx.wait()


def serve_sockets():
  """Accepts every WebSocket and closes it: what nginx passes on at /v1/socket."""
  server = socket.create_server(("127.0.0.1", SOCKET_PORT))

  def answer(connection):
    with connection:
      head = b""
      while b"\r\n\r\n" not in head:
        chunk = connection.recv(4096)
        if not chunk:
          return
        head += chunk
      key = re.search(rb"(?i)sec-websocket-key: *(\S+)", head)
      if not key:
        connection.sendall(b"HTTP/1.1 426 Upgrade Required\r\nContent-Length: 0\r\n\r\n")
        return
      magic = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
      accept = base64.b64encode(hashlib.sha1(key[1] + magic).digest())
      connection.sendall(
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n"
      )
      connection.recv(4096)  # The browser's close frame.
      connection.sendall(b"\x88\x00")

  def accept_all():
    while True:
      connection, _ = server.accept()
      threading.Thread(target=answer, args=(connection,), daemon=True).start()

  threading.Thread(target=accept_all, daemon=True).start()


def browse(prefix):
  """Makes all visits; returns what the browser reported, and its version."""
  browser = Chromium(prefix / "profile")
  script = (HERE / "page.js").read_text()
  cases = []
  try:
    version = browser.call("Browser.getVersion")["product"].split("/")[1]
    for visit in VISITS:
      page = Page(browser)
      page.visit(visit["page"] if urlsplit(visit["page"]).path else visit["page"] + "/")
      page.evaluate(script + "\nundefined")
      numbered = []
      for exchange in visit["exchanges"]:
        name = f"{len(cases) + len(numbered) + 1:03}"
        url = exchange["url"]
        url += ("&" if "?" in url else "?") + f"case={name}"
        sent = {**exchange, "url": url, "case": name}
        arguments = f"{json.dumps(visit['frame'])}, {json.dumps(sent)}"
        said = page.evaluate(f"performInFrame({arguments})")
        numbered.append((sent, said))
      browser.listen_for(0.2)
      cases += [describe(visit, sent, said, page) for sent, said in numbered]
      page.close()
  finally:
    browser.stop()
  return cases, version


def describe(visit, exchange, said, page):
  """One object of browser-verdicts.json."""
  name = exchange["case"]
  url = urlsplit(exchange["url"])
  target = f"{url.scheme}://{url.netloc}"
  page_url = urlsplit(visit["page"])
  origin = f"{page_url.scheme}://{page_url.netloc}" if visit["frame"] == "page" else "null"
  seen = [
    entry
    for entries in page.seen.values()
    for entry in entries
    if re.search(rf"[?&]case={name}(&|$)", entry["url"])
  ]
  actual = [entry for entry in seen if not entry["is_preflight"]]
  errors = [entry["cors_error"] for entry in seen if "cors_error" in entry]
  statuses = [entry["status"] for entry in actual if "status" in entry]
  outcome, status = said["outcome"], said.get("status")
  if exchange["mode"] == "cors":
    if exchange["api"] == "beacon":
      # The page is not told; the network layer knows.
      outcome = "blocked" if errors else "readable"
    if exchange["api"] == "font" and not errors:
      # The sample's font is none; it was readable all the same.
      outcome = "readable"
    if outcome == "readable" and status is None:
      status = statuses[-1] if statuses else None
    if outcome == "blocked" and not errors:
      raise SystemExit(f"case {name} was blocked, but not by CORS: {seen}")
  if outcome == "failed":
    raise SystemExit(f"case {name} failed: {said.get('error')}")

  log = LOGS[url.netloc]
  why = exchange["why_not_judged"]
  if origin == target:
    why = why or SAME_ORIGIN
  elif exchange["mode"] == "websocket":
    why = why or UPGRADED
  elif exchange["mode"] != "cors":
    why = why or UNREAD
  elif "combined" in log:
    why = why or NOT_SHOWN
  case = {
    "case": name,
    "log": log,
    "page_origin": origin,
    "frame": visit["frame"],
    "target": target,
    "api": exchange["api"],
    "method": exchange["method"],
    "url_path": url.path,
    "credentials": exchange["credentials"],
    "mode": exchange["mode"],
    "outcome": outcome,
  }
  if outcome == "readable":
    case["status"] = status
  case["preflight"] = any(entry["is_preflight"] for entry in seen)
  if errors:
    case["cors_error"] = errors[-1]["corsError"]
    if errors[-1].get("failedParameter"):
      case["cors_error_parameter"] = errors[-1]["failedParameter"]
  case["judge"] = why is None
  if why:
    case["why"] = why
  return case


def send_stray_requests():
  for target, data in STRAY_REQUESTS:
    port = urlsplit(target).port or 80
    with socket.create_connection(("127.0.0.1", port), 5) as connection:
      connection.sendall(data)
      connection.settimeout(5)
      try:
        while connection.recv(4096):
          pass
      except (TimeoutError, ConnectionResetError):
        pass


def read_log_format():
  """The value of `log_format corsaudit` in nginx.conf, its pieces joined."""
  text = (HERE / "nginx.conf").read_text()
  definition = re.search(r"log_format corsaudit escape=json\s+((?:'[^']*'\s*)+);", text)[1]
  return "".join(re.findall(r"'([^']*)'", definition))


def write_verdicts(cases, chromium_version):
  nginx = subprocess.run([find_nginx(), "-v"], stderr=subprocess.PIPE, text=True, check=True)
  about = {
    "server": re.search(r"nginx/([\d.]+)", nginx.stderr)[0].replace("/", " "),
    "browser": f"Chromium {chromium_version}, headless",
    "log_formats": {
      "cors1": "escape=json " + read_log_format(),
      "combined": COMBINED,
    },
    "logs": {name: count(SAMPLES / name) for name in sorted(set(LOGS.values()))},
  }
  lines = ",\n".join("    " + json.dumps(case) for case in cases)
  head = json.dumps(about, indent=2)[1:-2].rstrip()
  head = "\n".join("  " + line if line else line for line in head.split("\n"))
  text = '{\n  "about": {' + head + "\n  },\n" + f'  "cases": [\n{lines}\n  ]\n}}\n'
  json.loads(text)
  (SAMPLES / "browser-verdicts.json").write_text(text)


def count(path):
  data = path.read_bytes()
  if path.suffix == ".gz":
    data = gzip.decompress(data)
  return {
    "format": "combined" if "combined" in path.name else "cors1",
    "lines": data.count(b"\n"),
  }


if __name__ == "__main__":
  main()
