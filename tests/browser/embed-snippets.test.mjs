// The snippets that people copy, pasted as they are.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { base } from "./built.mjs";
import { card, title } from "./cards.mjs";
import { POLICIES, host } from "./host.mjs";
import { stage } from "./visit.mjs";

describe("the snippets", () => {
  const here = stage();
  const blog = host(here);

  /** The snippets of a page, as they would be if the site were where it is served now. */
  const snippets = async (page, path) => {
    await page.goto(here.site.url + path);
    const shown = await page
      .locator("[data-snippet]")
      .evaluateAll((all) => all.map((one) => [one.dataset.snippet, one.textContent]));
    return Object.fromEntries(shown.map(([kind, text]) => [kind, text.replaceAll(base, here.site.url)]));
  };

  for (const [path, shown] of [
    ["websocket/1006/", ["1006"]],
    ["websocket/1006-vs-1014/", ["1006", "1014"]],
    ["fr/websocket/1006/", ["1006"]],
  ]) {
    it(`of /${path} work as they are`, async (t) => {
      const { page, complaints } = await blog.visit(t);
      const { iframe, script, element, oembed } = await snippets(page, path);
      const { html } = JSON.parse((await (await page.request.get(oembed)).text()).replaceAll(base, here.site.url));
      for (const frame of [iframe, html]) {
        await page.goto(blog.put(frame, POLICIES.iframe));
        const root = page.frameLocator("iframe").locator("html");
        assert.equal((await root.locator("h1").innerText()).replace(/\s+/g, " "), title(...shown));
        assert.equal(await root.getAttribute("lang"), path.startsWith("fr/") ? "fr" : "en");
      }
      await page.goto(blog.put(script));
      assert.equal(await card(page, "[data-closecode]"), title(...shown));
      await page.goto(blog.put(element));
      assert.equal(await card(page, "close-code"), title(...shown));
      assert.deepEqual(complaints, []);
    });
  }
});
