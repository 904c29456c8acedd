// The number line of a family's ranges, on the index and on the family's page.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LOCALES, codes } from "./built.mjs";
import { stage, visit } from "./visit.mjs";

describe("the number line", () => {
  const here = stage();
  const pages = Object.values(LOCALES).flatMap((locale) => [locale, `${locale}websocket/`]);

  it("holds every code once, in order, each with its page behind it", async (t) => {
    const { page, complaints } = await visit(t, here, { javaScriptEnabled: false });
    for (const path of pages) {
      await page.goto(here.site.url + path);
      const links = await page.locator(".number-line a").evaluateAll((all) => all.map((link) => [link.textContent, link.href]));
      assert.deepEqual(links.map(([key]) => key), codes.map(({ key }) => key), path);
      for (const [key, href] of links) assert.ok(href.endsWith(`/websocket/${key}/`), href);
    }
    assert.deepEqual(complaints, []);
  });

  for (const width of [320, 768, 1280]) {
    it(`has room for all of it at ${width} px, and beads that a finger can hit`, async (t) => {
      const { page } = await visit(t, here, { viewport: { width, height: 800 } });
      for (const path of pages) {
        await page.goto(here.site.url + path);
        const beads = await page.locator(".number-line a").evaluateAll((all) => all.map((bead) => bead.getBoundingClientRect().toJSON()));
        for (const bead of beads) {
          assert.ok(bead.left >= 0 && bead.right <= width, `${path}: from ${bead.left} to ${bead.right}`);
          assert.ok(bead.width >= 24 && bead.height >= 24, `${path}: ${bead.width} by ${bead.height}`);
        }
        const rows = new Set(beads.map((bead) => bead.top)).size;
        if (width === 1280) assert.equal(rows, 1, "one line where there is room for it");
      }
    });
  }
});
