// Reads a text with a grammar of tree-sitter: node grammar.mjs NAME <text. Status 1 and a line number where it does not
// parse. A process for each text, because some grammars keep what they remember of the text before.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const installed = createRequire(new URL("../browser/package.json", import.meta.url));
const { Language, Parser } = installed("web-tree-sitter");
const [name] = process.argv.slice(2);

await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(installed.resolve(`@repomix/tree-sitter-wasms/out/tree-sitter-${name}.wasm`)));
const fault = (node) => (node.isError || node.isMissing ? node : node.children.map(fault).find(Boolean));
const found = fault(parser.parse(readFileSync(0, "utf8")).rootNode);
if (found) {
  console.error(`line ${found.startPosition.row + 1}: ${name} expected something else`);
  process.exitCode = 1;
}
