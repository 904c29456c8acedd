// For each language of a code block the program that reads it. Whoever writes a block for a language that stands nowhere
// here adds the program to the list; `text` is for what is no code: output, log lines, frames.

import { createRequire } from "node:module";

import { has } from "./tools.mjs";
import { run } from "./process.mjs";
import { apache, caddy, haproxy, nginx } from "./servers.mjs";

/** @typedef {{ line?: number, message: string }} Fault where in the block, from 1, and what */

/** The first of these readings that finds nothing; else what the first found. */
const either =
  (...readings) =>
  async (code) => {
    let first = null;
    for (const read of readings) {
      const fault = await read(code);
      if (!fault) return null;
      first ??= fault;
    }
    return first;
  };

/** Reads standard input with a program; `place` finds the line in what it says, `before` stands before the block. */
const reading =
  (program, args, place, before = "", after = "") =>
  async (code) => {
    const { sound, told } = await run(program, args, before + code + after);
    if (sound) return null;
    const found = told.match(place);
    const message = told.trim().split("\n").find((words) => /error|Error|expected|syntax/.test(words)) ?? told.trim();
    return { line: found ? Number(found[1]) - before.split("\n").length + 1 : undefined, message };
  };

/** Reads with a part of Python's library: an expression over `text`, after an import. */
const python = (imports, expression) => {
  const program = `
import re, sys
${imports}
text = sys.stdin.read()
try:
    ${expression}
except Exception as error:
    line = getattr(error, "lineno", None) or re.search(r"line (\\d+)|$", str(error)).group(1)
    sys.exit(f"line {line}: {type(error).__name__}: {error}")`;
  return reading("python3", ["-c", program], /^line (\d+)/m);
};
const javascript = (kind) => reading("node", ["--check", `--input-type=${kind}`, "-"], /^\[stdin\]:(\d+)/m);
const rust = (...frame) => reading("rustfmt", ["--edition", "2024", "--emit", "stdout"], /<stdin>:(\d+)/, ...frame);

const installed = createRequire(new URL("../browser/package.json", import.meta.url));

/** Reads with a grammar of tree-sitter, where a machine that builds this has no compiler for the language. */
const grammar = (name) => reading("node", [new URL("grammar.mjs", import.meta.url).pathname, name], /^line (\d+)/m);

const PARSERS = {
  javascript: { programs: ["node"], read: either(javascript("module"), javascript("commonjs")) },
  // A part of a program may wait outside of a function.
  python: { programs: ["python3"], read: python("import ast", "compile(text, 'sample', 'exec', ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)") },
  rust: { programs: ["rustfmt"], read: either(rust(), rust("async fn sample() {\n", "}\n")) },
  go: { programs: ["gofmt"], read: reading("gofmt", ["-e"], /<standard input>:(\d+)/) },
  sh: { programs: ["bash"], read: reading("bash", ["-n"], /line (\d+)/) },
  json: { programs: ["python3"], read: python("import json", "json.loads(text)") },
  toml: { programs: ["python3"], read: python("import tomllib", "tomllib.loads(text)") },
  xml: { programs: ["python3"], read: python("from xml.etree import ElementTree", "ElementTree.fromstring(text)") },
  yaml: {
    programs: [],
    read: async (code) => {
      const { parseAllDocuments } = installed("yaml");
      const error = [parseAllDocuments(code)].flat().flatMap((document) => document.errors ?? [])[0];
      return error ? { line: error.linePos?.[0].line, message: error.message.split("\n")[0] } : null;
    },
  },
  swift: { programs: [], read: grammar("swift") },
  java: { programs: [], read: grammar("java") },
  csharp: { programs: [], read: grammar("c_sharp") },
  php: { programs: [], read: grammar("php") },
  typescript: { programs: [], read: grammar("typescript") },
  nginx: { programs: ["nginx", "openssl"], read: nginx },
  haproxy: { programs: ["haproxy", "openssl"], read: haproxy },
  apache: { programs: ["apache2", "openssl"], read: apache },
  caddyfile: { programs: ["caddy"], read: caddy },
  text: { programs: [], read: async () => null },
};
const OTHER_NAMES = { ts: "typescript", cs: "csharp", js: "javascript", mjs: "javascript", py: "python", rs: "rust", bash: "sh", shell: "sh", yml: "yaml", caddy: "caddyfile" };

/** Names of the languages that a block may have. */
export const LANGUAGES = [...Object.keys(PARSERS), ...Object.keys(OTHER_NAMES)].sort();

/**
 * Reads a block with the program for its language.
 * @param {import("./blocks.mjs").Block} block
 * @returns {Promise<{ fault?: string, lacks?: string[] }>} the fault with its path and line, or the programs that are missing
 */
export const judge = async ({ path, line, language, code }) => {
  const parser = PARSERS[OTHER_NAMES[language] ?? language];
  if (!parser) {
    const what = language ? `the language \`${language}\` has no parser` : "the block names no language, or is not closed";
    return { fault: `${path}:${line}: ${what}; there are: ${LANGUAGES.join(", ")}` };
  }
  const lacks = parser.programs.filter((program) => !has(program));
  if (lacks.length) return { lacks };
  const fault = await parser.read(code);
  if (!fault) return {};
  const within = fault.line > 0 && fault.line <= code.split("\n").length ? fault.line : 0;
  return { fault: `${path}:${line + within}: ${fault.message}` };
};
