// The fenced code blocks of content files, each with the line on which it begins.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

const FENCE = /^( *)(`{3,}|~{3,}) *([^\s`]*)[^`]*$/;

/**
 * @typedef {{ path: string, line: number, language: string, code: string }} Block
 * `line` is that of the opening fence, so line n of the code is line + n of the file.
 */

/** What TOML's escapes in a `"""` string stand for; in Markdown and in `'''` strings a backslash is one. @param {string} line */
const unescaped = (line) => line.replace(/\\(["\\])/g, "$1");

/** The blocks of a text. @param {string} path @param {string} text @returns {Block[]} */
export const blocksOf = (path, text) => {
  const blocks = [];
  let open = null;
  let basic = false;
  text.split("\n").forEach((written, at) => {
    if (path.endsWith(".toml") && (written.match(/"""/g) ?? []).length === 1) basic = !basic;
    const line = basic ? unescaped(written) : written;
    const [, indent = "", marks = "", language = ""] = FENCE.exec(line) ?? [];
    if (open) {
      const closes = marks && marks[0] === open.marks[0] && marks.length >= open.marks.length && !language;
      if (closes || /^("""|''')/.test(line)) {
        blocks.push({ path, line: open.line, language: open.language, code: `${open.lines.join("\n")}\n` });
        open = null;
      } else {
        const indented = line.slice(0, open.indent).trim() === "" ? line.slice(open.indent) : line.trimStart();
        open.lines.push(indented);
      }
    } else if (marks) {
      open = { indent: indent.length, marks, language, line: at + 1, lines: [] };
    }
  });
  if (open) blocks.push({ path, line: open.line, language: "", code: "" });
  return blocks;
};

/** The blocks of every Markdown and TOML file below a folder, in the order of their paths. @param {string} folder */
export const blocksBelow = async (folder) => {
  const entries = await readdir(folder, { recursive: true });
  const paths = entries.filter((entry) => /\.(md|toml)$/.test(entry)).sort();
  const read = async (path) => blocksOf(join(folder, path), await readFile(join(folder, path), "utf8"));
  return (await Promise.all(paths.map(read))).flat();
};
