// Choosing two codes, and the ways to a pair's page.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LOCALES } from "./built.mjs";
import { stage, visit } from "./visit.mjs";

describe("the chooser of two codes", () => {
  const here = stage();
  const open = async (t, path) => {
    const visited = await visit(t, here);
    await visited.page.goto(here.site.url + path);
    return visited;
  };
  const choose = async (page, a, b) => {
    await page.selectOption("select[name=a]", a);
    await page.selectOption("select[name=b]", b);
    await page.click("form.chooser button[type=submit]");
  };

  for (const [language, locale] of Object.entries(LOCALES)) {
    it(`leads to the pair's page in ${language}, whichever code is chosen first`, async (t) => {
      const { page, complaints } = await open(t, `${locale}compare/`);
      for (const [a, b] of [["1007", "1015"], ["1015", "1007"], ["4001", "1008"]]) {
        await page.goto(`${here.site.url}${locale}compare/`);
        await choose(page, a, b);
        const [first, second] = [a, b].sort();
        await page.waitForURL(`${here.site.url}${locale}websocket/${first}-vs-${second}/`);
        assert.deepEqual(await page.locator("h1 .number").allInnerTexts(), [first, second]);
        const reversed = `/${locale}websocket/${second}-vs-${first}/`;
        assert.equal(here.site.seen.includes(reversed), false, "it needs no detour by the reversed address");
      }
      assert.deepEqual(complaints, []);
    });

    it(`tells so in ${language} when the same code is chosen twice`, async (t) => {
      const { page } = await open(t, `${locale}compare/`);
      const address = page.url();
      const status = page.locator("form.chooser [role=status]");
      assert.equal(await status.innerText(), "");
      await choose(page, "1006", "1006");
      const words = locale ? "Choisissez deux codes différents." : "Choose two different codes.";
      assert.equal(await status.innerText(), words);
      assert.equal(page.url(), address);
      await choose(page, "1006", "1014");
      await page.waitForURL(/1006-vs-1014/);
    });

    it(`leads from the reversed address to the pair's page in ${language}`, async (t) => {
      const { page, complaints } = await open(t, `${locale}websocket/1014-vs-1006/`);
      await page.waitForURL(`${here.site.url}${locale}websocket/1006-vs-1014/`);
      assert.deepEqual(await page.locator("h1 .number").allInnerTexts(), ["1006", "1014"]);
      assert.deepEqual(complaints, []);
    });
  }

  it("is two different codes from the beginning", async (t) => {
    const { page } = await open(t, "compare/");
    await page.click("form.chooser button[type=submit]");
    await page.waitForURL(/websocket\/\d+-vs-\d+\//);
  });

  it("is not left by the way back from a reversed address", async (t) => {
    const { page } = await open(t, "compare/");
    await page.goto(`${here.site.url}websocket/1014-vs-1006/`);
    await page.waitForURL(`${here.site.url}websocket/1006-vs-1014/`);
    await page.goBack();
    await page.waitForURL(`${here.site.url}compare/`);
  });
});
