// An index of so many codes that they stand in groups: a query leaves the best, in a group of their own.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { FIRST, buildManyCodes } from "../search/many-codes.mjs";
import { ask, count, kept, rows } from "./search-box.mjs";
import { eventually, stage, visit } from "./visit.mjs";

const CODES = 330;

describe("an index of many codes", () => {
  const made = mkdtempSync(join(tmpdir(), "closecodes-many-"));
  after(() => rmSync(made, { recursive: true, force: true }));
  buildManyCodes(made, CODES);
  const here = stage({ folder: join(made, "public") });
  const open = async (t, path = "", options = {}) => {
    const visited = await visit(t, here, options);
    await visited.page.goto(here.site.url + path);
    return visited;
  };
  const all = Array.from({ length: CODES }, (_, at) => String(FIRST + at));
  const groups = (page) => page.locator(".group:visible").evaluateAll((shown) => shown.map((group) => group.ariaLabel));

  it("has all rows, in groups that are named by their codes", async (t) => {
    const { page, complaints } = await open(t);
    await eventually(() => rows(page), all);
    const named = await groups(page);
    assert.deepEqual([named[0], named.at(-1)], [`${FIRST}–${FIRST + 19}`, `${FIRST + 320}–${FIRST + 329}`]);
    assert.equal(await count(page), `Showing ${CODES} of ${CODES} codes`);
    assert.deepEqual(complaints, []);
  });

  it("shows the best rows for a query, in the order of the answers, and all again when it is cleared", async (t) => {
    const { page } = await open(t);
    const answers = await ask(page, "session timeout");
    const best = answers.map((key) => key.split("/")[1]).slice(0, 5);
    assert.equal(best.length, 5);
    assert.deepEqual(await rows(page), best);
    assert.deepEqual(await groups(page), [null], "a group without a range");
    assert.equal(await count(page), `Showing 5 of ${CODES} codes`);
    await page.press("#search", "Escape");
    await eventually(() => rows(page), all);
  });

  it("shows the row of a code that is asked for first, and no row twice", async (t) => {
    const { page } = await open(t);
    const [first] = await ask(page, "4321");
    assert.equal(first, "many/4321");
    assert.equal((await rows(page))[0], "4321");
    assert.equal(new Set(await rows(page)).size, (await rows(page)).length);
  });

  it("keeps a category with a query and without", async (t) => {
    const { page } = await open(t);
    await page.click('button[data-category="c1"]:enabled');
    await eventually(() => rows(page), all.filter((_, at) => at % 4 === 1));
    await ask(page, "token");
    const left = await rows(page);
    assert.ok(left.length > 0 && left.every((code) => (Number(code) - FIRST) % 4 === 1), left.join());
    await eventually(() => kept(page, "q"), "token");
    assert.equal(kept(page, "category"), "c1");
  });

  it("copies from a row that a query has left", async (t) => {
    const { page, complaints } = await open(t, "", { permissions: ["clipboard-read", "clipboard-write"] });
    await ask(page, "4321");
    await page.locator('tr[data-code="4321"]:visible button[data-copy]').click();
    await eventually(() => page.evaluate(() => navigator.clipboard.readText()).then((text) => text.split(" ")[0]), "4321");
    assert.deepEqual(complaints, []);
  });

  it("has its rows without scripts, and is no wider than a phone", async (t) => {
    const { page } = await open(t, "", { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    assert.equal(await page.locator("tr[data-code]").count(), CODES);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
});
