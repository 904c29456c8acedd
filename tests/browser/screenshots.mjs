// Takes pictures of the site for a person to look at: node screenshots.mjs [FOLDER] [PATH …]
// Every path at three widths, light and dark. Needs a built site in public/.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch, serve } from "./site.mjs";

const [folder = "screenshots", ...given] = process.argv.slice(2);
const paths = given.length ? given : ["", "websocket/1006/", "websocket/1006-vs-1014/", "faq/what-is-1006/", "fr/websocket/1006/"];
mkdirSync(folder, { recursive: true });
const site = await serve(new URL("../../public/", import.meta.url));
const browser = await launch();
for (const width of [320, 768, 1280]) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    for (const path of paths) {
      await page.goto(site.url + path);
      const name = `${path.replace(/[/?=&]+/g, "_") || "index"}-${width}-${colorScheme}.png`;
      await page.screenshot({ path: join(folder, name), fullPage: true });
    }
    await context.close();
  }
}
await browser.close();
await site.close();
