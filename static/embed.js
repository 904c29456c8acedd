// closecodes: shows a card about a status code. Put it on a page once; see the site's "Embed" page for the snippets.
//
//   <close-code code="1006" versus="1014" theme="auto" lang="fr"><a href="…">…</a></close-code>
//   <div data-closecode="1006" data-theme="dark"><a href="…">…</a></div>
//
// What is inside the element is the fallback. It stays until the card has said that it is there, and comes back when the
// card goes away. The card is an iframe in a shadow tree, so that neither side's styles reach the other.
(() => {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement) || customElements.get("close-code")) return;
  const base = new URL(".", script.src);
  const part = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
  const tag = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

  /** Whether a code comes before another in its family: numbers ascending, then texts. */
  const before = (a, b) => {
    const number = /^\d+$/;
    if (number.test(a) && number.test(b)) return Number(a) < Number(b);
    return number.test(a) || (!number.test(b) && a < b);
  };

  /** The card's address, or nothing where an attribute could not be part of one. */
  const address = ({ code, versus, family, lang, theme }) => {
    if (![code, family, versus || code].every((value) => part.test(value))) return null;
    const locale = lang && lang !== "en" && tag.test(lang) ? `${lang}/` : "";
    const [a, b] = versus && before(versus, code) ? [versus, code] : [code, versus];
    const url = new URL(`${locale}embed/${family}/${b ? `${a}-vs-${b}` : a}/`, base);
    if (theme === "light" || theme === "dark") url.searchParams.set("theme", theme);
    return url;
  };

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ":host{all:initial!important;display:block!important}iframe{border:0;width:100%;max-width:720px;display:block}iframe[hidden]{display:none}",
  );

  /** Shows a card in an element, in place of the one before. @param {HTMLElement} element */
  const show = (element, options) => {
    const url = address(options);
    const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    const fallback = document.createElement("slot");
    root.replaceChildren(fallback);
    if (!url) return;
    const frame = document.createElement("iframe");
    frame.title = element.textContent?.trim() || `${options.family} ${options.code}`;
    frame.loading = "lazy";
    frame.referrerPolicy = "no-referrer";
    frame.sandbox.add("allow-scripts", "allow-popups", "allow-popups-to-escape-sandbox");
    frame.height = "0";
    frame.src = url.href;
    const hear = (event) => {
      if (!frame.isConnected) return removeEventListener("message", hear);
      // A sandboxed frame has no origin of its own, so it is known by its window.
      if (event.source !== frame.contentWindow || event.data?.type !== "closecodes:height") return;
      const height = Number(event.data.height);
      if (!(height > 0 && height < 4000)) return;
      frame.height = String(height);
      fallback.remove();
    };
    addEventListener("message", hear);
    root.append(frame);
  };

  customElements.define(
    "close-code",
    class extends HTMLElement {
      static observedAttributes = ["code", "versus", "family", "theme", "lang"];
      connectedCallback() {
        this.draw();
      }
      attributeChangedCallback() {
        if (this.isConnected) this.draw();
      }
      draw() {
        const value = (name) => this.getAttribute(name) ?? "";
        const family = value("family") || "websocket";
        show(this, { code: value("code"), versus: value("versus"), family, theme: value("theme"), lang: value("lang") });
      }
    },
  );

  const upgrade = (element) => {
    if (!(element instanceof HTMLElement) || element.shadowRoot) return;
    const { closecode, versus = "", family = "websocket", theme = "", lang = "" } = element.dataset;
    show(element, { code: closecode ?? "", versus, family, theme, lang });
  };
  const upgradeAll = (root) => root.querySelectorAll?.("[data-closecode]").forEach(upgrade);
  const start = () => {
    upgradeAll(document);
    new MutationObserver((records) => {
      for (const node of records.flatMap((record) => [...record.addedNodes])) {
        if (node instanceof HTMLElement && node.dataset.closecode) upgrade(node);
        upgradeAll(node);
      }
    }).observe(document.documentElement, { childList: true, subtree: true });
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
