// Badges as Chromium draws them: the text stays in its field, whatever the name is, and the picture has the size that it
// says. Badges of hostile names come from a fixture, which the program of ./build.sh builds here.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { folder } from "./built.mjs";
import { serve } from "./site.mjs";
import { stage, visit } from "./visit.mjs";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const badges = (root) => {
  const inside = readdirSync(join(root, "badge"), { recursive: true });
  return inside.filter((path) => path.endsWith(".svg")).map((path) => `badge/${path}`);
};

/** How far each text is from both ends of the field that its middle is in. */
const margins = (page) =>
  page.evaluate(() => {
    const box = (element) => element.getBoundingClientRect();
    const fields = [...document.querySelectorAll("rect")].map(box);
    return [...document.querySelectorAll("text")].map(box).map((text) => {
      const middle = (text.left + text.right) / 2;
      const field = fields.find(({ left, right }) => left <= middle && middle < right);
      return Math.min(text.left - field.left, field.right - text.right);
    });
  });

/**
 * What GitHub's proxy for pictures answers with, beside the picture as it came: its headers as its public source has them.
 * It lets `image/*` through and nothing else.
 */
const PROXY = {
  "Content-Security-Policy": "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "deny",
  "X-XSS-Protection": "1; mode=block",
};

/** Where a README shows pictures; it has no style of its own, and neither have they. */
const readme = (_, response, path) => {
  if (path !== "/readme") return false;
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
  response.end(`<!doctype html><title>A README</title><link rel="icon" href="data:,"><body>`);
  return true;
};

/** Draws a picture as a page does, and says how far from the ends of its two fields their text is. */
const drawn = async (path) => {
  const image = new Image();
  image.src = path;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const paper = canvas.getContext("2d");
  paper.drawImage(image, 0, 0);
  const { data } = paper.getImageData(0, 0, width, height);
  // The lowest row has no text, so it tells where one field ends and the other begins.
  const ground = (x) => [0, 1, 2].map((part) => data[((height - 1) * width + x) * 4 + part]).join();
  const border = Array.from({ length: width }, (_, x) => x).findIndex((x) => ground(x) !== ground(0));
  const inked = (x) =>
    Array.from({ length: height }, (_, y) => [0, 1, 2].map((part) => data[(y * width + x) * 4 + part]).join()).some((color) => color !== ground(x));
  const margin = (from, to) => {
    const ink = Array.from({ length: to - from }, (_, at) => from + at).filter(inked);
    return ink.length ? Math.min(ink[0] - from, to - 1 - ink.at(-1)) : null;
  };
  return { width, height, margins: [margin(0, border), margin(border, width)] };
};

describe("badges", () => {
  const here = stage();
  let hostile, other;
  before(async () => {
    hostile = mkdtempSync(join(tmpdir(), "badges-"));
    const program = process.env.CLOSECODES ?? join(repository, "target/release/closecodes");
    execFileSync(program, ["build", "--site", join(repository, "tests/sites/hostile-names"), "--out", join(hostile, "site")]);
    other = await serve(join(hostile, "site"));
  });
  after(async () => {
    await other?.close();
    rmSync(hostile, { recursive: true, force: true });
  });

  const check = async (t, root, url) => {
    const { page } = await visit(t, here, { origins: [url] });
    const all = badges(root);
    assert.ok(all.length > 10);
    for (const path of all) {
      await page.goto(url + path);
      const found = await margins(page);
      assert.equal(found.length, 2, path);
      // Half of the space that a field has beside its text is left for fonts that are wider than expected.
      for (const margin of found) assert.ok(margin >= 3, `${path}: the text is ${margin} px from the end of its field`);
    }
  };

  it("hold their text", (t) => check(t, folder, here.site.url));
  it("hold hostile, long and non-Latin text", (t) => check(t, join(hostile, "site"), other.url));

  for (const [which, root] of [["the site", () => folder], ["hostile names", () => join(hostile, "site")]]) {
    it(`of ${which} are whole behind GitHub's proxy`, async (t) => {
      const proxy = await serve(root(), { headers: PROXY, before: readme });
      t.after(() => proxy.close());
      const { page, complaints } = await visit(t, here, { origins: [proxy.url] });
      await page.goto(`${proxy.url}readme`);
      for (const path of badges(root())) {
        const said = readFileSync(join(root(), path), "utf8").match(/width="(\d+)" height="(\d+)"/).slice(1).map(Number);
        const { width, height, margins: found } = await page.evaluate(drawn, proxy.url + path);
        assert.deepEqual([width, height], said, path);
        for (const margin of found) assert.ok(margin >= 3, `${path}: the text is ${margin} px from the end of its field`);
      }
      // Whoever clicks at a picture in a README gets it alone, and the proxy's policy is then that of a page.
      const [one] = badges(root());
      await page.goto(proxy.url + one);
      assert.equal((await margins(page)).length, 2);
      assert.deepEqual(complaints, []);
    });
  }

  it("are pictures of the size that they say", async (t) => {
    const { page } = await visit(t, here);
    for (const root of [folder, join(hostile, "site")]) {
      for (const path of badges(root)) {
        const text = readFileSync(join(root, path), "utf8");
        const [shown, said] = await page.evaluate(async (text) => {
          const image = new Image();
          image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
          await image.decode();
          const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
          const attributes = ["width", "height"].map((name) => Number(root.getAttribute(name)));
          return [[image.naturalWidth, image.naturalHeight], attributes];
        }, text);
        assert.deepEqual(shown, said, path);
      }
    }
  });
});
