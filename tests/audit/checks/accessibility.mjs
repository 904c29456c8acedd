// axe-core on every kind of page, in each language and both themes, and without a sample on every page of a code and of a
// question: WCAG 2.2 A and AA, and good practice.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { LOCALES, entries } from "../../browser/built.mjs";
import { THEMES, pages } from "../kinds.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const browserTests = createRequire(new URL("../../browser/package.json", import.meta.url));
const axe = readFileSync(browserTests.resolve("axe-core/axe.min.js"), "utf8");

/** What authors write stands on these, so each can hold something that the others do not. */
const authored = Object.values(LOCALES).flatMap((locale) =>
  ["code", "question"].flatMap((kind) => entries(kind, locale).map(({ key }) => [`/${locale}${key}/`, `${locale}${key}/`])),
);

export const run = async ({ site, browser, sample }) => {
  const faults = [];
  let count = 0;
  for (const colorScheme of THEMES) {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    const listed = sample || colorScheme !== THEMES[0] ? pages : [...pages, ...authored];
    for (const [name, path] of listed) {
      count += 1;
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
  return { figures: [`${count} pages, ${faults.length} violations`], faults };
};
