// Marks a check question in the page. It is for oneself: nothing is sent.
for (const check of document.querySelectorAll("[data-check]")) {
  const form = check.querySelector("form");
  const button = form.querySelector("button");
  const answer = check.querySelector("[data-answer]");
  const choose = form.querySelector("[data-choose]");
  button.hidden = false;
  answer.hidden = true;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    choose.hidden = Boolean(form.querySelector(":checked"));
    if (choose.hidden) mark();
  });
  form.addEventListener("change", () => {
    choose.hidden = true;
    for (const option of form.querySelectorAll(".option")) unmark(option);
  });

  function mark() {
    for (const option of form.querySelectorAll(".option")) {
      const verdict = option.querySelector("[data-verdict]");
      const chosen = option.querySelector("input").checked;
      if (!chosen && verdict.dataset.verdict === "wrong") continue;
      option.dataset.mark = verdict.dataset.verdict;
      verdict.hidden = false;
    }
    answer.hidden = false;
    answer.open = true;
    answer.querySelector("summary").hidden = true;
  }

  function unmark(option) {
    delete option.dataset.mark;
    option.querySelector("[data-verdict]").hidden = true;
  }
}
