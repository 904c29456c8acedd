// Lighthouse as on a telephone with slow 4G, for every kind of page, in each language and both themes. The site is built
// anew for the address at which it is served, because canonical addresses count. A page that misses a number in one load
// is loaded again, and the median of five counts, as Lighthouse's documentation on variability advises: what else the
// machine does at that moment is no property of a page.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../../browser/site.mjs";
import { compressed } from "../compressed.mjs";
import { CARDS, THEMES, pages } from "../kinds.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const PROGRAM = process.env.CLOSECODES ?? join(root, "target/release/closecodes");
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const LOADS = 5;
const LIMITS = { "total-blocking-time": 0, "cumulative-layout-shift": 0, "largest-contentful-paint": 900 };

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const audit = async (lighthouse, port, url) => {
  const { lhr } = await lighthouse(url, { port, onlyCategories: CATEGORIES, formFactor: "mobile", logLevel: "error" });
  const scores = CATEGORIES.map((category) => Math.round(lhr.categories[category].score * 100));
  const failed = Object.values(lhr.audits).filter(({ score, scoreDisplayMode }) => scoreDisplayMode === "binary" && score === 0);
  const values = Object.fromEntries(Object.keys(LIMITS).map((id) => [id, lhr.audits[id].numericValue]));
  return { scores, values, failed: failed.map(({ id }) => id) };
};

/** What a load misses: scores below 100, and numbers above their limits. */
const missed = ({ scores, values, failed }) => [
  ...(scores.some((score) => score < 100) ? [`${scores.join("/")} ${failed.join(", ")}`] : []),
  ...Object.entries(LIMITS).flatMap(([id, limit]) => (values[id] > limit ? [`${id} ${Math.round(values[id] * 1000) / 1000}`] : [])),
];

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** The median of several loads, number by number, with what any of them failed. */
const middle = (loads) => ({
  scores: CATEGORIES.map((_, at) => median(loads.map(({ scores }) => scores[at]))),
  values: Object.fromEntries(Object.keys(LIMITS).map((id) => [id, median(loads.map(({ values }) => values[id]))])),
  failed: [...new Set(loads.flatMap(({ failed }) => failed))],
});

export const run = async () => {
  if (!existsSync(PROGRAM)) throw new Error("run ./build.sh first");
  const { default: lighthouse } = await import("lighthouse");
  const { launch } = await import("chrome-launcher");
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "closecodes-audit-"));
  execFileSync(PROGRAM, ["build", "--site", root, "--out", join(folder, "site"), "--base-url", `http://127.0.0.1:${port}/`]);
  const site = await serve(join(folder, "site"), { before: compressed(join(folder, "site")), port });
  const [faults, slowest] = [[], { lcp: 0, name: "" }];
  let [count, repeated] = [0, 0];
  try {
    for (const theme of THEMES) {
      const chrome = await launch({
        chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
        chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", ...(theme === "dark" ? ["--force-dark-mode"] : [])],
      });
      try {
        for (const [name, path, kind] of pages) {
          if (CARDS.includes(kind)) continue;
          const loads = [await audit(lighthouse, chrome.port, site.url + path)];
          if (missed(loads[0]).length) {
            repeated += 1;
            while (loads.length < LOADS) loads.push(await audit(lighthouse, chrome.port, site.url + path));
          }
          count += 1;
          const taken = middle(loads);
          const lcp = taken.values["largest-contentful-paint"];
          if (lcp > slowest.lcp) Object.assign(slowest, { lcp, name });
          const each = loads.map((load) => Math.round(load.values["total-blocking-time"])).join(", ");
          faults.push(...missed(taken).map((what) => `${name}, ${theme}: ${what} (blocking in each load: ${each} ms)`));
        }
      } finally {
        chrome.kill();
      }
    }
  } finally {
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { figures: [`${count} pages, ${repeated} of them loaded ${LOADS} times`, `slowest LCP ${Math.round(slowest.lcp)} ms (${slowest.name})`], faults };
};
