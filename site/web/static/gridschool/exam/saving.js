// Sends the sheet until the server has acknowledged it. One save is under way at a time; it keeps its name when it is
// tried again, so that an answer that got lost on the way back counts once. Handing in is the last of the saves.
import { disputed, merge, replaced, waiting } from "./merging.js";
import { post } from "./posting.js";
import { same } from "./responses.js";
import { saveId } from "./sheet-store.js";

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
const GAP = 2_000; // from one save to the next, while answers come in quickly
const LONGEST_GAP = 10_000; // for somebody who writes without a pause

// `to` is where to: the ticket and the addresses of answers and submission. `insists`: tries again by itself.
export function saver({ to, state, keep, refresh, merged, timeLeft, insists = true }) {
  const saving = { offline: false, refusal: "", reason: "", result: "", send, soon, ask, handIn, waiting: () => waiting(state.agreed, state.answers) };
  let underWay = null;
  let wait = FIRST_WAIT;
  let sentAt = -GAP;
  let since, later, again;
  return saving;

  // Sends what is not acknowledged yet; resolves to true when nothing is left but what the person has to decide.
  function send() {
    return run(false);
  }

  // Sends a little later, `pause` ms after the last change.
  function soon(pause = 0) {
    if (saving.offline) return; // it is tried again in any case
    const now = performance.now();
    since ??= now;
    clearTimeout(later);
    later = setTimeout(send, Math.min(Math.max(now + pause, sentAt + GAP), since + LONGEST_GAP) - now);
  }

  // Sends even when nothing is new: a phone that slept learns the time left, and what another phone stored.
  function ask() {
    if (saving.result) return underWay;
    if (!underWay) onlySave();
    state.pending ||= nextSave();
    return send();
  }

  // The last answers and the end of the exam in one. Resolves to true when `result` is the address to go to.
  async function handIn() {
    await underWay;
    return run(true);
  }

  function run(last) {
    underWay ||= sendAll(last).finally(() => (underWay = null));
    return underWay;
  }

  async function sendAll(last) {
    clearTimeout(again);
    clearTimeout(later);
    since = undefined;
    const more = () => state.pending || unsent().length || (last && !saving.result && !Object.keys(state.disputed).length);
    while (!saving.refusal && more()) {
      state.pending ||= nextSave(last);
      keep();
      if (!(await sendOne(state.pending))) return false;
      keep();
      refresh();
    }
    return last ? Boolean(saving.result) : !saving.refusal;
  }

  async function sendOne(save) {
    sentAt = performance.now();
    const { status, body } = await post(save.last ? to.submission : to.answers, { ticket: to.ticket, base: save.base, save: save.id, answers: save.answers });
    if (!(status === 200 && Number.isInteger(body.revision)) && !(status >= 400 && body.reason)) return tryLater();
    saving.offline = false;
    wait = FIRST_WAIT;
    state.pending = null;
    if (status === 200) agree(save, body);
    else if (body.reason === "conflict") mergeWith(save, body);
    else refuse(body);
    return true;
  }

  function agree(save, body) {
    state.agreed = save.answers;
    state.revision = body.revision;
    if (save.last) saving.result = body.url;
    else timeLeft(body.remaining_us);
  }

  function mergeWith(save, body) {
    const { agreed, answers: mine, disputed: before } = state;
    const news = waiting(agreed, body.answers).some((slot) => !same(mine[slot], body.answers[slot]));
    state.disputed = disputed({ agreed, mine, theirs: body.answers, before, sent: save.answers });
    state.answers = merge(agreed, mine, body.answers);
    state.agreed = body.answers;
    state.revision = body.revision;
    merged(news);
  }

  function refuse(body) {
    saving.refusal = body.message || body.reason;
    saving.reason = body.reason;
  }

  function tryLater() {
    saving.offline = true;
    onlySave();
    refresh();
    if (insists) again = setTimeout(send, wait * (0.75 + Math.random() / 2));
    wait = Math.min(wait * 2, LONGEST_WAIT);
    return false;
  }

  // What was to be handed in because the time was up is saved first: more may have been given since.
  function onlySave() {
    if (state.timeUp && state.pending) state.pending.last = false;
  }

  function unsent() {
    return saving.waiting().filter((slot) => !(slot in state.disputed));
  }

  // In place of what the person has not decided yet goes what the server has.
  function nextSave(last = false) {
    return { id: saveId(), base: state.revision, answers: replaced(state.answers, state.disputed), last };
  }
}
