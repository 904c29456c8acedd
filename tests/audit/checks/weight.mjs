// What a page costs to load, compressed as hosts do it: the page itself and all that it asks for without being asked.
import { readFileSync } from "node:fs";
import { LOCALES, codes } from "../../browser/built.mjs";
import { fileAt, gzip } from "../compressed.mjs";
import { pages } from "../kinds.mjs";

const KB = 1024;
/** What fits into 14 KB comes in the first round trip of a connection. */
const LIMITS = { index: 20 * KB, code: 14 * KB };
const SCRIPTS = 8 * KB;

const sizes = new Map();
const size = (file) => {
  if (!sizes.has(file)) sizes.set(file, gzip(readFileSync(file)).length);
  return sizes.get(file);
};
const shown = (bytes) => `${(bytes / KB).toFixed(1)} KB`;

export const run = async ({ site, browser, folder, sample }) => {
  /** Calls `look` with a page of a browser that knows nothing of the site yet, and says which files were asked for. */
  const cold = async (path, look) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const files = new Set();
    page.on("request", (request) => files.add(fileAt(folder, decodeURIComponent(new URL(request.url()).pathname))));
    await page.goto(site.url + path, { waitUntil: "networkidle" });
    await look?.(page);
    await context.close();
    return [...files].filter(Boolean);
  };
  const sum = (files) => files.reduce((sum, file) => sum + size(file), 0);
  const weigh = async (path) => sum(await cold(path));
  // A sample has the middle one of all languages and the heaviest, by their text.
  const byText = Object.values(LOCALES)
    .flatMap((locale) => codes.map(({ key }) => `${locale}websocket/${key}/`))
    .sort((one, other) => size(fileAt(folder, one)) - size(fileAt(folder, other)));
  const every = sample ? [byText[(byText.length - 1) >> 1], byText.at(-1)] : byText;
  const others = pages.filter(([, , kind]) => kind !== "code");
  const listed = [...others.map(([, path, kind]) => [kind, path]), ...every.map((path) => ["code", path])];
  const weights = {};
  for (const [kind, path] of listed) (weights[kind] ??= []).push({ path, bytes: await weigh(path) });
  const faults = [];
  const figures = [];
  for (const [kind, all] of Object.entries(weights)) {
    all.sort((one, other) => one.bytes - other.bytes);
    const [middle, most] = [all[(all.length - 1) >> 1], all.at(-1)];
    figures.push(`${kind} ${shown(middle.bytes)}, ${shown(most.bytes)} at most (/${most.path})`);
    const heavy = all.filter(({ bytes }) => bytes > (LIMITS[kind] ?? Infinity));
    for (const { path, bytes } of heavy) faults.push(`/${path}: ${bytes} bytes, more than ${LIMITS[kind]}`);
  }
  // What the pages with a search box run once it is used; a page that copies or makes snippets has more of its own.
  for (const path of sample ? ["websocket/1006/"] : ["", "websocket/1006/"]) {
    const files = await cold(path, async (page) => {
      await page.fill("form[role=search] input", "1006");
      await page.waitForSelector("#results [data-key]");
    });
    const all = sum(files.filter((file) => file.endsWith(".js")));
    figures.push(`scripts with search in use ${shown(all)} (/${path})`);
    if (all > SCRIPTS) faults.push(`/${path}: scripts of ${shown(all)} with search in use, more than ${shown(SCRIPTS)}`);
  }
  return { figures, faults };
};
