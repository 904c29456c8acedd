// Answers in ranked order while somebody types: on the index in the page, elsewhere in a panel below the box. Matched
// words are marked, and each answer says why it is there. Elements are made, never HTML from text.
//
// The index of the search, the ranking and the style sheet are fetched when the box is first used. `data-category` on the
// form limits answers to some categories; after each turn the form tells which codes match by an event, `answers`.

const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-search]"));
const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
const home = new URL(form.dataset.search ?? "", document.baseURI);

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
      fetch(home).then((response) => (response.ok ? response.json() : Promise.reject(response))),
      new Promise((resolve, reject) => Object.assign(style, { onload: resolve, onerror: reject })),
    ]);
    const prepared = prepare(index);
    const categories = new Map(index.entries.map(({ key, family, category }) => [key, family ? "" : category]));
    if (!place) results.ariaLabel = index.words.results;
    return { index, categories, rank: (query) => rank(prepared, query) };
  })().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
};

/** Whether an answer is about a code of the chosen categories. */
const chosen = ({ key, codes = [key] }, categories) => {
  const wanted = form.dataset.category?.split(",");
  return !wanted || codes.some((code) => wanted.includes(categories.get(code)));
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

const show = (hidden, said = "", nothing = "") => {
  none.textContent = nothing;
  none.hidden = !nothing;
  results.hidden = hidden;
  if (status.textContent !== said) status.textContent = said;
};

let turn = 0;
const tell = (codes) => form.dispatchEvent(new CustomEvent("answers", { detail: codes }));
const clear = () => {
  list.replaceChildren();
  show(true);
  tell(null);
};
const update = async () => {
  const mine = ++turn;
  const query = input.value.trim();
  if (!query) return clear();
  // Without an index categories still work, and the form still leads to the index.
  const engine = await load().catch(() => null);
  if (mine !== turn) return;
  if (!engine) return clear();
  const { words } = engine.index;
  const { answers, mark } = engine.rank(query);
  const allowed = answers.filter((answer) => chosen(answer, engine.categories));
  // A word such as "close" stands in nearly everything: what has only such words is far behind the best.
  const good = allowed.filter((answer) => answer.begun || answer.score >= allowed[0].score / 3);
  const drawn = good.slice(0, words.counts.length - 1);
  list.replaceChildren(...drawn.map((answer) => item(answer, engine.index, mark)));
  show(false, words.counts[drawn.length], drawn.length ? "" : words.none);
  tell(new Set(good.filter(({ code }) => code).map(({ key }) => key)));
};

const links = () => [...list.querySelectorAll("a")];
const close = () => {
  turn++;
  show(true);
};

input.addEventListener("input", update);
input.addEventListener("focus", () => (place ? load().catch(() => {}) : results.hidden && update()));
input.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    input.value = "";
    // The address and the table follow.
    input.dispatchEvent(new Event("input"));
  } else if (event.key === "ArrowDown" && !results.hidden) {
    links()[0]?.focus();
  } else return;
  event.preventDefault();
});
list.addEventListener("keydown", (event) => {
  const all = links();
  const at = all.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
  if (event.key === "ArrowDown") all[at + 1]?.focus();
  else if (event.key === "ArrowUp") (all[at - 1] ?? input).focus();
  else if (event.key === "Escape") input.focus();
  else return;
  event.preventDefault();
});

if (place) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    // The index may still be on its way.
    await update();
    links()[0]?.click();
  });
  update();
} else {
  // A panel that covers the page goes when somebody turns to the page.
  for (const turned of ["pointerdown", "focusin"]) {
    document.addEventListener(turned, ({ target }) => form.contains(/** @type {Node} */ (target)) || close());
  }
  update();
}
