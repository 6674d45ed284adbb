// What the controls of a question hold, in the form the server keeps it, and back. A question says in data-asked how it is
// answered: one letter, many letters, a text, a list of what each control holds, points on a picture, names of files, or a
// case of parts; a report and a task are parts too.
const NOTHING = "";
const named = (part, name) => [...part.querySelectorAll(`[name="${name}"]`)];
const inOrder = (part) => [...part.querySelectorAll("select, input")].sort((one, other) => placeOf(one) - placeOf(other));
const placeOf = (control) => Number(control.name.slice(control.name.lastIndexOf("-") + 1));

const KINDS = {
  one: {
    read: (part) => checked(part).join(""),
    write: (part, response) => check(part, response),
  },
  many: {
    read: (part) => checked(part).sort().join(""),
    write: (part, response) => check(part, response),
  },
  text: {
    read: (part) => (filled(area(part).value) ? area(part).value : NOTHING),
    write: (part, response) => fill(area(part), response),
  },
  list: {
    read: (part) => some(inOrder(part).map((control) => control.value)),
    write: (part, response) => inOrder(part).forEach((control, at) => fill(control, response[at] || "")),
  },
  points: {
    read: (part) => some(named(part, part.id).filter((input) => input.checked).map((input) => input.value)),
    write: (part, response) => part.dispatchEvent(new CustomEvent("points", { detail: [...response] })),
  },
  files: {
    read: (part) => some(named(part, part.id).filter((input) => input.checked).map((input) => input.value)),
    write: (part, response) => part.dispatchEvent(new CustomEvent("files", { detail: [...response] })),
  },
  case: {
    read: (part) => some(partsOf(part).map(readPart)),
    write: (part, response) => partsOf(part).forEach((one, at) => writePart(one, response[at] || NOTHING)),
  },
};

export function readPart(part) {
  return KINDS[part.dataset.asked].read(part);
}

// Fires "written" on the part, for whatever draws it in another way.
export function writePart(part, response) {
  KINDS[part.dataset.asked].write(part, response);
  part.dispatchEvent(new Event("written"));
}

export function same(one, other) {
  return JSON.stringify(one || NOTHING) === JSON.stringify(other || NOTHING);
}

function partsOf(part) {
  return [...part.querySelectorAll("[data-asked]")].filter((one) => one.parentElement.closest("[data-asked]") === part);
}

function area(part) {
  return part.querySelector("textarea, input");
}

function checked(part) {
  return [...part.querySelectorAll(":checked")].map((input) => input.value);
}

function check(part, letters) {
  for (const input of part.querySelectorAll("input")) input.checked = letters.includes(input.value);
}

// The same text again would take the cursor away from whoever is writing it.
function fill(control, text) {
  if (control.value !== text) control.value = text;
}

function filled(text) {
  return Boolean(text.trim());
}

// A list in which nothing is answered is no answer.
function some(list) {
  return list.some((one) => (typeof one === "string" ? filled(one) : one.length)) ? list : NOTHING;
}
