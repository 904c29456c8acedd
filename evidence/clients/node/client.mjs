// The clients of Node, and Deno: node client.mjs PORTS CASES LIBRARY
import { readFileSync } from "node:fs";
import { possible, run } from "../events.mjs";

const [ports, cases, library] = process.argv.slice(2);
const version = globalThis.Deno ? `Deno ${globalThis.Deno.version.deno}` : `Node ${process.versions.node}`;
const own = (name) => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version;

const LIBRARIES = {
  node: async () => ({ WebSocket: globalThis.WebSocket, version, cases: {} }),
  deno: async () => ({ WebSocket: globalThis.WebSocket, version, cases: {} }),
  ws: async () => ({
    WebSocket: (await import("ws")).WebSocket,
    version: `ws ${own("ws")} on ${version}`,
    cases: { limit: true },
    options: ({ limit }) => ({ maxPayload: limit }),
  }),
  undici: async () => ({ WebSocket: (await import("undici")).WebSocket, version: `undici ${own("undici")} on ${version}`, cases: {} }),
  "faye-websocket": async () => ({
    WebSocket: (await import("faye-websocket")).default.Client,
    version: `faye-websocket ${own("faye-websocket")} on ${version}`,
    cases: { limit: true },
    options: ({ limit }) => ({ maxLength: limit }),
  }),
};

const say = (line) => console.log(JSON.stringify(line));
const about = await LIBRARIES[library]();
say({ library, version: about.version });
for (const one of possible(JSON.parse(readFileSync(cases)), about.cases)) {
  say(await run(about.WebSocket, { ports: JSON.parse(ports), library, options: about.options }, one));
}
process.exit();
