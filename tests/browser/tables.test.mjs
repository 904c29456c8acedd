// Tables on a narrow phone: each can be read without moving anything sideways.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { KINDS, LOCALES, below } from "./built.mjs";
import { stage, visit } from "./visit.mjs";

describe("tables at 320 px", () => {
  const here = stage();
  const open = async (t, options) => {
    const { page } = await visit(t, here, { viewport: { width: 320, height: 800 }, ...options });
    return page;
  };

  for (const [language, locale] of Object.entries(LOCALES)) {
    it(`are as wide as the page lets them be: each kind of page and every question, ${language}`, async (t) => {
      const page = await open(t);
      const wide = [];
      for (const path of [...Object.values(KINDS).map((path) => locale + path), ...below(`${locale}faq`)]) {
        await page.goto(here.site.url + path, { waitUntil: "domcontentloaded" });
        const found = await page.evaluate(() =>
          [...document.querySelectorAll(".table")].filter((frame) => frame.scrollWidth > frame.clientWidth + 1).map((frame) => frame.textContent.slice(0, 40)),
        );
        wide.push(...found.map((text) => `${path}: ${text}`));
      }
      assert.deepEqual(wide, []);
    });
  }

  /** The cells of a table with more than two columns, row by row, each with its column's name and what stands before it. */
  const labelled = (page, selector) =>
    page.locator(selector).first().evaluate((table) => {
      const names = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
      return [...table.tBodies[0].rows].flatMap((row) =>
        [...row.cells].slice(1).flatMap((cell, at) => {
          if (!cell.textContent) return [];
          return [{ name: names[at + 1], label: getComputedStyle(cell, "::before").content, hidden: !cell.checkVisibility() }];
        }),
      );
    });

  for (const [what, path, selector] of [
    ["of a text", "faq/how-to-debug-1006/", "table.rows"],
    ["of libraries", "libraries/", "table.matrix"],
  ]) {
    it(`say beside each cell ${what} what its column is, with scripts off as well`, async (t) => {
      const page = await open(t, { javaScriptEnabled: false });
      await page.goto(here.site.url + path);
      const cells = await labelled(page, selector);
      assert.ok(cells.length > 10, `${cells.length} cells`);
      assert.deepEqual(cells.filter(({ name, label, hidden }) => hidden || !label.includes(name)), []);
      assert.equal(await page.locator(`${selector} thead`).first().isVisible(), false);
    });
  }

  it("stay tables where there is room", async (t) => {
    const page = await open(t, { viewport: { width: 1280, height: 800 } });
    await page.goto(`${here.site.url}faq/how-to-debug-1006/`);
    const cells = await labelled(page, "table.rows");
    assert.deepEqual(cells.filter(({ label }) => label !== "none"), []);
    assert.equal(await page.locator("table.rows thead").first().isVisible(), true);
  });
});
