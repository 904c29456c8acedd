// The search box of every page: `/` goes to it. What answers is fetched when the box is first used, so that a page that
// is only read does not pay for it.

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-search]"));
const input = form?.querySelector("input");

// As in many reference sites, unless somebody is typing.
document.addEventListener("keydown", (event) => {
  const typing = /** @type {HTMLElement} */ (event.target).closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey || !input) return;
  event.preventDefault();
  input.focus();
  input.select();
});

// Without it the form still leads to the index, which tries again.
const answer = () => import(new URL(form?.dataset.answers ?? "", document.baseURI).href).catch(() => {});
input?.addEventListener("focus", answer);
if (input && document.activeElement === input) answer();
