// The languages whose samples a compiler reads, and not only a parser: all samples of a language in one run of it, each
// as a part of its own, with what a reader's file would have around it.

import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";

import { run } from "./process.mjs";
import { has } from "./tools.mjs";

const crate = new URL("../../target/samples/rust/", import.meta.url).pathname;
const gocode = "/usr/share/gocode";

/** What Go samples import; they leave it out where the page has room for a function alone. */
const IMPORTS = {
  context: "context", debug: "runtime/debug", errors: "errors", http: "net/http", io: "io", log: "log", net: "net", os: "os",
  signal: "os/signal", strings: "strings", sync: "sync", syscall: "syscall", time: "time", tls: "crypto/tls",
  utf8: "unicode/utf8", websocket: "github.com/gorilla/websocket", x509: "crypto/x509",
};

/** A sample as a whole file of Go; `//line` makes the compiler count the lines of the sample. */
const goFile = (code, name) => {
  if (/^package /m.test(code)) return `//line ${name}:1\n${code}`;
  // Statements stand in a function that has what they go on with.
  const whole = /^(func|type|var \w+ = |const) ?/m.test(code);
  const [before, after] = whole ? ["", ""] : ["func sample(conn *websocket.Conn, err error) error {\n\t{\n", "\t}\n\treturn nil\n}\n"];
  const imports = Object.entries(IMPORTS).filter(([used]) => new RegExp(`(?<![.\\w])${used}\\.[A-Z]`).test(before + code));
  const head = `package sample\n\nimport (\n${imports.map(([, path]) => `\t"${path}"\n`).join("")})\n\n`;
  return `${head}${before}//line ${name}:1\n${code}${after}`;
};

/** The first thing that is said of each sample, by its place in the list: `pattern` has the place, the line, the words. */
const firstOf = (told, pattern) => {
  const faults = new Map();
  for (const [, at, line, message] of told.matchAll(pattern)) {
    if (!faults.has(Number(at))) faults.set(Number(at), { line: Number(line), message });
  }
  return faults;
};

const rust = {
  lacks: () => [...(has("cargo") ? [] : ["cargo"]), ...(existsSync(`${crate}Cargo.lock`) ? [] : ["./test.sh samples, which fetches their crates"])],
  read: async (codes) => {
    await rm(`${crate}src`, { recursive: true, force: true });
    await mkdir(`${crate}src`);
    await Promise.all(codes.map((code, at) => writeFile(`${crate}src/s${at}.rs`, code)));
    // A sample is a part of a program: what it defines is used elsewhere.
    await writeFile(`${crate}src/lib.rs`, codes.map((_, at) => `#[allow(dead_code, unused)]\nmod s${at};\n`).join(""));
    const { sound, told } = await run("cargo", ["check", "--quiet", "--locked", "--offline", "--message-format=short", "--manifest-path", `${crate}Cargo.toml`]);
    return { sound, told, faults: firstOf(told, /^src\/s(\d+)\.rs:(\d+):\d+: (error.*)$/gm) };
  },
};

const go = {
  lacks: () => [...(has("go") ? [] : ["go"]), ...(existsSync(`${gocode}/src/github.com/gorilla/websocket`) ? [] : ["golang-github-gorilla-websocket-dev"])],
  read: async (codes) => {
    const folder = await mkdtemp(`${tmpdir()}/go-samples-`);
    try {
      for (const [at, code] of codes.entries()) {
        await mkdir(`${folder}/src/samples/s${at}`, { recursive: true });
        await writeFile(`${folder}/src/samples/s${at}/sample.go`, goFile(code, `s${at}.go`));
      }
      const environment = { ...process.env, GO111MODULE: "off", GOFLAGS: "", GOPATH: `${folder}:${gocode}`, GOTOOLCHAIN: "local" };
      const { sound, told } = await run("go", ["vet", "samples/..."], "", environment);
      return { sound, told, faults: firstOf(told, /\bs(\d+)\.go:(\d+):(?:\d+:)? (.*)$/gm) };
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

const COMPILERS = { rust, go };

/** The languages that have one. */
export const COMPILED = Object.keys(COMPILERS);

/**
 * Reads all blocks of a language in one run.
 * @param {string} language @param {import("./blocks.mjs").Block[]} blocks
 * @returns {Promise<{ faults: string[], lacks?: string[] }>} what is wrong, each with its path and line; or what is missing here
 */
export const compile = async (language, blocks) => {
  const compiler = COMPILERS[language];
  const lacks = compiler.lacks();
  if (lacks.length) return { faults: [], lacks };
  const { sound, told, faults } = await compiler.read(blocks.map(({ code }) => code));
  if (!sound && !faults.size) throw new Error(`${language}: ${told}`);
  const inOrder = [...faults].sort(([one], [other]) => one - other);
  return { faults: inOrder.map(([at, { line, message }]) => `${blocks[at].path}:${blocks[at].line + line}: ${message}`) };
};
