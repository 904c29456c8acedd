// Badges in the languages of READMEs, read by the programs that read them elsewhere, whatever the family is called.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { convert } from "@asciidoctor/core";
import { launch } from "../browser/site.mjs";
import { built, pasted, python } from "./built.mjs";

const PAGES = [
  "relay/100/", "fr/relay/100/", "auth/AUTH-001/", "fr/auth/AUTH-010/",
  "relay/100-vs-200/", "fr/relay/100-vs-200/", "auth/AUTH-001-vs-AUTH-010/",
];

describe("a badge", () => {
  const site = built();
  let browser;
  before(async () => (browser = await launch()));
  after(() => browser?.close());

  /** Pages leave these lines to the page about embedding, where scripts fill them in. */
  const snippet = async (path, kind) => {
    const [, locale, family, code, versus] = path.match(/^(fr\/)?([^/]+)\/(.+?)(?:-vs-(.+))?\/$/);
    const page = await browser.newPage();
    await page.goto(`${site.url}${locale ?? ""}embed/?code=${family}/${code}${versus ? `&versus=${versus}` : ""}`);
    const lines = page.locator(`[data-snippet="${kind}"]`);
    await lines.filter({ hasText: `${site.url}${path}` }).waitFor();
    const text = await lines.textContent();
    await page.close();
    return text;
  };

  /** Some HTML shows the badges of a page's codes, each a link to that page, and nothing else. */
  const shows = async (html, path) => {
    const shown = pasted(html);
    const [, family, subject] = path.match(/([^/]+)\/([^/]+)\/$/);
    const codes = subject.split("-vs-");
    const label = (await site.page(path)).title ?? "";
    const links = [...shown.querySelectorAll("a")];
    assert.deepEqual(links.map((link) => link.getAttribute("href")), codes.map(() => site.url + path), html);
    const pictures = links.map((link) => link.querySelector("img"));
    assert.deepEqual(pictures.map((one) => one.getAttribute("src")), codes.map((code) => `${site.url}badge/${family}/${code}.svg`));
    for (const [at, picture] of pictures.entries()) {
      const name = picture.getAttribute("alt");
      assert.ok(name.endsWith(` ${codes[at]}`) && label.startsWith(name.slice(0, -codes[at].length)), `${name}: ${label}`);
    }
    assert.equal(shown.textContent.trim(), "", html);
  };

  it("in AsciiDoc is a linked picture to Asciidoctor", async () => {
    for (const path of PAGES) await shows(await convert(await snippet(path, "badge-adoc"), { safe: "secure" }), path);
  });

  it("in reStructuredText is a linked picture to Docutils", async () => {
    const texts = await Promise.all(PAGES.map((path) => snippet(path, "badge-rst")));
    const found = await python("docutils", texts.map((text) => [text]));
    for (const [at, path] of PAGES.entries()) await shows(found[at], path);
  });

  it("in HTML is a linked picture", async () => {
    for (const path of PAGES) await shows(await snippet(path, "badge-html"), path);
  });
});
