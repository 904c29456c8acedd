// What programs that other people use make of a pasted address.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extract } from "@extractus/oembed-extractor";
import { built, parse, pasted, python } from "./built.mjs";

/** Pasted pages, each with the card that it leads to; labels and names of both families are hostile. */
const PAGES = {
  "relay/100/": "embed/relay/100/",
  "relay/100-vs-200/": "embed/relay/100-vs-200/",
  "auth/AUTH-001/": "embed/auth/AUTH-001/",
  "auth/AUTH-001-vs-AUTH-010/": "embed/auth/AUTH-001-vs-AUTH-010/",
  "faq/why-did-it-close/": "embed/relay/100/",
  "embed/relay/201/": "embed/relay/201/",
  "relay/200-vs-100/": "embed/relay/100-vs-200/",
  "": "embed/relay/200/",
  "relay/": "embed/relay/200/",
  "auth/": "embed/auth/AUTH-001/",
  "faq/": "embed/relay/200/",
  "compare/": "embed/relay/200/",
  "embed/": "embed/relay/200/",
};
const LOCALES = { en: "", fr: "fr/" };

describe("an oEmbed document", () => {
  const site = built();
  const pages = () => Object.values(LOCALES).flatMap((locale) => Object.entries(PAGES).map((both) => both.map((path) => locale + path)));

  /** The pages of codes and pairs alone. */
  const own = () => pages().filter(([path, card]) => card.replace("embed/", "") === path);
  const documentOf = (card) => site.json(`${card.replace("embed/", "oembed/").slice(0, -1)}.json`);

  /** Whether a client has found the document of a card, whole. */
  const whole = async (found, card) => {
    const document = await documentOf(card);
    for (const [name, value] of Object.entries(document)) assert.deepEqual(found[name], value, `${card}: ${name}`);
    assert.equal(found.type, "rich");
    assert.equal(found.version, "1.0");
    const { children } = pasted(found.html);
    assert.deepEqual([...children].map((one) => one.localName), ["iframe"]);
    const [frame] = children;
    assert.equal(frame.getAttribute("src"), site.url + card);
    assert.ok(found.title.includes(frame.getAttribute("title").split(" ").at(-1)), `${found.title}: ${frame.title}`);
    const answer = await fetch(frame.getAttribute("src"));
    assert.equal(answer.status, 200);
    const shown = parse(await answer.text());
    assert.equal(shown.querySelector("title").textContent, found.title);
  };

  it("is discovered by @extractus/oembed-extractor on every kind of page", async () => {
    for (const [path, card] of pages()) await whole(await extract(site.url + path, { maxwidth: 320, maxheight: 200 }), card);
  });

  it("is discovered by pyoembed on every kind of page", async () => {
    const all = pages();
    const found = await python("pyoembed", all.map(([path]) => [site.url + path]));
    for (const [at, [, card]] of all.entries()) await whole(found[at], card);
  });

  it("is taken over by micawber, which is told where it is", async () => {
    const mine = own();
    assert.equal(mine.length, 8);
    const calls = [];
    for (const [path] of mine) {
      const link = (await site.page(path)).querySelector('link[type="application/json+oembed"]');
      calls.push([site.url + path, link.getAttribute("href")]);
    }
    const found = await python("micawber", calls);
    for (const [at, [, card]] of mine.entries()) {
      await whole(found[at].document, card);
      assert.ok(found[at].html.includes(found[at].document.html), "a pasted line becomes the frame");
    }
  });

  it("says of its size what WordPress and others can use", async () => {
    for (const [, card] of own()) {
      const { width, height, html, cache_age: age } = await documentOf(card);
      for (const number of [width, height, age]) assert.ok(Number.isInteger(number));
      // WordPress asks for 500 and resizes from 200 on; its editor puts some ratios into a box of that shape.
      assert.ok(width <= 500 && height >= 200);
      for (const ratio of [2.33, 2, 1.78, 1.33, 1, 0.56, 0.5]) {
        const given = width / height;
        assert.ok(given < ratio || given > ratio + 0.1, `${given} is taken for ${ratio}`);
      }
      assert.ok(Buffer.byteLength(html) < 4000, "older Discourse drops more");
    }
  });
});
