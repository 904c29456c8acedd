// The chooser of two codes: goes to the page of the pair, whose address has the codes in family order.

for (const form of document.querySelectorAll("form[data-chooser]")) {
  if (!(form instanceof HTMLFormElement)) continue;
  const [first, second] = form.querySelectorAll("select");
  // Not offered before it does something.
  for (const button of form.querySelectorAll("button")) button.disabled = false;
  const status = form.querySelector("[role=status]");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [a, b] = [first, second].sort((x, y) => x.selectedIndex - y.selectedIndex);
    if (a.value === b.value) {
      if (status instanceof HTMLElement) status.textContent = status.dataset.same ?? "";
      return;
    }
    location.href = `${form.dataset.chooser}${a.value}-vs-${b.value}/`;
  });
}
