// One question at a time, and the corner one folds to come back to it.
export function pager({ state, refresh, handIn }) {
  const questions = [...document.querySelectorAll("[data-question]")];
  const bar = document.querySelector("[data-pager]");
  const previous = bar.querySelector("[data-previous]");
  const next = bar.querySelector("[data-next]");
  bar.hidden = false;
  previous.addEventListener("click", () => state.now > 1 && show(state.now - 1));
  next.addEventListener("click", () => (state.now < questions.length ? show(state.now + 1) : handIn()));
  questions.forEach((question) => {
    const fold = question.querySelector("[data-fold]");
    const { slot } = question.dataset;
    fold.hidden = false;
    fold.setAttribute("aria-pressed", String(state.folded.includes(slot)));
    fold.addEventListener("click", () => foldCorner(fold, slot));
  });
  return { show };

  function show(number, focus = true) {
    state.now = number;
    questions.forEach((question, index) => (question.hidden = index + 1 !== number));
    if (number === 1) previous.setAttribute("aria-disabled", "true");
    else previous.removeAttribute("aria-disabled");
    const [forward, last] = next.children;
    forward.hidden = number === questions.length;
    last.hidden = !forward.hidden;
    refresh();
    if (!focus) return;
    scrollTo(0, 0);
    questions[number - 1].querySelector("h2").focus({ preventScroll: true });
  }

  function foldCorner(fold, slot) {
    const folded = !state.folded.includes(slot);
    state.folded = folded ? [...state.folded, slot] : state.folded.filter((other) => other !== slot);
    fold.setAttribute("aria-pressed", String(folded));
    refresh();
  }
}
