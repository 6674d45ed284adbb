// Points out places on a picture: a tap sets a numbered mark, a tap on a mark takes it away. By keyboard the arrows move a
// cross and Enter sets. What is set stands in the ticked boxes below the picture; unticking one takes its mark away too.
const SVG = "http://www.w3.org/2000/svg";
const STEPS = 40; // arrow presses across the picture; with Shift ten times as fine
const REACH = 24; // CSS pixels around a mark that are the mark

export function pointings(root) {
  root.querySelectorAll("[data-asked=points]").forEach(pointing);
}

function pointing(part) {
  const layer = part.querySelector("[data-layer]");
  if (!layer) return; // its picture is missing
  const marks = part.querySelector("[data-marks]");
  const cross = part.querySelector("[data-cross]");
  const list = part.querySelector("[data-points]");
  const told = part.querySelector("[data-told]");
  const most = Number(part.dataset.most);
  const { width, height } = layer.viewBox.baseVal;
  let at = { x: width / 2, y: height / 2 };
  layer.removeAttribute("hidden");
  layer.addEventListener("click", (event) => toggle(placeOf(event)));
  layer.addEventListener("keydown", press);
  layer.addEventListener("focus", () => layer.matches(":focus-visible") && showCross(true));
  layer.addEventListener("blur", () => showCross(false));
  list.addEventListener("change", () => draw(points())); // bubbles on to the form, which then reads what is left
  part.addEventListener("points", (event) => draw(event.detail));
  draw(points());

  function points() {
    return [...list.querySelectorAll(":checked")].map((input) => input.value);
  }

  function placeOf(event) {
    const box = layer.getBoundingClientRect();
    return { x: ((event.clientX - box.left) * width) / box.width, y: ((event.clientY - box.top) * height) / box.height };
  }

  function toggle({ x, y }) {
    const reach = (REACH * width) / layer.getBoundingClientRect().width;
    const now = points();
    const near = now.findIndex((point) => {
      const [left, top] = point.split(" ");
      return Math.hypot(left - x, top - y) <= reach;
    });
    told.textContent = "";
    if (near >= 0) set(now.filter((_, index) => index !== near));
    else if (now.length < most) set([...now, `${Math.round(x)} ${Math.round(y)}`]);
    else if (most === 1) set([`${Math.round(x)} ${Math.round(y)}`]);
    else told.textContent = part.dataset.wordFull;
  }

  function press(event) {
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!by && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    if (!by) return toggle(at);
    const step = Math.max(width, height) / STEPS / (event.shiftKey ? 10 : 1);
    at = { x: within(at.x + by[0] * step, width), y: within(at.y + by[1] * step, height) };
    showCross(true);
  }

  function set(chosen) {
    draw(chosen);
    part.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function draw(chosen) {
    list.replaceChildren(...chosen.map(row));
    marks.replaceChildren(...chosen.map(mark));
  }

  function row(point, index) {
    const made = part.querySelector("template").content.firstElementChild.cloneNode(true);
    made.querySelector("input").value = point;
    made.querySelector("b").textContent = index + 1;
    made.querySelector("span").textContent = part.dataset.word.replace("%s", index + 1);
    return made;
  }

  function mark(point, index) {
    const [x, y] = point.split(" ");
    const size = Math.max(width, height) / 30;
    const group = drawn("g", { class: "spot-mark" });
    const number = drawn("text", { x, y, "font-size": Math.round(size * 1.2) });
    number.textContent = index + 1;
    group.append(drawn("circle", { cx: x, cy: y, r: Math.round(size) }), number);
    return group;
  }

  function showCross(yes) {
    cross.toggleAttribute("hidden", !yes);
    const size = Math.max(width, height) / 20;
    cross.setAttribute("d", `M${at.x - size} ${at.y}h${size * 2}M${at.x} ${at.y - size}v${size * 2}`);
  }
}

function within(value, end) {
  return Math.min(Math.max(value, 0), end - 1);
}

function drawn(name, values) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(values)) element.setAttribute(key, value);
  return element;
}
