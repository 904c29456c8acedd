// Cards on other people's pages, whose policy lets in this site's script and its cards and nothing else.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { read } from "./built.mjs";
import { BOTH, card, element, part, script, title } from "./cards.mjs";
import { host } from "./host.mjs";
import { eventually, hold, stage } from "./visit.mjs";

describe("cards on another site", () => {
  const here = stage();
  const blog = host(here);
  const asked = (code) => here.site.seen.filter((path) => path.endsWith(`/embed/websocket/${code}/`)).length;

  it("are made by a script of at most 8 KB", () => {
    const { length } = gzipSync(read("embed.js"), { level: 9 });
    assert.ok(length <= 8 * 1024, `${length} bytes`);
  });

  for (const [selector, markup] of [["close-code", element("1006")], ["[data-closecode]", part("1006")]]) {
    it(`take the place of the link in ${selector}`, async (t) => {
      const { page, complaints } = await blog.open(t, `<p>Before</p>${markup}${script}`);
      assert.equal(await card(page, selector), title("1006"));
      assert.equal(await page.getByRole("article", { name: title("1006"), exact: true }).count(), 1);
      assert.equal(await page.locator("h1").count(), 0, "the page's headings are its own");
      assert.deepEqual(complaints, []);
    });
  }

  it("say what the card's page says, in the same languages", async (t) => {
    const { page } = await blog.visit(t);
    for (const [lang, path] of [["en", "embed/websocket/1006/"], ["fr", "fr/embed/websocket/1006-vs-1014/"]]) {
      await page.goto(here.site.url + path);
      const told = (main) => {
        const strange = [...main.querySelectorAll("[lang]")].map((one) => [one.lang, one.textContent]);
        const links = [...main.querySelectorAll("a")].map(({ href, target, rel }) => [href, target, rel]);
        return { text: main.textContent.replace(/\s+/g, " "), strange, links };
      };
      const there = await page.locator("main").evaluate(told);
      const versus = path.includes("1014") ? ' versus="1014"' : "";
      await page.goto(blog.put(element("1006", `${versus} lang="${lang}"`) + script));
      await card(page, "close-code");
      const article = page.locator("close-code article");
      assert.equal(await article.getAttribute("lang"), lang);
      assert.deepEqual(await article.evaluate(told), there);
    }
  });

  it("compare two codes, in family order whichever comes first", async (t) => {
    const body = element("1014", ' versus="1006"') + part("1006", ' data-versus="1014"') + script;
    const { page, complaints } = await blog.open(t, body);
    assert.equal(await card(page, "close-code"), title("1006", "1014"));
    assert.equal(await card(page, "[data-closecode]"), title("1006", "1014"));
    assert.deepEqual(complaints, []);
  });

  it("speak the language that was asked for, or the site's first where it has none such", async (t) => {
    const { page, complaints } = await blog.open(t, element("1006") + part("1006") + script);
    for (const [asked, given] of [["fr", "fr"], ["fr-CA", "fr"], ["FR", "fr"], ["de", "en"], ["", "en"]]) {
      await page.evaluate((lang) => {
        document.querySelector("close-code").lang = lang;
        document.querySelector("[data-closecode]").dataset.lang = lang;
      }, asked);
      for (const selector of BOTH) {
        await eventually(() => page.locator(`${selector} article`).getAttribute("lang"), given, `${selector} ${asked}`);
      }
    }
    assert.deepEqual(complaints, []);
  });

  for (const system of ["light", "dark"]) {
    it(`wear the theme that was asked for, or the system's, where that is ${system}`, async (t) => {
      const body = element("1006") + part("1006") + script;
      const { page, complaints } = await blog.open(t, body, { colorScheme: system });
      const luminance = (selector) =>
        page.locator(`${selector} article`).evaluate((one) => {
          const [r, g, b] = getComputedStyle(one).backgroundColor.match(/\d+/g).map(Number);
          return r + g + b > 384 ? "light" : "dark";
        });
      for (const [theme, given] of [["light", "light"], ["dark", "dark"], ["auto", system], ["", system]]) {
        await page.evaluate((theme) => {
          document.querySelector("close-code").theme = theme;
          document.querySelector("[data-closecode]").dataset.theme = theme;
        }, theme);
        for (const selector of BOTH) {
          await card(page, selector);
          assert.equal(await luminance(selector), given, `${selector} ${theme}`);
        }
      }
      assert.deepEqual(complaints, []);
    });
  }

  it("are asked for once each, however often they stand there", async (t) => {
    const { page, complaints } = await blog.visit(t);
    const requests = [];
    page.on("request", (request) => requests.push(new URL(request.url()).pathname));
    const again = part("1000", ' data-theme="dark"') + element("1000", ' id="again"');
    await page.goto(blog.put(element("1000") + element("1001") + part("1009") + again + script));
    assert.equal(await card(page, "close-code[code='1000']:not([id])"), title("1000"));
    assert.equal(await card(page, "close-code[code='1001']"), title("1001"));
    assert.equal(await card(page, "[data-closecode='1009']"), title("1009"));
    assert.equal(await card(page, "[data-closecode='1000']"), title("1000"));
    assert.equal(await card(page, "#again"), title("1000"));
    const expected = ["/embed.js", ...["1000", "1001", "1009"].map((code) => `/embed/websocket/${code}/`)];
    assert.deepEqual(requests.slice(1).sort(), expected.sort(), "a card is one request");
    assert.deepEqual(complaints, []);
  });

  it("are asked for when they come near", async (t) => {
    const far = `<pre>${"\n".repeat(200)}</pre>`;
    const { page, complaints } = await blog.open(t, `${part("1003")}${far}${element("1002")}${script}`);
    await card(page, "[data-closecode]");
    await page.waitForLoadState("networkidle");
    assert.equal(asked("1002"), 0);
    await page.locator("close-code").evaluate((one) => one.scrollIntoView());
    assert.equal(await card(page, "close-code"), title("1002"));
    assert.equal(asked("1002"), 1);
    assert.deepEqual(complaints, []);
  });

  it("appear in what is added to the page later", async (t) => {
    const { page, complaints } = await blog.open(t, `<main></main>${script}`);
    await page.waitForFunction(() => customElements.get("close-code"));
    await page.evaluate(() => {
      const custom = document.createElement("close-code");
      custom.code = "1006";
      const wrapper = document.createElement("section");
      wrapper.append(document.createElement("div"));
      wrapper.firstChild.dataset.closecode = "1008";
      document.querySelector("main").append(custom, wrapper);
    });
    assert.equal(await card(page, "close-code"), title("1006"));
    assert.equal(await card(page, "[data-closecode]"), title("1008"));
    assert.deepEqual(complaints, []);
  });

  it("have properties that reflect their attributes, and keep what was set before the script was there", async (t) => {
    const { page, complaints } = await blog.visit(t);
    const held = await hold(page, /embed\.js/);
    await page.goto(blog.put(element("1006") + script), { waitUntil: "commit" });
    await page.locator("close-code").evaluate((one) => (one.versus = "1014"));
    held.release();
    assert.equal(await card(page, "close-code"), title("1006", "1014"));
    const told = await page.locator("close-code").evaluate((one) => {
      one.theme = "dark";
      const told = ["code", "versus", "family", "theme", "lang"].map((name) => [one[name], one.getAttribute(name)]);
      one.versus = null;
      return [...told, one.hasAttribute("versus")];
    });
    assert.deepEqual(told, [["1006", "1006"], ["1014", "1014"], ["", null], ["dark", "dark"], ["", null], false]);
    await eventually(() => card(page, "close-code"), title("1006"));
    assert.deepEqual(complaints, []);
  });

  it("change with their attributes, and give the link back where there can be no such card", async (t) => {
    const { page, complaints } = await blog.open(t, element("1006") + part("1006") + script);
    const say = (code) =>
      page.evaluate((code) => {
        document.querySelector("close-code").setAttribute("code", code);
        document.querySelector("div").dataset.closecode = code;
      }, code);
    for (const code of ["1006", "1008", "1006"]) {
      await say(code);
      for (const selector of BOTH) await eventually(() => card(page, selector), title(code));
    }
    for (const broken of ["../1008", ""]) {
      await say(broken);
      for (const selector of ["close-code", "div"]) {
        await page.locator(`${selector} > a`).waitFor();
        assert.equal(await page.locator(`${selector} article`).count(), 0, selector);
      }
      await say("1006");
      for (const selector of BOTH) await card(page, selector);
    }
    await page.evaluate(() => {
      document.querySelector("close-code").removeAttribute("code");
      document.querySelector("div").removeAttribute("data-closecode");
    });
    for (const selector of ["close-code", "div"]) await page.locator(`${selector} > a`).waitFor();
    assert.deepEqual(complaints, []);
  });

  it("survive being moved to another place of the page, without a second request", async (t) => {
    const { page, complaints } = await blog.open(t, `${element("1010")}${part("1011")}<aside></aside>${script}`);
    for (const selector of BOTH) {
      await card(page, selector);
      await page.locator(selector).evaluate((one) => document.querySelector("aside").append(one));
      await card(page, `aside ${selector}`);
    }
    for (const code of ["1010", "1011"]) assert.equal(asked(code), 1, code);
    assert.deepEqual(complaints, []);
  });

  it("are forgotten when they are removed, and come again when they do", async (t) => {
    const far = `<pre>${"\n".repeat(200)}</pre>`;
    const { page, complaints } = await blog.open(t, `${part("1006")}${far}${element("1012")}${part("1013", " id=late")}${script}`);
    await card(page, "[data-closecode='1006']");
    await page.evaluate(() => {
      window.gone = [document.querySelector("close-code"), document.querySelector("#late")];
      window.gone.forEach((one) => one.remove());
      scrollTo(0, document.body.scrollHeight);
    });
    await page.waitForLoadState("networkidle");
    assert.deepEqual([asked("1012"), asked("1013")], [0, 0], "nothing is asked for what is not there");
    await page.evaluate(() => document.body.append(...window.gone));
    assert.equal(await card(page, "close-code"), title("1012"));
    assert.equal(await card(page, "#late"), title("1013"));
    assert.deepEqual(complaints, []);
  });

  it("are made once when the script is there twice", async (t) => {
    const twice = script + element("1006") + part("1008") + script;
    const { page, complaints } = await blog.open(t, twice);
    assert.equal(await card(page, "close-code"), title("1006"));
    assert.equal(await card(page, "[data-closecode]"), title("1008"));
    assert.equal(await page.locator("article").count(), 2);
    assert.deepEqual(complaints, []);
  });

  it("are made by a module too, and by a copy of the script that says where the site is", async (t) => {
    for (const tag of ['<script type="module" src="{site}embed.js"></script>', '<script src="{site}copy/of/embed.js" data-base="{site}"></script>']) {
      const { page, context, complaints } = await blog.visit(t);
      await context.route(/copy\/of/, (route) => route.fulfill({ contentType: "text/javascript", body: read("embed.js") }));
      await page.goto(blog.put(element("1006") + tag));
      assert.equal(await card(page, "close-code"), title("1006"), tag);
      assert.deepEqual(complaints, []);
    }
  });

  it("lead to the code's page in a tab of its own", async (t) => {
    const { page, context, complaints } = await blog.open(t, element("1006") + script);
    await card(page, "close-code");
    const opened = context.waitForEvent("page");
    await page.locator("close-code article a").click();
    const tab = await opened;
    await tab.waitForURL(`${here.site.url}websocket/1006/`);
    assert.equal(await tab.evaluate(() => window.opener), null);
    assert.deepEqual(complaints, []);
  });

  it("stand in the order of the page for the keyboard, and keep the focus of who was at the link", async (t) => {
    const { page } = await blog.visit(t);
    const held = await hold(page, /embed\/websocket/);
    await page.goto(blog.put(`<button>one</button>${element("1006")}<button>two</button>${script}`));
    await page.waitForFunction(() => document.querySelector("close-code").shadowRoot);
    await page.locator("close-code > a").focus();
    held.release();
    await card(page, "close-code");
    const focused = () =>
      page.evaluate(() => {
        const { activeElement } = document;
        return (activeElement.shadowRoot?.activeElement ?? activeElement).textContent;
      });
    const link = await page.locator("close-code article a").innerText();
    assert.equal(await focused(), link);
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "two");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    assert.equal(await focused(), "one");
    await page.keyboard.press("Tab");
    await page.locator("close-code").evaluate((one) => one.setAttribute("code", ""));
    assert.equal(await focused(), "WebSocket 1006", "the link has it back");
  });

  it("let no style in or out", async (t) => {
    const { page } = await blog.visit(t);
    /** All that a browser computes about the looks of some elements. */
    const looks = (selector) =>
      page.locator(selector).evaluateAll((all) =>
        all.map((one) => [one.localName, ...[...getComputedStyle(one)].map((name) => `${name}: ${getComputedStyle(one)[name]}`)]),
      );
    const outside = `<section><p class="lead more card">Before <a href="#">a link</a></p></section>`;
    await page.goto(blog.put(outside));
    const bare = await looks("section *");
    await page.goto(blog.put(outside + element("1006") + script));
    await card(page, "close-code");
    assert.deepEqual(await looks("section *"), bare, "the page looks as it did without a card");
    const plain = await looks("close-code article, close-code article *");
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`
        * { color: red !important; font: 40px serif !important; letter-spacing: 9px !important; cursor: wait !important }
        * { display: inline !important; padding: 9px !important; text-align: right !important; line-height: 3 !important }
        :root { direction: rtl }`);
      document.adoptedStyleSheets = [sheet];
    });
    assert.notDeepEqual(await looks("section *"), bare);
    assert.deepEqual(await looks("close-code article, close-code article *"), plain, "the card looks as it did");
  });

  it("stand where the page puts them", async (t) => {
    const { page } = await blog.open(t, `<main>${element("1006")}${part("1008")}</main>${script}`);
    for (const selector of BOTH) await card(page, selector);
    // As WordPress's themes do with each part of a post.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("main > * { max-width: 300px; margin-inline: auto }");
      document.adoptedStyleSheets = [sheet];
    });
    const { width: room, x: start } = await page.locator("main").boundingBox();
    for (const selector of BOTH) {
      const { width, x } = await page.locator(`${selector} article`).boundingBox();
      assert.deepEqual([width, x - start], [300, (room - 300) / 2], selector);
    }
  });

  it("do not move for those who asked for less motion, nor for anybody else", async (t) => {
    const { page } = await blog.open(t, element("1006") + part("1008") + script, { reducedMotion: "reduce" });
    for (const selector of BOTH) await card(page, selector);
    const moving = await page.locator("article, article *").evaluateAll((all) =>
      all.filter((one) => getComputedStyle(one).transitionDuration !== "0s" || getComputedStyle(one).animationName !== "none").length,
    );
    assert.equal(moving, 0);
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
  });

  for (const width of [280, 320, 720]) {
    it(`fit a column of ${width} px`, async (t) => {
      const body = element("1006") + part("1006", ' data-versus="1014" data-lang="fr"') + script;
      const { page } = await blog.open(t, body, { viewport: { width: width + 16, height: 900 } });
      for (const selector of BOTH) await card(page, selector);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width + 16);
      const wide = await page.locator("article, article *").evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline").map((one) => one.outerHTML));
      assert.deepEqual(wide, []);
    });
  }

  it("leave no trace: no cookie, nothing stored, no name in the page", async (t) => {
    const { page, context } = await blog.open(t, `${element("1006")}${script}`);
    await card(page, "close-code");
    assert.deepEqual(await context.cookies(), []);
    const { origins } = await context.storageState();
    assert.deepEqual(origins, []);
    const names = () => page.evaluate(() => Object.getOwnPropertyNames(window));
    const withCard = await names();
    await page.goto(blog.put("nothing"));
    const without = new Set(await names());
    assert.deepEqual(withCard.filter((name) => !without.has(name) && !/^\d+$/.test(name)), []);
  });
});
