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
