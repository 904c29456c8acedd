// The search box as a person uses it: types into it, reads the answers, the rows and the count.

/** Waits until both scripts of the box are there: what they do at their beginning looks like an answer to nothing. */
const ready = async (page) => {
  await page.waitForSelector("form.search > [role=status]", { state: "attached" });
  await page.waitForSelector("button[data-category]:enabled", { state: "attached" });
};

/**
 * Puts a query into the box and returns the keys of the answers, best first. A mark stands in the list until the
 * answers to this query take its place, so that those to an earlier one are never read.
 */
export const ask = async (page, query) => {
  await ready(page);
  await page.evaluate(() => {
    const mark = document.createElement("li");
    mark.id = "mark";
    document.querySelector("#results ol").append(mark);
  });
  await page.fill("#search", query);
  await page.waitForSelector("#mark", { state: "detached" });
  return keys(page);
};

/** The same for many queries, without a way to the browser and back for each: answers and rows of each query. */
export const askAll = async (page, queries) => {
  await ready(page);
  return page.evaluate(async (queries) => {
    const [input, list] = [document.querySelector("#search"), document.querySelector("#results ol")];
    const shown = (selector, key) =>
      [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility()).map((e) => e.dataset[key]);
    const found = [];
    for (const query of queries) {
      const mark = list.appendChild(document.createElement("li"));
      const taken = new Promise((resolve, reject) => {
        new MutationObserver(() => mark.isConnected || resolve()).observe(list, { childList: true });
        setTimeout(() => reject(new Error(`no answer to ${query}`)), 30_000);
      });
      input.value = query;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      await taken;
      found.push({ query, keys: shown("#results [data-key]", "key"), rows: shown("tr[data-code]", "code") });
    }
    return found;
  }, queries);
};

/** The keys of the answers that are shown. */
export const keys = (page) =>
  page.locator("#results [data-key]:visible").evaluateAll((all) => all.map((answer) => answer.dataset.key));

/** The codes whose rows are shown. */
export const rows = (page) =>
  page.locator("tr[data-code]:visible").evaluateAll((all) => all.map((row) => row.dataset.code));

/** What the count says. */
export const count = (page) => page.locator("#count").innerText();

/** A part of the state that the address keeps: `q`, `category`. */
export const kept = (page, name) => new URL(page.url()).searchParams.get(name);
