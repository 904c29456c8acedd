// The snippets of a built site, as a reader gets them: each code's policy from its JSON, the texts from the files that
// its page links, and the one that the page shows.

import { readFile } from "node:fs/promises";

const CHARACTERS = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#x27;": "'", "&amp;": "&" };
const plain = (html) => html.replace(/&(lt|gt|quot|#39|#x27|amp);/g, (entity) => CHARACTERS[entity]);

const LANGUAGES = { js: "javascript", py: "python", go: "go", rs: "rust" };

/** The part of a page from one heading to the end of its section. */
const section = (html, id) => html.match(new RegExp(`<section[^>]*><h2 id="${id}">[\\s\\S]*?</section>`))?.[0] ?? "";

/**
 * Every code of the site with its policy and its snippets by language.
 * @param {string} site the folder of the built site
 */
export const codesOf = async (site) => {
  const { families } = JSON.parse(await readFile(`${site}/api/codes.json`, "utf8"));
  const codes = families.flatMap(({ family, codes }) => codes.map((code) => ({ ...code, family })));
  return Promise.all(
    codes.map(async ({ family, code, reconnect: policy }) => {
      const part = section(await readFile(`${site}/${family}/${code}/index.html`, "utf8"), "reconnect");
      const [, language, text] = part.match(/<code class="language-(\w+)">([\s\S]*?)<\/code>/) ?? [];
      const shown = language && { language, text: `${plain(text)}\n` };
      const linked = [...part.matchAll(/<a href="([^"#]*\/reconnect\.(\w+))">/g)].map(async ([, to, ending]) => {
        const file = new URL(to, `file://${site}/${family}/${code}/`);
        return [LANGUAGES[ending], await readFile(file, "utf8")];
      });
      const snippets = Object.fromEntries(await Promise.all(linked));
      return { code, name: `c${String(code).replaceAll("-", "_").toLowerCase()}`, policy, snippets, shown };
    }),
  );
};

/** What a snippet has to compute: for some attempts, the delay where chance gives the least, the middle and the most. */
export const TRIES = [0, 1, 2, 3, 7, 40].flatMap((attempt) => [0, 0.5, 1].map((chance) => ({ attempt, chance })));

/** The delay of a policy, from the definition in docs/content.md and not from any template. */
export const delayOf = (policy, { attempt, chance }) => {
  const [shortest, longest] = policy.first_delay_seconds;
  if (attempt === 0) return shortest + chance * (longest - shortest);
  let grown = longest;
  for (let failures = 0; failures < attempt; failures++) grown *= policy.growth;
  const most = Math.min(grown, policy.cap_seconds);
  return most - chance * most * policy.jitter;
};

/** What has to be called before the connection is tried again. */
export const stepsOf = ({ retry, authenticate }) => {
  const before = authenticate ? ["authenticate"] : retry === "after-change" ? ["change"] : [];
  return [...before, "connect"];
};
