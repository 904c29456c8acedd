// Small sites with hostile texts, built for the address at which it is served here, and the programs that ask it.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { DOMParser } from "linkedom";
import { serve } from "../browser/serve.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const run = promisify(execFile);

/** Declares the hooks of a suite; the site of that name is there once its tests run. */
export const built = (name = "two-families") => {
  const site = {};
  let folder;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "closecodes-embeds-"));
    const server = await serve(folder);
    Object.assign(site, server);
    const program = process.env.CLOSECODES ?? here("../../target/release/closecodes");
    await run(program, ["build", "--site", here(`../sites/${name}`), "--out", folder, "--base-url", server.url]);
    site.page = async (path) => parse(await site.text(join(path, "index.html")));
    site.text = (path) => readFile(join(folder, path), "utf8");
    site.json = async (path) => JSON.parse(await site.text(path));
  });
  after(async () => {
    await site.close?.();
    await rm(folder, { recursive: true, force: true });
  });
  return site;
};

/** HTML as a document. */
export const parse = (html) => new DOMParser().parseFromString(html, "text/html");

/** A piece of HTML as the body of a document, which this parser does not make up. */
export const pasted = (html) => parse(`<!doctype html><html><head></head><body>${html}</body></html>`).body;

/** Asks a client of Python, once for each list of arguments. */
export const python = async (client, calls) => {
  const asked = run(process.env.PYTHON ?? here("venv/bin/python"), [here("clients.py")], { maxBuffer: 1e8 });
  asked.child.stdin.end(JSON.stringify({ client, calls }));
  return JSON.parse((await asked).stdout);
};
