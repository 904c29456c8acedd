// How often the search answers real questions first, or among the first three:
//
//   node tests/search/measure.mjs QUESTIONS.jsonl [--misses]
//
// A line of the file has `query`, `expect` (acceptable keys, best first; `topic:<slug>` is a question's page) and
// `cluster`: near-duplicates share one, and each cluster counts once. Questions for which the site has no page are
// counted apart. Needs a built site in public/.
import { readFileSync } from "node:fs";
import { prepare, rank } from "../../static/js/rank.js";

const [file, flag] = process.argv.slice(2);
const index = JSON.parse(readFileSync(new URL("../../public/search.json", import.meta.url), "utf8"));
const prepared = prepare(index);
const known = new Set(prepared.entries.map((entry) => entry.key));
const isPair = (key) => /^(?!faq)[^/]+\/[^/]+-vs-/.test(key);

const clusters = new Map();
let without = 0;
for (const line of readFileSync(file, "utf8").trim().split("\n")) {
  const { query, expect, cluster } = JSON.parse(line);
  const keys = expect.map((key) => key.replace(/^topic:/, "faq/")).filter((key) => known.has(key) || isPair(key));
  if (!keys.length) {
    without += 1;
    continue;
  }
  const found = rank(prepared, query).answers.map((result) => result.key);
  const at = found.findIndex((key) => keys.includes(key));
  const hit = { first: at === 0, third: at >= 0 && at < 3 };
  clusters.set(cluster, [...(clusters.get(cluster) ?? []), hit]);
  if (flag === "--misses" && at !== 0) {
    console.log(`${String(at + 1).padStart(3)}  ${query}\n     wanted ${keys.join(", ")}; got ${found.slice(0, 3).join(", ")}`);
  }
}
const share = (which) => {
  const means = [...clusters.values()].map((hits) => hits.filter((hit) => hit[which]).length / hits.length);
  return (means.reduce((sum, mean) => sum + mean, 0) / means.length).toFixed(3);
};
console.log(`${clusters.size} clusters: first ${share("first")}, among three ${share("third")}; ${without} without a page`);
