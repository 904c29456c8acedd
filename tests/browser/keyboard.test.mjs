// Every page by keyboard alone: the way past the header comes first, everything is reached, and one sees where one is.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { KINDS } from "./built.mjs";
import { stage, visit } from "./visit.mjs";

describe("by keyboard", () => {
  const here = stage();

  /** Notes each element that gets the focus, and what can be seen of the ring around it. */
  const watch = (page) =>
    page.evaluate(() => {
      const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
      const luminance = (color) => {
        context.fillStyle = color;
        context.fillRect(0, 0, 1, 1);
        const linear = [...context.getImageData(0, 0, 1, 1).data]
          .slice(0, 3)
          .map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
      };
      const ground = luminance(getComputedStyle(document.documentElement).backgroundColor);
      const seen = (element) => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        if (!element.checkVisibility() || box.width < 4 || box.height < 4) return "not there to be seen";
        if (outlineStyle === "auto") return null; // The browser's own ring, in two colours, one of which always shows.
        if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) return `a ring of ${outlineStyle} ${outlineWidth}`;
        const ring = luminance(outlineColor);
        const contrast = (Math.max(ground, ring) + 0.05) / (Math.min(ground, ring) + 0.05);
        return contrast < 3 ? `a ring of contrast ${contrast}` : null;
      };
      window.reached = new Map();
      addEventListener("focusin", ({ target }) => window.reached.set(target, seen(target)));
    });

  /** What the watch has to say: elements with too faint a ring, and those that were never reached. */
  const report = (page) =>
    page.evaluate(() => {
      const focusable = "a[href], button, input, select, summary, [tabindex='0']";
      const expected = [...document.querySelectorAll(focusable)].filter((element) => element.checkVisibility());
      const name = (element) => element.outerHTML.slice(0, 100);
      return {
        faint: [...window.reached].filter(([, fault]) => fault).map(([element, fault]) => `${name(element)}: ${fault}`),
        missed: expected.filter((element) => !window.reached.has(element)).map(name),
        expected: expected.length,
      };
    });

  it("the first stop leads past the header", async (t) => {
    const { page } = await visit(t, here);
    for (const path of ["", "websocket/1006/", "fr/faq/"]) {
      await page.goto(here.site.url + path);
      await page.keyboard.press("Tab");
      const first = page.locator(":focus");
      assert.equal(await first.getAttribute("href"), "#main");
      const box = await first.boundingBox();
      assert.ok(box.x >= 0 && box.y >= 0 && box.width > 50 && box.height > 20, "it is seen once it has the focus");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.id), "main");
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)), true);
    }
  });

  for (const colorScheme of ["light", "dark"]) {
    it(`all of every kind of page is reached, with a ring around it, in ${colorScheme}`, async (t) => {
      const { page } = await visit(t, here, { colorScheme });
      for (const [kind, path] of Object.entries(KINDS)) {
        // Going through by Tab takes time; the ring's colour is one for all pages of a theme.
        if (colorScheme === "dark" && !["index", "code", "compare", "card"].includes(kind)) continue;
        await page.goto(here.site.url + path);
        await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
        await watch(page);
        // Once around. What scrolls is a stop as well, so there may be a few more than there are controls, and a page's own
        // script may make some while this goes on.
        let stops = 0;
        for (let left = await report(page); left.missed.length && stops < left.expected + 20; left = await report(page)) {
          for (const _ of left.missed) await page.keyboard.press("Tab");
          stops += left.missed.length;
        }
        assert.ok(stops > 0, kind);
        const { faint, missed } = await report(page);
        assert.deepEqual({ faint, missed }, { faint: [], missed: [] }, kind);
      }
    });
  }
});
