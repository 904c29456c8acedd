// Copy buttons. A button names what it copies: `data-copy-text` holds it, or `data-copy` selects an element near it.

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
const copy = async (text) => {
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
status.setAttribute("role", "status");
document.body.append(status);

document.addEventListener("click", async (event) => {
  const button = /** @type {HTMLElement} */ (event.target)?.closest?.("button[data-copy]");
  if (!(button instanceof HTMLElement)) return;
  if (!(await copy(textOf(button)))) return;
  const before = button.dataset.label ?? button.textContent ?? "";
  button.dataset.label = before;
  button.textContent = document.body.dataset.copied ?? before;
  status.textContent = document.body.dataset.copied ?? "";
  clearTimeout(Number(button.dataset.timer));
  button.dataset.timer = String(
    setTimeout(() => {
      button.textContent = before;
      status.textContent = "";
    }, 2000),
  );
});
