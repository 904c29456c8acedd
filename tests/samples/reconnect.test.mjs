// The snippets for reconnecting that code pages show, run in each of their languages against the policy in the JSON;
// those that make one attempt after a change have a test of their own.
//
// SITE names the folder of the built site. A language whose tools are missing is skipped, and says so.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";

import { TRIES, codesOf, delayOf, stepsOf } from "./snippets.mjs";
import { has } from "./tools.mjs";

const run = promisify(execFile);
const site = process.env.SITE ?? new URL("../../public", import.meta.url).pathname;
const codes = await codesOf(site);
const waiting = codes.filter(({ policy }) => policy?.growth);
const once = codes.filter(({ policy }) => policy?.first_delay_seconds && !policy.growth);
const final = codes.filter(({ policy, snippets }) => !policy?.first_delay_seconds && snippets.javascript);

let folder;
before(async () => {
  folder = await mkdtemp(`${tmpdir()}/snippets-`);
});
after(() => rm(folder, { recursive: true }));

/** Compares delays to a millisecond: Go and Rust count in whole nanoseconds. */
const assertDelays = (code, found) => {
  const wanted = TRIES.map((attempt) => delayOf(code.policy, attempt));
  assert.equal(found.length, wanted.length, `${code.code}: delays`);
  wanted.forEach((seconds, at) =>
    assert.ok(Math.abs(found[at] - seconds) < 1e-3, `${code.code} ${JSON.stringify(TRIES[at])}: ${found[at]}, not ${seconds}`),
  );
};

