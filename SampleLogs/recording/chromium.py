"""One headless Chromium, driven by the DevTools protocol over a pipe."""

import json
import os
import select
import shutil
import subprocess
import time

FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-extensions",
  "--disable-sync",
  "--no-proxy-server",
  "--metrics-recording-only",
  # Reserved names lead to loopback, all other names nowhere.
  "--host-resolver-rules=MAP localhost 127.0.0.1, MAP *.example 127.0.0.1,"
  " MAP *.test 127.0.0.1, MAP * ~NOTFOUND",
  "--remote-debugging-pipe",
  "about:blank",
]


# Debian's Chromium blocks third-party cookies unless told otherwise; many visitors' browsers send
# them, and a log needs them as evidence of credentials.
PREFERENCES = {"profile": {"cookie_controls_mode": 0}}


class Chromium:
  def __init__(self, profile):
    (profile / "Default").mkdir(parents=True)
    (profile / "Default" / "Preferences").write_text(json.dumps(PREFERENCES))
    command_read, self.command_write = os.pipe()
    self.event_read, event_write = os.pipe()

    def take_over_pipes():
      # Copies first: either pipe may itself be number 3 or 4.
      commands, events = os.dup(command_read), os.dup(event_write)
      os.dup2(commands, 3)
      os.dup2(events, 4)

    # Chromium reads commands from number 3 and writes events to number 4.
    self.process = subprocess.Popen(
      [shutil.which("chromium"), f"--user-data-dir={profile}", *FLAGS],
      stdin=subprocess.DEVNULL,
      stdout=subprocess.DEVNULL,
      stderr=subprocess.DEVNULL,
      preexec_fn=take_over_pipes,
      close_fds=False,
    )
    os.close(command_read)
    os.close(event_write)
    self.buffer = b""
    self.last_id = 0
    self.answers = {}
    self.listeners = []

  def call(self, method, session=None, timeout=30, **parameters):
    """Sends one command and waits for its answer."""
    self.last_id += 1
    number = self.last_id
    message = {"id": number, "method": method, "params": parameters}
    if session:
      message["sessionId"] = session
    os.write(self.command_write, json.dumps(message).encode() + b"\0")
    end = time.monotonic() + timeout
    while number not in self.answers:
      self.listen(end - time.monotonic())
    answer = self.answers.pop(number)
    if "error" in answer:
      raise RuntimeError(f"{method}: {answer['error']['message']}")
    return answer["result"]

  def listen(self, timeout):
    """Reads what has come, or waits for it."""
    if not select.select([self.event_read], [], [], max(timeout, 0))[0]:
      raise TimeoutError("Chromium did not answer in time")
    chunk = os.read(self.event_read, 1 << 16)
    if not chunk:
      raise RuntimeError("Chromium ended")
    *messages, self.buffer = (self.buffer + chunk).split(b"\0")
    for message in map(json.loads, messages):
      if "id" in message:
        self.answers[message["id"]] = message
      else:
        for listener in self.listeners:
          listener(message["method"], message["params"], message.get("sessionId"))

  def listen_for(self, seconds):
    """Takes in events for a while."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
      try:
        self.listen(left)
      except TimeoutError:
        return

  def stop(self):
    """Ends this browser and no other."""
    try:
      self.call("Browser.close", timeout=5)
      self.process.wait(10)
    except (RuntimeError, TimeoutError, OSError, subprocess.TimeoutExpired):
      self.process.kill()
      self.process.wait()


class Page:
  """A tab and all frames in it; `seen` has what the network layer said by request."""

  def __init__(self, browser):
    self.browser = browser
    self.loaded = False
    self.seen = {}
    self.frames = []
    browser.listeners.append(self.hear)
    target = browser.call("Target.createTarget", url="about:blank")["targetId"]
    self.target = target
    self.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    self.watch(self.session)
    browser.call("Page.enable", self.session)

  def watch(self, session):
    call = self.browser.call
    call("Network.enable", session)
    call(
      "Target.setAutoAttach", session, autoAttach=True, waitForDebuggerOnStart=True, flatten=True
    )

  def hear(self, event, parameters, session):
    if event == "Page.loadEventFired" and session == self.session:
      self.loaded = True
    elif event == "Target.attachedToTarget":
      self.frames.append(parameters["sessionId"])
    elif event == "Network.requestWillBeSent":
      request = parameters["request"]
      self.seen.setdefault(parameters["requestId"], []).append(
        {
          "url": request["url"],
          "is_preflight": "Access-Control-Request-Method" in request["headers"],
        }
      )
    elif event == "Network.responseReceived":
      for entry in self.seen.get(parameters["requestId"], [])[-1:]:
        entry["status"] = parameters["response"]["status"]
    elif event == "Network.loadingFailed":
      for entry in self.seen.get(parameters["requestId"], [])[-1:]:
        entry["error"] = parameters.get("errorText")
        entry["blocked_reason"] = parameters.get("blockedReason")
        if "corsErrorStatus" in parameters:
          entry["cors_error"] = parameters["corsErrorStatus"]

  def adopt_frames(self):
    """Lets new frames of their own process start, watched."""
    while self.frames:
      session = self.frames.pop()
      try:
        self.watch(session)
        self.browser.call("Runtime.runIfWaitingForDebugger", session)
      except RuntimeError:
        pass  # A frame may be gone before it is watched.

  def visit(self, address):
    self.loaded = False
    self.browser.call("Page.navigate", self.session, url=address)
    end = time.monotonic() + 20
    while not self.loaded:
      self.browser.listen(end - time.monotonic())
      self.adopt_frames()

  def evaluate(self, expression):
    """The value of an expression of the page, awaited while frames come and go."""
    browser = self.browser
    browser.last_id += 1
    number = browser.last_id
    message = {
      "id": number,
      "method": "Runtime.evaluate",
      "sessionId": self.session,
      "params": {"expression": expression, "awaitPromise": True, "returnByValue": True},
    }
    os.write(browser.command_write, json.dumps(message).encode() + b"\0")
    end = time.monotonic() + 20
    while number not in browser.answers:
      browser.listen(end - time.monotonic())
      self.adopt_frames()
    result = browser.answers.pop(number)["result"]
    if "exceptionDetails" in result:
      raise RuntimeError(result["exceptionDetails"]["exception"].get("description"))
    return result["result"].get("value")

  def close(self):
    self.browser.listeners.remove(self.hear)
    self.browser.call("Target.closeTarget", targetId=self.target)
