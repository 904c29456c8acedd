// The search box of the index: filters the table and lists the best answers. The query is kept in `?q=` and the chosen
// categories in `?category=`, so that a state can be linked to. The search index is fetched when it is first needed.

const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-search]"));
const input = /** @type {HTMLInputElement} */ (document.querySelector("#search"));
const results = /** @type {HTMLElement} */ (document.querySelector("#results"));
const list = /** @type {HTMLElement} */ (results.querySelector("ol"));
const none = /** @type {HTMLElement} */ (results.querySelector(".none"));
const count = /** @type {HTMLElement} */ (document.querySelector("#count"));
const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("tr[data-code]")]);
const buttons = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("button[data-category]")]);

const MOST = 8;
const home = new URL(form.dataset.search ?? "", document.baseURI);

let loading;
/** The ranking and the index, fetched once; a failure is forgotten, so that the next key tries again. */
const load = () => {
  loading ??= Promise.all([
    import(new URL(form.dataset.rank ?? "", document.baseURI).href),
    fetch(home).then((response) => {
      if (!response.ok) throw new Error(`${response.status}`);
      return response.json();
    }),
  ])
    .then(([{ prepare, rank }, index]) => {
      const prepared = prepare(index);
      return (query) => rank(prepared, query);
    })
    .catch((error) => {
      loading = undefined;
      throw error;
    });
  return loading;
};

const chosen = () => buttons.filter((button) => button.ariaPressed === "true").map((button) => button.dataset.category);

/** Shows the rows of the chosen categories that are among the matches, all of them without a query. */
const filter = (matches) => {
  const categories = chosen();
  let shown = 0;
  for (const row of rows) {
    const wanted = !categories.length || categories.includes(row.dataset.category);
    row.hidden = !wanted || (matches !== null && !matches.has(row.dataset.id));
    shown += Number(!row.hidden);
  }
  const words = (count.dataset.template ?? "").replace("{shown}", String(shown)).replace("{all}", String(rows.length));
  if (count.textContent !== words) count.textContent = words;
};

const element = (name, className, text) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
};

/** One answer as a list item. */
const item = (result) => {
  const made = element("li");
  made.dataset.key = result.key;
  const link = /** @type {HTMLAnchorElement} */ (element("a"));
  link.href = new URL(`${result.key}/`, home).href;
  let about;
  if (result.kind === "question") {
    link.append(element("span", "kind", results.dataset.question), ` ${result.question.question}`);
    about = result.question.answer;
  } else if (result.kind === "pair") {
    const [a, b] = result.pair;
    link.append(element("span", "kind", results.dataset.comparison), ` ${a.key} ${a.name} vs ${b.key} ${b.name}`);
  } else {
    link.append(element("span", `number ${result.code.color}`, result.code.key), ` ${result.code.name}`);
    about = result.code.meaning;
  }
  made.append(link);
  const words = { code: "whyCode", name: "whyName", symptom: "whySymptom", text: "whyText" }[result.why];
  made.append(element("span", "why", results.dataset[words] ?? ""));
  if (about) made.append(element("p", "", about));
  return made;
};

let turn = 0;
const update = async () => {
  const mine = ++turn;
  const query = input.value.trim();
  remember(query);
  if (!query) {
    results.hidden = true;
    list.replaceChildren();
    filter(null);
    return;
  }
  let answers;
  try {
    answers = (await load())(query);
  } catch {
    // The search index cannot be had: categories still work, and the next key tries again.
    results.hidden = true;
    filter(null);
    return;
  }
  if (mine !== turn) return;
  const best = answers.length ? answers[0].score : 0;
  const good = answers.filter((answer) => answer.begun || answer.score >= best * 0.2);
  list.replaceChildren(...good.slice(0, MOST).map(item));
  none.hidden = good.length > 0;
  results.hidden = false;
  filter(new Set(good.filter((answer) => answer.kind === "code").map((answer) => answer.key)));
};

/** Keeps the state in the address, without a step in the history for each key. */
const remember = (query) => {
  const address = new URL(location.href);
  const set = (name, value) => (value ? address.searchParams.set(name, value) : address.searchParams.delete(name));
  set("q", query);
  set("category", chosen().join(","));
  if (address.href !== location.href) history.replaceState(null, "", address);
};

const recall = () => {
  const parameters = new URLSearchParams(location.search);
  input.value = parameters.get("q") ?? "";
  const categories = (parameters.get("category") ?? "").split(",");
  for (const button of buttons) button.ariaPressed = String(categories.includes(button.dataset.category ?? ""));
};

for (const button of buttons) {
  button.addEventListener("click", () => {
    button.ariaPressed = String(button.ariaPressed !== "true");
    update();
  });
}
input.addEventListener("input", update);
input.addEventListener("focus", () => load().catch(() => {}), { once: true });
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  // The index may still be on its way.
  await update();
  list.querySelector("a")?.click();
});
input.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    event.preventDefault();
    input.value = "";
    update();
  } else if (event.key === "ArrowDown") {
    event.preventDefault();
    list.querySelector("a")?.focus();
  }
});
list.addEventListener("keydown", (event) => {
  const links = [...list.querySelectorAll("a")];
  const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
  if (event.key === "ArrowDown" && links[at + 1]) links[at + 1].focus();
  else if (event.key === "ArrowUp") (links[at - 1] ?? input).focus();
  else if (event.key === "Escape") input.focus();
  else return;
  event.preventDefault();
});
addEventListener("popstate", () => {
  recall();
  update();
});
recall();
update();
