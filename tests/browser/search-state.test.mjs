// The state of the index: what the address keeps, what the categories leave, and that the count tells the truth.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codes } from "./built.mjs";
import { ask, count, kept, keys, rows } from "./search-box.mjs";
import { eventually, stage, visit } from "./visit.mjs";

describe("the state of the search", () => {
  const here = stage();
  const open = async (t, path = "") => {
    const visited = await visit(t, here);
    await visited.page.goto(here.site.url + path);
    return visited;
  };
  const button = (page, category) => page.locator(`button[data-category="${category}"]`);
  const pressed = (page) =>
    page
      .locator('button[data-category][aria-pressed="true"]')
      .evaluateAll((all) => all.map((one) => one.dataset.category));
  const of = (page, ...categories) =>
    page.locator("tr[data-code]").evaluateAll((all, categories) => {
      const wanted = all.filter((row) => categories.includes(row.dataset.category));
      return wanted.map((row) => row.dataset.code);
    }, categories);
  const tells = async (page) => {
    const shown = await rows(page);
    assert.equal(await count(page), `Showing ${shown.length} of ${codes.length} codes`);
    return shown;
  };

  it("counts the rows that are shown", async (t) => {
    const { page } = await open(t);
    assert.deepEqual(await tells(page), codes.map(({ key }) => key));
    assert.equal(codes.length, 23);
    for (const query of ["1006", "closure", "timeout", "1006 vs 1014", "qqqqzzzz"]) {
      await ask(page, query);
      assert.ok((await tells(page)).length < codes.length, query);
    }
  });

  it("fills the box from the address and answers at once", async (t) => {
    const { page, complaints } = await open(t, "?q=1006+vs+1014");
    assert.equal(await page.inputValue("#search"), "1006 vs 1014");
    await eventually(async () => (await keys(page))[0], "websocket/1006-vs-1014");
    assert.deepEqual((await tells(page)).sort(), ["1006", "1014"]);
    assert.deepEqual(complaints, []);
  });

  it("keeps the query in the address, through a reload and on the way back from an answer", async (t) => {
    const { page } = await open(t);
    const query = "100% closed & <gone>? 1006 #x é";
    await ask(page, query);
    await eventually(async () => kept(page, "q"), query);
    const before = await keys(page);
    await page.reload();
    assert.equal(await page.inputValue("#search"), query);
    await eventually(() => keys(page), before);
    await page.locator("#results [data-key] a").first().click();
    await page.waitForURL(/1006/);
    await page.goBack();
    await eventually(() => page.inputValue("#search"), query);
    await eventually(() => keys(page), before);
  });

  it("leaves one step in the history however much is typed", async (t) => {
    const { page } = await open(t, "faq/");
    await page.goto(here.site.url);
    await page.locator("#search").pressSequentially("policy");
    await eventually(async () => kept(page, "q"), "policy");
    await page.goBack();
    assert.equal(page.url(), `${here.site.url}faq/`);
  });

  it("forgets the query when the box is emptied", async (t) => {
    const { page } = await open(t, "?q=1006");
    await page.waitForSelector("#results:not([hidden])");
    await ask(page, "");
    await eventually(async () => page.url(), here.site.url);
    assert.equal(await page.locator("#results").isVisible(), false);
    assert.equal((await tells(page)).length, codes.length);
  });

  it("shows the codes of the pressed categories, and remembers which", async (t) => {
    const { page, complaints } = await open(t);
    assert.deepEqual(await pressed(page), []);
    await button(page, "protocol").click();
    assert.deepEqual(await pressed(page), ["protocol"]);
    assert.deepEqual(await tells(page), await of(page, "protocol"));
    assert.equal(kept(page, "category"), "protocol");
    await button(page, "error").click();
    assert.deepEqual(await tells(page), await of(page, "protocol", "error"));

    await page.reload();
    assert.deepEqual(await pressed(page), ["protocol", "error"].sort(await orderOf(page)));
    assert.deepEqual(await tells(page), await of(page, "protocol", "error"));

    await button(page, "protocol").click();
    assert.deepEqual(await tells(page), await of(page, "error"));
    await button(page, "error").click();
    assert.deepEqual(await pressed(page), []);
    assert.equal((await tells(page)).length, codes.length);
    assert.equal(page.url(), here.site.url);
    assert.deepEqual(complaints, []);
  });

  it("shows what both the query and the category let through", async (t) => {
    const { page } = await open(t);
    await button(page, "error").click();
    await ask(page, "closure");
    const found = await tells(page);
    assert.ok(found.length > 0 && (await of(page, "error")).length >= found.length);
    await button(page, "error").click();
    const all = await tells(page);
    assert.ok(all.length > found.length, "the query matches codes of other categories, too");
    const errors = await of(page, "error");
    assert.deepEqual(found, all.filter((code) => errors.includes(code)));
    await page.goto(`${here.site.url}?q=closure&category=error`);
    // The table may be read while its answers arrive; only then does the count have to agree with it.
    await eventually(() => rows(page), found);
    assert.deepEqual(await tells(page), found);
  });

  it("counts a category's codes on its button", async (t) => {
    const { page } = await open(t);
    const categories = new Set(codes.map(({ category }) => category));
    const buttons = await page.locator("button[data-category]").all();
    assert.ok(buttons.length >= categories.size);
    for (const one of buttons) {
      await one.click();
      assert.equal(await one.locator(".tally").innerText(), String((await tells(page)).length));
      await one.click();
    }
  });

  it("makes nothing of categories that do not exist", async (t) => {
    const { page, complaints } = await open(t, "?category=nonsense,%3Cb%3E");
    assert.deepEqual(await pressed(page), []);
    assert.equal((await tells(page)).length, codes.length);
    assert.deepEqual(complaints, []);
  });
});

/** Compares categories by the place of their buttons. */
const orderOf = async (page) => {
  const buttons = page.locator("button[data-category]");
  const order = await buttons.evaluateAll((all) => all.map((one) => one.dataset.category));
  return (a, b) => order.indexOf(a) - order.indexOf(b);
};
