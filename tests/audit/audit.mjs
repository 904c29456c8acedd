// Measures the built site against the figures that it promises, and says which of them hold.
//
//   node audit.mjs                 everything; some ten minutes
//   node audit.mjs --sample        without Lighthouse, and one page of each kind where there are many
//   node audit.mjs weight heads    only these
//
// It looks at the folder that SITE names, or at public/. Exit status: 0 all holds, 1 something does not.
import { createRequire } from "node:module";
import { launch, serve } from "../browser/site.mjs";
import { folder } from "../browser/built.mjs";
import { compressed } from "./compressed.mjs";
import * as accessibility from "./checks/accessibility.mjs";
import * as frame from "./checks/frame.mjs";
import * as heads from "./checks/heads.mjs";
import * as lighthouse from "./checks/lighthouse.mjs";
import * as markup from "./checks/markup.mjs";
import * as pairs from "./checks/pairs.mjs";
import * as processor from "./checks/processor.mjs";
import * as weight from "./checks/weight.mjs";

const CHECKS = { heads, weight, pairs, markup, frame, accessibility, processor, lighthouse };
/** Those that take minutes, or say little on a machine that is busy with other tests. */
const SLOW = ["processor", "lighthouse"];

const words = process.argv.slice(2);
const sample = words.includes("--sample");
const named = words.filter((word) => !word.startsWith("--"));
const unknown = named.filter((name) => !(name in CHECKS));
if (unknown.length) {
  console.error(`audit: there is no check \`${unknown[0]}\`; there are: ${Object.keys(CHECKS).join(", ")}`);
  process.exit(2);
}
const chosen = named.length ? named : Object.keys(CHECKS).filter((name) => !(sample && SLOW.includes(name)));

const site = await serve(folder, { before: compressed(folder) });
const browser = await launch();
const here = { site, browser, folder, sample, require: createRequire(import.meta.url) };
let broken = 0;
try {
  for (const name of chosen) {
    const { figures, faults } = await CHECKS[name].run(here);
    console.log(`${faults.length ? "FAULT" : "ok   "} ${name}: ${figures.join("; ")}`);
    for (const fault of faults.slice(0, 25)) console.log(`        ${fault}`);
    if (faults.length > 25) console.log(`        and ${faults.length - 25} more`);
    broken += faults.length;
  }
} finally {
  await browser.close();
  await site.close();
}
process.exitCode = broken ? 1 : 0;
