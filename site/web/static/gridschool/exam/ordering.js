// Puts things in order by up and down. The selects that say which step hold the answer; the rows follow them.
const STEP = "select";
const MOVED = "moved"; // our own word in a change event: the rows stand already

export function orderings(root) {
  root.querySelectorAll("[data-order]").forEach(ordering);
}

function ordering(list) {
  const rows = [...list.children];
  const told = list.nextElementSibling;
  rows.forEach((row) => {
    for (const [button, by] of [[row.querySelector("[data-up]"), -1], [row.querySelector("[data-down]"), 1]]) {
      button.hidden = false;
      button.addEventListener("click", () => {
        move(row, placeOf(row) + by);
        button.focus();
      });
    }
    row.querySelector(STEP).addEventListener("change", (event) => {
      if (event.detail === MOVED || !event.target.value) return;
      move(row, Number(event.target.value) - 1);
      event.target.focus();
    });
  });
  list.addEventListener("written", sort);
  sort();

  function placeOf(row) {
    return [...list.children].indexOf(row);
  }

  // From the first move on every row has its step: the rows stand as they are numbered.
  function move(row, place) {
    const others = [...list.children].filter((other) => other !== row);
    const to = Math.max(0, Math.min(place, others.length));
    list.insertBefore(row, others[to] || null);
    [...list.children].forEach((one, at) => (one.querySelector(STEP).value = at + 1));
    told.textContent = list.dataset.word.replace("%s", to + 1);
    mark();
    row.querySelector(STEP).dispatchEvent(new CustomEvent("change", { bubbles: true, detail: MOVED }));
  }

  function sort() {
    const step = (row) => Number(row.querySelector(STEP).value);
    const steps = new Set(rows.map(step));
    if (steps.size === rows.length && !steps.has(0)) [...rows].sort((a, b) => step(a) - step(b)).forEach((row) => list.append(row));
    mark();
  }

  function mark() {
    for (const row of rows) {
      setDisabled(row.querySelector("[data-up]"), placeOf(row) === 0);
      setDisabled(row.querySelector("[data-down]"), placeOf(row) === rows.length - 1);
    }
  }
}

function setDisabled(button, yes) {
  if (yes) button.setAttribute("aria-disabled", "true");
  else button.removeAttribute("aria-disabled");
}
