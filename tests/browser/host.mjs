// Somebody else's page, on another site than closecodes', that lets nothing in but what cards need: no inline script, no
// inline style, no HTML made of text, nobody else's files. What works here works on any page that lets it in at all.
import { after, before } from "node:test";
import { folder } from "./built.mjs";
import { serve } from "./site.mjs";
import { visit } from "./visit.mjs";

/** The strictest policies of a page that shows cards: what each way of embedding needs, and nothing else. */
export const POLICIES = {
  /** The script, and the cards' pages as data. */
  script: "script-src {origin}; connect-src {origin}",
  /** The script, and the cards' pages in frames. */
  frames: "script-src {origin}; frame-src {origin}",
  /** A pasted iframe. */
  iframe: "frame-src {origin}",
};

/**
 * Declares the hooks of such a site beside a suite's own; its pages are made as they are visited. `localhost` and
 * 127.0.0.1 are two sites to a browser.
 */
export const host = (stage) => {
  const pages = new Map();
  let server;
  before(async () => {
    const { origin } = new URL(stage.site.url);
    const answer = (_, response, path) => {
      const { html, policy } = pages.get(path) ?? { policy: "" };
      const needed = policy.replaceAll("{origin}", origin);
      response.writeHead(html ? 200 : 404, {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": `default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; ${needed}`,
      });
      response.end(html);
      return true;
    };
    server = await serve(folder, { before: answer });
  });
  after(() => server?.close());
  const url = () => server.url.replace("127.0.0.1", "localhost");
  return {
    /** Puts a page there, with the site's address for `{site}`, and gives its own. */
    put: (body, policy = POLICIES.script) => {
      const path = `/${pages.size}`;
      const filled = body.replaceAll("{site}", stage.site.url);
      pages.set(path, { policy, html: `<!doctype html><html lang="en"><title>A blog</title><body>${filled}` });
      return url().slice(0, -1) + path;
    },
    /** A visitor to whom requests to both sites are nothing to complain about. */
    visit: (t, options) => visit(t, stage, { origins: [url()], ...options }),
    /** A visitor of a page with this in its body. */
    async open(t, body, { policy, ...options } = {}) {
      const visited = await this.visit(t, options);
      await visited.page.goto(this.put(body, policy));
      return visited;
    },
  };
};
