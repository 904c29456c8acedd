// The shields endpoint, by shields' own library: it takes every document, and the badge that it makes says what ours says
// in the same colours.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { makeBadge } from "badge-maker";
import { DOMParser } from "linkedom";
import { built } from "./built.mjs";

/**
 * What shields makes of an endpoint's document. Two keys are for its server, which says so in its documentation of the
 * endpoint; the library is given all others, and refuses those that it does not know.
 */
const shields = ({ schemaVersion, cacheSeconds, ...badge }) => {
  assert.equal(schemaVersion, 1);
  assert.ok(Number.isInteger(cacheSeconds) && cacheSeconds >= 300, "shields keeps a badge for five minutes at least");
  assert.ok(typeof badge.label === "string" && badge.message !== "");
  return makeBadge(badge);
};

/** What a flat badge says, in which colours, and how wide; a shadow below a text says nothing. */
const read = (svg) => {
  const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const texts = [...root.querySelectorAll("text")].filter((one) => !one.closest("[aria-hidden]"));
  const fields = [...root.querySelectorAll("rect")].filter((one) => one.getAttribute("fill")?.startsWith("#"));
  return {
    name: root.getAttribute("aria-label"),
    title: root.querySelector("title").textContent,
    texts: texts.map((one) => one.textContent),
    colors: fields.map((one) => one.getAttribute("fill")),
    ink: texts.map((one) => one.closest("[fill]").getAttribute("fill")),
    lengths: texts.map((one) => Number(one.getAttribute("textLength")) / 10),
  };
};

for (const name of ["two-families", "hostile-names"]) {
  describe(`a shields endpoint of ${name}`, () => {
    const site = built(name);
    const badges = async () => {
      const { families } = await site.json("api/codes.json");
      const stems = families.flatMap(({ family, codes }) => codes.map(({ code }) => `badge/${family}/${code}`));
      assert.ok(stems.length >= 8);
      return Promise.all(stems.map(async (stem) => ({ stem, endpoint: await site.json(`${stem}.json`), svg: await site.text(`${stem}.svg`) })));
    };

    it("says what the badge says, in its colours", async () => {
      for (const { stem, endpoint, svg } of await badges()) {
        const [{ lengths: theirs, ...shown }, { lengths: ours, ...expected }] = [shields(endpoint), svg].map(read);
        assert.deepEqual(shown, expected, stem);
        assert.equal(expected.colors.length, 2, stem);
        for (const [at, text] of expected.texts.entries()) {
          // Both round to an odd number of pixels, one up and the other down; elsewhere they have other fonts.
          if (/^[ -~]+$/.test(text)) assert.ok(Math.abs(ours[at] - theirs[at]) <= 2, `${stem}: ${text} is ${ours[at]} wide, and ${theirs[at]} to shields`);
        }
      }
    });

    it("has no key that shields would refuse", async () => {
      const [{ endpoint }] = await badges();
      assert.throws(() => shields({ ...endpoint, code: "100" }), /Unexpected field 'code'/);
    });
  });
}
