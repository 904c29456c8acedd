// The table of the index: shows the rows that match the query and the chosen categories, and says how many. The query
// is kept in `?q=` and the categories in `?category=`, so that a state can be linked to.

const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-search]"));
const input = /** @type {HTMLInputElement} */ (document.querySelector("#search"));
const count = /** @type {HTMLElement} */ (document.querySelector("#count"));
const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("tr[data-code]")]);
const groups = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".codes .group")]);
const buttons = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("button[data-category]")]);

const chosen = () => buttons.filter((button) => button.ariaPressed === "true").map((button) => button.dataset.category);

/** The codes that match the query; nothing without one. @type {Set<string> | null} */
let matches = null;

const filter = () => {
  const categories = chosen();
  let shown = 0;
  for (const row of rows) {
    const wanted = (!categories.length || categories.includes(row.dataset.category)) && (matches?.has(row.dataset.id ?? "") ?? true);
    if (row.hidden === wanted) row.hidden = !wanted;
    shown += Number(wanted);
  }
  for (const group of groups) group.hidden = !group.querySelector("tr[data-code]:not([hidden])");
  const words = (count.dataset.template ?? "").replace("{shown}", String(shown)).replace("{all}", String(rows.length));
  if (count.textContent !== words) count.textContent = words;
};

/** Keeps the state in the address, without a step in the history for each key. */
const remember = () => {
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
    input.dispatchEvent(new Event("input"));
  });
}
input.addEventListener("input", remember);
form.addEventListener("answers", (event) => {
  matches = /** @type {CustomEvent} */ (event).detail;
  filter();
});
addEventListener("popstate", () => {
  recall();
  input.dispatchEvent(new Event("input"));
});
recall();
