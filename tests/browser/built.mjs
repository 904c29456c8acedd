// The site under test: the folder that `SITE` names, or public/ as ./build.sh makes it. What tests know of its content
// they read here, from the files that it publishes, so that an edited text breaks no test.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { entriesOf } from "../../static/js/rank.js";

export const folder = resolve(process.env.SITE ?? fileURLToPath(new URL("../../public", import.meta.url)));

/** The text of a published file. */
export const read = (path) => readFileSync(join(folder, path), "utf8");

/** All that a locale's search can answer with, of a kind: `code`, `question`, `library`, `limit`. */
export const entries = (kind, locale = "") =>
  entriesOf(JSON.parse(read(`${locale}search.json`)))
    .filter((entry) => entry.kind === kind)
    .map((entry) => ({ ...entry, symptoms: entry.symptoms.split("\n").filter(Boolean).map((line) => line.split("\t")) }));

/** The codes of the first family, each with its number as `key`. */
export const codes = entries("code")
  .filter(({ family }) => family === 0)
  .map(({ code, title, about, names, symptoms, categories: [category] }) => {
    return { key: code, name: title, meaning: about, aliases: names, symptoms, category };
  });

/** The absolute address that the site was built for; 404.html and snippets carry it. */
export const base = read("404.html").match(/<link rel="canonical" href="([^"]+)"/)[1];

/** One page of each kind, by the kind's name; each exists below every locale. */
export const KINDS = {
  index: "",
  family: "websocket/",
  code: "websocket/1006/",
  pair: "websocket/1006-vs-1014/",
  questions: "faq/",
  question: "faq/how-to-debug-1006/",
  libraries: "libraries/",
  library: "libraries/ws/",
  limits: "limits/",
  compare: "compare/",
  "embed guide": "embed/",
  card: "embed/websocket/1006/",
  "card of a pair": "embed/websocket/1006-vs-1014/",
};

export const LOCALES = { English: "", French: "fr/" };

/** The names of the folders below one of the site's, as addresses: `faq` → `faq/1000-or-1001/` … */
export const below = (path) =>
  readdirSync(join(folder, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${path}/${entry.name}/`);
