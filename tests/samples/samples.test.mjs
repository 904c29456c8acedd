// Every code block of the content is read by the program that it is for: a sample that does not parse helps nobody.

import assert from "node:assert/strict";
import { relative } from "node:path";
import { describe, it } from "node:test";

import { blocksBelow, blocksOf } from "./blocks.mjs";
import { COMPILED, compile } from "./compilers.mjs";
import { judge } from "./parsers.mjs";

const root = new URL("../../", import.meta.url).pathname;
const blocks = await blocksBelow(`${root}content`);
const bad = await blocksBelow(`${root}tests/samples/bad`);
const uncompilable = await blocksBelow(`${root}tests/samples/uncompilable`);
const below = (block) => ({ ...block, path: relative(root, block.path) });

describe("code blocks of the content", { concurrency: 2 }, () => {
  it("are there", () => assert.ok(blocks.length > 0));
  for (const block of blocks.map(below)) {
    it(`${block.path}:${block.line} parses as ${block.language || "something"}`, async (t) => {
      const { fault, lacks } = await judge(block);
      if (lacks) return t.skip(`${lacks.join(" and ")} missing`);
      assert.equal(fault, undefined);
    });
  }
});

describe("code blocks in languages with a compiler", () => {
  for (const language of COMPILED) {
    const of = (all) => all.filter((block) => block.language === language).map(below);
    it(`are ${language} to it`, async (t) => {
      const { faults, lacks } = await compile(language, of(blocks));
      if (lacks) return t.skip(`${lacks.join(" and ")} missing`);
      assert.deepEqual(faults, []);
    });

    it(`are told with file and line where they parse and are not ${language}`, async (t) => {
      const bad = of(uncompilable);
      const { faults, lacks } = await compile(language, bad);
      if (lacks) return t.skip(`${lacks.join(" and ")} missing`);
      for (const block of bad) assert.deepEqual(await judge(block), {}, "it parses");
      const marked = bad.map(({ path, line, code }) => `${path}:${line + code.split("\n").findIndex((words) => words.includes("BAD")) + 1}: `);
      assert.deepEqual(faults.map((fault) => marked.find((place) => fault.startsWith(place)) ?? fault), marked);
    });
  }
});

describe("a bad block", () => {
  it("is in a file for each language", () => assert.ok(bad.length > 10));
  for (const block of bad.map(below)) {
    // The line above the fence says which line of the file is at fault; the language is the one that is meant to notice.
    it(`${block.path}:${block.line} is told with its file and line`, async (t) => {
      const { fault, lacks } = await judge(block);
      if (lacks) return t.skip(`${lacks.join(" and ")} missing`);
      const marked = block.code.split("\n").findIndex((line) => line.includes("BAD")) + 1;
      assert.ok(fault?.startsWith(`${block.path}:${block.line + marked}: `), `line ${block.line + marked}; it said: ${fault}`);
    });
  }
});

describe("the reader of blocks", () => {
  it("takes the indent of a list away, and TOML's escapes", () => {
    const text = 'fix = """\n1. So:\n\n   ```js\n   let a = \\"\\\\n\\";\n     b;\n   ```\n"""\n';
    assert.deepEqual(blocksOf("a.toml", text), [{ path: "a.toml", line: 4, language: "js", code: 'let a = "\\n";\n  b;\n' }]);
  });

  it("tells a block that names no language, and one that does not end", async () => {
    const [untagged] = blocksOf("a.md", "one\n\n```\nx\n```\n");
    assert.match((await judge(untagged)).fault ?? "", /^a\.md:3: /);
    const [open] = blocksOf("a.md", "```js\nlet a;\n");
    assert.match((await judge(open)).fault ?? "", /^a\.md:1: /);
  });
});
