// What an answer says about itself: which words matched, and why it is there.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codes } from "./built.mjs";
import { ask, keys } from "./search-box.mjs";
import { eventually, stage, visit } from "./visit.mjs";

describe("an answer", () => {
  const here = stage();
  const open = async (t, path = "") => {
    const visited = await visit(t, here);
    await visited.page.goto(here.site.url + path);
    return visited;
  };
  const of = (page, key) => page.locator(`#results [data-key="${key}"]`);
  const marked = (page, key) => of(page, key).locator("mark").allInnerTexts();

  it("marks the words that matched, as they stand there", async (t) => {
    const { page } = await open(t);
    await ask(page, "ABNORMAL closing");
    assert.deepEqual((await marked(page, "websocket/1006")).slice(0, 2), ["Abnormal", "Closure"]);
    await ask(page, "abnorm");
    assert.equal((await marked(page, "websocket/1006"))[0], "Abnormal");
  });

  it("loses nothing of a text that it marks", async (t) => {
    const { page } = await open(t);
    const code = codes.find(({ key }) => key === "1006");
    await ask(page, "abnormal closure: connection ended without a frame");
    assert.equal(await of(page, "websocket/1006").locator("p").first().innerText(), code.meaning);
  });

  it("says which library's log line it knows", async (t) => {
    const { page } = await open(t);
    const { key, symptoms } = codes.find(({ symptoms }) => symptoms.some(([library]) => library.startsWith("gorilla")));
    const [library, text] = symptoms.find(([library]) => library.startsWith("gorilla"));
    await ask(page, `2026-03-01T03:12:55Z ERROR ${text}`);
    const why = await of(page, `websocket/${key}`).locator(".why").innerText();
    assert.ok(why.startsWith(`log text · ${library}`) && why.includes(text), why);
  });

  it("says whether it was the code or the name", async (t) => {
    const { page } = await open(t);
    for (const [query, expected] of [["1006", "code"], ["Abnormal Closure", "name"]]) {
      await ask(page, query);
      assert.equal(await of(page, "websocket/1006").locator(".why").innerText(), expected);
    }
  });

  it("belongs to a pressed category, or is about a code that does", async (t) => {
    const { page } = await open(t);
    const all = await ask(page, "closure");
    const category = (key) => codes.find((code) => `websocket/${code.key}` === key)?.category;
    const wanted = "error";
    await page.locator(`button[data-category="${wanted}"]`).click();
    const expected = all.filter((key) => category(key) === wanted);
    assert.ok(expected.length > 0 && all.some((key) => category(key) && category(key) !== wanted), "choose another query");
    await eventually(async () => (await keys(page)).filter((key) => category(key) && category(key) !== wanted), []);
    const left = await keys(page);
    assert.deepEqual(expected.filter((key) => !left.includes(key)), []);
    await ask(page, "1000 vs 1006");
    assert.ok((await keys(page)).includes("websocket/1000-vs-1006"), "one of the two is an error");
    await ask(page, "1000");
    assert.ok(!(await keys(page)).includes("websocket/1000"));
  });
});
