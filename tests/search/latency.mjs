// How long a page of the index takes from a key to the settled page, in a site of 1,000 codes on a slowed CPU:
//
//   node tests/search/latency.mjs [CODES] [SLOWDOWN]
//
// Makes the site in a temporary folder with ./target/release/closecodes, types queries a key at a time in Chromium and
// prints percentiles. `answers` is ranking and making elements, `drawing` styles, layout and paint, `work` both; `frame`
// is the time until the frame was drawn, waiting for the screen included. Needs the packages of tests/browser.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { readFileSync } from "node:fs";
import { launch, serve } from "../browser/site.mjs";

const [codes, slowdown] = [Number(process.argv[2] ?? 1000), Number(process.argv[3] ?? 4)];
const folder = mkdtempSync(join(tmpdir(), "closecodes-latency-"));
const QUERIES = ["4321", "session timeout", "4100 vs 4101", "2026-03-01T03:12:55Z WARN gateway[4711]: closed with code 4321 (token expired)"];

/** A word of the made-up codes; the same number always gives the same word. */
const word = (seed) => {
  const words =
    "session token user message frame limit server client timeout request shard channel room payload heartbeat version " +
    "login region quota stream buffer subscription tenant worker cache lease ticket queue device protocol";
  const list = words.split(" ");
  return list[(seed * 7919) % list.length];
};

const write = () => {
  const family = join(folder, "site/content/many");
  mkdirSync(family, { recursive: true });
  writeFileSync(join(folder, "site/site.toml"), 'title = "Many codes"\ndescription = "A measurement."\nbase_url = "https://codes.example.org/"\nhome = "many"\npairs = "listed"\n');
  const categories = ["green", "amber", "red", "violet"].map((color, at) => `[categories.c${at}]\nname = "Group ${at}"\ncolor = "${color}"\n`);
  writeFileSync(join(family, "family.toml"), `name = "Many codes"\nlabel = "Many"\nsummary = "A measurement."\n\n${categories.join("\n")}`);
  for (let at = 0; at < codes; at++) {
    const [a, b, c] = [word(at), word(at * 3 + 1), word(at * 5 + 2)];
    writeFileSync(
      join(family, `${4000 + at}.toml`),
      `name = "${a} ${b} ${at}"\ncategory = "c${at % 4}"\nmeaning = "The ${a} was refused because its ${b} had no ${c}."\n` +
        `recovery = "Renew the ${b}, then open a ${a} again."\ndescription = "The ${c} of a ${a} depends on the ${b}."\n` +
        `when = "After a ${c} of ${at} seconds."\nfix = "Renew the ${b}."\nsymptoms = ["${a} closed: ${b} ${c} missing (${4000 + at})"]\n\n` +
        `[[sources]]\ntitle = "A measurement"\nurl = "https://codes.example.org/"\n`,
    );
  }
  const program = fileURLToPath(new URL("../../target/release/closecodes", import.meta.url));
  execFileSync(program, ["build", "--site", join(folder, "site"), "--out", join(folder, "public")]);
};

/** Times of each key of each query, in milliseconds. */
const type = async (page) => {
  await page.evaluate(() => {
    const input = document.querySelector("#search");
    const form = input.form;
    window.times = [];
    let began;
    // Capturing: before any handler of the page.
    window.addEventListener("input", () => (began = performance.now()), { capture: true });
    form.addEventListener("answers", () => {
      const start = began;
      // After all handlers of the event.
      queueMicrotask(() => {
        const handled = performance.now() - start;
        requestAnimationFrame(() => {
          const frame = performance.now();
          const { port1, port2 } = new MessageChannel();
          // A message that was sent in the frame comes after it was drawn.
          port1.onmessage = () => {
            const end = performance.now();
            window.times.push({ answers: handled, drawing: end - frame, work: handled + end - frame, frame: end - start });
          };
          port2.postMessage(null);
        });
      });
    });
  });
  for (const query of QUERIES) {
    await page.fill("#search", "");
    for (const key of query) {
      const before = await page.evaluate(() => window.times.length);
      await page.keyboard.type(key);
      await page.waitForFunction((before) => window.times.length > before, before);
    }
  }
  return page.evaluate(() => window.times);
};

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)].toFixed(1);

let browser;
let site;
try {
  write();
  site = await serve(join(folder, "public"));
  browser = await launch();
  const page = await browser.newPage();
  await page.goto(site.url);
  await page.focus("#search");
  await page.waitForLoadState("networkidle");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await type(page); // Once to warm up.
  const times = await type(page);
  const index = readFileSync(join(folder, "public/search.json"));
  console.log(`${codes} codes, CPU ${slowdown} times slower, ${times.length} keys; search.json ${gzipSync(index, { level: 9 }).length} bytes gzip`);
  for (const which of ["answers", "drawing", "work", "frame"]) {
    const sorted = times.map((time) => time[which]).sort((a, b) => a - b);
    const [half, most, all] = [0.5, 0.95, 1].map((share) => percentile(sorted, share));
    console.log(`${which.padEnd(7)}  median ${half} ms, p95 ${most} ms, longest ${all} ms`);
  }
} finally {
  await browser?.close();
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
}
