// The answer sheet: an empty cell is not answered, a half one is only on this phone, a full one is acknowledged.
import { same } from "./responses.js";

export function answerSheet({ state, show }) {
  const sheet = document.querySelector("[data-sheet]");
  const cells = [...sheet.querySelectorAll(".cell")];
  cells.forEach((cell, index) =>
    cell.addEventListener("click", (event) => {
      event.preventDefault();
      show(index + 1);
    }),
  );
  sheet.querySelector("[data-count]").hidden = false;
  return { draw };

  function draw() {
    cells.forEach((cell, index) => drawCell(cell, index + 1 === state.now));
    const asked = cells.filter((cell) => cell.dataset.cell !== "off");
    const done = asked.filter((cell) => state.answers[cell.dataset.slot]).length;
    for (const place of document.querySelectorAll("[data-done]")) place.textContent = done;
    for (const place of document.querySelectorAll("[data-open]")) place.textContent = asked.length - done;
  }

  function drawCell(cell, now) {
    const { slot } = cell.dataset;
    const mine = state.answers[slot];
    const off = cell.dataset.cell === "off"; // a text to read: nothing to answer
    const look = off ? "off" : !mine ? "empty" : same(mine, state.agreed[slot]) ? "full" : "half";
    const folded = state.folded.includes(slot);
    if (look === "empty") delete cell.dataset.cell;
    else cell.dataset.cell = look;
    cell.toggleAttribute("data-flag", folded);
    cell.toggleAttribute("data-now", now);
    if (now) cell.setAttribute("aria-current", "true");
    else cell.removeAttribute("aria-current");
    const word = { full: "wordFull", half: "wordHalf", empty: "wordEmpty", off: "wordOff" }[look];
    cell.querySelector(".hidden").textContent = sheet.dataset[word] + (folded ? sheet.dataset.wordFold : "");
  }
}
