// The real form: what is chosen in it, as {"slot": "ABD"}.
export const form = document.getElementById("exam");
const inputs = [...form.querySelectorAll("input[name^=slot-]")];
const slotOf = (input) => input.name.slice("slot-".length);

export function readAnswers() {
  const answers = {};
  for (const input of inputs) {
    if (input.checked) answers[slotOf(input)] = [...(answers[slotOf(input)] || ""), input.value].sort().join("");
  }
  return answers;
}

export function writeAnswers(answers) {
  for (const input of inputs) input.checked = (answers[slotOf(input)] || "").includes(input.value);
}
