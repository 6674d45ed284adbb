// Frames on a picture: dragging on it adds a line to the field below, and every line that says 矩形 is drawn.
const SVG = "http://www.w3.org/2000/svg";
const LINE = /^(?:矩形|方框)\s*(\d+)\D+(\d+)\D+(\d+)\D+(\d+)/;

for (const place of document.querySelectorAll("[data-areas]")) {
  const field = document.getElementById(place.dataset.areas);
  const picture = place.querySelector("svg");
  let from = null;
  place.hidden = false;
  field.addEventListener("input", draw);
  picture.addEventListener("pointerdown", (event) => {
    from = at(event);
    picture.setPointerCapture(event.pointerId);
  });
  picture.addEventListener("pointermove", (event) => from && draw(frame(from, at(event))));
  picture.addEventListener("pointerup", (event) => {
    const drawn = frame(from, at(event));
    from = null;
    if (drawn[2] - drawn[0] > 4 && drawn[3] - drawn[1] > 4) {
      field.value = [field.value.trim(), `矩形 ${drawn.join(",")}`].filter(Boolean).join("\n");
    }
    draw();
  });
  draw();

  // Pixels of the picture itself, however large it is shown.
  function at(event) {
    const box = picture.getBoundingClientRect();
    const { width, height } = picture.viewBox.baseVal;
    const inside = (value, most) => Math.round(Math.min(Math.max(value, 0), most));
    return [
      inside(((event.clientX - box.left) * width) / box.width, width),
      inside(((event.clientY - box.top) * height) / box.height, height),
    ];
  }

  function draw(unfinished = null) {
    for (const old of picture.querySelectorAll("rect")) old.remove();
    const known = field.value.split("\n").map((line) => line.trim().match(LINE)).filter(Boolean);
    const frames = known.map((found) => found.slice(1).map(Number));
    for (const [left, top, right, bottom] of Array.isArray(unfinished) ? [...frames, unfinished] : frames) {
      const rect = document.createElementNS(SVG, "rect");
      const values = { class: "d-red", x: left, y: top, width: right - left, height: bottom - top };
      for (const [name, value] of Object.entries(values)) rect.setAttribute(name, value);
      picture.append(rect);
    }
  }
}

function frame([x1, y1], [x2, y2]) {
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
}
