// The picture of the wire on each code's page, and what stands around it in the first screen.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LOCALES, codes } from "./built.mjs";
import { stage, visit } from "./visit.mjs";

describe("the picture of the wire", () => {
  const here = stage();
  const pages = Object.values(LOCALES).flatMap((locale) => codes.map(({ key }) => [key, `${locale}websocket/${key}/`]));

  it("is on the page of every code, shows it, and is said in words", async (t) => {
    const { page, complaints } = await visit(t, here);
    for (const [key, path] of pages) {
      await page.goto(here.site.url + path);
      const figure = page.locator(".wire");
      assert.equal(await figure.locator("svg").isVisible(), true, path);
      assert.ok((await figure.locator("svg text").allTextContents()).some((text) => text.includes(key) || /Close/.test(text)), path);
      const told = await figure.locator("ol li").allTextContents();
      assert.ok(told.length > 2 && told.some((sentence) => sentence.includes(key)), `${path}: ${told}`);
    }
    assert.deepEqual(complaints, []);
  });

  it("keeps its words inside of itself, apart from each other, and large enough on a small screen", async (t) => {
    const { page } = await visit(t, here, { viewport: { width: 320, height: 640 } });
    const faults = [];
    for (const [, path] of pages) {
      await page.goto(here.site.url + path);
      const found = await page.evaluate(() => {
        const svg = document.querySelector(".wire svg");
        const edge = svg.getBoundingClientRect();
        const texts = [...svg.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
        const outside = texts.filter(([, box]) => box.left < edge.left || box.right > edge.right || box.bottom > edge.bottom + 1);
        const meet = ([, a], [, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4;
        const touching = texts.flatMap((one, at) => texts.slice(at + 1).filter((other) => meet(one, other)).map((other) => [one, other]));
        const small = [...svg.querySelectorAll("text")].filter((text) => parseFloat(getComputedStyle(text).fontSize) * (edge.width / 360) < 9.5);
        const lines = [...svg.querySelectorAll(".rest")].map((line) => line.getBoundingClientRect().left);
        const words = [...svg.querySelectorAll(".deed, .note, .label")].map((text) => [text.textContent, text.getBoundingClientRect()]);
        const crossed = words.filter(([, box]) => lines.some((x) => box.left < x && x < box.right));
        return [
          ...crossed.map(([text]) => `a line goes through: ${text}`),
          ...outside.map(([words]) => `outside: ${words}`),
          ...touching.map(([[a], [b]]) => `"${a}" meets "${b}"`),
          ...small.map((text) => `too small: ${text.textContent}`),
        ];
      });
      faults.push(...found.map((fault) => `${path} ${fault}`));
    }
    assert.deepEqual(faults, []);
  });

  for (const [device, viewport] of [["phone", { width: 360, height: 740 }], ["desktop", { width: 1280, height: 720 }]]) {
    it(`leaves the answers in the first screen of a ${device}`, async (t) => {
      const { page } = await visit(t, here, { viewport });
      for (const [, path] of pages) {
        await page.goto(here.site.url + path);
        const answers = page.locator(".at-once dd");
        assert.equal(await answers.count(), 2, path);
        const { y, height } = await answers.last().boundingBox();
        assert.ok(y + height <= viewport.height, `${path}: ends at ${y + height}`);
      }
    });
  }

  it("is there without scripts and on paper", async (t) => {
    const { page } = await visit(t, here, { javaScriptEnabled: false });
    await page.goto(`${here.site.url}websocket/1006/`);
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".wire svg").isVisible(), true);
  });
});
