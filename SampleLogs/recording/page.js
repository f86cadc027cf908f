// What a page does with one exchange of visits.py, and what it then knows of the outcome.
const performExchange = async (exchange) => {
  const readable = (status) => ({ outcome: "readable", status });
  const blocked = { outcome: "blocked" };
  const sent = { outcome: "opaque" };
  const { url, method, headers, body, credentials, mode } = exchange;

  const element = (name, attributes) =>
    new Promise((resolve) => {
      const node = document.createElement(name);
      node.onload = () => resolve(mode === "cors" ? readable(undefined) : sent);
      node.onerror = () => resolve(mode === "cors" ? blocked : sent);
      if (mode === "cors" && name !== "script") {
        node.crossOrigin = credentials === "include" ? "use-credentials" : "anonymous";
      }
      Object.assign(node, attributes);
      document.body.append(node);
    });

  switch (exchange.api) {
    case "fetch":
      try {
        const response = await fetch(url, { method, headers, body, credentials, mode });
        await response.text();
        return response.type === "opaque" ? sent : readable(response.status);
      } catch (error) {
        return error instanceof TypeError ? blocked : { outcome: "failed", error: String(error) };
      }
    case "xhr":
    case "xhr-upload":
      return new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.open(method, url);
        request.withCredentials = credentials === "include";
        for (const [name, value] of Object.entries(headers ?? {})) {
          request.setRequestHeader(name, value);
        }
        if (exchange.api === "xhr-upload") request.upload.onprogress = () => {};
        request.onload = () => resolve(readable(request.status));
        request.onerror = () => resolve(blocked);
        request.send(body);
      });
    case "eventsource":
      return new Promise((resolve) => {
        const events = new EventSource(url, { withCredentials: credentials === "include" });
        const end = (outcome) => { events.close(); resolve(outcome); };
        events.onopen = () => end(readable(200));
        events.onerror = () => end(blocked);
      });
    case "websocket":
      return new Promise((resolve) => {
        const socket = new WebSocket(url.replace("http:", "ws:"));
        socket.onopen = () => socket.close();
        socket.onclose = () => resolve(sent);
      });
    case "beacon":
      navigator.sendBeacon(url, new Blob([body], { type: headers["Content-Type"] }));
      await new Promise((resolve) => setTimeout(resolve, 300));
      return sent;
    case "image":
      return element("img", { src: url });
    case "script":
      return element("script", {
        src: url,
        ...(mode === "cors" && { crossOrigin: "anonymous" }),
      });
    case "module":
      return element("script", { type: "module", src: url });
    case "stylesheet":
      return element("link", { rel: "stylesheet", href: url });
    case "font":
      try {
        await new FontFace("sample", `url("${url}")`).load();
        return readable(undefined);
      } catch {
        return blocked;
      }
    case "form":
      return new Promise((resolve) => {
        const frame = document.createElement("iframe");
        frame.name = "target" + exchange.case;
        document.body.append(frame);
        const form = document.createElement("form");
        Object.assign(form, { method, action: url, target: frame.name });
        const field = document.createElement("input");
        Object.assign(field, { name: "amount", value: "1" });
        form.append(field);
        document.body.append(form);
        frame.onload = () => {
          // An iframe's first load is that of about:blank.
          try {
            if (frame.contentWindow.location.href === "about:blank") return;
          } catch {
            // Another origin: the answer is there.
          }
          resolve(sent);
        };
        form.submit();
      });
  }
  return { outcome: "failed", error: "unknown api" };
};

// A frame of its own: "sandbox" and "data" have the origin null.
const frames = {};
const performInFrame = async (kind, exchange) => {
  if (kind === "page") return performExchange(exchange);
  if (!frames[kind]) {
    const answer =
      "onmessage = async (message) =>" +
      " parent.postMessage(await performExchange(message.data), '*');";
    const source =
      "<!doctype html><body><script>const performExchange = " +
      performExchange + ";" + answer + "</" + "script>";
    const frame = document.createElement("iframe");
    if (kind === "sandbox") {
      frame.sandbox = "allow-scripts";
      frame.srcdoc = source;
    } else {
      frame.src = "data:text/html," + encodeURIComponent(source);
    }
    const loaded = new Promise((resolve) => (frame.onload = resolve));
    document.body.append(frame);
    await loaded;
    frames[kind] = frame;
  }
  const answered = new Promise((resolve) =>
    addEventListener("message", (message) => resolve(message.data), { once: true }));
  frames[kind].contentWindow.postMessage(exchange, "*");
  return answered;
};
