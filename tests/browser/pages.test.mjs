// Every kind of page in every language and both themes: it is quiet, asks nobody else for anything, and fits a small
// screen.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { KINDS, LOCALES, base, below } from "./built.mjs";
import { stage, visit } from "./visit.mjs";

const SMALL = { width: 320, height: 640 };

describe("pages", () => {
  // Where the site was built for, because 404.html is served at any depth and so names the site by its path.
  const here = stage({ prefix: new URL(base).pathname });

  /** How far the page goes beyond the screen's edge, and because of what. */
  const overflow = (page) =>
    page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= width) return null;
      const beyond = (element) => element.getBoundingClientRect().right > width + 0.5;
      const wide = [...document.body.querySelectorAll("*")].filter(beyond);
      const name = (element) => `${element.localName}.${element.className}`;
      return `${document.documentElement.scrollWidth} px: ${wide.slice(-3).map(name).join(", ")}`;
    });

  /** Whether the text is light, and so the page dark. */
  const shade = (page) =>
    page.evaluate(() => (Number(getComputedStyle(document.body).color.match(/\d+/)[0]) > 127 ? "dark" : "light"));

  for (const colorScheme of ["light", "dark"]) {
    for (const [language, locale] of Object.entries(LOCALES)) {
      it(`of every kind are quiet and fit 320 pixels in ${language} and ${colorScheme}`, async (t) => {
        const { page, complaints } = await visit(t, here, { colorScheme, viewport: SMALL });
        const wide = [];
        const kinds = { ...KINDS, ...(!locale && { "lost page": "404.html" }) };
        for (const [kind, path] of Object.entries(kinds)) {
          await page.goto(here.site.url + locale + path);
          const by = await overflow(page);
          if (by) wide.push(`${kind} ${by}`);
          assert.equal(await shade(page), colorScheme, kind);
        }
        // What a page asks for last, its icon, may still be under way.
        await page.waitForLoadState("networkidle");
        assert.deepEqual({ wide, complaints }, { wide: [], complaints: [] });
      });
    }
  }

  for (const [language, locale] of Object.entries(LOCALES)) {
    it(`about each code and each question fit 320 pixels in ${language} with everything open`, async (t) => {
      const { page, complaints } = await visit(t, here, { viewport: SMALL });
      const paths = [...below(`${locale}websocket`).filter((path) => !path.includes("-vs-")), ...below(`${locale}faq`)];
      assert.ok(paths.length >= 40, `${paths.length} pages`);
      const wide = [];
      for (const path of paths) {
        await page.goto(here.site.url + path);
        await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
        const by = await overflow(page);
        if (by) wide.push(`${path} ${by}`);
      }
      assert.deepEqual(wide, []);
      assert.deepEqual(complaints, []);
    });
  }

  it("that do not exist get an answer with style and ways on, at any depth", async (t) => {
    const { page, complaints } = await visit(t, here);
    for (const path of ["nonsense", "websocket/9999/", "fr/websocket/a/b/c/"]) {
      complaints.length = 0;
      const lost = here.site.url + path;
      await page.goto(lost, { waitUntil: "networkidle" });
      const of = (complaint) => complaint === `404: ${lost}` || complaint.endsWith(` (${lost})`);
      const others = complaints.filter((complaint) => !of(complaint));
      assert.deepEqual(others, [], "only the page itself is missing");
      assert.equal(await page.locator("h1").innerText(), "There is no such page");
      assert.notEqual(await page.evaluate(() => getComputedStyle(document.querySelector("main")).maxWidth), "none");
      await page.locator("main a").first().click();
      await page.waitForURL(`${here.site.url}websocket/`);
    }
  });

  it("lead to the same page in the other language and back", async (t) => {
    const { page, complaints } = await visit(t, here);
    for (const path of ["", "websocket/1006/", "websocket/1006-vs-1014/", "faq/how-to-debug-1006/"]) {
      await page.goto(here.site.url + path);
      await page.click(".languages a[hreflang=fr]");
      await page.waitForURL(`${here.site.url}fr/${path}`);
      assert.equal(await page.getAttribute("html", "lang"), "fr");
      await page.click(".languages a[hreflang=en]");
      await page.waitForURL(here.site.url + path);
    }
    assert.deepEqual(complaints, []);
  });
});
