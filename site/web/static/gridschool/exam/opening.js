// Where an exam goes on: what the server has stored, what this phone kept, and what was tapped before the scripts came.
import { form, readAnswers } from "./form.js";
import { disputed, merge } from "./merging.js";

// `mine` is the sheet this phone kept, or null.
export function openState(mine) {
  const { sitting: attempt, person, ticket, answersUrl, remainingUs } = form.dataset;
  const drawn = JSON.parse(document.getElementById("stored").textContent);
  const revision = Number(form.dataset.revision);
  const page = { answers: drawn, agreed: drawn, revision, pending: null, disputed: {}, left: Number(remainingUs) };
  const state = mine && outdated(mine, revision) ? goOn(mine) : mine ? join(mine, page) : page;
  state.answers = merge(drawn, readAnswers(), state.answers);
  const { folded = [], handIn = false, timeUp = false, now = 1, turn = 0, device, events } = mine || {};
  const to = { ticket, answers: answersUrl, submission: form.getAttribute("action") };
  return { ...state, folded, handIn, timeUp, now, turn, device, events, attempt, person, to };
}

// The cell of the answer sheet that was tapped before this script had loaded.
export function tappedCell() {
  const number = Number(location.hash.match(/^#q(\d+)$/)?.[1]);
  history.replaceState(null, "", location.pathname + location.search);
  return document.getElementById(`q${number}`) && number;
}

// The page is older than what this phone knows: it was kept here for want of a network, or the browser brought it back.
function outdated(mine, revision) {
  return "kept" in form.dataset || mine.revision > revision;
}

function goOn({ answers, agreed, revision, pending, disputed = {}, left }) {
  return { answers, agreed, revision, pending, disputed, left: Math.min(left ?? Infinity, Number(form.dataset.remainingUs)) };
}

function join(mine, page) {
  const changes = { agreed: mine.agreed, mine: mine.answers, theirs: page.agreed, before: mine.disputed };
  return { ...page, answers: merge(mine.agreed, mine.answers, page.agreed), disputed: disputed({ ...changes, sent: mine.pending?.answers }) };
}
