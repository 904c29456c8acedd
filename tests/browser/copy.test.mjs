// Copy buttons: what lands in the clipboard, and how a person learns of it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { base } from "./built.mjs";
import { eventually, stage, visit } from "./visit.mjs";

describe("copy buttons", () => {
  const here = stage();
  const open = async (t, path, prepare) => {
    const visited = await visit(t, here, { permissions: ["clipboard-read", "clipboard-write"] });
    // Another page of the same browser reads the clipboard, so that the page under test may have none of its own.
    const reader = await visited.context.newPage();
    await reader.goto(`${here.site.url}faq/`);
    await reader.evaluate(() => navigator.clipboard.writeText("nothing yet"));
    const clipboard = async () => {
      await reader.bringToFront();
      const text = await reader.evaluate(() => navigator.clipboard.readText());
      await visited.page.bringToFront();
      return text;
    };
    if (prepare) await visited.page.addInitScript(prepare);
    await visited.page.goto(here.site.url + path);
    await visited.page.bringToFront();
    await visited.page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    return { ...visited, clipboard };
  };
  const announced = (page) => page.locator("[role=status]").filter({ hasText: /./ }).allInnerTexts();
  const buttonOf = (page, snippet) =>
    page.locator(`[data-snippet="${snippet}"]`).locator("xpath=following::button[@data-copy][1]");

  it("copies each snippet of a code exactly as it is shown", async (t) => {
    const { page, clipboard, complaints } = await open(t, "websocket/1006/");
    const kinds = await page.locator("[data-snippet]").evaluateAll((all) => all.map((one) => one.dataset.snippet));
    assert.deepEqual(kinds.sort(), ["badge-md", "element", "iframe", "oembed", "script"]);
    for (const kind of kinds) {
      await buttonOf(page, kind).click();
      const shown = await page.locator(`[data-snippet="${kind}"]`).innerText();
      assert.ok(shown.includes(`${base}`), `${kind} names the site: ${shown}`);
      await eventually(clipboard, shown);
    }
    assert.deepEqual(complaints, []);
  });

  it("copies a pair's snippets, and those of the page about embedding", async (t) => {
    const pages = [["websocket/1006-vs-1014/", "iframe", "1006-vs-1014"], ["embed/", "iframe", "/1006/"]];
    for (const kind of ["badge-html", "badge-rst", "badge-adoc"]) pages.push(["embed/", kind, "/1006.svg"]);
    for (const [path, kind, part] of pages) {
      const { page, clipboard } = await open(t, path);
      await buttonOf(page, kind).click();
      await eventually(clipboard, await page.locator(`[data-snippet="${kind}"]`).innerText());
      assert.ok((await clipboard()).includes(part));
      await page.close();
    }
  });

  it("copies a code with its name from its row", async (t) => {
    const { page, clipboard } = await open(t, "");
    const row = page.locator('tr[data-code="1006"]');
    await row.locator("button[data-copy]").click();
    await eventually(clipboard, `1006 ${await row.locator(".name a").innerText()}`);
  });

  it("says that it has copied, to eyes and to screen readers, and then goes back to its own words", async (t) => {
    const { page } = await open(t, "embed/");
    await page.clock.install();
    const button = buttonOf(page, "iframe");
    const [words, name] = [await button.innerText(), await button.getAttribute("aria-label")];
    await button.click();
    await eventually(() => button.innerText(), "Copied");
    assert.deepEqual(await announced(page), ["Copied"]);
    await button.click();
    // The second copy may end later, and then begins its own time.
    await eventually(async () => (await page.clock.runFor(60_000), button.innerText()), words);
    await eventually(() => announced(page), []);
    assert.equal(await button.getAttribute("aria-label"), name);
  });

  it("speaks French on a French page", async (t) => {
    const { page } = await open(t, "fr/embed/");
    await buttonOf(page, "iframe").click();
    await eventually(() => announced(page), ["Copié"]);
  });

  for (const [path, words] of [["embed/", "Not copied"], ["fr/embed/", "Copie refusée"]]) {
    it(`says where nothing may be copied that it has not: ${words}`, async (t) => {
      const { page, clipboard, complaints } = await open(t, path, () => {
        Clipboard.prototype.writeText = () => Promise.reject(new DOMException("no"));
        Document.prototype.execCommand = () => false;
      });
      const button = buttonOf(page, "iframe");
      await button.click();
      await eventually(() => announced(page), [words]);
      assert.equal(await button.innerText(), words);
      assert.equal(await clipboard(), "nothing yet");
      assert.deepEqual(complaints, []);
    });
  }

  for (const [how, prepare] of [
    ["is missing", () => Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined })],
    ["refuses", () => (Clipboard.prototype.writeText = () => Promise.reject(new DOMException("no")))],
  ]) {
    it(`copies where the clipboard interface ${how}, and leaves the focus where it was`, async (t) => {
      const { page, clipboard, complaints } = await open(t, "embed/", prepare);
      const button = buttonOf(page, "script");
      await button.focus();
      await page.keyboard.press("Enter");
      await eventually(() => announced(page), ["Copied"]);
      assert.equal(await button.evaluate((one) => one === document.activeElement), true, "the focus is lost");
      await eventually(clipboard, await page.locator('[data-snippet="script"]').innerText());
      assert.deepEqual(complaints, []);
    });
  }
});