describe("the snippets for reconnecting", () => {
  it("stand beside the page of each code that decides by itself, in four languages, one of them on the page", () => {
    assert.ok(waiting.length > 0 && final.length > 0, "the site has codes of both kinds");
    for (const { code, policy, snippets, shown } of codes) {
      const languages = policy && policy.retry !== "depends" ? ["go", "javascript", "python", "rust"] : [];
      assert.deepEqual(Object.keys(snippets).sort(), languages, `${code}`);
      const wanted = languages.length ? { language: "javascript", text: snippets.javascript } : undefined;
      assert.deepEqual(shown, wanted, `${code}`);
    }
  });

  it("run in JavaScript", async () => {
    for (const { code, name, policy, snippets } of [...waiting, ...final]) {
      const path = `${folder}/${name}.mjs`;
      await writeFile(path, snippets.javascript);
      const { delay, reconnect, mayReconnect } = await import(path);
      if (mayReconnect) {
        assert.deepEqual([mayReconnect(code), mayReconnect("other")], [false, true], `${code}`);
        continue;
      }
      assertDelays({ code, policy }, TRIES.map(({ attempt, chance }) => delay(attempt, chance)));
      const steps = [];
      const waited = [];
      const [timer, chance] = [globalThis.setTimeout, Math.random];
      globalThis.setTimeout = (done, time) => void (waited.push(time), done());
      Math.random = () => 0.25;
      try {
        const wanted = stepsOf(policy);
        const given = wanted.map((step) => async () => steps.push(step));
        await reconnect(2, ...given);
        assert.deepEqual(steps, wanted, `${code}`);
      } finally {
        [globalThis.setTimeout, Math.random] = [timer, chance];
      }
      assert.deepEqual(waited, [1000 * delay(2, 0.25)], `${code}: waits before it connects`);
    }
  });

  it("run in Python", async () => {
    const driver = `
import asyncio, json, sys
given = json.load(sys.stdin)
results = {}
for name, text in given["snippets"].items():
    space = {}
    exec(compile(text, name, "exec"), space)
    if "may_reconnect" in space:
        results[name] = [space["may_reconnect"](code) for code in (given["codes"][name], "other")]
        continue
    steps, waited = [], []
    async def sleep(seconds): waited.append(seconds)
    def step(word):
        async def call(): steps.append(word)
        return call
    asyncio.sleep, space["random"].random = sleep, lambda: 0.25
    asyncio.run(space["reconnect"](2, *map(step, given["steps"][name])))
    delays = [space["delay"](t["attempt"], t["chance"]) for t in given["tries"]]
    results[name] = {"delays": delays, "steps": steps, "waited": waited, "expected": space["delay"](2, 0.25)}
print(json.dumps(results))`;
    const each = (list, make) => Object.fromEntries(list.map((code) => [code.name, make(code)]));
    const all = [...waiting, ...final];
    const given = {
      tries: TRIES,
      codes: each(all, ({ code }) => code),
      snippets: each(all, ({ snippets }) => snippets.python),
      steps: each(waiting, ({ policy }) => stepsOf(policy)),
    };
    const child = run("python3", ["-c", driver]);
    child.child.stdin.end(JSON.stringify(given));
    const results = JSON.parse((await child).stdout);
    for (const code of waiting) {
      const { delays, steps, waited, expected } = results[code.name];
      assertDelays(code, delays);
      assert.deepEqual([steps, waited], [stepsOf(code.policy), [expected]], `${code.code}`);
    }
    for (const { code, name } of final) assert.deepEqual(results[name], [false, true], `${code}`);
  });

  it("run in Rust", { skip: !has("rustc") && "rustc is missing" }, async () => {
    const module = ({ name, snippets }) => `#[allow(dead_code)] mod ${name} {\n${snippets.rust}}\n`;
    const delays = ({ name }) =>
      `println!("{}", [${TRIES.map(({ attempt, chance }) => `${name}::delay(${attempt}, ${chance}f64).as_secs_f64().to_string()`)}].join(" "));`;
    const answers = ({ name, code }) =>
      `println!("{} {}", ${name}::may_reconnect(${JSON.stringify(code)}), ${name}::may_reconnect(${typeof code === "number" ? 1 : '"other"'}));`;
    const main = `fn main() {\n${waiting.map(delays).join("\n")}\n${final.map(answers).join("\n")}\n}\n`;
    await writeFile(`${folder}/main.rs`, [...waiting, ...final].map(module).join("") + main);
    await run("rustc", ["--edition=2021", "-o", `${folder}/snippets`, `${folder}/main.rs`]);
    const lines = (await run(`${folder}/snippets`)).stdout.trim().split("\n");
    waiting.forEach((code, at) => assertDelays(code, lines[at].split(" ").map(Number)));
    final.forEach(({ code }, at) => assert.equal(lines[waiting.length + at], "false true", `${code}`));
  });

  it("run in Go, and stand as gofmt writes them", { skip: !has("go", "gofmt") && "go or gofmt is missing" }, async () => {
    const root = `${folder}/go`;
    const all = [...waiting, ...final];
    for (const { name, snippets } of [...all, ...once]) {
      await mkdir(`${root}/${name}`, { recursive: true });
      await writeFile(`${root}/${name}/reconnect.go`, snippets.go);
    }
    const delays = ({ name }) =>
      `fmt.Println(${TRIES.map(({ attempt, chance }) => `${name}.Delay(${attempt}, ${chance}).Seconds()`)})`;
    const answers = ({ name, code }) =>
      `fmt.Println(${name}.MayReconnect(${JSON.stringify(code)}), ${name}.MayReconnect(${typeof code === "number" ? 1 : '"other"'}))`;
    const imports = all.map(({ name }) => `${name} "snippets/${name}"`).join("\n");
    const main = `package main\nimport (\n"fmt"\n${imports}\n)\nfunc main() {\n${[...waiting.map(delays), ...final.map(answers)].join("\n")}\n}\n`;
    await writeFile(`${root}/go.mod`, "module snippets\n\ngo 1.19\n");
    await writeFile(`${root}/main.go`, main);
    const packages = { cwd: root, env: { ...process.env, GOFLAGS: "-mod=mod", GOTOOLCHAIN: "local" } };
    await run("go", ["vet", "./..."], packages);
    const lines = (await run("go", ["run", "."], packages)).stdout.trim().split("\n");
    waiting.forEach((code, at) => assertDelays(code, lines[at].split(" ").map(Number)));
    final.forEach(({ code }, at) => assert.equal(lines[waiting.length + at], "false true", `${code}`));
    const unformatted = (await run("gofmt", ["-l", ...[...all, ...once].map(({ name }) => `${root}/${name}`)])).stdout;
    assert.equal(unformatted, "");
  });
});
