// How long a page of the index takes from a key to the settled page, in a site of 1,000 codes on a slowed CPU:
//
//   node tests/search/latency.mjs [CODES] [SLOWDOWN]
//
// Makes the site in a temporary folder with ./target/release/closecodes, types queries a key at a time in Chromium and
// prints percentiles of the main thread's own time for a key, times the slowdown: `work` is all of it, `page` the sum of
// the parts that have a name, and these. What is in `work` alone is painting and the browser's own handling of a key,
// which costs a page with nothing but a box as well. The thread's time is measured, because time on the wall also counts
// what else the machine does; the wait for the screen's next frame is not in it. Needs the packages of tests/browser.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { launch, serve } from "../browser/site.mjs";
import { buildManyCodes } from "./many-codes.mjs";

const [codes, slowdown] = [Number(process.argv[2] ?? 1000), Number(process.argv[3] ?? 4)];
const folder = mkdtempSync(join(tmpdir(), "closecodes-latency-"));
const QUERIES = ["4321", "session timeout", "4100 vs 4101", "2026-03-01T03:12:55Z WARN gateway[4711]: closed with code 4321 (token expired)"];

/** What the main thread did for each key of each query, in milliseconds of its own time. */
const type = async (page, devtools) => {
  const spent = async () => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value * 1000]));
  };
  // What a key costs that does nothing is not the page's. Two frames: one that draws the answers, and one that would draw what came after them.
  const settled = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const idle = async () => {
    const before = await spent();
    await page.keyboard.press("Shift");
    await settled();
    return (await spent()).TaskDuration - before.TaskDuration;
  };
  const times = [];
  for (const query of QUERIES) {
    await page.fill("#search", "");
    await settled();
    for (const key of query) {
      const nothing = await idle();
      const before = await spent();
      await page.keyboard.type(key);
      await settled();
      const after = await spent();
      const took = (name) => after[name] - before[name];
      const [script, styles, layout] = ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration"].map(took);
      times.push({ work: took("TaskDuration") - nothing, page: script + styles + layout, script, styles, layout });
    }
  }
  return times;
};

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)].toFixed(1);

let browser;
let site;
try {
  buildManyCodes(folder, codes);
  site = await serve(join(folder, "public"));
  browser = await launch();
  const page = await browser.newPage();
  await page.goto(site.url);
  await page.focus("#search");
  await page.waitForLoadState("networkidle");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  await type(page, devtools); // Once to warm up.
  const times = await type(page, devtools);
  const index = readFileSync(join(folder, "public/search.json"));
  console.log(`${codes} codes, CPU ${slowdown} times slower, ${times.length} keys; search.json ${gzipSync(index, { level: 9 }).length} bytes gzip`);
  for (const which of Object.keys(times[0])) {
    const sorted = times.map((time) => time[which] * slowdown).sort((a, b) => a - b);
    const [half, most, all] = [0.5, 0.95, 1].map((share) => percentile(sorted, share));
    console.log(`${which.padEnd(6)}  median ${half} ms, p95 ${most} ms, longest ${all} ms`);
  }
} finally {
  await browser?.close();
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
}
