// Cards in frames: what the script does where it may not read a card's page, and what that page tells its host.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { BOTH, element, framed, part, script, title } from "./cards.mjs";
import { POLICIES, host } from "./host.mjs";
import { eventually, hold, stage } from "./visit.mjs";

/** What embed.js gives a card's server, and then its scripts. */
const PATIENCE = 10_000;

describe("cards of a host that lets nobody read its files", () => {
  // A plain static host sends no such header; one that names somebody else is the same to a browser.
  const here = stage({ headers: { "Access-Control-Allow-Origin": "https://example.org" } });
  const blog = host(here);

  it("are shown in frames", async (t) => {
    const policy = `${POLICIES.script}; frame-src {origin}`;
    const { page } = await blog.open(t, element("1006") + part("1006", ' data-versus="1014"') + script, { policy });
    assert.equal(await framed(page, "close-code"), title("1006"));
    assert.equal(await framed(page, "[data-closecode]"), title("1006", "1014"));
  });
});

describe("cards in frames", () => {
  const here = stage();
  const blog = host(here);
  const frames = POLICIES.frames;
  /** Refusals of the first way, by which the script learns that it needs the other, are expected here. */
  const others = (complaints) => complaints.filter((complaint) => !/connect-src|Content Security Policy/.test(complaint));

  it("are shown where the page's policy lets frames in and requests not, as high as their text", async (t) => {
    const { page, complaints } = await blog.open(t, element("1006") + part("1008") + script, { policy: frames });
    assert.equal(await framed(page, "close-code"), title("1006"));
    assert.equal(await framed(page, "[data-closecode]"), title("1008"));
    assert.equal(await page.locator("close-code iframe").getAttribute("title"), "WebSocket 1006");
    await page.setViewportSize({ width: 320, height: 800 });
    await framed(page, "close-code");
    assert.deepEqual(others(complaints), []);
  });

  it("change, move and go with their elements", async (t) => {
    const { page } = await blog.open(t, `${element("1006")}${part("1006")}<aside></aside>${script}`, { policy: frames });
    const root = (selector) => page.frameLocator(`${selector} iframe`).locator("html");
    for (const selector of BOTH) await framed(page, selector);
    await page.evaluate(() => {
      document.querySelector("close-code").theme = "dark";
      document.querySelector("[data-closecode]").dataset.theme = "light";
      document.querySelector("aside").append(...document.querySelectorAll("close-code, [data-closecode]"));
    });
    for (const [selector, theme] of [["close-code", "dark"], ["[data-closecode]", "light"]]) {
      assert.equal(await framed(page, `aside ${selector}`), title("1006"));
      assert.equal(await root(selector).getAttribute("data-theme"), theme);
    }
    await page.evaluate(() => {
      document.querySelector("close-code").code = "1008";
      document.querySelector("[data-closecode]").dataset.closecode = "..";
    });
    await page.locator("[data-closecode] > a").waitFor();
    await eventually(() => framed(page, "close-code"), title("1008"));
    assert.equal(await page.locator("iframe").count(), 1);
    await page.evaluate(() => document.querySelector("close-code").remove());
    assert.equal(await page.locator("iframe").count(), 0);
  });

  it("have as long for their scripts as their server had, and are asked for what was not heard", async (t) => {
    const { page } = await blog.visit(t);
    const silent = "<!doctype html><title>card</title><script>addEventListener('message', ({ data }) => (window.asked = data))</script>";
    let answer;
    await page.route("**/embed/websocket/1006/", async (route) => {
      await new Promise((resolve) => (answer = resolve));
      await route.fulfill({ contentType: "text/html", body: silent });
    });
    await page.clock.install({ time: 0 });
    await page.clock.pauseAt(1000);
    await page.goto(blog.put(element("1006") + script, frames));
    await eventually(async () => Boolean(answer), true);
    await page.clock.runFor(PATIENCE - 1);
    answer();
    const card = async () => page.frames().find((one) => one.url().includes("/embed/"));
    await eventually(async () => (await card())?.evaluate(() => window.asked), { type: "closecodes:height" });
    await page.clock.runFor(PATIENCE - 1);
    await (await card()).evaluate(() => parent.postMessage({ type: "closecodes:height", height: 77 }, "*"));
    await eventually(() => page.locator("close-code iframe").getAttribute("height"), "77");
    await page.clock.runFor(PATIENCE);
    assert.equal(await page.locator("close-code iframe").count(), 1, "what is there stays");
  });

  it("do not listen to other windows that claim a height", async (t) => {
    const { page } = await blog.open(t, element("1006") + script, { policy: frames });
    await framed(page, "close-code");
    const frame = page.locator("close-code iframe");
    const before = await frame.getAttribute("height");
    await page.evaluate(async () => {
      const heard = new Promise((resolve) => addEventListener("message", resolve, { once: true }));
      postMessage({ type: "closecodes:height", height: 3000 }, "*");
      await heard;
    });
    assert.equal(await frame.getAttribute("height"), before);
  });

  it("have no text before their style sheet has come: where it is late, it would move, and the page around with it", async (t) => {
    const { page } = await blog.visit(t);
    const held = await hold(page, "**/embed.css");
    const asked = page.waitForRequest("**/embed.css");
    const script = page.waitForEvent("requestfinished", (request) => request.url().includes("embed-page"));
    const frame = '<iframe src="{site}embed/websocket/1006/" title="card" width="400" height="300"></iframe>';
    await page.goto(blog.put(frame, POLICIES.iframe), { waitUntil: "domcontentloaded" });
    await Promise.all([asked, script]);
    const card = page.frames().find((one) => one.url().includes("/embed/"));
    // A browser that does not wait goes on with the text once it has run the script.
    const drawn = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    for (let frames = 0; frames < 5; frames++) await drawn();
    assert.equal(await card.evaluate(() => document.querySelector("h1")), null);
    held.release();
    await card.locator("h1").waitFor();
  });

  /** Opens a card in a frame of its own and collects what it says to the page around it. */
  const heard = async (t, path, sandbox) => {
    const visited = await blog.visit(t);
    await visited.page.addInitScript(() => {
      window.heard = [];
      addEventListener("message", ({ data, origin }) => window.heard.push({ data, origin }));
    });
    const frame = `<iframe src="{site}${path}" title="card" width="400" height="300" sandbox="${sandbox}"></iframe>`;
    await visited.page.goto(blog.put(frame, POLICIES.iframe));
    const said = () => visited.page.evaluate(() => window.heard);
    const shown = visited.page.frameLocator("iframe");
    await shown.locator("h1").waitFor();
    return { ...visited, said, shown };
  };

  it("say it again to a host that asks, and to nobody else", async (t) => {
    const { page, said, shown } = await heard(t, "embed/websocket/1006/", "allow-scripts");
    const heights = async () => (await said()).filter(({ data }) => data.type === "closecodes:height").map(({ data }) => data.height);
    await eventually(async () => (await heights()).length, 1);
    const [first] = await heights();
    await shown.locator("html").evaluate(() => postMessage({ type: "closecodes:height" }, "*"));
    await page.evaluate(() => document.querySelector("iframe").contentWindow.postMessage({ type: "other" }, "*"));
    await page.evaluate(() => document.querySelector("iframe").contentWindow.postMessage({ type: "closecodes:height" }, "*"));
    await eventually(heights, [first, first]);
  });

  it("say how high they need to be to any host that listens, and again when that changes", async (t) => {
    const { page, said, shown, complaints } = await heard(t, "embed/websocket/1006/", "allow-scripts");
    const last = async () => (await said()).map(({ data }) => data).filter(({ type }) => type === "closecodes:height").at(-1)?.height;
    const resize = (size) => page.locator("iframe").evaluate((frame, size) => Object.assign(frame, size), size);
    const scrolls = () => shown.locator("html").evaluate((root) => [innerHeight, root.scrollHeight > innerHeight]);
    const heights = [];
    // Narrower means higher, and wider lower again, although the frame is as high as it was.
    for (const width of ["400", "280", "600"]) {
      const before = await last();
      await resize({ width, height: "500" });
      await eventually(async () => Boolean(await last()) && (heights.length === 0 || (await last()) !== before), true, width);
      const height = await last();
      heights.push(height);
      await resize({ height: String(height) });
      await eventually(scrolls, [height, false]);
      await resize({ height: String(height - 2) });
      await eventually(scrolls, [height - 2, true]);
    }
    assert.ok(heights[1] > Math.max(heights[0], heights[2]), `${heights}`);
    const medium = (await said()).map(({ data }) => data).filter((data) => typeof data === "string").map((text) => JSON.parse(text));
    assert.deepEqual(medium.at(-1), { src: `${here.site.url}embed/websocket/1006/`, context: "iframe.resize", height: heights[2] });
    assert.ok((await said()).every(({ origin }) => origin === "null"), "they stay in their sandbox");
    assert.deepEqual(complaints, []);
  });

  it("show their text in the strictest of sandboxes", async (t) => {
    const { shown } = await heard(t, "embed/websocket/1006/", "");
    assert.equal((await shown.locator("h1").innerText()).replace(/\s+/g, " "), title("1006"));
    assert.notEqual(await shown.locator(".card").evaluate((one) => getComputedStyle(one).borderTopWidth), "0px");
  });

  it("speak WordPress's protocol where the address has its secret", async (t) => {
    const { said, shown, complaints } = await heard(t, "embed/websocket/1006/#?secret=AbC123", "allow-scripts");
    const told = async () => (await said()).map(({ data }) => data).filter((data) => data.secret);
    await eventually(async () => (await told()).some(({ message, secret, value }) => message === "height" && secret === "AbC123" && value > 100), true);
    await shown.locator("a").click();
    const link = { message: "link", value: `${here.site.url}websocket/1006/`, secret: "AbC123" };
    await eventually(async () => (await told()).filter(({ message }) => message === "link"), [link]);
    assert.deepEqual(complaints, [], "no window is asked for that the sandbox refuses");
    // WordPress may not be listening: then the frame itself goes there. While it does, there is nobody to ask.
    const at = () => shown.locator("html").evaluate(() => location.href).catch(() => "between two pages");
    await eventually(at, link.value);
  });

  it("open the code's page in a tab of its own, with storage of its own", async (t) => {
    const { page, context, complaints } = await blog.open(t, element("1006") + script, { policy: frames });
    await framed(page, "close-code");
    const opened = context.waitForEvent("page");
    await page.frameLocator("close-code iframe").locator("a").click();
    const tab = await opened;
    await tab.waitForURL(`${here.site.url}websocket/1006/`);
    await tab.locator("button[data-theme-button]").click();
    assert.notEqual(await tab.evaluate(() => localStorage.getItem("theme")), null);
    assert.deepEqual(others(complaints), []);
  });
});
