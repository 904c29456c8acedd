// The snippets of codes after which one attempt is made, and only once something has changed: each is run as a client of
// a server that closes every connection with that code, and the server counts how often it was asked.
//
// SITE names the folder of the built site. A language whose tools are missing is skipped, and says so.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";

import { TURNS, clientIn } from "./once-clients.mjs";
import { refusingServer } from "./refusing-server.mjs";
import { codesOf } from "./snippets.mjs";
import { has } from "./tools.mjs";

const run = promisify(execFile);
const site = process.env.SITE ?? new URL("../../public", import.meta.url).pathname;
const once = (await codesOf(site)).filter(({ policy }) => policy?.first_delay_seconds && !policy.growth);
const chances = [0, 0.5, 1];

let folder, server;
before(async () => {
  folder = await mkdtemp(`${tmpdir()}/once-`);
  server = await refusingServer();
});
after(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

/** What a client tells of each code: its delays, how often it changed something, and the code that ended it last. */
const assertTold = (language, told) => {
  for (const { code, name, policy } of once) {
    const [shortest, longest] = policy.first_delay_seconds;
    const delays = chances.map((chance) => shortest + chance * (longest - shortest));
    assert.deepEqual(told[name], { delays, changes: 1, last: code, stopped: true }, `${code} in ${language}`);
    assert.equal(server.asked(language, code), 2, `${code} in ${language}: the first connection and one attempt`);
  }
};

const address = (language, code) => `/${language}/${code}`;

describe("the snippets for one attempt after a change", () => {
  it("are there, and no other code has them", () => assert.deepEqual(once.map(({ policy }) => policy.retry), once.map(() => "after-change")));

  it("stop after it in JavaScript", async () => {
    assert.ok(once.length > 0);
    const told = {};
    for (const { code, name, snippets } of once) {
      const path = `${folder}/${name}.mjs`;
      await writeFile(path, snippets.javascript);
      const { delay, reconnectOnce } = await import(path);
      const open = () =>
        new Promise((done) => {
          const socket = connect(server.port, "127.0.0.1", () => socket.write(`GET ${address("javascript", code)} HTTP/1.1\r\n\r\n`));
          let last;
          socket.on("data", (data) => (last = data)).on("close", () => done(last.readUInt16BE(last.length - 2)));
        });
      const result = { delays: chances.map((chance) => delay(chance)), changes: 0, last: await open(), stopped: false };
      const [timer, chance] = [globalThis.setTimeout, Math.random];
      globalThis.setTimeout = (done, time) => timer(done, time && 0);
      try {
        for (let turn = 0; turn < TURNS && !result.stopped; turn++) {
          const change = async () => result.changes++;
          await reconnectOnce(turn > 0, change, open).then((last) => (result.last = last), () => (result.stopped = true));
        }
      } finally {
        [globalThis.setTimeout, Math.random] = [timer, chance];
      }
      told[name] = result;
    }
    assertTold("javascript", told);
  });

  for (const [language, tools] of [["python", ["python3"]], ["rust", ["rustc"]], ["go", ["go"]]]) {
    it(`stop after it in ${language}`, { skip: !has(...tools) && `${tools} is missing` }, async () => {
      const { files, commands } = clientIn(language, once, { port: server.port, chances, address });
      await mkdir(`${folder}/${language}`);
      for (const [name, text] of Object.entries(files)) {
        const path = `${folder}/${language}/${name}`;
        await mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
        await writeFile(path, text);
      }
      let said;
      for (const [program, ...args] of commands) {
        said = await run(program, args, { cwd: `${folder}/${language}`, env: { ...process.env, GOFLAGS: "-mod=mod", GOTOOLCHAIN: "local" } });
      }
      assertTold(language, Object.fromEntries(said.stdout.trim().split("\n").map((line) => {
        const { name, ...rest } = JSON.parse(line);
        return [name, rest];
      })));
    });
  }
});
