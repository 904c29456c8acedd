// Numbers that mean different things in different families: a fixture with two vendors beside the standard codes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { prepare, rank } from "../../static/js/rank.js";
import { ask } from "./search-box.mjs";
import { launch, serve } from "./site.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

describe("codes of vendors", () => {
  const out = mkdtempSync(join(tmpdir(), "closecodes-vendors-"));
  let found;
  before(() => {
    const program = process.env.CLOSECODES ?? here("../../target/release/closecodes");
    execFileSync(program, ["build", "--site", here("../sites/vendors"), "--out", join(out, "site")]);
    const prepared = prepare(JSON.parse(readFileSync(join(out, "site/search.json"), "utf8")));
    found = (query) => rank(prepared, query).answers.map(({ key }) => key);
  });
  after(() => rmSync(out, { recursive: true, force: true }));

  it("are found by the vendor's name and the number", () => {
    for (const query of ["discord 4014", "Discord gateway closed with code 4014", "4014 discord.js", "discord close code 4014:"]) {
      assert.equal(found(query)[0], "discord/4014", query);
    }
    assert.equal(found("graphql-ws 4408")[0], "graphql-ws/4408");
  });

  it("are found by a number that only one of them has", () => {
    assert.equal(found("4014")[0], "discord/4014");
    assert.equal(found("socket closed with 4429")[0], "graphql-ws/4429");
  });

  it("come after the home family's where both have the number, and before it where the vendor is named", () => {
    assert.deepEqual(found("4003").slice(0, 2), ["websocket/4003", "discord/4003"]);
    assert.deepEqual(found("closed with code 4003").slice(0, 2), ["websocket/4003", "discord/4003"]);
    assert.equal(found("discord 4003")[0], "discord/4003");
  });

  it("are all there where several vendors use a number, the named one first", () => {
    assert.deepEqual(found("4004").slice(0, 2).sort(), ["discord/4004", "graphql-ws/4004"]);
    assert.equal(found("graphql-ws 4004")[0], "graphql-ws/4004");
    assert.equal(found("discord 4004")[0], "discord/4004");
  });

  it("come first where the vendor's own words stand beside the number", () => {
    assert.equal(found("4003 Not authenticated")[0], "discord/4003");
    assert.equal(found("WebSocket connection is closed: code = 4004 (private use), reason = Authentication failed.")[0], "discord/4004");
    assert.equal(found("socket closed 4004 BadResponse")[0], "graphql-ws/4004");
  });

  it("leave standard numbers alone", () => {
    assert.equal(found("discord bot websocket closed 1006")[0], "websocket/1006");
    assert.equal(found("graphql-ws closed with 1008")[0], "websocket/1008");
  });

  it("are compared within one family", () => {
    assert.equal(found("discord 4003 vs 4004")[0], "discord/4003-vs-4004");
    assert.equal(found("4400 or 4401?")[0], "graphql-ws/4400-vs-4401");
    assert.equal(found("1006 vs 1008")[0], "websocket/1006-vs-1008");
    assert.deepEqual(found("1006 vs 4014").filter((key) => key.includes("-vs-")), []);
  });

  it("say whose they are", async () => {
    const site = await serve(join(out, "site"));
    const browser = await launch();
    try {
      const page = await browser.newPage();
      await page.goto(site.url);
      await ask(page, "4003");
      const text = (key) => page.locator(`#results [data-key="${key}"] a`).innerText();
      assert.equal(await text("discord/4003"), "4003 Discord Not authenticated");
      assert.equal(await text("websocket/4003"), "4003 Unauthorized (convention)");
    } finally {
      await browser.close();
      await site.close();
    }
  });
});
