// Sends the sheet until the server has acknowledged it. One save is under way at a time; it keeps its name when it is
// tried again, so that an answer that got lost on the way back counts once.
import { merge, waiting } from "./merging.js";
import { saveId } from "./sheet-store.js";

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
const PATIENCE = 15_000;
const PAUSE = 1_500; // after the last key of a text

export function saver({ form, state, keep, refresh, merged, timeLeft }) {
  const saving = { offline: false, refusal: "", send, soon, ask, waiting: () => waiting(state.agreed, state.answers) };
  let underWay = null;
  let wait = FIRST_WAIT;
  let again, pause;
  return saving;

  // Sends what is not acknowledged yet; resolves to true when nothing is left.
  function send() {
    underWay ||= sendAll().finally(() => (underWay = null));
    return underWay;
  }

  function soon() {
    clearTimeout(pause);
    pause = setTimeout(send, PAUSE);
  }

  // Sends even when nothing is new: a phone that slept learns the time left, and what another phone stored.
  function ask() {
    state.pending ||= nextSave();
    return send();
  }

  async function sendAll() {
    clearTimeout(again);
    while (!saving.refusal && (state.pending || saving.waiting().length)) {
      state.pending ||= nextSave();
      keep();
      if (!(await sendOne(state.pending))) return false;
      keep();
      refresh();
    }
    return !saving.refusal;
  }

  async function sendOne(save) {
    let response, body;
    try {
      response = await post(form.dataset.answersUrl, { ticket: form.dataset.ticket, base: save.base, save: save.id, answers: save.answers });
      if (response.status >= 500 || response.status === 429) throw new Error(response.statusText);
      body = await response.json();
    } catch {
      return tryLater();
    }
    saving.offline = false;
    wait = FIRST_WAIT;
    state.pending = null;
    if (response.ok) agree(save.answers, body);
    else if (body.reason === "conflict") mergeWith(body);
    else saving.refusal = body.message;
    return true;
  }

  function agree(answers, body) {
    state.agreed = answers;
    state.revision = body.revision;
    timeLeft(body.remaining_us);
  }

  function mergeWith(body) {
    state.answers = merge(state.agreed, state.answers, body.answers);
    state.agreed = body.answers;
    state.revision = body.revision;
    merged();
  }

  function tryLater() {
    saving.offline = true;
    refresh();
    again = setTimeout(send, wait * (0.75 + Math.random() / 2));
    wait = Math.min(wait * 2, LONGEST_WAIT);
    return false;
  }

  function nextSave() {
    return { id: saveId(), base: state.revision, answers: { ...state.answers } };
  }
}

async function post(url, body) {
  const stop = new AbortController();
  const timeout = setTimeout(() => stop.abort(), PATIENCE);
  try {
    return await fetch(url, { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" }, credentials: "omit", signal: stop.signal });
  } finally {
    clearTimeout(timeout);
  }
}
