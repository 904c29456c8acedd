// What axe-core, a set of rules from WCAG and good practice, has to say about one page of each kind.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import axe from "axe-core";
import { KINDS, base } from "./built.mjs";
import { ask } from "./search-box.mjs";
import { stage, visit } from "./visit.mjs";

describe("accessibility", () => {
  const here = stage({ prefix: new URL(base).pathname });

  /** What is broken on a page, and where. Of all rules only those about colours depend on the theme. */
  const violations = async (page, colorScheme) => {
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    await page.evaluate(axe.source);
    return page.evaluate(async (only) => {
      const { violations } = await window.axe.run(document, { resultTypes: ["violations"], ...only });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`),
      );
    }, colorScheme === "dark" ? { runOnly: ["color-contrast", "link-in-text-block"] } : {});
  };

  for (const colorScheme of ["light", "dark"]) {
    it(`axe finds nothing on any kind of page in ${colorScheme}`, async (t) => {
      const { page } = await visit(t, here, { colorScheme });
      const kinds = { ...KINDS, "lost page": "404.html", "French index": "fr/", "French code": "fr/websocket/1006/" };
      const found = [];
      for (const [kind, path] of Object.entries(kinds)) {
        await page.goto(here.site.url + path);
        for (const violation of await violations(page, colorScheme)) found.push(`${kind}: ${violation}`);
      }
      assert.deepEqual(found, []);
    });

    it(`axe finds nothing on the index with answers and a pressed category in ${colorScheme}`, async (t) => {
      const { page } = await visit(t, here, { colorScheme });
      await page.goto(here.site.url);
      await ask(page, "timeout");
      for (const button of await page.locator("button[data-category]").all()) await button.click();
      assert.deepEqual(await violations(page, colorScheme), []);
    });
  }
});
