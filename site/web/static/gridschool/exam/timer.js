// The time left, counted from what the server said; the phone's own clock is never asked for the deadline. Some phones stop
// the counter while they sleep: when the two clocks of the phone part, the server is asked again.
const TEN_MINUTES = 600;
const TWO_MINUTES = 120;
const LAST_SAVE = 3;
const PARTED = 3_000;

export function timer({ flush, end, ask }) {
  const shown = document.querySelector("[data-left]");
  const said = document.querySelector("[data-say]");
  let endsAt = Infinity;
  let before = Infinity;
  let apart = Date.now() - performance.now();
  setInterval(tick, 500);
  return { set, left };

  function set(remainingUs) {
    endsAt = performance.now() + remainingUs / 1_000;
    document.querySelector("[data-until]").hidden = true;
    shown.hidden = false;
    tick();
  }

  // In microseconds.
  function left() {
    return Math.max(0, Math.round((endsAt - performance.now()) * 1_000));
  }

  function tick() {
    compareClocks();
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

  function compareClocks() {
    const now = Date.now() - performance.now();
    if (Math.abs(now - apart) > PARTED) ask();
    apart = now;
  }
}
