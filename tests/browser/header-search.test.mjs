// The box in the header of every page but the index: answers in a panel, by keyboard and pointer.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, it } from "node:test";
import { KINDS } from "./built.mjs";
import { keys } from "./search-box.mjs";
import { eventually, stage, visit } from "./visit.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WITH_HEADER = Object.entries(KINDS).filter(([kind]) => kind !== "index" && !kind.startsWith("card"));

describe("the search in the header", () => {
  const here = stage({ prefix: "/below/a/path/" });
  const open = async (t, path, options) => {
    const visited = await visit(t, here, options);
    await visited.page.goto(here.site.url + path);
    return visited;
  };
  const focused = (page) =>
    page.evaluate(() => document.activeElement.closest("[data-key]")?.dataset.key ?? document.activeElement.id);
  const announced = (page) => page.locator("form.quick [role=status]").innerText();

  it("answers on every kind of page, best first, and leads there", async (t) => {
    const { page, complaints } = await visit(t, here);
    for (const locale of ["", "fr/"]) {
      for (const [kind, path] of WITH_HEADER) {
        await page.goto(here.site.url + locale + path);
        await page.keyboard.press("/");
        await page.keyboard.type("close 1009 (message too big)");
        await eventually(async () => (await keys(page))[0], "websocket/1009", kind);
        await page.locator("#results [data-key] a").first().click();
        await page.waitForURL(`${here.site.url}${locale}websocket/1009/`);
      }
    }
    assert.deepEqual(complaints, []);
  });

  it("asks for nothing before somebody goes to the box", async (t) => {
    const { page } = await open(t, "websocket/1006/");
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname.split("/").pop().replace(/\.[0-9a-f]{8}\./, ".")));
    await page.waitForLoadState("networkidle");
    assert.deepEqual(asked.filter((name) => name !== "favicon.svg"), []);
    await page.focus("#quick");
    await page.keyboard.type("1006");
    await eventually(async () => (await keys(page))[0], "websocket/1006");
    assert.deepEqual(asked.filter((name) => name !== "favicon.svg").sort(), ["answers.css", "answers.js", "rank.js", "search.json"]);
  });

  it("moves through the answers with the arrows, opens one with Enter and goes back at Escape", async (t) => {
    const { page } = await open(t, "faq/");
    await page.keyboard.press("/");
    await page.keyboard.type("timeout");
    await eventually(async () => (await keys(page)).length > 2, true);
    const found = await keys(page);
    const steps = [["ArrowDown", found[0]], ["ArrowDown", found[1]], ["ArrowUp", found[0]], ["ArrowUp", "quick"]];
    for (const [key, expected] of [...steps, ["ArrowDown", found[0]], ["Escape", "quick"], ["ArrowDown", found[0]]]) {
      await page.keyboard.press(key);
      assert.equal(await focused(page), expected, key);
    }
    await page.keyboard.press("Enter");
    await page.waitForURL(`${here.site.url}${found[0]}/`);
  });

  it("clears and closes at Escape, and closes when somebody turns to the page", async (t) => {
    const { page } = await open(t, "websocket/1006/");
    const panel = page.locator("#results");
    const ask = async () => {
      await page.fill("#quick", "timeout");
      await panel.waitFor();
    };
    await ask();
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "hidden" });
    assert.equal(await page.inputValue("#quick"), "");
    assert.equal(await focused(page), "quick");
    await ask();
    await page.locator(".brand").hover();
    await page.mouse.move(4, 500);
    await page.mouse.down();
    await panel.waitFor({ state: "hidden" });
    assert.equal(await page.inputValue("#quick"), "timeout");
    await page.focus("#quick");
    await panel.waitFor();
    for (let stop = 0; stop < 12; stop++) await page.keyboard.press("Tab");
    await panel.waitFor({ state: "hidden" });
  });

  it("leads to the index with the query at Enter in the box", async (t) => {
    const { page } = await open(t, "fr/websocket/1000/");
    await page.fill("#quick", "1006 vs 1014");
    await page.press("#quick", "Enter");
    await page.waitForURL(`${here.site.url}fr/?q=1006+vs+1014`);
    await eventually(async () => (await keys(page))[0], "websocket/1006-vs-1014");
  });

  it("tells how many answers there are, in the page's language", async (t) => {
    const { page } = await open(t, "faq/");
    await page.fill("#quick", "qqqqzzzz");
    await eventually(() => announced(page), "No answer");
    assert.equal(await page.locator("#results .none").isVisible(), true);
    await page.fill("#quick", "timeout");
    await eventually(async () => (await announced(page)) === `${(await keys(page)).length} answers`, true);
    await page.goto(`${here.site.url}fr/faq/`);
    await page.fill("#quick", "timeout");
    await eventually(async () => (await announced(page)) === `${(await keys(page)).length} réponses`, true);
  });

  it("still leads to the index when what answers cannot be had", async (t) => {
    const { page } = await open(t, "faq/");
    await page.route("**/answers.*.js", (route) => route.abort());
    await page.fill("#quick", "1006");
    await page.press("#quick", "Enter");
    await page.waitForURL(`${here.site.url}?q=1006`);
  });

  for (const colorScheme of ["light", "dark"]) {
    it(`axe finds nothing about the open panel in ${colorScheme}`, async (t) => {
      const { page } = await open(t, "websocket/1006/", { colorScheme });
      await page.fill("#quick", "discord websocket: close 1006 (abnormal closure): unexpected EOF");
      await page.locator("#results").waitFor();
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
        return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target}`));
      });
      assert.deepEqual(violations, []);
    });
  }

  it("stays inside of a narrow screen", async (t) => {
    const { page } = await open(t, "websocket/1006/", { viewport: { width: 320, height: 640 } });
    await page.fill("#quick", "websocket: close 1006 (abnormal closure): unexpected EOF");
    await page.locator("#results").waitFor();
    const box = await page.locator("#results").boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 320, JSON.stringify(box));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  });
});
