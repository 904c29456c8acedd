// The table of limits: found by search, sorted by its heads, each row with an address of its own.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LOCALES, entries } from "./built.mjs";
import { ask } from "./search-box.mjs";
import { stage, visit } from "./visit.mjs";

const limits = entries("limit").map(({ key, ...limit }) => ({ ...limit, slug: key.replace("limits/", "") }));

describe("limits", () => {
  const here = stage();
  const open = async (t, path = "limits/", options = {}) => {
    const visited = await visit(t, here, options);
    await visited.page.goto(here.site.url + path);
    return visited;
  };
  /** For each row in its order what a column compares. */
  const values = (page, column) =>
    page.locator("table tbody tr").evaluateAll((rows, at) => rows.map((row) => row.cells[at].dataset.value), column);
  const names = (page) => page.locator("table tbody tr").evaluateAll((rows) => rows.map((row) => row.id));
  const head = (page, name) => page.locator(`th[data-sort=${name}]`);

  it("stand in the order of the site until somebody sorts them, and again after the third click", async (t) => {
    const { page, complaints } = await open(t);
    const written = limits.map(({ slug }) => slug);
    assert.deepEqual(await names(page), written);
    for (const order of ["ascending", "descending", null]) {
      await head(page, "limit").getByRole("button").click();
      assert.equal(await head(page, "limit").getAttribute("aria-sort"), order);
    }
    assert.deepEqual(await names(page), written);
    assert.equal(new URL(page.url()).search, "");
    assert.deepEqual(complaints, []);
  });

  it("are sorted by time with what has none at the end, in both directions", async (t) => {
    const { page } = await open(t, "limits/?sort=limit");
    const numbers = (values) => values.filter(Boolean).map(Number);
    const up = await values(page, 1);
    assert.deepEqual(numbers(up), numbers(up).toSorted((a, b) => a - b));
    assert.ok(up.includes("") && up.indexOf("") >= numbers(up).length, `${up}`);
    await head(page, "limit").getByRole("button").click();
    assert.equal(new URL(page.url()).search, "?sort=-limit");
    const down = await values(page, 1);
    assert.deepEqual(numbers(down), numbers(up).toReversed());
    assert.ok(down.indexOf("") >= numbers(down).length, `${down}`);
  });

  it("keep their order and their row when the address is opened again", async (t) => {
    const { page } = await open(t, "limits/?sort=-limit#aws-alb");
    const before = await names(page);
    assert.notDeepEqual(before, limits.map(({ slug }) => slug));
    await page.reload();
    assert.deepEqual(await names(page), before);
    assert.equal(await page.locator("tr:target").getAttribute("id"), "aws-alb");
    const box = await page.locator("#aws-alb").boundingBox();
    assert.ok(box.y >= -box.height && box.y < 800, `the row is in sight: ${box.y}`);
  });

  it("are found by setting and by words, and the answer leads to the row", async (t) => {
    const { page } = await open(t, "");
    const asked = { proxy_read_timeout: "nginx-read-timeout", "Cloudflare 100 s": "cloudflare-idle" };
    for (const [query, slug] of Object.entries(asked)) {
      const found = await ask(page, query);
      assert.ok(found.includes(`limits/${slug}`), `${query} → ${found}`);
    }
    await page.locator('[data-key="limits/cloudflare-idle"] a').click();
    await page.waitForURL(`${here.site.url}limits/#cloudflare-idle`);
    assert.equal(await page.locator("tr:target").getAttribute("id"), "cloudflare-idle");
  });

  for (const [language, locale] of Object.entries(LOCALES)) {
    it(`fit on the narrowest screens in ${language}, with scripts and without`, async (t) => {
      for (const javaScriptEnabled of [true, false]) {
        const { page } = await open(t, `${locale}limits/`, { javaScriptEnabled, viewport: { width: 320, height: 640 } });
        const box = await page.locator("main").boundingBox();
        const cells = await page.locator("tbody td:visible").evaluateAll((all) => all.map((cell) => {
          const { left, right } = cell.getBoundingClientRect();
          return left >= 0 && right <= 320 && cell.scrollWidth <= cell.clientWidth;
        }));
        assert.ok(box.width <= 320 && cells.length > limits.length && cells.every(Boolean), `${cells}`);
      }
    });
  }
});
