// Lighthouse as on a telephone with slow 4G, for every kind of page, in each language and both themes. The site is built
// anew for the address at which it is served, because canonical addresses count.
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

export const run = async () => {
  if (!existsSync(PROGRAM)) throw new Error("run ./build.sh first");
  const { default: lighthouse } = await import("lighthouse");
  const { launch } = await import("chrome-launcher");
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "closecodes-audit-"));
  execFileSync(PROGRAM, ["build", "--site", root, "--out", join(folder, "site"), "--base-url", `http://127.0.0.1:${port}/`]);
  const site = await serve(join(folder, "site"), { before: compressed(join(folder, "site")), port });
  const [faults, slowest] = [[], { lcp: 0, name: "" }];
  let count = 0;
  try {
    for (const theme of THEMES) {
      const chrome = await launch({
        chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
        chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", ...(theme === "dark" ? ["--force-dark-mode"] : [])],
      });
      try {
        for (const [name, path, kind] of pages) {
          if (CARDS.includes(kind)) continue;
          const { scores, values, failed } = await audit(lighthouse, chrome.port, site.url + path);
          count += 1;
          const lcp = values["largest-contentful-paint"];
          if (lcp > slowest.lcp) Object.assign(slowest, { lcp, name });
          if (scores.some((score) => score < 100)) faults.push(`${name}, ${theme}: ${scores.join("/")} ${failed.join(", ")}`);
          for (const [id, limit] of Object.entries(LIMITS)) {
            if (values[id] > limit) faults.push(`${name}, ${theme}: ${id} ${Math.round(values[id] * 1000) / 1000}`);
          }
        }
      } finally {
        chrome.kill();
      }
    }
  } finally {
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { figures: [`${count} pages`, `slowest LCP ${Math.round(slowest.lcp)} ms (${slowest.name})`], faults };
};
