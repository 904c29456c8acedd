// Cards on somebody else's page: the markup that puts them there, and what one shows once it is there.
import { codes as known } from "./built.mjs";
import { eventually } from "./visit.mjs";

// What people paste into their pages; the link inside is what stays where there is no card. The host of the page fills
// in `{site}`.
const link = (code) => `<a href="{site}websocket/${code}/">WebSocket ${code}</a>`;
export const script = '<script src="{site}embed.js" async></script>';
export const element = (code, more = "") => `<close-code code="${code}"${more}>${link(code)}</close-code>`;
export const part = (code, more = "") => `<div data-closecode="${code}"${more}>${link(code)}</div>`;

/** The two kinds of element, as selectors. */
export const BOTH = ["close-code", "[data-closecode]"];

/** Waits until a card has taken the place of the link, and returns its title. */
export const card = async (page, selector) => {
  const title = await page.locator(`${selector} article .title`).innerText();
  await page.locator(`${selector} > a`).waitFor({ state: "hidden" });
  return title.replace(/\s+/g, " ");
};

/** The same for a card in a frame, which is as high as its text. */
export const framed = async (page, selector) => {
  const shown = page.frameLocator(`${selector} iframe`);
  await page.locator(`${selector} > a`).waitFor({ state: "hidden" });
  const needed = () => shown.locator("body").evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
  const height = async () => Math.round((await page.locator(`${selector} iframe`).boundingBox()).height);
  await eventually(async () => (await height()) - (await needed()), 0, "the frame is as high as its text");
  return (await shown.locator("h1").innerText()).replace(/\s+/g, " ");
};

/** The title of the card of a code, or of two. */
export const title = (...codes) => {
  const nameOf = (code) => known.find(({ key }) => key === code).name;
  return codes.map((code) => `${code} ${nameOf(code)}`).join(" vs ");
};
