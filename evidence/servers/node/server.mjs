// Servers of Node libraries: node server.mjs LIBRARY PORT [defaults]. At SIGTERM each does what its documentation has for
// that. With `defaults` nothing is set that has a default.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const [library, port, defaults] = process.argv.slice(2);
const own = (name) => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version;
const say = (line) => console.log(JSON.stringify(line));
const asked = (request) => Object.fromEntries(new URL(request.url, "http://127.0.0.1").searchParams);

const server = createServer();

const SERVERS = {
  ws: async () => {
    const { WebSocketServer } = await import("ws");
    const sockets = new WebSocketServer({ server });
    sockets.on("connection", (socket) => socket.on("error", () => {}));
    return () => sockets.close();
  },
  "faye-websocket": async () => {
    const { default: FayeWebSocket } = await import("faye-websocket");
    server.on("upgrade", (request, socket, head) => new FayeWebSocket(request, socket, head));
    return () => {};
  },
  "socket-io": async () => {
    say({ version: `socket.io ${own("socket.io")} with engine.io ${own("engine.io")} on Node ${process.versions.node}` });
    const { Server } = await import("socket.io");
    const settings = { pingInterval: 1000, pingTimeout: 1000, maxHttpBufferSize: 1000 };
    const io = new Server(server, defaults ? {} : settings);
    io.on("connection", (socket) => {
      const wanted = asked(socket.request);
      socket.on("disconnect", (reason) => say({ case: wanted.case, shows: reason }));
    });
    return () => io.close();
  },
};
const stop = await SERVERS[library]();
process.on("SIGTERM", () => {
  stop();
  server.close();
});
server.listen(Number(port), "127.0.0.1");
