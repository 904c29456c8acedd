// A site of as many codes as somebody asks for, in four categories, with words that come again in many of them: what a
// large index is measured and tested on.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const WORDS =
  "session token user message frame limit server client timeout request shard channel room payload heartbeat version " +
  "login region quota stream buffer subscription tenant worker cache lease ticket queue device protocol";

/** A word of the made-up codes; the same number always gives the same word. */
const word = (seed) => {
  const list = WORDS.split(" ");
  return list[(seed * 7919) % list.length];
};

/** The first code; those after it follow without a gap. */
export const FIRST = 4000;

/** Makes the site in `<folder>/public`, of the theme of the working copy. @param {string} folder @param {number} count */
export const buildManyCodes = (folder, count) => {
  const family = join(folder, "site/content/many");
  mkdirSync(family, { recursive: true });
  writeFileSync(join(folder, "site/site.toml"), 'title = "Many codes"\ndescription = "A measurement."\nbase_url = "https://codes.example.org/"\nhome = "many"\npairs = "listed"\n');
  // So that a change of the theme needs no new program.
  for (const part of ["static", "templates"]) cpSync(new URL(`../../${part}`, import.meta.url), join(folder, "site", part), { recursive: true });
  const categories = ["green", "amber", "red", "violet"].map((color, at) => `[categories.c${at}]\nname = "Group ${at}"\ncolor = "${color}"\n`);
  writeFileSync(join(family, "family.toml"), `name = "Many codes"\nlabel = "Many"\nsummary = "A measurement."\n\n${categories.join("\n")}`);
  for (let at = 0; at < count; at++) {
    const [a, b, c] = [word(at), word(at * 3 + 1), word(at * 5 + 2)];
    writeFileSync(
      join(family, `${FIRST + at}.toml`),
      `name = "${a} ${b} ${at}"\ncategory = "c${at % 4}"\nmeaning = "The ${a} was refused because its ${b} had no ${c}."\n` +
        `recovery = "Renew the ${b}, then open a ${a} again."\ndescription = "The ${c} of a ${a} depends on the ${b}."\n` +
        `when = "After a ${c} of ${at} seconds."\nfix = "Renew the ${b}."\nsymptoms = ["${a} closed: ${b} ${c} missing (${FIRST + at})"]\n\n` +
        `[[sources]]\ntitle = "A measurement"\nurl = "https://codes.example.org/"\n`,
    );
  }
  const program = process.env.CLOSECODES ?? fileURLToPath(new URL("../../target/release/closecodes", import.meta.url));
  execFileSync(program, ["build", "--site", join(folder, "site"), "--out", join(folder, "public")]);
};
