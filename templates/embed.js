// closecodes: shows a card about a status code. Put this script on a page once; the site's page "Embed" makes the lines.
//
//   <close-code code="1006" versus="1014" theme="auto" lang="fr"><a href="…">…</a></close-code>
//   <div data-closecode="1006" data-theme="dark"><a href="…">…</a></div>
//
// What is inside the element is the fallback: it stays until the card is there, and comes back when there is none. The
// card is the text of the page that an iframe would show, drawn in a shadow tree, so that neither side's styles reach
// the other. `data-base` on the script tag names the site where the script is served from elsewhere.
(() => {
  const script = document.currentScript ?? document.querySelector('script[type="module"]:is([src$="/embed.js"], [src*="/embed-"])');
  if (!(script instanceof HTMLScriptElement) || customElements.get("close-code")) return;
  const base = new URL(script.dataset.base ?? ".", script.src);
  // Written here when the site is published: its first `family`, its `locales`, the `sheet` that cards wear.
  const site = JSON.parse("{{ settings }}");

  /** How long somebody's server may take, and a frame that is there to say its height, in milliseconds. */
  const PATIENCE = 10_000;
  const OPTIONS = ["code", "versus", "family", "theme", "lang"];

  // ---- Where a card is

  const part = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;

  /** Whether a code comes before another in its family: numbers ascending, then texts. */
  const before = (a, b) => {
    const number = /^\d+$/;
    if (number.test(a) && number.test(b)) return Number(a) < Number(b);
    return number.test(a) || (!number.test(b) && a < b);
  };

  /** The folder of a language: its own, that of the language without its region, or the first language's. */
  const folder = (lang) => {
    const wanted = lang.toLowerCase();
    const at = (tag) => site.locales.findIndex((known) => known.toLowerCase() === tag);
    const found = at(wanted) < 0 ? at(wanted.split("-")[0]) : at(wanted);
    return found > 0 ? `${site.locales[found]}/` : "";
  };

  /** The card's address, or nothing where an attribute could not be part of one. */
  const addressOf = ({ code, versus, family, lang }) => {
    if (![code, versus || code, family || site.family].every((value) => part.test(value))) return null;
    const [a, b] = versus && before(versus, code) ? [versus, code] : [code, versus];
    const subject = b && a !== b ? `${a}-vs-${b}` : a;
    return new URL(`${folder(lang)}embed/${family || site.family}/${subject}/`, base).href;
  };

  // ---- What it says

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(site.sheet);
  // The element stands where the page puts it: WordPress's themes, for one, centre a post's parts by rules for each.
  const shell = new CSSStyleSheet();
  shell.replaceSync(":host{display:block!important}iframe{display:block;width:100%;border:0}");
  // A frame that is not there yet has a layout, so that it knows its height, and no place in that of the page.
  const waiting = new CSSStyleSheet();
  waiting.replaceSync("iframe{position:fixed;top:0;left:0;width:320px;height:0;border:0;visibility:hidden}");

  // A heading of the card is none of the page around it, so it becomes a paragraph of an article that has its name.
  const NAMES = { main: "article", h1: "p", p: "p", dl: "dl", div: "div", dt: "dt", dd: "dd", a: "a", code: "code" };

  /** A part of a card made anew: known elements, text, and nothing that could run. @returns {Node} */
  const copy = (/** @type {Node} */ node) => {
    if (!(node instanceof Element)) return document.createTextNode(node.nodeType === Node.TEXT_NODE ? node.nodeValue : "");
    const made = document.createElement(NAMES[node.localName] ?? "span");
    for (const name of ["class", "lang", "dir"]) if (node.hasAttribute(name)) made.setAttribute(name, node.getAttribute(name));
    if (node instanceof HTMLAnchorElement && /^https?:$/.test(node.protocol)) {
      Object.assign(made, { href: node.href, target: "_blank", rel: "noopener" });
    }
    made.append(...[...node.childNodes].map(copy));
    return made;
  };

  /** The card of a page. @returns {HTMLElement | null} */
  const read = (/** @type {Document | null} */ page) => {
    const main = page?.querySelector("main.card");
    if (!main) return null;
    const card = /** @type {HTMLElement} */ (copy(main));
    const { lang, dir } = page.documentElement;
    Object.assign(card, { lang, dir });
    card.setAttribute("aria-label", main.querySelector("h1")?.textContent.replace(/\s+/g, " ").trim() ?? "");
    return card;
  };

  /** Cards by address, so that a card that stands on a page twice is asked for once. @type {Map<string, Promise<Node>>} */
  const cards = new Map();

  /** Fails with `absent` where the site has no such card, and with `unreached` where it could not be asked. */
  const cardAt = (/** @type {string} */ address) => {
    let card = cards.get(address);
    if (!card) {
      card = new Promise((resolve, reject) => {
        // The one way to parse HTML that runs nothing, loads nothing, and is open where Trusted Types are required.
        const request = new XMLHttpRequest();
        request.open("GET", address);
        request.responseType = "document";
        const late = setTimeout(() => request.abort(), PATIENCE);
        request.onload = () => {
          const found = request.status === 200 && read(request.responseXML);
          if (found) resolve(found);
          else reject("absent");
        };
        request.onerror = () => reject("unreached");
        request.onabort = () => reject("absent");
        request.onloadend = () => clearTimeout(late);
        request.send();
      });
      card.catch(() => cards.delete(address));
      cards.set(address, card);
    }
    return card;
  };

  // ---- Elements that show one

  /** The cards on the page, each by its element. @type {WeakMap<Element, Card>} */
  const shown = new WeakMap();

  // A card far below is asked for when it comes near.
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        shown.get(target)?.load();
      }
    },
    { rootMargin: "600px" },
  );

  class Card {
    /** What is wanted now, and what stands there. @type {string | null} */
    wanted = null;
    there = null;
    theme = "";
    /** Ends the listening of a card in a frame. @type {AbortController | null} */
    framed = null;

    /** @param {HTMLElement} element @param {(name: string) => string | null} option */
    constructor(element, option) {
      this.element = element;
      this.option = option;
      this.root = element.attachShadow({ mode: "open" });
      this.root.append(document.createElement("slot"));
      shown.set(element, this);
    }

    /** Something has changed: an attribute, or whether and where the element stands. */
    refresh() {
      const options = Object.fromEntries(OPTIONS.map((name) => [name, this.option(name)?.trim() ?? ""]));
      const address = addressOf(options);
      const wanted = this.element.isConnected ? address : null;
      if (wanted === this.wanted && (!this.framed || options.theme === this.theme)) return;
      [this.wanted, this.theme] = [wanted, options.theme];
      near.unobserve(this.element);
      // A frame begins anew wherever it is put; what was drawn stays right while the element is moved.
      if (this.framed || !address) this.giveBack();
      if (wanted && wanted !== this.there) near.observe(this.element);
    }

    async load() {
      const address = this.wanted;
      if (!address) return;
      try {
        const card = await cardAt(address);
        if (address === this.wanted) this.show(card.cloneNode(true));
      } catch (failure) {
        if (address !== this.wanted) return;
        this.giveBack();
        if (failure === "unreached") this.frame(address);
      }
    }

    /** Puts a card in the place of what is there; who was at a link in one is at a link in the other. */
    show(card) {
      const focused = this.element.contains(document.activeElement);
      this.root.replaceChildren(card);
      this.root.adoptedStyleSheets = [shell, sheet];
      this.there = this.wanted;
      if (focused) this.root.querySelector("a")?.focus({ preventScroll: true });
    }

    /** Shows again what was inside the element. */
    giveBack() {
      const focused = this.root.activeElement;
      this.framed?.abort();
      this.framed = this.there = null;
      this.root.replaceChildren(document.createElement("slot"));
      this.root.adoptedStyleSheets = [];
      if (focused) this.element.querySelector("a")?.focus({ preventScroll: true });
    }

    /**
     * Shows the card's page in a frame: where a host sends no CORS header, or the page's policy lets frames in and
     * requests not. The frame says its height once it is there, and until then the link stays.
     */
    frame(address) {
      this.framed = new AbortController();
      const { signal } = this.framed;
      const frame = document.createElement("iframe");
      frame.title = this.element.textContent.trim() || this.option("code");
      frame.referrerPolicy = "no-referrer";
      frame.sandbox.add("allow-scripts", "allow-popups", "allow-popups-to-escape-sandbox");
      frame.src = /^(light|dark)$/.test(this.theme) ? `${address}?theme=${this.theme}` : address;
      let late;
      const wait = () => {
        clearTimeout(late);
        late = setTimeout(() => this.giveBack(), PATIENCE);
      };
      signal.addEventListener("abort", () => clearTimeout(late));
      // What its server took is no fault of its scripts, and what it said too early may have been lost.
      const ask = () => {
        wait();
        frame.contentWindow.postMessage({ type: "closecodes:height" }, "*");
      };
      frame.addEventListener("load", ask, { signal, once: true });
      const hear = ({ source, data }) => {
        // A frame in a sandbox has no origin of its own, so it is known by its window.
        if (source !== frame.contentWindow || data?.type !== "closecodes:height") return;
        const height = Number(data.height);
        if (!(height > 0 && height < 4000)) return;
        clearTimeout(late);
        frame.removeEventListener("load", ask);
        frame.height = String(height);
        this.root.querySelector("slot")?.remove();
        this.root.adoptedStyleSheets = [shell];
      };
      addEventListener("message", hear, { signal });
      this.root.adoptedStyleSheets = [waiting];
      wait();
      this.root.append(frame);
    }
  }

  customElements.define(
    "close-code",
    class CloseCode extends HTMLElement {
      static observedAttributes = OPTIONS;
      #card = new Card(this, (name) => this.getAttribute(name));

      connectedCallback() {
        // What was set before the script was there hides the accessors below.
        for (const name of Object.keys(this).filter((name) => OPTIONS.includes(name))) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
        this.#card.refresh();
      }
      disconnectedCallback() {
        this.#card.refresh();
      }
      attributeChangedCallback() {
        this.#card.refresh();
      }

      static {
        // `lang` reflects in every element already.
        for (const name of OPTIONS.slice(0, -1)) {
          Object.defineProperty(this.prototype, name, {
            get() {
              return this.getAttribute(name) ?? "";
            },
            set(value) {
              if (value == null) this.removeAttribute(name);
              else this.setAttribute(name, value);
            },
            enumerable: true,
            configurable: true,
          });
        }
      }
    },
  );

  const attribute = (name) => (name === "code" ? "data-closecode" : `data-${name}`);

  /** Brings a marked element, and those inside it, up to what they say now. */
  const refresh = (/** @type {Node} */ node) => {
    if (!(node instanceof HTMLElement)) return;
    for (const element of [node, .../** @type {NodeListOf<HTMLElement>} */ (node.querySelectorAll("[data-closecode]"))]) {
      let card = shown.get(element);
      if (!card && element.hasAttribute("data-closecode") && element.isConnected) {
        try {
          card = new Card(element, (name) => element.getAttribute(attribute(name)));
        } catch {
          continue; // Some elements can have no shadow tree, or have one already: these stay what they are.
        }
      }
      card?.refresh();
    }
  };

  refresh(document.documentElement);
  new MutationObserver((records) => {
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (type === "attributes") refresh(target);
      else [...addedNodes, ...removedNodes].forEach(refresh);
    }
  }).observe(document, { subtree: true, childList: true, attributeFilter: OPTIONS.map(attribute) });
})();
