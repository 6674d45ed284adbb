// A response in words, as the controls of its question say it.
const KINDS = { one: options, many: options, text: (_part, response) => response, list, points, files, case: parts };

// `words`: what to say for nothing, for a number of files, for a number of places.
export function describe(part, response, words) {
  return response.length ? KINDS[part.dataset.asked](part, response, words) : words.wordNone;
}

function options(part, response) {
  const labels = [...part.querySelectorAll("label")].filter((label) => response.includes(label.querySelector("input").value));
  return labels.map((label) => [...label.querySelectorAll("b, span")].map((one) => one.textContent.trim()).join(" ")).join("\n");
}

function list(part, response, words) {
  const controls = [...part.querySelectorAll("select, input")].sort((one, other) => placeOf(one) - placeOf(other));
  return controls.map((control, at) => `${labelOf(part, control)}：${chosen(control, response[at]) || words.wordNone}`).join("\n");
}

function points(_part, response, words) {
  return [words.wordPlaces.replace("%s", response.length), ...response.map((point) => point.replace(" ", "，"))].join("\n");
}

function files(_part, response, words) {
  return words.wordFiles.replace("%s", response.length);
}

function parts(part, response, words) {
  const inner = [...part.querySelectorAll("[data-asked]")].filter((one) => one.parentElement.closest("[data-asked]") === part);
  return inner.map((one, at) => `${at + 1}. ${describe(one, response[at] || "", words)}`).join("\n");
}

function chosen(control, value = "") {
  return [...(control.options || [])].find((option) => option.value === value && value)?.textContent.trim() || value;
}

function labelOf(part, control) {
  return part.querySelector(`label[for="${control.id}"]`)?.textContent.trim() || "";
}

function placeOf(control) {
  return Number(control.name.slice(control.name.lastIndexOf("-") + 1));
}
