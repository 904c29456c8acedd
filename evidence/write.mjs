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
const cases = (name) => JSON.parse(readFileSync(join(import.meta.dirname, name), "utf8"));
const serverCases = cases("server-cases.json");
const order = [...cases("cases.json"), ...serverCases, ...cases("idle-cases.json"), ...cases("server-idle-cases.json")];
/** Cases of which the wire tells all: what a server's API shows of its own end is not asked. */
const onWire = new Set(serverCases.map(({ key }) => key));
const said = [...lines("said.jsonl"), ...lines("browser.jsonl")];
const wire = lines("wire.jsonl");

/** What was put on the wire in a case: the code of the first Close frame, `empty`, `nothing`, or an answer of HTTP. */
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

/**
 * Whole seconds: the rest is this machine's. A timer that ticks on the second ends early, by a part of a second that differs
 * from server to server; none ends late by much. So the longest counts, and what is short of a second is added.
 */
const seconds = (watched, length) => `${Math.ceil(Math.max(...watched.map(length)) - LATE)} s`;
/** How late a timer may be, in seconds. */
const LATE = 0.2;

/** How often a library pings by itself, how long it waits for a pong, and what it shows and sends without one. */
const pinging = (library, watched, shows, sends) => {
  if (watched.every(({ pings, ended }) => !pings.length && !ended)) return { value: "none" };
  if (watched.some(({ pings }) => pings.length < 2)) throw new Error(`${library}: an end without two pings, for which there are no words`);
  const often = seconds(watched, ({ pings: [first, second] }) => second - first);
  if (watched.some(({ ended }) => !ended)) return { value: often, shows: "nothing" };
  return { value: `${often} + ${seconds(watched, ({ pings: [, second], ended }) => ended - second)}`, shows, sends };
};

const finding = ({ library, case: key, shows, refused, error }) => {
  const found = {};
  const seen = sent(library, key);
  const watched = wire.filter((line) => line.library === library && line.case === key && line.pings);
  if (watched.length) {
    Object.assign(found, pinging(library, watched, shows, seen));
    // What ended a connection without pings is this harness.
    if (found.value === "none") return found;
  } else if (onWire.has(key)) {
    return { sends: seen };
  } else if (key.startsWith("close-")) {
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
/** What ran, by library; a client says it each time that it is started. */
const versions = new Map(said.filter((line) => line.version).map(({ library, version }) => [library, version]));
// What a client said of a case and what a server said are lines of one library, and no case is both.
const results = (library) => {
  const found = new Map();
  for (const line of said) {
    if (line.library === library && line.case) found.set(line.case, { ...line, ...found.get(line.case) });
  }
  return found;
};
for (const [library, version] of versions) {
  const seen = results(library);
  let text = `# Written by evidence/run.sh; a new run writes it anew.\nversion = ${toml(version)}\nmeasured = ${toml(place)}\n`;
  for (const { key } of order.filter(({ key }) => seen.has(key))) {
    const entries = Object.entries(finding(seen.get(key))).filter(([, value]) => value !== undefined && value !== null);
    if (!entries.length) continue;
    text += `\n[findings.${key}]\n`;
    for (const [name, value] of entries) text += `${name} = ${toml(value)}\n`;
  }
  writeFileSync(join(content, `${library}.toml`), text);
}
console.log(`${versions.size} libraries, ${said.filter((line) => line.case).length} cases`);
