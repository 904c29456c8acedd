// Where there can be no card, the link stays, and nothing is asked for that could do harm.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { BOTH, card, element, part, script } from "./cards.mjs";
import { host } from "./host.mjs";
import { stage } from "./visit.mjs";

describe("where there is no card", () => {
  const here = stage();
  const blog = host(here);

  it("the link stays where the code is not known", async (t) => {
    const { page, complaints } = await blog.open(t, `${element("9999")}${part("9998")}${script}`);
    for (const [selector, code] of [["close-code", "9999"], ["[data-closecode]", "9998"]]) {
      await page.frameLocator(`${selector} iframe`).locator("h1").waitFor({ state: "attached" });
      await page.waitForLoadState("networkidle");
      assert.equal(await page.locator(`${selector} > a`).isVisible(), true, code);
      const box = await page.locator(`${selector} iframe`).boundingBox();
      assert.ok(!box || box.height < 2, "no empty frame stands beside the link");
    }
    const others = complaints.filter((complaint) => !/404/.test(complaint));
    assert.deepEqual(others, [], "but for the missing pages there is nothing to complain about");
  });

  it("nothing is asked for where an attribute is not a code", async (t) => {
    const hostile = ["../../x", "1006/../..", "javascript:alert(1)", "", "1006?x", "//example.org"];
    const body = hostile.map((code) => element(code)).join("") + part("1006", ' data-lang="../x"');
    const { page, complaints } = await blog.open(t, body + script);
    await card(page, "[data-closecode]");
    assert.equal(await page.locator("close-code iframe").count(), 0);
    assert.equal(await page.locator("close-code > a:visible").count(), hostile.length);
    assert.deepEqual(complaints, []);
  });

  for (const [what, broken] of [
    ["the script", (path) => path.endsWith("embed.js")],
    ["the card", (path) => path.includes("/embed/")],
  ]) {
    it(`the link stays where the server cannot give ${what}`, async (t) => {
      const { page, context } = await blog.visit(t);
      let failed = 0;
      await context.route(
        (url) => broken(url.pathname),
        (route) => {
          failed++;
          return route.fulfill({ status: 500, contentType: "text/html", body: "<h1>broken</h1>" });
        },
      );
      await page.goto(blog.put(element("1006") + part("1006") + script), { waitUntil: "networkidle" });
      assert.ok(failed > 0);
      for (const selector of BOTH) {
        assert.equal(await page.locator(`${selector} > a`).isVisible(), true, selector);
        assert.equal(await page.locator(`${selector} > a`).getAttribute("href"), `${here.site.url}websocket/1006/`);
      }
    });
  }

  it("the link stays where scripts are off", async (t) => {
    const { page } = await blog.open(t, `${element("1006")}${part("1006")}${script}`, { javaScriptEnabled: false });
    assert.equal(await page.locator("a:visible").count(), 2);
  });
});
