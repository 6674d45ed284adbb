// Typing in an answer sheet by keyboard: Enter goes to the next field, and from the last one to the button.
for (const form of document.querySelectorAll("[data-typing]")) {
  const fields = [...form.querySelectorAll('input:not([type]), button[type="submit"]')];
  (form.querySelector('[aria-invalid="true"]') || fields[0]).focus();

  form.addEventListener("keydown", (event) => {
    const at = fields.indexOf(event.target);
    if (event.key !== "Enter" || event.isComposing || at < 0 || at === fields.length - 1) return;
    event.preventDefault();
    fields[at + 1].focus();
    if (fields[at + 1].select) fields[at + 1].select();
  });
}
