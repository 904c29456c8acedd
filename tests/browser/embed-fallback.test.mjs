// Where there can be no card, the link stays, and nothing is asked for that could do harm.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { BOTH, card, element, part, script, title } from "./cards.mjs";
import { POLICIES, host } from "./host.mjs";
import { eventually, stage } from "./visit.mjs";

/** What embed.js waits at most. */
const PATIENCE = 10_000;

describe("where there is no card", () => {
  const here = stage();
  const blog = host(here);

  /** The link can be seen and leads to the code's page; beside it stands nothing, least of all an empty box. */
  const onlyTheLink = async (page, selector, code) => {
    const link = page.locator(`${selector} > a`);
    assert.equal(await link.isVisible(), true, `${selector} shows its link`);
    assert.equal(await link.getAttribute("href"), `${here.site.url}websocket/${code}/`);
    const [around, inside] = [await page.locator(selector).boundingBox(), await link.boundingBox()];
    assert.ok(Math.abs(around.height - inside.height) < 2, `${selector} is as high as its link`);
  };
  /** Complaints but for those of the browser itself about what was not found, not let in or not reached. */
  const errors = (complaints) =>
    complaints.filter((complaint) => !/^[45]\d\d:|Failed to load resource|CORS policy|policy: |Content Security Policy/.test(complaint));

  it("the link stays where the code is not known, and nothing is asked for twice", async (t) => {
    const { page, complaints } = await blog.visit(t);
    const asked = [];
    page.on("requestfinished", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(blog.put(`${element("9999")}${part("9999")}${part("1006", ' data-versus="9998"')}${script}`), { waitUntil: "networkidle" });
    await onlyTheLink(page, "close-code", "9999");
    await onlyTheLink(page, "[data-closecode='9999']", "9999");
    await onlyTheLink(page, "[data-closecode='1006']", "1006");
    const cards = () => asked.filter((path) => path.includes("/embed/")).sort();
    await eventually(async () => cards(), ["/embed/websocket/1006-vs-9998/", "/embed/websocket/9999/"]);
    assert.deepEqual(errors(complaints), []);
  });

  it("nothing is asked for where an attribute is not a code", async (t) => {
    const hostile = ["../../x", "1006/../..", "javascript:alert(1)", "", "1006?x", "//example.org"];
    const body = hostile.map((code) => element(code)).join("") + part("1006", ' data-lang="../x"');
    const { page, complaints } = await blog.open(t, body + script);
    assert.equal(await card(page, "[data-closecode]"), title("1006"));
    assert.equal(await page.locator("close-code article, close-code iframe").count(), 0);
    assert.equal(await page.locator("close-code > a:visible").count(), hostile.length);
    assert.deepEqual(complaints, []);
  });

  for (const [what, broken] of [
    ["the script", (path) => path.endsWith("embed.js")],
    ["the card", (path) => path.includes("/embed/")],
  ]) {
    it(`the link stays where the server cannot give ${what}`, async (t) => {
      const { page, context, complaints } = await blog.visit(t);
      let failed = 0;
      await context.route(
        (url) => broken(url.pathname),
        (route) => {
          failed++;
          const headers = { "Access-Control-Allow-Origin": "*" };
          return route.fulfill({ status: 500, headers, contentType: "text/html", body: '<main class="card">broken</main>' });
        },
      );
      await page.goto(blog.put(element("1006") + part("1006") + script), { waitUntil: "networkidle" });
      await eventually(async () => failed, 1);
      for (const selector of BOTH) await onlyTheLink(page, selector, "1006");
      assert.deepEqual(errors(complaints), []);
    });
  }

  it("the link stays where a host answers everything with some other page", async (t) => {
    const { page, context, complaints } = await blog.visit(t);
    const headers = { "Access-Control-Allow-Origin": "*" };
    let answered = 0;
    await context.route(/\/embed\//, async (route) => {
      await route.fulfill({ headers, contentType: "text/html", body: "<main><h1>Welcome" });
      answered++;
    });
    await page.goto(blog.put(element("1006") + part("1008") + script), { waitUntil: "networkidle" });
    await eventually(async () => answered, 2);
    await onlyTheLink(page, "close-code", "1006");
    await onlyTheLink(page, "[data-closecode]", "1008");
    assert.deepEqual(complaints, []);
  });

  for (const policy of ["script", "frames"]) {
    it(`the link stays where the reader is offline and the page lets ${policy} in`, async (t) => {
      const { page, context, complaints } = await blog.visit(t);
      await context.route(/\/embed\//, (route) => route.abort("internetdisconnected"));
      await page.clock.install();
      await page.goto(blog.put(element("1006") + part("1008") + script, POLICIES[policy]));
      await page.locator("close-code iframe").waitFor({ state: "attached" });
      await onlyTheLink(page, "close-code", "1006");
      await page.locator("[data-closecode] iframe").waitFor({ state: "attached" });
      await page.clock.runFor(PATIENCE);
      assert.equal(await page.locator("iframe").count(), 0, "what did not come is taken away");
      await onlyTheLink(page, "close-code", "1006");
      await onlyTheLink(page, "[data-closecode]", "1008");
      assert.deepEqual(errors(complaints), []);
    });
  }

  it("the link stays where the server is slow, and the card comes when it is asked for again", async (t) => {
    const { page, context, complaints } = await blog.visit(t);
    let asked = 0;
    let slow = true;
    await context.route(/\/embed\//, (route) => {
      asked++;
      if (!slow) return route.continue();
    });
    await page.clock.install();
    await page.goto(blog.put(element("1006") + part("1006") + script), { waitUntil: "commit" });
    const aborted = page.waitForEvent("requestfailed");
    await eventually(async () => asked, 1);
    for (const selector of BOTH) await onlyTheLink(page, selector, "1006");
    await page.clock.runFor(PATIENCE);
    await aborted;
    for (const selector of BOTH) await onlyTheLink(page, selector, "1006");
    assert.equal(asked, 1);
    slow = false;
    await page.locator("close-code").evaluate((one) => {
      one.remove();
      document.body.append(one);
    });
    assert.equal(await card(page, "close-code"), title("1006"));
    assert.deepEqual(errors(complaints), []);
  });

  it("an element that can hold no card stays what it is", async (t) => {
    const body = `<a href="{site}websocket/1006/" data-closecode="1006">1006</a>${part("1008")}`;
    const { page, complaints } = await blog.open(t, body + script);
    assert.equal(await card(page, "div"), title("1008"));
    assert.equal(await page.locator("a[data-closecode]").isVisible(), true);
    assert.deepEqual(complaints, []);
  });

  it("the link stays where the page lets the script in and no card", async (t) => {
    const { page, complaints } = await blog.visit(t);
    await page.clock.install();
    await page.goto(blog.put(element("1006") + part("1006") + script, "script-src {origin}"));
    await page.locator("close-code iframe").waitFor({ state: "attached" });
    await page.clock.runFor(PATIENCE);
    assert.equal(await page.locator("iframe").count(), 0);
    for (const selector of BOTH) await onlyTheLink(page, selector, "1006");
    assert.deepEqual(errors(complaints), []);
  });

  it("the link stays where scripts are off", async (t) => {
    const { page } = await blog.open(t, `${element("1006")}${part("1006")}${script}`, { javaScriptEnabled: false });
    assert.equal(await page.locator("a:visible").count(), 2);
  });
});
