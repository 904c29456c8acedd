// Tables that can be sorted: `table[data-sortable]`, whose heads name their columns in `data-sort` and whose cells hold
// in `data-value` what is compared. The order is kept in `?sort=limit`, or `?sort=-limit` for the reverse.

const table = /** @type {HTMLTableElement} */ (document.querySelector("table[data-sortable]"));
const body = table.tBodies[0];
const written = [...body.rows];
const heads = /** @type {HTMLTableCellElement[]} */ ([...table.querySelectorAll("th[data-sort]")]);

/** @param {HTMLTableRowElement} row @param {number} column */
const valueOf = (row, column) => row.cells[column].dataset.value ?? "";

/** The rows by a column; what has no value comes last in both directions. @param {number} column @param {number} sign */
const sorted = (column, sign) => {
  // What knows a language's order is slow to make, and most readers never sort.
  const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
  return [...written].sort((a, b) => {
    const [left, right] = [valueOf(a, column), valueOf(b, column)];
    if (!left || !right) return Number(!left) - Number(!right);
    return sign * compare(left, right);
  });
};

/** Shows the order that the address asks for. */
const show = () => {
  const asked = new URLSearchParams(location.search).get("sort") ?? "";
  const sign = asked.startsWith("-") ? -1 : 1;
  const chosen = heads.find((head) => head.dataset.sort === asked.replace(/^-/, ""));
  for (const head of heads) {
    if (head === chosen) head.ariaSort = sign > 0 ? "ascending" : "descending";
    else head.removeAttribute("aria-sort");
  }
  const rows = chosen ? sorted(chosen.cellIndex, sign) : written;
  // A row that is moved is laid out anew, also where it stands already.
  if (rows.some((row, at) => row !== body.rows[at])) body.append(...rows);
};

/** Upwards, then downwards, then as written. @param {HTMLTableCellElement} head */
const next = ({ ariaSort, dataset: { sort = "" } }) =>
  ariaSort === "ascending" ? `-${sort}` : ariaSort === "descending" ? "" : sort;

for (const head of heads) {
  const button = document.createElement("button");
  button.type = "button";
  const words = /** @type {HTMLElement} */ (head.firstElementChild);
  button.append(...words.childNodes);
  button.addEventListener("click", () => {
    const address = new URL(location.href);
    const order = next(head);
    if (order) address.searchParams.set("sort", order);
    else address.searchParams.delete("sort");
    history.replaceState(null, "", address);
    show();
  });
  words.replaceWith(button);
}
addEventListener("popstate", show);
show();
// A row that the address names has moved with the others.
if (location.hash && location.search) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
