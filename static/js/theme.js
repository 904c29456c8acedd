// Light, dark or the system's colours, without a flash: this small script runs before the page is drawn, which is why
// it stands in the head and is not deferred.
(() => {
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

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-button]");
    if (!button) return;
    const name = () => {
      button.querySelector("span").textContent = button.dataset[theme];
      button.title = button.dataset[theme];
    };
    name();
    button.addEventListener("click", () => {
      theme = choices[(choices.indexOf(theme) + 1) % choices.length];
      apply();
      name();
      stored(theme);
    });
  });
})();
