// What no page may do: say something in the console, ask somebody else, allow inline script or style, load a font, move
// for those who do not want it, scroll sideways at 320 px, or cover what has the focus at 400 % zoom.
import { CARDS, THEMES, pages } from "../kinds.mjs";

// A window of 1280 by 1024 at 400 %: as many pixels of CSS remain.
const ZOOMED = { width: 320, height: 256 };

const sideways = () => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`is ${scrollWidth} px wide on a screen of ${clientWidth}`] : [];
};

const moving = () =>
  [...document.querySelectorAll("*")]
    .filter((element) => {
      const { animationName, transitionDuration } = getComputedStyle(element);
      return animationName !== "none" || parseFloat(transitionDuration) > 0;
    })
    .map((element) => `${element.localName}.${element.className} moves`);

/** The policy's faults: what it lets in, and what of the page it does not name. A sheet in the page needs its hash. */
const policy = async () => {
  const meta = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? "";
  const named = async (style) => {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style.textContent ?? ""));
    return meta.includes(`'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`);
  };
  const styles = await Promise.all([...document.querySelectorAll("style")].map(named));
  const inline = document.querySelectorAll("[style], script:not([src]):not([type$='json'])").length;
  const unnamed = styles.filter((known) => !known).length;
  return [
    ...(!meta || meta.includes("unsafe-inline") ? [`its policy is \`${meta}\``] : []),
    ...(inline + unnamed ? [`${inline + unnamed} inline scripts or styles that no hash names`] : []),
  ];
};

/** Whether what has the focus lies open, at least in part. */
const covered = () => {
  const element = document.activeElement;
  const boxes = [...element.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  if (element === document.body || !boxes.length) return [];
  const open = boxes.some((box) =>
    [0.1, 0.5, 0.9].some((part) => {
      const x = Math.min(Math.max(box.left + box.width * part, 0), innerWidth - 1);
      const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
      const top = document.elementFromPoint(x, y);
      return top && (element.contains(top) || top.contains(element));
    }),
  );
  return open ? [] : [`${element.outerHTML.slice(0, 80)} is covered`];
};

export const run = async ({ site, browser, sample }) => {
  const faults = [];
  for (const colorScheme of THEMES) {
    const context = await browser.newContext({ colorScheme, viewport: ZOOMED, reducedMotion: "reduce" });
    const page = await context.newPage();
    let name = "";
    page.on("console", (message) => faults.push(`${name}: console: ${message.text()}`));
    page.on("pageerror", (error) => faults.push(`${name}: ${error.message}`));
    page.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith("http") && origin !== new URL(site.url).origin) faults.push(`${name}: asks ${origin}`);
      if (request.resourceType() === "font") faults.push(`${name}: loads a font`);
    });
    for (const [called, path, kind] of pages) {
      name = `${called}, ${colorScheme}`;
      await page.goto(site.url + path, { waitUntil: "load" });
      for (const look of [sideways, moving, policy]) faults.push(...(await page.evaluate(look)).map((fault) => `${name}: ${fault}`));
      // The order of stops is the same in each theme and language.
      if (sample || colorScheme !== THEMES[0] || CARDS.includes(kind)) continue;
      for (let stop = 0; stop < 60; stop++) {
        await page.keyboard.press("Tab");
        faults.push(...(await page.evaluate(covered)).map((fault) => `${name}: ${fault}`));
      }
    }
    await context.close();
  }
  return { figures: [`${pages.length * THEMES.length} pages at 320 px, which is 400 % of a window of 1280`], faults };
};
