// Copies what a button names: `data-copy-text` holds it, or `data-copy` selects an element near it.

/** @param {HTMLElement} button */
const textOf = (button) => {
  if (button.dataset.copyText) return button.dataset.copyText;
  const near = button.parentElement?.querySelector(button.dataset.copy || "code");
  return near?.textContent ?? "";
};

/** Copies where the clipboard interface is missing (plain http) or refused. @param {string} text */
const copyBySelection = (text) => {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "visually-hidden";
  const focused = document.activeElement;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return done;
};

/** @param {string} text */
const copied = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
};

// One live region for all buttons: a button whose own words change is not announced by every screen reader.
const status = document.createElement("p");
status.className = "visually-hidden";
status.role = "status";
document.body.append(status);

/** Copies, and says for two seconds whether it could. @param {HTMLElement} button */
export const copy = async (button) => {
  const outcome = (await copied(textOf(button))) ? "copied" : "uncopied";
  const before = (button.dataset.label ??= button.textContent ?? "");
  button.textContent = status.textContent = document.body.dataset[outcome] ?? before;
  clearTimeout(Number(button.dataset.timer));
  const back = () => {
    button.textContent = before;
    status.textContent = "";
  };
  button.dataset.timer = String(setTimeout(back, 2000));
};
