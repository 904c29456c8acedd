// Joins what clients said with what the server saw, and writes one file for each library into the site's content.
//
//   node write.mjs FOLDER PLACE CONTENT
//
// FOLDER has said.jsonl, browser.jsonl and wire.jsonl; PLACE says where and when it ran; CONTENT is
// content/libraries/measured.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder, place, content] = process.argv.slice(2);
const lines = (name) => {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, "utf8").trim().split("\n").filter(Boolean).map((line) => JSON.parse(line)) : [];
};
const order = JSON.parse(readFileSync(join(import.meta.dirname, "cases.json"), "utf8"));
const said = [...lines("said.jsonl"), ...lines("browser.jsonl")];
const wire = lines("wire.jsonl");

/** What a client put on the wire in a case: the code of its first Close frame, `empty`, or `nothing`. */
const sent = (library, key) => {
  const mine = wire.filter((line) => line.library === library && line.case === key);
  return mine.length ? (mine.find((line) => "close" in line)?.close ?? "nothing") : undefined;
};

/** What differs from run to run and says nothing: addresses, ports, and what was asked for. */
const plain = (text) =>
  text
    .replace(/wss?:\/\/127\.0\.0\.1[^\s'"),]*/g, "ws://…")
    .replace(/127\.0\.0\.1['",: ]+\d+/g, "127.0.0.1:…")
    .replace(/\d+->127/g, "…->127")
    .replace(/\s+/g, " ")
    .trim();

const finding = ({ library, case: key, shows, refused, error }) => {
  const found = {};
  const seen = sent(library, key);
  if (key.startsWith("close-")) {
    // The program asked for it: what matters is what became of it on the wire.
    found.sends = refused ? "refused" : seen;
  } else {
    found.shows = shows;
    const echo = /^received-(\d+)$/.exec(key)?.[1] ?? (key === "empty" ? "empty" : undefined);
    const own = ["too-big", "bad-utf8", "ping-timeout"].includes(key);
    if (own || (echo && String(seen) !== echo && seen !== "nothing")) found.sends = seen;
  }
  if (error) found.error = plain(error);
  return found;
};

const toml = (value) => (Number.isInteger(value) && value >= 0 ? String(value) : JSON.stringify(String(value)));

mkdirSync(content, { recursive: true });
const libraries = said.filter((line) => line.version);
for (const { library, version } of libraries) {
  const results = new Map(said.filter((line) => line.library === library && line.case).map((line) => [line.case, line]));
  let text = `# Written by evidence/run.sh; a new run writes it anew.\nversion = ${toml(version)}\nmeasured = ${toml(place)}\n`;
  for (const { key } of order.filter(({ key }) => results.has(key))) {
    const entries = Object.entries(finding(results.get(key))).filter(([, value]) => value !== undefined && value !== null);
    if (!entries.length) continue;
    text += `\n[findings.${key}]\n`;
    for (const [name, value] of entries) text += `${name} = ${toml(value)}\n`;
  }
  writeFileSync(join(content, `${library}.toml`), text);
}
console.log(`${libraries.length} libraries, ${said.filter((line) => line.case).length} cases`);
