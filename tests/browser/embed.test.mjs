// Cards on other people's pages, whose policy lets in this site's script and frames and nothing else.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { BOTH, card, element, part, script, title } from "./cards.mjs";
import { host } from "./host.mjs";
import { stage } from "./visit.mjs";

describe("cards on another site", () => {
  const here = stage();
  const blog = host(here);

  for (const [selector, markup] of [["close-code", element("1006")], ["[data-closecode]", part("1006")]]) {
    it(`take the place of the link in ${selector}, at their full height`, async (t) => {
      const { page, complaints } = await blog.open(t, `<p>Before</p>${markup}${script}`);
      assert.equal(await card(page, selector), title("1006"));
      assert.equal(await page.locator(`${selector} iframe`).getAttribute("title"), "WebSocket 1006");
      assert.deepEqual(complaints, []);
    });
  }

  it("compare two codes, in family order whichever comes first", async (t) => {
    const body = element("1014", ' versus="1006"') + part("1006", ' data-versus="1014"') + script;
    const { page, complaints } = await blog.open(t, body);
    assert.equal(await card(page, "close-code"), title("1006", "1014"));
    assert.equal(await card(page, "[data-closecode]"), title("1006", "1014"));
    assert.deepEqual(complaints, []);
  });

  it("speak the language and wear the theme that was asked for", async (t) => {
    const body = element("1006", ' lang="fr" theme="dark"') + part("1006", ' data-lang="fr" data-theme="light"');
    const { page, complaints } = await blog.open(t, body + script, { colorScheme: "light" });
    const grounds = [];
    for (const selector of BOTH) {
      await card(page, selector);
      const root = page.frameLocator(`${selector} iframe`).locator("html");
      assert.equal(await root.getAttribute("lang"), "fr");
      grounds.push(await root.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor));
    }
    assert.notEqual(grounds[0], grounds[1]);
    assert.deepEqual(complaints, []);
  });

  it("are several on one page, each with its own code and one request", async (t) => {
    // No other test of this file asks for these codes.
    const { page, complaints } = await blog.open(t, element("1000") + element("1001") + part("1009") + script);
    assert.equal(await card(page, "close-code[code='1000']"), title("1000"));
    assert.equal(await card(page, "close-code[code='1001']"), title("1001"));
    assert.equal(await card(page, "[data-closecode]"), title("1009"));
    for (const code of ["1000", "1001", "1009"]) {
      assert.equal(here.site.seen.filter((path) => path.endsWith(`/websocket/${code}/`)).length, 1, code);
    }
    assert.deepEqual(complaints, []);
  });

  it("appear in what is added to the page later", async (t) => {
    const { page, complaints } = await blog.open(t, `<main></main>${script}`);
    await page.waitForFunction(() => customElements.get("close-code"));
    await page.evaluate(() => {
      const custom = document.createElement("close-code");
      custom.setAttribute("code", "1006");
      const wrapper = document.createElement("section");
      wrapper.append(document.createElement("div"));
      wrapper.firstChild.dataset.closecode = "1008";
      document.querySelector("main").append(custom, wrapper);
    });
    assert.equal(await card(page, "close-code"), title("1006"));
    assert.equal(await card(page, "[data-closecode]"), title("1008"));
    assert.deepEqual(complaints, []);
  });

  it("change with their attributes, and give the link back where there is no such card", async (t) => {
    const { page } = await blog.open(t, element("1006") + script);
    await card(page, "close-code");
    await page.locator("close-code").evaluate((one) => one.setAttribute("code", "1008"));
    assert.equal(await card(page, "close-code"), title("1008"));
    await page.locator("close-code").evaluate((one) => one.setAttribute("code", "../1008"));
    await page.locator("close-code > a").waitFor();
    assert.equal(await page.locator("close-code iframe").count(), 0);
  });

  it("survive being moved to another place of the page", async (t) => {
    const { page, complaints } = await blog.open(t, `${element("1006")}${part("1008")}<aside></aside>${script}`);
    for (const selector of BOTH) {
      await card(page, selector);
      await page.locator(selector).evaluate((one) => document.querySelector("aside").append(one));
      await card(page, `aside ${selector}`);
    }
    assert.deepEqual(complaints, []);
  });

  it("are made once when the script is there twice", async (t) => {
    const twice = script + element("1006") + part("1008") + script;
    const { page, complaints } = await blog.open(t, twice);
    assert.equal(await card(page, "close-code"), title("1006"));
    assert.equal(await card(page, "[data-closecode]"), title("1008"));
    assert.equal(await page.locator("iframe").count(), 2);
    assert.deepEqual(complaints, []);
  });

  it("lead to the code's page in a tab of its own, which works", async (t) => {
    const { page, context, complaints } = await blog.open(t, element("1006") + script);
    await card(page, "close-code");
    const opened = context.waitForEvent("page");
    await page.frameLocator("close-code iframe").locator("a").click();
    const tab = await opened;
    await tab.waitForURL(`${here.site.url}websocket/1006/`);
    await tab.locator("button[data-theme-button]").click();
    assert.notEqual(await tab.evaluate(() => localStorage.getItem("theme")), null, "it has storage of its own again");
    assert.deepEqual(complaints, []);
  });

  it("leave no trace: no cookie, nothing stored, one global name at most", async (t) => {
    const { page, context } = await blog.open(t, `${element("1006")}${script}`);
    await card(page, "close-code");
    assert.deepEqual(await context.cookies(), []);
    const { origins } = await context.storageState();
    assert.deepEqual(origins, []);
    const names = () => page.evaluate(() => Object.getOwnPropertyNames(window));
    const withCard = await names();
    await page.goto(blog.put("nothing"));
    const without = new Set(await names());
    const added = withCard.filter((name) => !without.has(name) && !/^\d+$/.test(name));
    assert.ok(added.length <= 1, `${added}`);
  });

  it("do not listen to other frames that claim a height", async (t) => {
    const { page } = await blog.open(t, element("1006") + script);
    await card(page, "close-code");
    const frame = page.locator("close-code iframe");
    const before = await frame.getAttribute("height");
    await page.evaluate(async () => {
      const heard = new Promise((resolve) => addEventListener("message", resolve, { once: true }));
      postMessage({ type: "closecodes:height", height: 3000 }, "*");
      await heard;
    });
    assert.equal(await frame.getAttribute("height"), before);
  });
});
