// An iframe cannot grow with its text, so the size that snippets and oEmbed documents state has to hold it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LOCALES, below, read } from "./built.mjs";
import { stage, visit } from "./visit.mjs";

describe("the stated size of a card", () => {
  const here = stage();

  /** Of a kind of card those with the most text, which are the ones that could be too high. */
  const longest = (paths) => {
    const length = (path) => read(`${path}index.html`).match(/<main class="card">(.*)<\/main>/s)[1].replace(/<[^>]*>/g, "").length;
    return paths.map((path) => [length(path), path]).sort((a, b) => b[0] - a[0]).slice(0, 12).map(([, path]) => path);
  };

  for (const [language, locale] of Object.entries(LOCALES)) {
    for (const width of [320, 500]) it(`holds the cards with the most text in ${language}, ${width} px wide`, async (t) => {
      const { page } = await visit(t, here);
      const all = below(`${locale}embed/websocket`);
      const pairs = all.filter((path) => path.includes("-vs-"));
      const small = [];
      for (const path of [...longest(pairs), ...longest(all.filter((path) => !pairs.includes(path)))]) {
        const { height } = JSON.parse(read(`${path.replace("embed/", "oembed/").slice(0, -1)}.json`));
        await page.setViewportSize({ width, height });
        await page.goto(here.site.url + path);
        const needed = await page.evaluate(() => document.documentElement.scrollHeight);
        if (needed > height) small.push(`${path} needs ${needed} of ${height} px`);
      }
      assert.deepEqual(small, []);
    });
  }

  it("is the same in the oEmbed document and in the snippet", async (t) => {
    const { page } = await visit(t, here);
    for (const path of ["websocket/1006", "websocket/1006-vs-1014"]) {
      await page.goto(`${here.site.url}${path}/`);
      const snippet = await page.locator('[data-snippet="iframe"]').textContent();
      const { height, html } = JSON.parse(read(`oembed/${path}.json`));
      for (const markup of [snippet, html]) assert.match(markup, new RegExp(` height="${height}"`));
    }
  });
});
