// The page about embedding: what is chosen is shown, written and kept in the address.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LOCALES, base, below } from "./built.mjs";
import { card, title } from "./cards.mjs";
import { host } from "./host.mjs";
import { eventually, stage, visit } from "./visit.mjs";

const ON_PAGES = ["iframe", "script", "element", "oembed", "badge-md"];

describe("the page about embedding", () => {
  const here = stage();
  const blog = host(here);

  const snippets = async (page) =>
    Object.fromEntries(await page.locator("[data-snippet]").evaluateAll((all) => all.map((one) => [one.dataset.snippet, one.textContent])));
  const heading = async (page) =>
    (await page.frameLocator(".preview iframe:visible").locator("h1").innerText()).replace(/\s+/g, " ");
  const field = (page, name) => page.getByRole("combobox", { name, exact: true });
  const open = async (t, path, options) => {
    const visited = await visit(t, here, options);
    await visited.page.goto(here.site.url + path);
    return visited;
  };

  /** The snippets of a page as it is published, before any script. */
  const published = async (page, path) => {
    const html = await (await page.request.get(here.site.url + path)).text();
    return page.evaluate((html) => {
      const page = new DOMParser().parseFromString(html, "text/html");
      return Object.fromEntries([...page.querySelectorAll("[data-snippet]")].map((one) => [one.dataset.snippet, one.textContent]));
    }, html);
  };

  for (const [language, locale] of Object.entries(LOCALES)) {
    it(`writes what the pages of codes and pairs say, in ${language}`, async (t) => {
      const { page, complaints } = await open(t, `${locale}embed/`);
      const other = await page.context().newPage();
      const all = below(`${locale}websocket`).map((path) => path.split("/").at(-2));
      // Of pairs, those of one code are enough; a reversed address has no page of its own.
      const subjects = all.map((subject) => subject.split("-vs-")).filter(([code, versus]) => !versus || (versus === "1014" && code < versus));
      assert.ok(subjects.length > 30);
      for (const [code, versus] of subjects) {
        const subject = versus ? `${code}-vs-${versus}` : code;
        await page.selectOption("select[name=code]", `websocket/${code}`);
        await page.selectOption("select[name=versus]", versus ? `websocket/${versus}` : "");
        const expected = await published(other, `${locale}websocket/${subject}/`);
        assert.deepEqual(Object.keys(expected).sort(), ON_PAGES.toSorted(), subject);
        const same = async () => {
          const all = await snippets(page);
          return Object.fromEntries(Object.keys(expected).map((name) => [name, all[name]]));
        };
        await eventually(same, expected, subject);
      }
      // The badge's other languages stand on this page alone: what it says before anybody chooses, it writes again.
      await page.selectOption("select[name=code]", "websocket/1006");
      await page.selectOption("select[name=versus]", "");
      await eventually(() => snippets(page), await published(other, `${locale}embed/`));
      assert.deepEqual(complaints, []);
    });
  }

  it("shows the card and the badges of what is chosen", async (t) => {
    const { page, complaints } = await open(t, "embed/");
    assert.equal(await heading(page), title("1006"));
    await field(page, "Code").selectOption("websocket/1014");
    await eventually(() => heading(page), title("1014"));
    await field(page, "Compared with").selectOption("websocket/1006");
    await eventually(() => heading(page), title("1006", "1014"));
    const pictures = await page.locator("[data-badges] img").evaluateAll((all) => all.map((one) => [one.src, one.naturalHeight]));
    assert.deepEqual(pictures, ["1006", "1014"].map((code) => [`${here.site.url}badge/websocket/${code}.svg`, 20]));
    await field(page, "Theme").selectOption("dark");
    const theme = () => page.frameLocator(".preview iframe").locator("html").getAttribute("data-theme");
    await eventually(theme, "dark");
    await field(page, "Language").selectOption("fr");
    await eventually(() => page.frameLocator(".preview iframe").locator("html").getAttribute("lang"), "fr");
    assert.match(await page.locator("#snippets").innerText(), /1006 vs 1014/);
    assert.deepEqual(complaints, []);
  });

  it("gives a frame of one width the height of its card", async (t) => {
    const { page, complaints } = await open(t, "embed/?versus=1014&size=320");
    const frame = page.locator(".preview iframe");
    const fits = () => page.frameLocator(".preview iframe").locator("html").evaluate((root) => [innerWidth, root.scrollHeight <= innerHeight]);
    await eventually(fits, [320, true]);
    const stated = async () => (await snippets(page)).iframe.match(/width="(\d+%?)" height="(\d+)"/).slice(1);
    const [narrow, high] = await stated();
    assert.deepEqual([narrow, high], ["320", await frame.getAttribute("height")]);
    await field(page, "Width").selectOption("720");
    await eventually(fits, [720, true]);
    await eventually(async () => Number((await stated())[1]) < Number(high), true, "a wide card is less high");
    await field(page, "Width").selectOption("");
    await eventually(stated, ["100%", "450"]);
    assert.deepEqual(complaints, []);
  });

  it("keeps what is chosen in the address, and nothing else", async (t) => {
    const { page, complaints } = await open(t, "fr/embed/");
    const search = () => new URL(page.url()).search;
    assert.equal(search(), "");
    const choice = { code: "websocket/1014", versus: "websocket/1006", theme: "dark", size: "480", lang: "en" };
    for (const [name, value] of Object.entries(choice)) await page.selectOption(`select[name=${name}]`, value);
    await eventually(async () => search(), "?code=websocket/1014&versus=1006&theme=dark&size=480&lang=en");
    const stated = /height="450"/;
    await eventually(async () => stated.test((await snippets(page)).iframe), false, "the card has said its height");
    const there = await snippets(page);
    await page.reload();
    await eventually(() => page.locator("select").evaluateAll((all) => Object.fromEntries(all.map((one) => [one.name, one.value]))), choice);
    await eventually(() => snippets(page), there);
    const usual = { code: "websocket/1006", versus: "", theme: "", size: "", lang: "fr" };
    for (const [name, value] of Object.entries(usual)) await page.selectOption(`select[name=${name}]`, value);
    await eventually(async () => search(), "");
    assert.deepEqual(complaints, []);
  });

  it("keeps what was chosen, and its address, when somebody comes back", async (t) => {
    const { page } = await open(t, "embed/");
    await page.selectOption("select[name=theme]", "dark");
    const chosen = `${here.site.url}embed/?theme=dark`;
    await page.waitForURL(chosen);
    await page.goto(`${here.site.url}faq/`);
    await page.goBack();
    await eventually(async () => (await snippets(page)).script.includes('data-theme="dark"'), true);
    assert.equal(page.url(), chosen);
    await page.selectOption("select[name=theme]", "");
    await page.waitForURL(`${here.site.url}embed/`);
  });

  it("takes what it can from an address that somebody wrote", async (t) => {
    const { page, complaints } = await open(t, 'embed/?code=1008&versus=nothing&theme="><script>&size=9&lang=xx');
    await eventually(() => heading(page), title("1008"));
    assert.match((await snippets(page)).iframe, /\/embed\/websocket\/1008\/" title="WebSocket 1008" width="100%"/);
    assert.deepEqual(complaints, []);
  });

  it("is where the page of a code and of a pair leads, with their snippets", async (t) => {
    const { page } = await open(t, "websocket/1008/");
    for (const [path, shown] of [["websocket/1008/", ["1008"]], ["fr/websocket/1006-vs-1014/", ["1006", "1014"]]]) {
      await page.goto(here.site.url + path);
      await page.locator('section:has(#embed) a[href*="embed/?"]').click();
      await eventually(() => heading(page), title(...shown));
    }
  });

  it("compares a code with others of its family only", async (t) => {
    const { page } = await open(t, "embed/");
    await page.selectOption("select[name=versus]", "websocket/1014");
    await page.selectOption("select[name=code]", "websocket/1014");
    // The page's script may come after the choice was made.
    await eventually(() => page.locator("select[name=versus]").inputValue(), "", "a code is not compared with itself");
    const choices = await page.locator("select[name=versus] option:not(:disabled)").evaluateAll((all) => all.map((one) => one.value));
    assert.ok(choices.length > 10 && !choices.includes("websocket/1014"));
    assert.ok(choices.every((value) => value === "" || value.startsWith("websocket/")));
  });

  it("says so where the site has no such comparison, and shows the code alone", async (t) => {
    const { page, context } = await visit(t, here);
    await context.route(/oembed\/websocket\/1006-vs-1014/, (route) => route.fulfill({ status: 404 }));
    await page.goto(`${here.site.url}embed/?versus=1014`);
    await eventually(async () => (await page.locator("form [role=status]").innerText()).length > 0, true);
    await eventually(() => heading(page), title("1006"));
    assert.match((await snippets(page)).iframe, /embed\/websocket\/1006\//);
    await page.selectOption("select[name=versus]", "websocket/1015");
    await eventually(() => page.locator("form [role=status]").innerText(), "");
  });

  it("says which address to paste where oEmbed is discovered", async (t) => {
    const { page, complaints } = await open(t, "fr/embed/");
    const address = () => page.locator("[data-address]").textContent();
    assert.equal(await address(), `${base}fr/websocket/1006/`);
    await page.selectOption("select[name=versus]", "websocket/1014");
    await eventually(address, `${base}fr/websocket/1006-vs-1014/`);
    const { oembed } = await snippets(page);
    const html = await (await page.request.get((await address()).replace(base, here.site.url))).text();
    assert.ok(html.includes(`<link rel="alternate" type="application/json+oembed" href="${oembed}"`), "it leads to the document below it");
    assert.deepEqual(complaints, []);
  });

  it("says all that the policy of a page has to let in", async (t) => {
    const { page } = await open(t, "embed/");
    const { iframe, script, element, "badge-html": badge } = await snippets(page);
    const items = page.locator("#policy ~ ul").first().locator("li");
    const policies = await items.evaluateAll((all) => all.map((one) => [...one.querySelectorAll("code")].map((code) => code.textContent).join("; ")));
    const local = (text) => text.replaceAll(base, here.site.url);
    assert.equal(policies.length, 3);
    for (const [markup, policy, shown] of [
      [iframe, policies[0], (blog) => blog.frameLocator("iframe").locator("h1").waitFor()],
      [script, policies[1], (blog) => card(blog, "[data-closecode]")],
      [element, policies[1], (blog) => card(blog, "close-code")],
      [badge, policies[2], (blog) => eventually(() => blog.locator("img").evaluate((one) => one.naturalHeight), 20)],
    ]) {
      const { page, complaints } = await blog.open(t, local(markup), { policy: local(policy) });
      await shown(page);
      assert.deepEqual(complaints, [], policy);
    }
  });

  it("writes snippets that work on another site as they were copied", async (t) => {
    const { page, complaints } = await blog.visit(t);
    await page.goto(`${here.site.url}embed/?code=1014&versus=1006&theme=dark&size=480&lang=fr`);
    await eventually(async () => (await snippets(page)).script.includes('data-theme="dark"'), true);
    const { script, element, iframe } = Object.fromEntries(Object.entries(await snippets(page)).map(([kind, text]) => [kind, text.replaceAll(base, here.site.url)]));
    for (const [markup, selector] of [[script, "[data-closecode]"], [element, "close-code"]]) {
      await page.goto(blog.put(markup));
      assert.equal(await card(page, selector), title("1006", "1014"));
      const article = page.locator(`${selector} article`);
      assert.equal(await article.getAttribute("lang"), "fr");
      assert.equal(await article.evaluate((one) => getComputedStyle(one).backgroundColor), "rgb(28, 31, 36)");
    }
    await page.goto(blog.put(iframe, "frame-src {origin}"));
    const shown = page.frameLocator("iframe").locator("html");
    // The page in a frame that loads lazily arrives after the one around it.
    await eventually(() => shown.getAttribute("data-theme"), "dark");
    assert.equal(await shown.evaluate(() => innerWidth), 480);
    assert.deepEqual(complaints, []);
  });

  it("shows the card and the snippets of the featured code without scripts", async (t) => {
    const { page } = await open(t, "embed/", { javaScriptEnabled: false });
    assert.equal(await heading(page), title("1006"));
    assert.match(await page.locator('[data-snippet="iframe"]').innerText(), /embed\/websocket\/1006\//);
    assert.equal(await page.locator("[data-snippet]:visible").count(), 8);
    assert.equal(await page.locator("form[data-embed]").isVisible(), false);
    assert.equal(await page.locator(".preview [data-badges] img").count(), 1);
  });
});
