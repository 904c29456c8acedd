// How long the main thread computes to load a page of a code: the processor's time by the browser's own count, without
// what the thread waits while others have the processor. A file without anything to show comes first, because a browser's
// process needs as long to start whatever the page is. The best of several loads counts: whatever else the machine does
// only adds to it.
import { LOCALES } from "../../browser/built.mjs";

const LIMIT = 50;
const LOADS = 21;

export const run = async ({ site, browser }) => {
  const faults = [];
  const figures = [];
  for (const [language, locale] of Object.entries(LOCALES)) {
    const times = [];
    for (let load = 0; load < LOADS; load++) {
      const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send("Performance.enable");
      const used = async () => {
        const { metrics } = await session.send("Performance.getMetrics");
        return metrics.find(({ name }) => name === "ThreadTime").value * 1000;
      };
      await page.goto(`${site.url}robots.txt`, { waitUntil: "load" });
      const before = await used();
      await page.goto(`${site.url}${locale}websocket/1006/`, { waitUntil: "load" });
      // Until it is drawn.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
      times.push((await used()) - before);
      await context.close();
    }
    const best = Math.min(...times);
    figures.push(`${Math.round(best)} ms for a code, ${language}`);
    if (best > LIMIT) faults.push(`${language}: ${Math.round(best)} ms, more than ${LIMIT}`);
  }
  return { figures, faults };
};
