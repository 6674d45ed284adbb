// The time left, counted from what the server said; the phone's own clock is never asked for the deadline.
const TEN_MINUTES = 600;
const TWO_MINUTES = 120;
const LAST_SAVE = 3;

export function timer({ flush, end }) {
  const shown = document.querySelector("[data-left]");
  const said = document.querySelector("[data-say]");
  let endsAt = Infinity;
  let before = Infinity;
  setInterval(tick, 500);
  return { set };

  function set(remainingUs) {
    endsAt = performance.now() + remainingUs / 1_000;
    document.querySelector("[data-until]").hidden = true;
    shown.hidden = false;
    tick();
  }

  function tick() {
    const left = Math.max(0, Math.ceil((endsAt - performance.now()) / 1_000));
    if (left === before) return;
    shown.querySelector("b").textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    const passed = (seconds) => before > seconds && left <= seconds;
    if (left > 0 && before !== Infinity && passed(TEN_MINUTES)) said.textContent = said.dataset.ten;
    if (left > 0 && before !== Infinity && passed(TWO_MINUTES)) said.textContent = said.dataset.two;
    if (passed(LAST_SAVE)) flush();
    if (passed(0)) {
      said.textContent = said.dataset.one;
      end();
    }
    before = left;
  }
}
