// Where two phones answered the same question differently, both answers stand side by side and the person chooses one.
import { describe } from "./describing.js";
import { replaced } from "./merging.js";
import { same } from "./responses.js";

export function deciding({ state, show, decided }) {
  const panels = new Map();
  const template = document.querySelector("template[data-decide]");
  document.querySelector("[data-bring]").addEventListener("click", bring);
  return { draw, bring };

  function draw() {
    for (const [slot, panel] of panels) if (!(slot in state.disputed)) panel.root.remove(), panels.delete(slot);
    for (const slot of Object.keys(state.disputed)) drawPanel(slot);
  }

  // Brings up the first question that waits for a decision.
  function bring() {
    const questions = [...document.querySelectorAll("[data-question]")];
    const at = questions.findIndex((question) => question.dataset.slot in state.disputed);
    if (at >= 0) show(at + 1);
  }

  function drawPanel(slot) {
    const panel = panels.get(slot) || made(slot);
    for (const [place, response] of [[panel.mine, state.answers[slot]], [panel.theirs, state.disputed[slot]]]) {
      if (place.shown !== undefined && same(place.shown, response)) continue;
      place.shown = response || "";
      place.textContent = describe(panel.part, response || "", template.dataset);
    }
  }

  function made(slot) {
    const question = document.querySelector(`[data-question][data-slot="${slot}"]`);
    const root = template.content.firstElementChild.cloneNode(true);
    root.querySelector("[data-take=mine]").addEventListener("click", () => decide(slot, state.answers[slot]));
    root.querySelector("[data-take=theirs]").addEventListener("click", () => decide(slot, state.disputed[slot]));
    question.querySelector("p").after(root);
    const panel = { root, part: question.querySelector("[data-asked]"), mine: root.querySelector("[data-mine]"), theirs: root.querySelector("[data-theirs]") };
    panels.set(slot, panel);
    return panel;
  }

  function decide(slot, response) {
    const { [slot]: _gone, ...others } = state.disputed;
    state.disputed = others;
    state.answers = replaced(state.answers, { [slot]: response || "" });
    decided();
    document.querySelector(`[data-question][data-slot="${slot}"] h2`).focus();
  }
}
