// The table of the index: shows the rows that match the query and the chosen categories, and says how many. The query
// is kept in `?q=` and the categories in `?category=`, so that a state can be linked to.

const form = /** @type {HTMLFormElement} */ (document.querySelector("form[role=search]"));
const input = /** @type {HTMLInputElement} */ (document.querySelector("#search"));
const count = /** @type {HTMLElement} */ (document.querySelector("#count"));
const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("tr[data-code]")]);
const named = new Map(rows.map((row) => [row.dataset.id, row]));
const groups = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".group")]);
const buttons = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("button[data-category]")]);

// Where there are so many rows that they stand in groups, a query leaves the best, in a group of their own: to draw
// hundreds of others, or a few here and there, would take longer than the time to the next key.
const found = /** @type {HTMLElement | undefined} */ (groups[0]?.cloneNode(true));
const best = found?.querySelector("tbody");
found?.removeAttribute("aria-label");
if (found) groups[0].before(found);

let later = 0;

const chosen = () => buttons.filter((button) => button.ariaPressed === "true").map((button) => button.dataset.category);

/** The codes that match the query; nothing without one. @type {Set<string> | null} */
let matches = null;

const filter = () => {
  const categories = chosen();
  const all = matches ? [...matches].flatMap((id) => named.get(id) ?? []) : rows;
  const left = categories.length ? all.filter(({ dataset }) => categories.includes(dataset.category)) : all;
  if (found) found.hidden = !matches;
  if (best && matches) {
    for (const group of groups) group.hidden = true;
    if (best.children.length !== left.length || left.some((row, at) => !row.isEqualNode(best.children[at]))) best.replaceChildren(...left.map((row) => row.cloneNode(true)));
  } else {
    const shown = new Set(left);
    for (const row of rows) row.hidden = !shown.has(row);
    for (const group of groups) group.hidden = !group.querySelector("tr:not([hidden]) td");
  }
  const words = (count.dataset.template ?? "").replace("{shown}", String(left.length)).replace("{all}", String(rows.length));
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

/** Shows what the buttons choose, and tells the box, which then answers anew. */
const choose = () => {
  if (chosen().length) form.dataset.category = chosen().join(",");
  else delete form.dataset.category;
  filter();
};

/**
 * Shows the state that the address has, in the table and in the answers, which may come before or after. What somebody
 * has typed before this script came stays. @param {string} typed
 */
const recall = (typed = "") => {
  const parameters = new URLSearchParams(location.search);
  input.value = typed || (parameters.get("q") ?? "");
  const categories = (parameters.get("category") ?? "").split(",");
  for (const button of buttons) button.ariaPressed = String(categories.includes(button.dataset.category ?? ""));
  choose();
  input.dispatchEvent(new Event("input"));
};

for (const button of buttons) {
  // Not offered before it does something.
  button.disabled = false;
  button.addEventListener("click", () => {
    button.ariaPressed = String(button.ariaPressed !== "true");
    choose();
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
  matches = detail && (found ? new Set([...detail].slice(0, 5)) : detail);
  filter();
});
addEventListener("popstate", () => recall());
recall(input.value);
