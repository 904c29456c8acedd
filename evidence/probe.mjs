// A client that ends connections to a library's own server in every way, and writes down what came over the wire.
//
//   node probe.mjs FOLDER LIBRARY SKIP CASES… -- PROGRAM ARGUMENTS…
//
// It starts the program with a port behind its arguments, and `defaults` behind that where it is to set nothing, and ends
// it with SIGTERM, which is one of the cases. What the server prints, a line of JSON for each case with what its API shows,
// goes on to standard output; what the wire shows is added to FOLDER/wire.jsonl. SKIP names cases that this library has no
// setting for, with commas.
//
// The path of a case says, as it does to a server, how the other end behaves: here that is this program. What the server
// is to do stands in the query.
import { spawn } from "node:child_process";
import { appendFileSync, readFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { closePayload, frame, readFrames } from "./frames.mjs";
import { watch } from "./idle.mjs";

const [folder, library, skip, ...rest] = process.argv.slice(2);
const mark = rest.indexOf("--");
const skipped = skip.split(",");
const CASES = rest.slice(0, mark).flatMap((path) => JSON.parse(readFileSync(path)));
/** How many seconds something may take to show before it counts as nothing. A server may wait for its handlers when it stops. */
const PATIENCE = { stop: 15, ping: 6 };
const patience = (one) => 1000 * (one.patience ?? PATIENCE[one.do] ?? 3);

const note = (line) => appendFileSync(join(folder, "wire.jsonl"), `${JSON.stringify({ library, ...line })}\n`);
const say = (line) => console.log(JSON.stringify({ library, ...line }));

/** A port that was free a moment ago. */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const masked = { masked: true };
const close = (payload) => frame(8, payload, masked);

/** What this end does once the connection is open, by the first part of the case's path. */
const act = (socket, [what, number]) => {
  if (what === "empty") socket.write(close(Buffer.alloc(0)));
  else if (what === "code") socket.write(close(closePayload(Number(number))));
  else if (what === "fin") socket.end();
  else if (what === "reset") socket.resetAndDestroy();
  else if (what === "utf8") socket.write(frame(1, Buffer.from([0xc3, 0x28]), masked));
  else if (what === "big") socket.write(frame(2, Buffer.alloc(Number(number)), masked));
};

/** Nobody sends; what the server does by itself is noted. A protocol may have pings of its own, which are texts. */
const idle = (socket, { key, text }) =>
  watch({
    answer: (payload) => socket.write(text ? frame(1, Buffer.from(text.pong), masked) : frame(10, payload, masked)),
    giveUp: () => socket.destroy(),
    note: (seen) => note({ case: key, ...seen }),
  });

/** Cases that this end has ended, because the server did not: what the server shows then is no finding. */
const outlasted = new Set();

/** Runs one case to its end: the server's, or that of patience. */
const run = (one, port, stop) =>
  new Promise((resolve) => {
    const parts = one.path.split("/");
    const query = new URLSearchParams({ ...one.query, case: one.key, do: one.do, ...(one.code && { code: one.code }) });
    const socket = connect(port, "127.0.0.1");
    let bytes = Buffer.alloc(0);
    let open = false;
    let watched;
    const timer = setTimeout(() => {
      outlasted.add(one.key);
      socket.destroy();
    }, patience(one));
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(timer);
      watched?.end();
      resolve();
    });
    socket.on("connect", () => {
      const lines = [
        `GET ${one.address ?? "/"}?${query} HTTP/1.1`,
        `Host: 127.0.0.1:${port}`,
        `Origin: http://127.0.0.1:${port}`,
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
      ];
      socket.write(`${lines.join("\r\n")}\r\n\r\n`);
    });
    const onFrame = (opcode, payload) => {
      if (watched && (one.text ? opcode === 1 && payload.toString() === one.text.ping : opcode === 9)) watched.ping(payload);
      else if (opcode === 9 && one.do !== "ping") socket.write(frame(10, payload, masked));
      if (opcode !== 8) return;
      note({ case: one.key, close: payload.length < 2 ? "empty" : payload.readUInt16BE(), reason: payload.toString("utf8", 2) });
      watched?.close();
      if (watched) return;
      // What the server began, this end answers; its own Close frame has been sent already.
      if (parts[0] !== "code" && parts[0] !== "empty") socket.write(close(payload));
      setTimeout(() => socket.end(), 20);
    };
    socket.on("data", (data) => {
      bytes = Buffer.concat([bytes, data]);
      if (!open) {
        const end = bytes.indexOf("\r\n\r\n");
        if (end < 0) return;
        const [, status] = bytes.toString("latin1").split(" ", 2);
        if (status !== "101") {
          note({ case: one.key, close: `HTTP ${status}` });
          return void socket.destroy();
        }
        open = true;
        note({ case: one.key, open: true });
        bytes = bytes.subarray(end + 4);
        if (one.do === "idle") watched = idle(socket, one);
        for (const text of one.first ?? []) socket.write(frame(1, Buffer.from(text), masked));
        // A moment later, so that every server has told its program that the connection is open.
        setTimeout(() => (one.do === "stop" ? stop() : act(socket, parts)), 200);
      }
      bytes = readFrames(bytes, onFrame);
    });
  });

const listens = async (port) => {
  for (let tries = 0; tries < 200; tries++) {
    const there = await new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(true)).on("error", () => resolve(false));
      socket.on("connect", () => socket.destroy());
    });
    if (there) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${library}: nothing listens`);
};

/** What a client alone can meet is left out: no server, an answer of HTTP, a server that does not answer a Close frame. */
const meets = ({ on, path, do: what }) => !on && !path.startsWith("http/") && !(path === "silent" && what === "close");
const possible = CASES.filter((one) => meets(one) && !skipped.includes(one.key));
// What a server does by itself is tried with what it does where nobody sets anything.
const defaults = possible.every((one) => one.do === "idle") ? ["defaults"] : [];

/** Starts the program, runs the cases, and ends it. */
const serve = async () => {
  const port = await freePort();
  const [program, ...args] = rest.slice(mark + 1);
  const server = spawn(program, [...args, String(port), ...defaults], { stdio: ["ignore", "pipe", "ignore"] });
  createInterface(server.stdout).on("line", (line) => {
    // Other lines are the server's own log.
    if (!line.startsWith("{")) return;
    const told = JSON.parse(line);
    say(outlasted.has(told.case) ? { ...told, shows: "nothing" } : told);
  });
  const ended = new Promise((resolve) => server.on("exit", resolve));
  await listens(port);
  for (const one of possible) await run(one, port, () => server.kill("SIGTERM"));
  // The server may still have something to say of the last connection, whose end it has only just seen.
  await new Promise((resolve) => setTimeout(resolve, 500));
  server.kill("SIGKILL");
  await ended;
};

// Some cases ask for several servers, because what is timed depends on when a server was started.
await Promise.all(Array.from({ length: possible[0].servers ?? 1 }, serve));
for (const { key } of possible) say({ case: key });
