// The site in a folder of a host, as on GitHub Pages: nothing may begin at the host's root.
import assert from "node:assert/strict";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { KINDS, LOCALES, folder } from "./built.mjs";
import { ask } from "./search-box.mjs";
import { stage, visit } from "./visit.mjs";

const PREFIX = "/some/prefix/";

describe("below a path", () => {
  const here = stage({ prefix: PREFIX });

  /** Whether the site has a file for an address, which a host would answer without a redirect. */
  const exists = (address) => {
    const path = decodeURIComponent(new URL(address).pathname);
    if (!path.startsWith(PREFIX)) return false;
    const file = join(folder, path.slice(PREFIX.length));
    return path.endsWith("/") ? existsSync(join(file, "index.html")) : existsSync(file) && statSync(file).isFile();
  };

  for (const [language, locale] of Object.entries(LOCALES)) {
    it(`every kind of page in ${language} loads, and its links lead to pages and to places on them`, async (t) => {
      const { page, complaints } = await visit(t, here);
      const broken = [];
      for (const path of Object.values(KINDS)) {
        await page.goto(here.site.url + locale + path);
        const links = await page.locator("a[href], form[action], img[src], [data-chooser]").evaluateAll(
          (all, origin) =>
            all
              .flatMap(({ href, action, src, dataset }) => [href, action, src, dataset.chooser])
              .filter(Boolean)
              .map((address) => new URL(address, document.baseURI).href)
              .filter((address) => address.startsWith(origin)),
          new URL(here.site.url).origin,
        );
        assert.ok(links.length > 0, path);
        broken.push(...links.filter((link) => !exists(link)).map((link) => `${path} → ${link}`));
        const missing = await page.locator('a[href^="#"]').evaluateAll((all) =>
          all.map((link) => link.hash.slice(1)).filter((id) => !document.getElementById(decodeURIComponent(id))),
        );
        broken.push(...missing.map((id) => `${path} → #${id}`));
      }
      assert.deepEqual(broken, []);
      assert.deepEqual(complaints, []);
    });

    it(`search, chooser and reversed addresses work in ${language}`, async (t) => {
      const { page, complaints } = await visit(t, here);
      const pair = `${here.site.url}${locale}websocket/1006-vs-1014/`;
      await page.goto(here.site.url + locale);
      await ask(page, "1014 vs 1006");
      await page.keyboard.press("Enter");
      await page.waitForURL(pair);
      await page.fill("#quick", "1006 vs 1014");
      await page.press("#quick", "Enter");
      await page.waitForURL(`${here.site.url}${locale}?q=1006+vs+1014`);
      await page.locator('#results [data-key="websocket/1006-vs-1014"] a').click();
      await page.waitForURL(pair);
      await page.goto(`${here.site.url}${locale}compare/`);
      await page.selectOption("select[name=a]", "1014");
      await page.selectOption("select[name=b]", "1006");
      await page.click("form.chooser button[type=submit]");
      await page.waitForURL(pair);
      await page.goto(`${here.site.url}${locale}websocket/1014-vs-1006/`);
      await page.waitForURL(pair);
      assert.deepEqual(complaints, []);
    });
  }

  it("asks for nothing outside of it", async (t) => {
    const { page } = await visit(t, here);
    for (const path of Object.values(KINDS)) await page.goto(here.site.url + path);
    await page.waitForLoadState("networkidle");
    assert.deepEqual(here.site.seen.filter((path) => !path.startsWith(PREFIX)), []);
  });
});
