// What every page does by itself: light, dark or the system's colours without a flash, `/` for the box, copying. The
// only script that runs before the page is drawn, which is why it stands in the head and is no module. What a page has
// of its own comes after the first picture, for which it would only compete; what answers and what copies is fetched when
// it is first used, so that a page that is only read does not pay for it.
{
  const root = document.documentElement;
  root.dataset.js = "";
  const choices = ["system", "light", "dark"];
  // Storage is refused in some frames and private windows; the choice then lasts for the page.
  const stored = (choice) => {
    try {
      return choice ? localStorage.setItem("theme", choice) : localStorage.getItem("theme");
    } catch {}
  };
  let theme = choices.find((choice) => choice === stored()) ?? "system";
  const apply = () => {
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
  };
  apply();

  const turn = () => {
    const button = /** @type {HTMLElement | null} */ (document.querySelector("[data-theme-button]"));
    if (!button) return;
    button.dataset.system = button.ariaLabel;
    // Attributes and no text: nothing is laid out again on the way to the first picture.
    const name = () => {
      button.ariaLabel = button.title = button.dataset[theme];
    };
    name();
    button.addEventListener("click", () => {
      theme = choices[(choices.indexOf(theme) + 1) % choices.length];
      apply();
      name();
      stored(theme);
    });
  };

  const search = () => {
    const input = /** @type {HTMLInputElement | null} */ (document.querySelector("form[role=search] input"));
    if (!input) return;
    // As in many reference sites, unless somebody is typing.
    addEventListener("keydown", (event) => {
      const typing = /** @type {HTMLElement} */ (event.target).closest?.("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.focus();
      input.select();
    });
    // Without it the form still leads to the index, which tries again.
    const answer = () => import("./answers.js").catch(() => {});
    input.addEventListener("focus", answer);
    if (document.activeElement === input) answer();
  };

  // The live region in which the outcome is told has to be there before it is told: it comes with the first sign that
  // somebody is about to copy.
  for (const sign of ["pointerover", "focusin", "click"]) {
    addEventListener(sign, async ({ target }) => {
      const button = /** @type {HTMLElement} */ (target).closest?.("button[data-copy]");
      if (!button) return;
      const { copy } = await import("./copy.js");
      if (sign === "click") copy(button);
    });
  }

  const own = () => {
    for (const src of document.body.dataset.modules?.split(" ") ?? [])
      document.body.append(Object.assign(document.createElement("script"), { type: "module", src }));
  };

  addEventListener("DOMContentLoaded", () => {
    turn();
    search();
    // An address with a state asks for another first picture than the one in the page.
    if (location.search) return own();
    new PerformanceObserver((_, observer) => {
      observer.disconnect();
      own();
    }).observe({ type: "paint", buffered: true });
  });
}
