// With scripts off, the pages are whole and offer nothing that would not work.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { KINDS, LOCALES, codes } from "./built.mjs";
import { stage, visit } from "./visit.mjs";

describe("without scripts", () => {
  const here = stage();
  // `:visible` is Playwright's, so it needs no script of the page.
  const CONTROLS = ["button", "input", "select", "textarea", "[role=button]", "[contenteditable]"]
    .map((one) => `${one}:visible`)
    .join(", ");

  for (const [language, locale] of Object.entries(LOCALES)) {
    it(`no page in ${language} shows a control that does nothing`, async (t) => {
      const { page, complaints } = await visit(t, here, { javaScriptEnabled: false });
      for (const [kind, path] of Object.entries(KINDS)) {
        await page.goto(here.site.url + locale + path);
        assert.equal(await page.locator("h1").isVisible(), true, kind);
        const dead = await page.locator(CONTROLS).evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 120)));
        assert.deepEqual(dead, [], kind);
      }
      assert.deepEqual(complaints, []);
    });

    it(`the index in ${language} has all its rows and leads to every code`, async (t) => {
      const { page } = await visit(t, here, { javaScriptEnabled: false });
      await page.goto(here.site.url + locale);
      const rows = page.locator("tr[data-code]:visible");
      const shown = await rows.evaluateAll((all) => all.map((row) => row.dataset.code));
      assert.deepEqual(shown, codes.map(({ key }) => key));
      assert.equal(codes.length, 23);
      const count = await page.locator("#count").innerText();
      assert.deepEqual(count.match(/\d+/g), ["23", "23"]);
      assert.equal(await page.locator("#results").isVisible(), false);
      await rows.locator(".name a").last().click();
      await page.waitForURL(`${here.site.url}${locale}websocket/${codes.at(-1).key}/`);
    });
  }

  it("the page about comparing still leads to comparisons", async (t) => {
    const { page } = await visit(t, here, { javaScriptEnabled: false });
    await page.goto(`${here.site.url}compare/`);
    await page.locator('.pair-list a:visible[href*="-vs-"]').first().click();
    await page.waitForURL(/websocket\/\d+-vs-\d+\/$/);
  });

  it("a reversed address still leads to the pair", async (t) => {
    const { page } = await visit(t, here, { javaScriptEnabled: false });
    await page.goto(`${here.site.url}websocket/1014-vs-1006/`);
    await page.waitForURL(`${here.site.url}websocket/1006-vs-1014/`);
  });

  it("the snippets can still be seen", async (t) => {
    const { page } = await visit(t, here, { javaScriptEnabled: false });
    await page.goto(`${here.site.url}websocket/1006/#embed`);
    await page.locator("details:has([data-snippet]) > summary").click();
    assert.equal(await page.locator("[data-snippet]:visible").count(), 5);
    await page.goto(`${here.site.url}embed/`);
    assert.equal(await page.locator("[data-snippet]:visible").count(), 8);
  });
});
