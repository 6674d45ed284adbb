// Notes on photographs: dragging frames a place, a tap or Enter sets a point, each with a line of words below the picture.
// The form gets them as [{file, box: [left, top, width, height] in fractions of the picture, text}].
const SVG = "http://www.w3.org/2000/svg";
const SMALL = 10; // CSS pixels; a shorter drag is a tap
const STEP = 0.02;
const field = document.querySelector("input[name=notes]");
let notes = JSON.parse(field.value || "[]");

for (const figure of document.querySelectorAll("[data-noting]")) {
  const file = figure.dataset.noting;
  const layer = figure.querySelector("[data-layer]");
  const start = figure.querySelector("[data-start]");
  const list = figure.querySelector("[data-list]");
  const row = figure.querySelector("template").content.firstElementChild;
  let from = null;
  let cross = [0.5, 0.5];
  figure.querySelector("[data-tools]").hidden = false;
  start.addEventListener("click", () => switchOn(!on()));
  layer.addEventListener("pointerdown", (event) => {
    if (!on()) return;
    from = at(event);
    layer.setPointerCapture(event.pointerId);
  });
  layer.addEventListener("pointermove", (event) => from && draw(frame(from, at(event))));
  layer.addEventListener("pointercancel", () => draw((from = null)));
  layer.addEventListener("pointerup", (event) => {
    if (!from) return;
    const box = frame(from, at(event));
    const { width, height } = layer.getBoundingClientRect();
    const tapped = box[2] * width < SMALL && box[3] * height < SMALL;
    const begun = from;
    from = null;
    add(tapped ? [...begun, 0, 0] : box);
  });
  layer.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!on() || (!by && event.key !== "Enter")) return;
    event.preventDefault();
    if (!by) return add([...cross, 0, 0]);
    cross = cross.map((value, axis) => inside(value + by[axis] * STEP));
    draw([...cross, 0, 0]);
  });
  rows();
  draw();

  function on() {
    return start.getAttribute("aria-pressed") === "true";
  }

  function switchOn(yes) {
    start.setAttribute("aria-pressed", String(yes));
    figure.querySelector("[data-how]").hidden = !yes;
    layer.classList.toggle("notes-open", yes); // only then does it take what the finger does; else the page scrolls
    if (yes) layer.setAttribute("tabindex", "0");
    else layer.removeAttribute("tabindex");
  }

  function at(event) {
    const box = layer.getBoundingClientRect();
    return [inside((event.clientX - box.left) / box.width), inside((event.clientY - box.top) / box.height)];
  }

  function mine() {
    return notes.filter((note) => note.file === file);
  }

  function add(box) {
    notes = [...notes, { file, box: box.map((value) => Math.round(value * 10000) / 10000), text: "" }];
    keep();
    list.lastElementChild.querySelector("input").focus();
  }

  function keep() {
    field.value = JSON.stringify(notes);
    rows();
    draw();
  }

  function rows() {
    list.hidden = !mine().length;
    list.replaceChildren(
      ...mine().map((note, index) => {
        const made = row.cloneNode(true);
        const words = made.querySelector("input");
        const label = made.querySelector("label");
        words.id = label.htmlFor = `note-${file}-${index}`;
        label.textContent = figure.dataset.wordNote.replace("%s", index + 1);
        words.value = note.text;
        words.required = true;
        words.addEventListener("input", () => {
          note.text = words.value;
          field.value = JSON.stringify(notes);
        });
        made.querySelector("button").addEventListener("click", () => {
          notes = notes.filter((one) => one !== note);
          keep();
          start.focus();
        });
        return made;
      }),
    );
  }

  function draw(unfinished = null) {
    const shapes = mine().flatMap((note, index) => shape(note.box, index + 1));
    layer.replaceChildren(...shapes, ...(unfinished ? shape(unfinished, "") : []));
  }
}

function shape([left, top, width, height], number) {
  const [x, y] = [percent(left), percent(top)];
  const frames = width || height ? [drawn("rect", { class: "d-red", x, y, width: percent(width), height: percent(height) })] : [];
  const text = drawn("text", { x, y });
  text.textContent = number;
  return [...frames, drawn("circle", { cx: x, cy: y, r: 13 }), text];
}

function frame([x1, y1], [x2, y2]) {
  return [Math.min(x1, x2), Math.min(y1, y2), Math.abs(x1 - x2), Math.abs(y1 - y2)];
}

function inside(value) {
  return Math.min(Math.max(value, 0), 1);
}

function percent(fraction) {
  return `${Math.round(fraction * 10000) / 100}%`;
}

function drawn(name, values) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(values)) element.setAttribute(key, value);
  return element;
}
