// Notes when the exam page is left and tells the server now and then: events, no judgement, and never in the way of saving.
// What comes back is whether another device has opened the paper. Times are counted in the time left, which the server told.
import { post } from "./posting.js";
import { saveId } from "./sheet-store.js";

const SHORTEST = 1; // seconds; less is a slip of the finger
const LONGEST = 24 * 3600;
const MOST = 200;
const AT_ONCE = 50;
const ASK = 600_000; // a save tells at once what another device has saved; this is for one that only looks
const FIRST = 1_000; // not all phones in the second in which the exam begins

// `left` says the time left in microseconds. `notes`: whether leaving is noted at all; an open book may be left.
export function leaving({ form, to, state, keep, left, notes, elsewhere }) {
  let away = null;
  let busy = false;
  let ours = false; // the camera and the choice of a file take the page away on purpose
  state.device ||= saveId();
  state.events ||= [];
  endFormerVisit();
  note("opened", 0);
  setTimeout(() => tell(), FIRST + 2 * Math.random() * FIRST);
  setInterval(() => tell(), ASK * (0.75 + Math.random() / 2));
  form.addEventListener("click", ({ target }) => target.closest("input[type=file], label") && (ours = Boolean(fileOf(target))));
  addEventListener("blur", () => go("blur"));
  addEventListener("focus", () => document.visibilityState === "visible" && back());
  return { hidden: () => go("left"), back, tell };

  function go(kind) {
    if (!notes || state.handIn || ours || document.activeElement?.type === "file") return;
    if (away) away.kind = kind === "left" ? kind : away.kind;
    else note(kind, null);
    away ||= state.events.at(-1);
    away.since ??= performance.now();
    keep();
  }

  // Some phones stop the counter while they sleep, so the time left is asked first: `asked` is that question under way.
  async function back(asked) {
    ours = false;
    const event = away;
    away = null;
    const counted = event && (performance.now() - event.since) / 1_000;
    await asked;
    if (event) end(event, Math.max(counted, (event.at - left()) / 1_000_000));
    keep();
    tell();
  }

  function note(kind, seconds) {
    state.events = [...state.events, { name: saveId(), kind, at: left(), seconds }].slice(-MOST);
  }

  function end(event, seconds) {
    delete event.since;
    event.seconds = Math.min(LONGEST, Math.max(0, Math.round(seconds)));
    if (event.seconds < SHORTEST) state.events = state.events.filter((one) => one !== event);
  }

  // The page was away when it was closed: it comes back now.
  function endFormerVisit() {
    for (const event of state.events) if (event.seconds === null) end(event, (event.at - left()) / 1_000_000);
  }

  // `last`: the page is about to go.
  async function tell(last = false) {
    if (busy && !last) return;
    busy = true;
    const sent = state.events.filter((event) => event.seconds !== null).slice(0, AT_ONCE);
    const events = sent.map(({ name, kind, at, seconds }) => ({ name, kind, seconds, ago: Math.min(LONGEST * 1_000_000, Math.max(0, at - left())) }));
    const { status, body } = await post(form.dataset.eventsUrl, { ticket: to.ticket, device: state.device, events }, last);
    if (status) state.events = state.events.filter((event) => !sent.includes(event)); // refused is refused for good
    if (body.elsewhere) elsewhere();
    busy = false;
  }
}

function fileOf(target) {
  return target.type === "file" ? target : target.closest("label")?.control?.type === "file";
}
