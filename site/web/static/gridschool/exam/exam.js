// The exam on a phone: one question at a time, every answer kept here first and then sent. Without this file the page
// is one long form that saves and hands in at once.
import { answerSheet } from "./answer-sheet.js";
import { attachments } from "./attachments.js";
import { fileStore } from "./file-store.js";
import { form, readAnswers, writeAnswers } from "./form.js";
import { handingIn } from "./handing-in.js";
import { merge } from "./merging.js";
import { notices } from "./notices.js";
import { orderings } from "./ordering.js";
import { pager } from "./pager.js";
import { pointings } from "./pointing.js";
import { saver } from "./saving.js";
import { sheetStore } from "./sheet-store.js";
import { timer } from "./timer.js";
import { uploader } from "./uploading.js";

const store = sheetStore(form.dataset.attempt);
const state = openState();
const pages = pager({ state, refresh, handIn: () => hand.ask() });
const sheet = answerSheet({ state, show: pages.show });
const saving = saver({ form, state, keep, refresh, merged: applyMerge, timeLeft: (us) => clock.set(us) });
const files = uploader({ form, store: fileStore(form.dataset.attempt), refresh });
const hand = handingIn({ form, state, keep, saving, files, refresh, forget: store.forget });
const clock = timer({ flush: saving.send, end: hand.now });
let kept = true;

form.addEventListener("change", () => {
  take();
  saving.send();
});
form.addEventListener("input", (event) => {
  if (!event.target.matches("textarea, input:not([type])")) return; // what is ticked says "change"
  take();
  saving.soon();
});
form.addEventListener("submit", (event) => event.preventDefault()); // Enter in a line of text hands nothing in
for (const event of ["online", "pageshow"]) addEventListener(event, retry);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && saving.ask());

orderings(form);
pointings(form);
attachments(form, files);
writeAnswers(state.answers);
for (const place of form.querySelectorAll("[data-plain]")) place.hidden = true;
for (const place of form.querySelectorAll("[data-better]")) place.hidden = false;
for (const image of form.querySelectorAll("img")) image.loading = "eager"; // the network may be gone by the time it is shown
pages.show(tappedCell() || state.now, false);
clock.set(Number(form.dataset.remainingUs));
retry();

// What the server has stored, what this phone kept, and what was tapped before this script had loaded.
function openState() {
  const stored = JSON.parse(document.getElementById("stored").textContent);
  const mine = store.read() || { agreed: stored, answers: stored, folded: [], handIn: false, now: 1 };
  const answers = merge(stored, readAnswers(), merge(mine.agreed, mine.answers, stored));
  const { folded, handIn, now } = mine;
  return { answers, agreed: stored, revision: Number(form.dataset.revision), pending: null, folded, handIn, now };
}

// The cell of the answer sheet that was tapped before this script had loaded.
function tappedCell() {
  const number = Number(location.hash.match(/^#q(\d+)$/)?.[1]);
  history.replaceState(null, "", location.pathname + location.search);
  return document.getElementById(`q${number}`) && number;
}

function take() {
  state.answers = readAnswers();
  keep();
  refresh();
}

function applyMerge() {
  writeAnswers(state.answers);
  notices.show("merged");
}

function keep() {
  kept = store.write(state);
}

function refresh() {
  form.elements.base.value = state.revision;
  sheet.draw();
  notices.draw({ saving, files, state, kept });
}

function retry() {
  refresh();
  if (state.handIn) hand.now();
  else saving.send();
  files.send();
}
