// The script at the address that never changes, with its hash, as the page about embedding has the line.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LOCALES, base, read } from "./built.mjs";
import { BOTH, card, element, part, title } from "./cards.mjs";
import { host } from "./host.mjs";
import { stage, visit } from "./visit.mjs";

const PINNED = /embed-[0-9a-f]+\.js$/;
const markup = element("1006") + part("1008");

describe("the script with a hash", () => {
  const here = stage();
  const blog = host(here);

  /** The line, as it would be if the site were where it is served now. */
  const line = async (t, locale = "") => {
    const { page } = await visit(t, here);
    await page.goto(`${here.site.url}${locale}embed/`);
    return (await page.locator("[data-pinned]").textContent()).replaceAll(base, here.site.url);
  };

  /** A page with the line, and with another answer in the place of the script. */
  const instead = async (t, answer) => {
    const visited = await blog.visit(t);
    const cors = { "Access-Control-Allow-Origin": "*" };
    await visited.context.route(PINNED, (route) => route.fulfill({ contentType: "text/javascript", headers: cors, ...answer }));
    const refused = visited.page.waitForEvent("console", (message) => message.type() === "error");
    await visited.page.goto(blog.put(markup + (await line(t))));
    return { ...visited, refused: (await refused).text() };
  };

  for (const [language, locale] of Object.entries(LOCALES)) {
    it(`makes cards on another site, in ${language}`, async (t) => {
      const { page, complaints } = await blog.open(t, markup + (await line(t, locale)));
      assert.equal(await card(page, "close-code"), title("1006"));
      assert.equal(await card(page, "[data-closecode]"), title("1008"));
      assert.deepEqual(complaints, []);
    });
  }

  it("makes cards as a module too", async (t) => {
    const { page, complaints } = await blog.open(t, markup + (await line(t)).replace("<script", '<script type="module"'));
    assert.equal(await card(page, "close-code"), title("1006"));
    assert.deepEqual(complaints, []);
  });

  it("is not run where somebody has changed it, and the links stay", async (t) => {
    const { page, refused } = await instead(t, { body: `${read("embed.js")} ` });
    assert.match(refused, /integrity/);
    for (const selector of BOTH) assert.ok(await page.locator(`${selector} > a`).isVisible());
    assert.equal(await page.evaluate(() => customElements.get("close-code") === undefined), true);
  });

  it("leaves the links where the site no longer has it", async (t) => {
    const { page, refused } = await instead(t, { status: 404, body: "" });
    assert.match(refused, /404/);
    for (const selector of BOTH) assert.ok(await page.locator(`${selector} > a`).isVisible());
  });
});
