// Answers in ranked order while somebody types: on the index in the page, elsewhere in a panel below the box. Matched
// words are marked, and each answer says why it is there. Elements are made, never HTML from text.
//
// The index of the search, the ranking and the style sheet are fetched when the box is first used. `data-category` on the
// form limits answers to some categories; after each turn the form tells which codes match by an event, `answers`.

const form = /** @type {HTMLFormElement} */ (document.querySelector("form[role=search]"));
const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
const home = new URL("search.json", form.action);

const element = (name, className, ...content) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
};

const place = /** @type {HTMLElement | null} */ (document.querySelector("#results"));
const results = place ?? form.appendChild(element("section", "results", element("p", "none"), element("ol", "")));
const list = /** @type {HTMLElement} */ (results.querySelector("ol"));
const none = /** @type {HTMLElement} */ (results.querySelector(".none"));
const status = form.appendChild(element("p", "visually-hidden"));
status.role = "status";
if (!place) {
  results.id = "results";
  results.hidden = true;
}

let loading;
/** Ranking, index and looks, fetched once; a failure is forgotten, so that the next key tries again. */
const load = () => {
  loading ??= (async () => {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = new URL("./answers.css", import.meta.url).href;
    document.head.append(style);
    const [{ prepare, rank }, index] = await Promise.all([
      import("./rank.js"),
      fetch(home).then((response) => response.json()),
      new Promise((resolve, reject) => Object.assign(style, { onload: resolve, onerror: reject })),
    ]);
    const prepared = prepare(index);
    none.textContent = index.words.none;
    if (!place) results.ariaLabel = index.words.results;
    return { index, rank: (query) => rank(prepared, query) };
  })().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
};

/** One answer as a list item. */
const item = ({ key, kind, code, color, family, title, about, why }, { words, families }, mark) => {
  const marked = (text) => mark(text).map(([piece, hit]) => (hit ? element("mark", "", piece) : piece));
  const sign = code ? element("span", `number ${color}`, code) : element("span", "kind", words[kind]);
  const link = /** @type {HTMLAnchorElement} */ (element("a", "", sign, " "));
  // A limit is a row of one page.
  link.href = new URL(kind === "limit" ? key.replace("/", "/#") : `${key}/`, home).href;
  if (family) link.append(element("span", "kind", families[family].label), " ");
  link.append(...marked(title));
  const made = element("li", "", link);
  made.dataset.key = key;
  if (about) made.append(element("p", "", ...marked(about)));
  const reason = element("p", "why", [words[why.kind], why.library].filter(Boolean).join(" · "));
  if (why.text) reason.append(" ", element("code", "", ...marked(why.text)));
  made.append(reason);
  return made;
};

/**
 * Shows answers and tells which codes match; without codes nothing was asked. An answer that stands there already stays:
 * what does not change is not drawn again.
 */
const show = (items, codes, said = "") => {
  items.forEach((made, at) => {
    const old = list.children[at];
    if (!old) list.append(made);
    else if (!old.isEqualNode(made)) old.replaceWith(made);
  });
  while (list.children.length > items.length) list.lastChild?.remove();
  none.hidden = items.length > 0;
  results.hidden = !codes;
  if (status.textContent !== said) status.textContent = said;
  form.dispatchEvent(new CustomEvent("answers", { detail: codes }));
};

let turn = 0;
const update = async () => {
  const mine = ++turn;
  const query = input.value.trim();
  // Without an index categories still work, and the form still leads to the index.
  const engine = query ? await load().catch(() => null) : null;
  if (mine !== turn) return;
  if (!engine) return show([], null);
  const { index, rank } = engine;
  const { answers, mark } = rank(query);
  const wanted = form.dataset.category?.split(",");
  const allowed = answers.filter(({ categories }) => !wanted || categories.some((one) => wanted.includes(one)));
  // A word such as "close" stands in nearly everything: what has only such words is far behind the best.
  const good = allowed.filter(({ begun, score }) => begun || score >= allowed[0].score / 3);
  const drawn = good.slice(0, index.words.counts.length - 1).map((answer) => item(answer, index, mark));
  show(drawn, new Set(good.filter(({ code }) => code).map(({ key }) => key)), index.words.counts[drawn.length]);
};

const links = () => [...list.querySelectorAll("a")];
/** Up and down through the answers from the box, and back to it; it is cleared from within. */
const steer = (event) => {
  const stops = [input, ...(results.hidden ? [] : links())];
  const at = stops.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
  const next = { ArrowDown: stops[at + 1] ?? stops[at], ArrowUp: stops[at - 1], Escape: input }[event.key];
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (event.key !== "Escape" || at) return;
  input.value = "";
  // The address and the table follow.
  input.dispatchEvent(new Event("input"));
};
for (const one of [input, list]) one.addEventListener("keydown", steer);

input.addEventListener("input", update);
input.addEventListener("focus", () => (place ? load().catch(() => {}) : results.hidden && update()));

if (place) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    // The index may still be on its way.
    await update();
    links()[0]?.click();
  });
} else {
  // A panel that covers the page goes when somebody turns to the page.
  for (const turned of ["pointerdown", "focusin"]) {
    document.addEventListener(turned, ({ target }) => {
      if (form.contains(/** @type {Node} */ (target))) return;
      turn++;
      status.textContent = "";
      results.hidden = true;
    });
  }
}
update();
