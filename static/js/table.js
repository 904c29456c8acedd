// The table of the index: shows the rows that match the query and the chosen categories, and says how many. The query
// is kept in `?q=` and the categories in `?category=`, so that a state can be linked to.

const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-search]"));
const input = /** @type {HTMLInputElement} */ (document.querySelector("#search"));
const count = /** @type {HTMLElement} */ (document.querySelector("#count"));
const rows = [...document.querySelectorAll("tr[data-code]")].map((row) => ({
  row: /** @type {HTMLElement} */ (row),
  id: row.getAttribute("data-id") ?? "",
  category: row.getAttribute("data-category") ?? "",
  group: /** @type {HTMLElement | null} */ (row.closest(".group")),
  shown: true,
}));
const groups = new Set(rows.map(({ group }) => group));
// Where there are so many rows that they stand in groups, a query leaves the best: hundreds of others would take longer
// to draw than the time to the next key.
const most = rows[0]?.group ? 8 : rows.length;
const buttons = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("button[data-category]")]);

let later = 0;

const chosen = () => buttons.filter((button) => button.ariaPressed === "true").map((button) => button.dataset.category);

/** The codes that match the query; nothing without one. @type {Set<string> | null} */
let matches = null;

const filter = () => {
  const categories = chosen();
  const wanted = ({ id, category }) => (!categories.length || categories.includes(category)) && (matches?.has(id) ?? true);
  const left = new Set(rows.filter(wanted));
  const full = new Set([...left].map(({ group }) => group));
  // First what holds them: rows that are in nothing that is drawn cost nothing.
  for (const group of groups) if (group) group.hidden = !full.has(group);
  for (const one of rows) {
    const shown = left.has(one);
    if (one.shown === shown) continue;
    one.shown = shown;
    one.row.hidden = !shown;
  }
  const words = (count.dataset.template ?? "").replace("{shown}", String(left.size)).replace("{all}", String(rows.length));
  if (count.textContent !== words) count.textContent = words;
};

/** Keeps the state in the address, without a step in the history for each key. */
const remember = () => {
  clearTimeout(later);
  const address = new URL(location.href);
  const set = (name, value) => (value ? address.searchParams.set(name, value) : address.searchParams.delete(name));
  set("q", input.value.trim());
  set("category", chosen().join(","));
  if (address.href !== location.href) history.replaceState(null, "", address);
};

/** Tells the box which categories its answers may have. */
const limit = () => {
  if (chosen().length) form.dataset.category = chosen().join(",");
  else delete form.dataset.category;
};

const recall = () => {
  const parameters = new URLSearchParams(location.search);
  input.value = parameters.get("q") ?? "";
  const categories = (parameters.get("category") ?? "").split(",");
  for (const button of buttons) button.ariaPressed = String(categories.includes(button.dataset.category ?? ""));
  limit();
  filter();
};

for (const button of buttons) {
  button.addEventListener("click", () => {
    button.ariaPressed = String(button.ariaPressed !== "true");
    limit();
    filter();
    remember();
    input.dispatchEvent(new Event("input"));
  });
}
// A new address costs more than all answers to a key, so it waits for a pause; whoever leaves before it has come finds
// the query when they return.
input.addEventListener("input", () => {
  clearTimeout(later);
  later = setTimeout(remember, 120);
});
for (const left of ["change", "blur"]) input.addEventListener(left, remember);
addEventListener("pagehide", remember);
form.addEventListener("answers", (event) => {
  const { detail } = /** @type {CustomEvent} */ (event);
  matches = detail && new Set([...detail].slice(0, most));
  filter();
});
addEventListener("popstate", () => {
  recall();
  input.dispatchEvent(new Event("input"));
});
recall();
