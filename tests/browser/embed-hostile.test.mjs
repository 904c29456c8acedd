// Texts that try to become markup, in cards and badges on other people's pages: they stay text. The site is the tests'
// own, which is full of them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { POLICIES, host } from "./host.mjs";
import { stage } from "./visit.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "closecodes-hostile-"));
const program = process.env.CLOSECODES ?? here("../../target/release/closecodes");
execFileSync(program, ["build", "--site", here("../sites/two-families"), "--out", folder]);

describe("hostile texts", () => {
  const there = stage({ folder });
  const blog = host(there);
  after(() => rmSync(folder, { recursive: true, force: true }));

  const read = (path) => readFileSync(join(folder, path), "utf8");
  const codes = ["auth", "relay"].flatMap((family) => JSON.parse(read("api/codes.json")).families.find((one) => one.family === family).codes);
  const squeeze = (text) => text.replace(/\s+/g, " ").trim();
  /** Elements that a text has brought in. */
  const strange = (page) => page.evaluate(() => [...document.querySelectorAll("*")].map((one) => one.localName).filter((name) => name.startsWith("xss")));

  it("are there to be tried", () => {
    const names = codes.map(({ name }) => name).join("\n");
    for (const sign of ["<", "]]>", '"', "'", "&", "🚦", "إ", "</script>", "{{"]) assert.ok(names.includes(sign), sign);
    assert.equal(codes.length, 8);
  });

  it("stay text in cards that the script draws", async (t) => {
    const markup = codes.map(({ family, code }) => `<close-code code="${code}" family="${family}">link</close-code>`).join("");
    const pair = '<div data-closecode="AUTH-002" data-versus="AUTH-010" data-family="auth">link</div>';
    const { page, complaints } = await blog.open(t, `${markup}${pair}<script src="{site}embed.js" async></script>`);
    for (const { family, code, name, meaning, recovery } of codes) {
      const card = page.locator(`close-code[code="${code}"][family="${family}"] article`);
      assert.equal(squeeze(await card.locator(".title").textContent()), squeeze(`${code} ${name}`));
      assert.equal(await card.getAttribute("aria-label"), squeeze(`${code} ${name}`));
      const text = squeeze(await card.textContent());
      for (const part of [meaning, recovery]) assert.ok(text.includes(squeeze(part)), `${text} has ${part}`);
      assert.deepEqual(await card.evaluate((one) => [...one.querySelectorAll("*")].map(({ localName }) => localName).filter((name) => !/^(p|span|a|code)$/.test(name))), []);
    }
    const unknown = codes.find(({ code }) => code === "AUTH-002").name;
    await page.locator("div article").filter({ hasText: squeeze(unknown) }).waitFor();
    assert.deepEqual(await strange(page), []);
    assert.deepEqual(complaints, []);
  });

  it("stay text in frames and in their titles", async (t) => {
    const { page, complaints } = await blog.visit(t);
    for (const path of readdirSync(join(folder, "oembed/auth")).map((file) => `oembed/auth/${file}`)) {
      const { html, title } = JSON.parse(read(path));
      await page.goto(blog.put(html.replaceAll(/src="[^"]*\/embed\//g, 'src="{site}embed/'), POLICIES.iframe));
      const shown = page.frameLocator("iframe").locator("html");
      const codes = path.match(/[^/]+(?=\.json$)/)[0].split("-vs-");
      assert.equal(await page.locator("iframe").getAttribute("title"), `Sign-in "A" ]]> <xss-label> ${codes.join(" vs ")}`);
      assert.equal(await shown.evaluate(() => document.title), squeeze(title));
      assert.equal(await shown.evaluate(() => document.querySelectorAll("body *:not(main, h1, p, span, a, dl, div, dt, dd, code)").length), 0);
      assert.deepEqual(await strange(page), []);
    }
    assert.deepEqual(complaints, []);
  });

  it("are read in their own direction where the language around them has the other", async (t) => {
    const { page, complaints } = await blog.visit(t);
    await page.goto(`${there.site.url}fr/embed/relay/101/`);
    await page.evaluate(() => (document.documentElement.dir = "rtl"));
    const ends = await page.locator(".card [lang], .site").evaluateAll((all) =>
      all.map((one) => {
        const text = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
        let last;
        while (text.nextNode()) last = text.currentNode;
        const at = (from) => {
          const range = document.createRange();
          range.setStart(last, from);
          range.setEnd(last, from + 1);
          return range.getBoundingClientRect();
        };
        // A sign at the end takes the direction of the paragraph, so it is where one sees which that is.
        const [before, end] = [at(last.length - 2), at(last.length - 1)];
        return [one.textContent.at(-1), before.top === end.top && before.left < end.left];
      }),
    );
    const signs = ends.filter(([end]) => /[^\p{L}\p{N}]/u.test(end));
    assert.ok(signs.length >= 3, JSON.stringify(ends));
    assert.deepEqual(signs.filter(([, right]) => !right), []);
    assert.deepEqual(complaints, []);
  });

  it("leave badges pictures, whose text and title say what they should", async (t) => {
    const { page, complaints } = await blog.visit(t);
    const all = codes.map(({ family, code }) => `<img src="{site}badge/${family}/${code}.svg" alt="">`).join("");
    await page.goto(blog.put(all, "img-src {origin}"), { waitUntil: "load" });
    const sizes = await page.locator("img").evaluateAll((all) => all.map((one) => [one.naturalHeight, one.naturalWidth > 40]));
    assert.deepEqual(sizes, codes.map(() => [20, true]));
    assert.deepEqual(complaints, []);
    for (const { family, code, name } of codes) {
      await page.goto(`${there.site.url}badge/${family}/${code}.svg`);
      const told = await page.evaluate(() => [document.documentElement.localName, document.querySelector("title").textContent]);
      assert.equal(told[0], "svg");
      assert.ok(told[1].includes(name) && told[1].includes(code), `${told[1]} has ${name}`);
      assert.deepEqual(await strange(page), []);
    }
  });
});
