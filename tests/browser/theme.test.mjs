// Light, dark, or as the system has it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { stage, visit } from "./visit.mjs";

describe("the theme", () => {
  const here = stage();
  const open = async (t, colorScheme, prepare) => {
    const visited = await visit(t, here, { colorScheme });
    if (prepare) await visited.page.addInitScript(prepare);
    await visited.page.goto(here.site.url);
    return visited;
  };
  const chosen = (page) => page.evaluate(() => document.documentElement.dataset.theme ?? "system");
  /** What is seen: whether the page is darker than its text. */
  const seen = (page) =>
    page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      const light = (color) => color.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
      return light(style.backgroundColor) < light(style.color) ? "dark" : "light";
    });
  /** Presses the button until the theme is the wished one. */
  const choose = async (page, theme) => {
    for (let presses = 0; presses < 3 && (await chosen(page)) !== theme; presses++) await button(page).click();
    assert.equal(await chosen(page), theme);
  };
  const button = (page) => page.getByRole("button", { name: /^Theme/ });

  it("follows the system until something is chosen", async (t) => {
    const { page, complaints } = await open(t, "dark");
    assert.equal(await seen(page), "dark");
    await page.emulateMedia({ colorScheme: "light" });
    assert.equal(await seen(page), "light");
    assert.deepEqual(complaints, []);
  });

  for (const system of ["light", "dark"]) {
    it(`can be each of the three under a ${system} system, and says which`, async (t) => {
      const { page } = await open(t, system);
      for (const theme of ["light", "dark", "system"]) {
        await choose(page, theme);
        assert.equal(await seen(page), theme === "system" ? system : theme);
        assert.equal(await page.getByRole("button", { name: `Theme: ${theme}`, exact: true }).count(), 1);
      }
    });
  }

  it("is kept over a reload and on the next page, before anything is painted", async (t) => {
    // The observer hears of the body before any script at the end of the page or in a module could have run.
    const { page, complaints } = await open(t, "light", () => {
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        window.first = document.documentElement.dataset.theme;
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    });
    await choose(page, "dark");
    for (const path of ["", "websocket/1006/", "fr/faq/"]) {
      await page.goto(here.site.url + path);
      assert.equal(await page.evaluate(() => window.first), "dark", `there is no flash on /${path}`);
      assert.equal(await seen(page), "dark");
    }
    await page.reload();
    assert.equal(await chosen(page), "dark");
    assert.deepEqual(complaints, []);
  });

  it("can be given back to the system for good", async (t) => {
    const { page } = await open(t, "light");
    await choose(page, "dark");
    await choose(page, "system");
    await page.reload();
    assert.equal(await chosen(page), "system");
    assert.equal(await seen(page), "light");
  });

  it("works without storage", async (t) => {
    const { page, complaints } = await open(t, "light", () =>
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("refused", "SecurityError");
        },
      }),
    );
    await choose(page, "dark");
    assert.equal(await seen(page), "dark");
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.id), "search");
    assert.deepEqual(complaints, []);
  });

  it("makes nothing of a stored value that it does not know", async (t) => {
    const { page, complaints } = await open(t, "dark", () => localStorage.setItem("theme", "</html>"));
    assert.equal(await chosen(page), "system");
    assert.equal(await seen(page), "dark");
    assert.deepEqual(complaints, []);
  });
});
