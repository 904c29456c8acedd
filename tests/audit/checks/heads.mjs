// Titles and descriptions: unique in their language, and of a length that search engines show whole.
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

const TITLE = 60;
const DESCRIPTION = [50, 160];

const unescape = (text) =>
  text.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name) => ({ amp: "&", lt: "<", gt: ">", quot: '"' })[name] ?? "'");

/** Every page that search engines may show. */
const heads = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.endsWith(".html"))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((file) => [relative(folder, file), readFileSync(file, "utf8").split("</head>")[0]])
    .filter(([, head]) => !head.includes('content="noindex"'))
    .map(([path, head]) => ({
      path,
      lang: head.match(/<html lang="([^"]+)"/)?.[1],
      kind: /-vs-/.test(path) ? "pair" : "page",
      title: unescape(head.match(/<title>([^<]*)<\/title>/)?.[1] ?? ""),
      description: unescape(head.match(/<meta name="description" content="([^"]*)"/)?.[1] ?? ""),
    }));

const length = (text) => [...text].length;

export const run = ({ folder }) => {
  const all = heads(folder);
  const faults = [];
  const seen = new Map();
  let longNames = 0;
  for (const { path, lang, kind, title, description } of all) {
    // A pair's title is made of two registered names and nothing that could be left out.
    if (length(title) > TITLE && kind === "pair") longNames += 1;
    else if (length(title) > TITLE || !title) faults.push(`${path}: a title of ${length(title)}: ${title}`);
    if (length(description) < DESCRIPTION[0] || length(description) > DESCRIPTION[1])
      faults.push(`${path}: a description of ${length(description)}: ${description}`);
    for (const [what, text] of [["title", title], ["description", description]]) {
      const key = `${lang} ${what} ${text}`;
      if (seen.has(key)) faults.push(`${path}: the ${what} of ${seen.get(key)}: ${text}`);
      seen.set(key, path);
    }
  }
  return { figures: [`${all.length} pages`, `${longNames} pairs whose names need more than ${TITLE} letters`], faults };
};
