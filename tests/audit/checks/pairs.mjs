// How much of their text pages of pairs have in common, as runs of four words. Two pages about other codes should share
// little more than headings; where both are about one code, its texts are the same by right.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { below } from "../../browser/built.mjs";

const LIMIT = 0.4;
const RUN = 4;

const mainText = (html) =>
  html
    .slice(html.indexOf("<main"), html.indexOf("</main>"))
    .replace(/<details class="snippets".*?<\/details>/gs, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/&[a-z#0-9]+;/g, " ")
    .toLowerCase();

const runs = (text) => {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(" ")));
};

const share = (a, b) => {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let common = 0;
  for (const one of small) if (large.has(one)) common += 1;
  return common / small.size;
};

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

export const run = ({ folder }) => {
  const pairs = below("websocket").flatMap((path) => {
    const [, left, right] = path.match(/(\d+)-vs-(\d+)/) ?? [];
    if (!left || Number(left) > Number(right)) return [];
    return [{ codes: [left, right], runs: runs(mainText(readFileSync(join(folder, path, "index.html"), "utf8"))) }];
  });
  const [apart, related] = [[], []];
  pairs.forEach((one, at) => {
    for (const other of pairs.slice(at + 1)) {
      const one_code = one.codes.some((code) => other.codes.includes(code));
      (one_code ? related : apart).push(share(one.runs, other.runs));
    }
  });
  const all = median([...apart, ...related]);
  const percent = (part) => `${Math.round(part * 100)} %`;
  const faults = !(all <= LIMIT) ? [`the median is ${percent(all)}, more than ${percent(LIMIT)}`] : [];
  return {
    figures: [
      `${pairs.length} pages of pairs share ${percent(all)} of their text (median of all two)`,
      `${percent(median(related))} where both are about one code, ${percent(median(apart))} elsewhere`,
    ],
    faults,
  };
};
