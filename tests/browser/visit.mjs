// One browser and one server for the tests of a file, a fresh context for each test, and what pages complain about.
// A complaint is whatever a reader of a quiet static page should never cause: a console message, an error, a refusal by
// the page's own policy, an answer that is not a success, a request to somebody else.
import { after, before } from "node:test";
import assert from "node:assert/strict";
import { folder } from "./built.mjs";
import { launch, serve } from "./site.mjs";

/** How long something may take on a busy machine, in milliseconds: more than what any page waits for itself. */
const PATIENCE = 30_000;

/** Declares the hooks of a suite; `browser` and `site` are there once its tests run. Another `folder` is another site. */
export const stage = ({ folder: served = folder, ...options } = {}) => {
  const stage = {};
  before(async () => {
    stage.site = await serve(served, options);
    stage.browser = await launch();
  });
  after(async () => {
    await stage.browser?.close();
    await stage.site?.close();
  });
  return stage;
};

/** A page in a context of its own that ends with the test; requests may go to `origins` only. */
export const visit = async (t, stage, { origins = [], ...options } = {}) => {
  const context = await stage.browser.newContext(options);
  t.after(() => context.close());
  context.setDefaultTimeout(PATIENCE);
  const complaints = [];
  const allowed = [stage.site.url, ...origins].map((url) => new URL(url).origin);
  // Refusals are errors of the console as well, but not those in a frame that was thrown away.
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy: ${event.effectiveDirective} refused ${event.blockedURI}`),
    );
  });
  context.on("console", (message) => {
    complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => complaints.push(`error: ${error.error().stack}`));
  context.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (/^https?:$/.test(protocol) && !allowed.includes(origin)) complaints.push(`elsewhere: ${request.url()}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return { context, page: await context.newPage(), complaints };
};

/** Holds answers to requests back until they are released. */
export const hold = async (page, pattern) => {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(pattern, async (route) => {
    await released;
    await route.continue();
  });
  return { release };
};

/** Waits until `read` gives what is expected, and says what it gave instead where that never comes. */
export const eventually = async (read, expected, message) => {
  const end = Date.now() + PATIENCE;
  let last = await read();
  while (!equal(last, expected) && Date.now() < end) {
    // What is read may take no time at all, and what it waits for needs the processor too.
    await new Promise((resolve) => setTimeout(resolve, 20));
    last = await read();
  }
  assert.deepEqual(last, expected, message);
};

const equal = (a, b) => {
  try {
    assert.deepEqual(a, b);
    return true;
  } catch {
    return false;
  }
};
