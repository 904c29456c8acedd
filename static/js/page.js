// What every page does by itself. What answers and what copies is fetched when it is first used, so that a page that is
// only read does not pay for it.

const input = /** @type {HTMLInputElement | null} */ (document.querySelector("form[data-search] input"));

// As in many reference sites, unless somebody is typing.
document.addEventListener("keydown", (event) => {
  const typing = /** @type {HTMLElement} */ (event.target).closest?.("input, textarea, select, [contenteditable]");
  if (!input || event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  input.focus();
  input.select();
});

// Without it the form still leads to the index, which tries again.
const answer = () => import("./answers.js").catch(() => {});
input?.addEventListener("focus", answer);
if (input && document.activeElement === input) answer();

// The live region in which the outcome is told has to be there before it is told: it comes with the first sign that
// somebody is about to copy.
for (const sign of ["pointerover", "focusin", "click"]) {
  document.addEventListener(sign, async ({ target }) => {
    const button = /** @type {HTMLElement} */ (target).closest?.("button[data-copy]");
    if (!button) return;
    const { copy } = await import("./copy.js");
    if (sign === "click") copy(button);
  });
}
