// What the search box finds.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codes, entries, read } from "./built.mjs";
import { ask, askAll, count, keys, rows } from "./search-box.mjs";
import { stage, visit } from "./visit.mjs";

describe("search", () => {
  const here = stage();
  const open = async (t, path = "") => {
    const visited = await visit(t, here);
    await visited.page.goto(here.site.url + path);
    return visited;
  };

  it("finds a code by its number", async (t) => {
    const { page, complaints } = await open(t);
    const found = await askAll(page, codes.map(({ key }) => key));
    assert.deepEqual(found.map(({ keys }) => keys[0]), codes.map(({ key }) => `websocket/${key}`));
    assert.deepEqual(complaints, []);
  });

  it("finds a code by its registered name", async (t) => {
    const { page } = await open(t);
    const found = await askAll(page, codes.map(({ name }) => name));
    const led = found.map(({ query, keys }) => `${query} → ${keys[0]}`);
    assert.deepEqual(led, codes.map(({ key, name }) => `${name} → websocket/${key}`));
  });

  it("finds a code by the names that libraries give it", async (t) => {
    const { page } = await open(t);
    // A single plain word, such as the `Error` of one library, may mean many other things.
    const names = new Set(codes.flatMap(({ aliases }) => aliases).filter((name) => /[ _]|\p{Ll}\p{Lu}/u.test(name)));
    assert.ok(names.size > 0);
    const astray = (await askAll(page, [...names])).filter(({ query, keys }) => {
      const holders = codes.filter(({ aliases }) => aliases.includes(query)).map(({ key }) => `websocket/${key}`);
      return !holders.includes(keys[0]);
    });
    assert.deepEqual(astray.map(({ query, keys }) => `${query} → ${keys[0]}`), []);
  });

  it("keeps a code's row while its name is being typed", async (t) => {
    const { page } = await open(t);
    const typed = codes.flatMap(({ key, name }) => {
      const [word] = name.replace(/\(.*/, "").match(/\p{L}+/gu).sort((a, b) => b.length - a.length);
      return [...word].map((_, end) => ({ key, part: word.slice(0, end + 1) })).slice(2);
    });
    const found = await askAll(page, typed.map(({ part }) => part));
    const lost = typed.filter(({ key }, at) => !found[at].rows.includes(key));
    assert.deepEqual(lost.map(({ key, part }) => `${key} is lost at “${part}”`), []);
  });

  it("finds the codes whose symptoms hold a rare word", async (t) => {
    const { page } = await open(t);
    for (const word of ["EOF", "ECONNRESET", "StatusPolicyViolation"]) {
      const holders = holdersOf((text) => text.includes(word));
      assert.ok(holders.length > 0, `${word} stands in no symptom any more; choose another`);
      assert.ok(holders.includes((await ask(page, word))[0]), `${word} leads to ${(await keys(page))[0]}`);
    }
  });

  it("puts the pair first when two codes are compared", async (t) => {
    const { page } = await open(t);
    const ways = ["1006 vs 1014", "1014 vs 1006", "1006 or 1014?", "difference between 1006 and 1014", "1014 1006", "status code 1006 & 1014"];
    for (const query of ways) {
      assert.equal((await ask(page, query))[0], "websocket/1006-vs-1014", query);
    }
    const link = page.locator('[data-key="websocket/1006-vs-1014"] a');
    await link.click();
    await page.waitForURL(`${here.site.url}websocket/1006-vs-1014/`);
  });

  it("finds the code of a pasted log line among times, addresses and process numbers", async (t) => {
    const { page } = await open(t);
    const line = "websocket: close 1006 (abnormal closure): unexpected EOF";
    for (const before of ["", "2026-03-01T03:12:55Z ERROR ", "Mar  1 03:12:55 host app[4001]: ", "127.0.0.1:3000 "]) {
      assert.equal((await ask(page, before + line))[0], "websocket/1006", before + line);
    }
  });

  it("does not take a number before a unit for a code", async (t) => {
    const { page } = await open(t);
    assert.ok(!(await ask(page, "ping timeout after waiting in 1000 ms for a pong")).slice(0, 3).includes("websocket/1000"));
    assert.equal((await ask(page, "the socket failed with 1000"))[0], "websocket/1000");
  });

  it("does not take an error below zero, or the ends of a range, for codes", async (t) => {
    const { page } = await open(t);
    const below = await ask(page, 'NSURLErrorDomain Code=-1011 "There was a bad response from the server."');
    assert.ok(!below.slice(0, 3).includes("websocket/1011"), `${below}`);
    assert.equal((await ask(page, "the socket failed with code - 1011"))[0], "websocket/1011");
    for (const range of ["4000-4999", "4000 – 4999", "between 4000 and 4999"]) {
      assert.equal((await ask(page, `a custom close code ${range}`))[0], "faq/private-code-range", range);
    }
  });

  it("compares the code of a call with the one that came instead", async (t) => {
    const { page } = await open(t);
    for (const line of ["after ws.close(1000) my callback gets 1006", "ws.onclose says 1006 although I call close('1000')"]) {
      assert.equal((await ask(page, line))[0], "websocket/1000-vs-1006", line);
    }
    assert.notEqual((await ask(page, "close(1000) and later close(1006) do not work here"))[0], "websocket/1000-vs-1006");
  });

  it("takes a list of codes for none of them", async (t) => {
    const { page } = await open(t);
    assert.equal((await ask(page, "why do we not try to reconnect on those codes: 1003, 1001, and 1005"))[0], "faq/which-codes-to-reconnect");
  });

  it("knows words that mean much the same, and sizes in any unit", async (t) => {
    const { page } = await open(t);
    const { alike } = JSON.parse(read("search.json")).words;
    const all = JSON.stringify(["code", "question", "library", "limit"].flatMap((kind) => entries(kind))).toLowerCase();
    const unknown = alike.match(/\p{L}+/gu).filter((word) => !all.includes(word.slice(0, 5)));
    assert.ok(unknown.length > 0, "every word of the groups stands in the index as well; add one that does not");
    for (const word of unknown) assert.ok((await ask(page, word)).length > 0, word);
    const big = await ask(page, "the socket closes when I send more than 70 kB");
    assert.equal(big[0], "faq/message-too-big");
  });

  it("leads from a number of the private range that no entry has to what the range means", async (t) => {
    const { page } = await open(t);
    for (const query of ["4017", "somebody's gateway 4017", "closed with code 4999"]) {
      assert.equal((await ask(page, query))[0], "faq/private-code-range", query);
    }
  });

  it("finds a library by its name and by another name for it, and leads to its page", async (t) => {
    const { page } = await open(t);
    for (const [query, key] of [["aiohttp", "libraries/aiohttp"], ["tokio-tungstenite", "libraries/tungstenite"]]) {
      assert.equal((await ask(page, query))[0], key, query);
    }
    await page.locator('[data-key="libraries/tungstenite"] a').click();
    await page.waitForURL(`${here.site.url}libraries/tungstenite/`);
  });

  it("leads from every symptom of a code to an entry that explains it", async (t) => {
    const { page } = await open(t);
    const texts = [...new Set(codes.flatMap(({ symptoms }) => symptoms.map(([, text]) => text)))];
    const astray = (await askAll(page, texts)).filter(({ query, keys }) => {
      const holders = holdersOf((text) => text.includes(query));
      return !keys.slice(0, 3).some((key) => holders.includes(key));
    });
    assert.deepEqual(astray.map(({ query, keys }) => `${query} → ${keys.slice(0, 3)}`), []);
  });

  it("does not take a sentence that names allowed codes for a comparison", async (t) => {
    const { page } = await open(t);
    const said = "The close code must be either 1000, or between 3000 and 4999. 1001 is neither.";
    const holders = holdersOf((text) => text.includes(said));
    assert.ok(holders.length > 0, "no symptom has this sentence any more; choose another");
    const [first] = await ask(page, said);
    assert.ok(holders.includes(first), `led to ${first}, not to one of ${holders}`);
  });

  it("says so when nothing is found", async (t) => {
    const { page } = await open(t);
    assert.deepEqual(await ask(page, "qqqqzzzz"), []);
    assert.deepEqual(await rows(page), []);
    assert.equal(await page.locator("#results .none").isVisible(), true);
    assert.equal(await count(page), `Showing 0 of ${codes.length} codes`);
    await ask(page, "1006");
    assert.equal(await page.locator("#results .none").isVisible(), false);
  });

  it("shows hostile text nowhere as markup", async (t) => {
    const { page, complaints } = await open(t);
    const taken = "document.title='taken'";
    const queries = [
      `<img src=x onerror="${taken}">`,
      `1006 <img src=x onerror="${taken}">`,
      `"><script>${taken}</script>`,
      `1006 vs 1014 <svg onload="${taken}">`,
      "[(*+?^$|\\ 1006",
      "__proto__ constructor",
      "%00 %E0%A4 javascript:alert(1)",
    ];
    const title = await page.title();
    const elements = () => page.locator("img, script, svg, iframe").count();
    // The page's own scripts have come then.
    await ask(page, "1006");
    const before = await elements();
    for (const query of queries) {
      await ask(page, query);
      assert.equal(await elements(), before, query);
      await page.goto(`${here.site.url}?q=${encodeURIComponent(query)}`);
      await page.waitForSelector("#results:not([hidden])");
      assert.equal(await page.inputValue("#search"), query);
      assert.equal(await elements(), before, query);
      assert.equal(await page.title(), title, query);
    }
    assert.deepEqual(complaints, []);
  });

  it("answers in French, with or without accents, and stays there", async (t) => {
    const { page, complaints } = await open(t, "fr/");
    const translated = page.locator("tr[data-code]:has(td.meaning:not([lang]))");
    const texts = await translated.evaluateAll((all) =>
      all.map((row) => ({ code: row.dataset.code, meaning: row.querySelector(".meaning").textContent })),
    );
    const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "");
    const accented = ({ meaning }) => meaning.match(/\p{L}{4,}/gu).find((word) => plain(word) !== word);
    const [{ code, meaning }] = texts;
    assert.equal((await ask(page, meaning))[0], `websocket/${code}`);
    const other = texts.find(accented);
    for (const word of [accented(other), plain(accented(other)).toUpperCase()]) {
      await ask(page, word);
      assert.ok((await rows(page)).includes(other.code), word);
    }
    assert.equal((await ask(page, "1006 ou 1014"))[0], "websocket/1006-vs-1014");
    assert.equal((await ask(page, "websocket: close 1006 (abnormal closure): unexpected EOF"))[0], "websocket/1006");
    assert.equal(await count(page), `${(await rows(page)).length} codes affichés sur ${codes.length}`);
    await ask(page, "qqqqzzzz");
    assert.match(await page.locator("#results .none").innerText(), /Rien ne correspond/);
    await ask(page, code);
    await page.locator("#results [data-key] a").first().click();
    await page.waitForURL(`${here.site.url}fr/websocket/${code}/`);
    assert.deepEqual(complaints, []);
  });

  it("finds the entry whatever page the search begins on", async (t) => {
    const { page } = await open(t, "fr/websocket/1000/");
    await page.keyboard.press("/");
    await page.keyboard.type("1006 vs 1014");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${here.site.url}fr/?q=1006+vs+1014`);
    await page.waitForSelector('#results [data-key="websocket/1006-vs-1014"]');
    assert.equal((await keys(page))[0], "websocket/1006-vs-1014");
  });
});

/** The keys of the entries one of whose symptoms is as asked for. */
const holdersOf = (wanted) => {
  const holding = [...entries("code"), ...entries("question")].filter(({ symptoms }) => symptoms.some(([, text]) => wanted(text)));
  return holding.map(({ key }) => key);
};
