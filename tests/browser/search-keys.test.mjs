// The search box by keyboard, and when the network is slow or gone.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codes } from "./built.mjs";
import { ask, kept, keys, rows } from "./search-box.mjs";
import { eventually, stage, visit } from "./visit.mjs";

describe("the search by keyboard", () => {
  const here = stage();
  const open = async (t, path = "") => {
    const visited = await visit(t, here);
    await visited.page.goto(here.site.url + path);
    return visited;
  };
  /** What has the focus: an answer's key, or an element's id or name. */
  const focused = (page) =>
    page.evaluate(() => {
      const element = document.activeElement;
      return element.closest("[data-key]")?.dataset.key ?? (element.id || element.localName);
    });

  it("goes to the box at a slash, which is not typed", async (t) => {
    const { page } = await open(t);
    await page.keyboard.press("/");
    assert.equal(await focused(page), "search");
    assert.equal(await page.inputValue("#search"), "");
    await page.keyboard.type("a/b");
    assert.equal(await page.inputValue("#search"), "a/b");
  });

  it("leaves a slash alone with a modifier", async (t) => {
    const { page } = await open(t);
    await page.keyboard.press("Control+/");
    assert.equal(await focused(page), "body");
  });

  it("clears the box at Escape and keeps the focus in it", async (t) => {
    const { page } = await open(t);
    await ask(page, "1006");
    await page.keyboard.press("Escape");
    assert.equal(await page.inputValue("#search"), "");
    assert.equal(await focused(page), "search");
    assert.equal(await page.locator("#results").isVisible(), false);
    assert.equal((await rows(page)).length, codes.length);
    await eventually(async () => kept(page, "q"), null);
  });

  it("moves through the answers with the arrows and opens one with Enter", async (t) => {
    const { page } = await open(t);
    const found = await ask(page, "timeout");
    assert.ok(found.length > 2);
    const steps = [["ArrowDown", found[0]], ["ArrowDown", found[1]], ["ArrowUp", found[0]], ["ArrowUp", "search"]];
    for (const [key, expected] of steps) {
      await page.keyboard.press(key);
      assert.equal(await focused(page), expected, key);
    }
    for (const expected of [...found, found.at(-1)]) {
      await page.keyboard.press("ArrowDown");
      assert.equal(await focused(page), expected);
    }
    await page.keyboard.press("Escape");
    assert.equal(await focused(page), "search");
    const address = await page.locator("#results li a").nth(1).evaluate((link) => link.href);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(address);
  });

  it("opens the best answer with Enter in the box", async (t) => {
    const { page } = await open(t);
    await ask(page, "1006 vs 1014");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${here.site.url}websocket/1006-vs-1014/`);
  });

  it("opens the best answer with Enter even before the search index has come", async (t) => {
    const { page } = await open(t);
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await page.route("**/search.json", async (route) => (await held, route.continue()));
    // Before the script has come, Enter leads to the index as it does without scripts.
    const asked = page.waitForRequest("**/search.json");
    await page.fill("#search", "1006 vs 1014");
    await asked;
    await page.keyboard.press("Enter");
    release();
    await page.waitForURL(`${here.site.url}websocket/1006-vs-1014/`);
  });

  it("answers the last query when answers to an earlier one come late", async (t) => {
    const { page } = await open(t);
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await page.route("**/search.json", async (route) => (await held, route.continue()));
    await page.fill("#search", "1006");
    await page.fill("#search", "1008");
    release();
    await eventually(async () => (await keys(page))[0], "websocket/1008");
  });

  it("keeps table and categories when the search index cannot be had, and tries again", async (t) => {
    const { page } = await open(t);
    let working = false;
    await page.route("**/search.json", (route) => (working ? route.continue() : route.abort()));
    // Each turn asks for the index anew once the last request for it has failed.
    const refused = async (turn) => {
      const failure = page.waitForEvent("requestfailed");
      await turn();
      await failure;
    };
    await refused(() => page.fill("#search", "1006"));
    assert.equal((await rows(page)).length, codes.length);
    const button = page.locator("button[data-category]").first();
    await refused(() => button.click());
    await eventually(async () => (await rows(page)).length, Number(await button.locator(".tally").innerText()));
    await refused(() => button.click());
    working = true;
    await page.locator("#search").press("End");
    await page.keyboard.type(" ");
    await eventually(async () => (await keys(page))[0], "websocket/1006");
  });

  it("answers without a second request for each key", async (t) => {
    const { page } = await open(t);
    let requests = 0;
    page.on("request", (request) => (requests += Number(request.url().endsWith("search.json"))));
    await ask(page, "1006");
    await ask(page, "policy");
    assert.equal(requests, 1);
  });
});
