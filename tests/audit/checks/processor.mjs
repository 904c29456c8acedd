// How long the main thread works to load a page of a code, as the browser counts it. The best of several loads counts:
// whatever else the machine does only adds to it.
import { LOCALES } from "../../browser/built.mjs";

const LIMIT = 50;
const LOADS = 9;

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
      await page.goto(`${site.url}${locale}websocket/1006/`, { waitUntil: "load" });
      const { metrics } = await session.send("Performance.getMetrics");
      times.push(metrics.find(({ name }) => name === "TaskDuration").value * 1000);
      await context.close();
    }
    const best = Math.min(...times);
    figures.push(`${Math.round(best)} ms for a code, ${language}`);
    if (best > LIMIT) faults.push(`${language}: ${Math.round(best)} ms, more than ${LIMIT}`);
  }
  return { figures, faults };
};
