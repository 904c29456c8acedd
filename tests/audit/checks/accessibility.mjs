// axe-core on every kind of page, in each language and both themes: WCAG 2.2 A and AA, and good practice.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { THEMES, pages } from "../kinds.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const browserTests = createRequire(new URL("../../browser/package.json", import.meta.url));
const axe = readFileSync(browserTests.resolve("axe-core/axe.min.js"), "utf8");

export const run = async ({ site, browser }) => {
  const faults = [];
  for (const colorScheme of THEMES) {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    for (const [name, path] of pages) {
      await page.goto(site.url + path);
      await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
      await page.evaluate(axe);
      const found = await page.evaluate(async (values) => {
        const { violations } = await window.axe.run(document, { resultTypes: ["violations"], runOnly: { type: "tag", values } });
        return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target}`));
      }, RULES);
      faults.push(...found.map((violation) => `${name}, ${colorScheme}: ${violation}`));
    }
    await context.close();
  }
  return { figures: [`${pages.length * THEMES.length} pages, ${faults.length} violations`], faults };
};
