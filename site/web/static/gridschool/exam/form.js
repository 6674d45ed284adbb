// The real form: what is answered in it, as {"slot": response}.
import { readPart, writePart } from "./responses.js";

export const form = document.getElementById("exam");
const asked = [...form.querySelectorAll("[data-question]")]
  .map((question) => [question.dataset.slot, question.querySelector("[data-asked]")])
  .filter(([, part]) => part);

export function readAnswers() {
  const answers = {};
  for (const [slot, part] of asked) {
    const response = readPart(part);
    if (response.length) answers[slot] = response;
  }
  return answers;
}

export function writeAnswers(answers) {
  for (const [slot, part] of asked) writePart(part, answers[slot] || "");
}
