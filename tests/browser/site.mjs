// What the browser tests share: a static file server, and a browser.
import { chromium } from "playwright-core";

export { serve } from "./serve.mjs";

/** Starts the browser that `CHROMIUM` names, or Debian's, without anything that would reach for the network. */
export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update"],
  });
