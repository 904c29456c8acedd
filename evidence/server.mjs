// The other end: a server that ends each connection in the way that its path names, and writes down what came over the
// wire. It speaks the protocol byte by byte, because a library would refuse to break it.
//
//   node server.mjs FOLDER    prints its ports as JSON; writes FOLDER/wire.jsonl and FOLDER/browser.jsonl
//
// Everything listens on this machine alone. `/page` is for browsers: it runs the cases and posts the results.
import { createHash } from "node:crypto";
import { appendFileSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { join } from "node:path";

import { closePayload, frame, readFrames } from "./frames.mjs";
import { watch } from "./idle.mjs";

const folder = process.argv[2];
const here = import.meta.dirname;
const FILES = {
  "/page": [join(here, "clients/browser/page.html"), "text/html"],
  "/page.mjs": [join(here, "clients/browser/page.mjs"), "text/javascript"],
  "/events.mjs": [join(here, "clients/events.mjs"), "text/javascript"],
  "/cases.json": [join(here, "cases.json"), "application/json"],
  "/idle-cases.json": [join(here, "idle-cases.json"), "application/json"],
};
const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455, section 1.3
const REASONS = { 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 502: "Bad Gateway" };

const note = (file, line) => appendFileSync(join(folder, file), `${JSON.stringify(line)}\n`);

/** What the server does once the connection is open, by the first part of its path. */
const act = (socket, what, number) => {
  if (what === "empty") socket.write(frame(8, Buffer.alloc(0)));
  else if (what === "code") socket.write(frame(8, closePayload(number)));
  else if (what === "fin") socket.end();
  else if (what === "reset") socket.resetAndDestroy();
  else if (what === "utf8") socket.write(frame(1, Buffer.from([0xc3, 0x28])));
  else if (what === "big") socket.write(frame(2, Buffer.alloc(number)));
};

const respond = (socket, status, type, body) => {
  const head = `HTTP/1.1 ${status} ${REASONS[status] ?? "OK"}\r\nContent-Type: ${type}\r\n`;
  socket.end(`${head}Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
};

const onConnection = (socket) => {
  let bytes = Buffer.alloc(0);
  let open;
  socket.on("error", () => {});
  socket.on("close", () => open?.watched?.end());
  socket.on("data", (data) => {
    bytes = Buffer.concat([bytes, data]);
    if (!open) {
      const end = bytes.indexOf("\r\n\r\n");
      if (end < 0) return;
      open = begin(socket, bytes.subarray(0, end).toString("latin1"), bytes.subarray(end + 4));
      if (!open) return;
      bytes = open.rest;
    }
    if (open.from) bytes = readFrames(bytes, (opcode, payload) => onFrame(socket, open, opcode, payload));
  });
};

/** Answers a request. For a WebSocket it gives what is to be known of the connection. */
const begin = (socket, head, rest) => {
  const [method, target] = head.split(" ");
  const header = (name) => new RegExp(`^${name}:\\s*(.*)$`, "im").exec(head)?.[1];
  const address = new URL(target, "http://127.0.0.1");
  if (method === "POST") return void receive(socket, Number(header("content-length")), rest);
  const key = header("sec-websocket-key");
  if (!key) {
    const [path, type] = FILES[address.pathname] ?? [];
    return void respond(socket, path ? 200 : 404, type ?? "text/plain", path ? readFileSync(path) : "");
  }
  const [, what, number] = address.pathname.split("/");
  const from = { library: address.searchParams.get("library"), case: address.searchParams.get("case") };
  if (what === "http") return void respond(socket, Number(number), "text/plain", "refused");
  const accept = createHash("sha1").update(key + GUID).digest("base64");
  const lines = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade"];
  socket.write(`${[...lines, `Sec-WebSocket-Accept: ${accept}`].join("\r\n")}\r\n\r\n`);
  note("wire.jsonl", { ...from, open: true });
  // A moment later, so that every client has told its program that the connection is open.
  setTimeout(() => act(socket, what, Number(number)), 50);
  return { what, from, rest, watched: what === "idle" ? idle(socket, from) : undefined };
};

/** Nobody sends; what the client does by itself is noted. */
const idle = (socket, from) =>
  watch({
    answer: (payload) => socket.write(frame(10, payload)),
    giveUp: () => socket.destroy(),
    note: (seen) => note("wire.jsonl", { ...from, ...seen }),
  });

const onFrame = (socket, { what, from, watched }, opcode, payload) => {
  if (opcode === 9 && watched) watched.ping(payload);
  else if (opcode === 9 && what !== "silent") socket.write(frame(10, payload));
  if (opcode !== 8) return;
  note("wire.jsonl", { ...from, close: payload.length < 2 ? "empty" : payload.readUInt16BE() });
  watched?.close();
  if (what === "silent" || watched) return;
  // What the client began, the server answers; its own Close frame has been sent already.
  if (what !== "code" && what !== "empty") socket.write(frame(8, payload));
  setTimeout(() => socket.end(), 20);
};

/** Results of a browser. */
const receive = (socket, length, rest) => {
  let bytes = rest;
  const whole = () => {
    if (bytes.length < length) return;
    note("browser.jsonl", JSON.parse(bytes.toString()));
    respond(socket, 200, "text/plain", "");
  };
  socket.removeAllListeners("data");
  socket.on("data", (data) => {
    bytes = Buffer.concat([bytes, data]);
    whole();
  });
  whole();
};

const listen = (server) => new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server.address().port)));
const plain = await listen(createServer(onConnection));
const pem = (name) => readFileSync(join(folder, name));
const tls = await listen(createTlsServer({ key: pem("key.pem"), cert: pem("cert.pem") }, onConnection).on("tlsClientError", () => {}));
// A port on which nothing listens: one that was free a moment ago.
const closing = createServer();
const refused = await listen(closing);
closing.close();
console.log(JSON.stringify({ plain, tls, refused }));
