// The exam on a phone: one question at a time, every answer kept here first and then sent. Without this file the page
// is one long form that saves and hands in at once.
import { answerFile } from "./answer-file.js";
import { answerSheet } from "./answer-sheet.js";
import { attachments } from "./attachments.js";
import { deciding } from "./deciding.js";
import { fileStore } from "./file-store.js";
import { form, writeAnswers, readAnswers } from "./form.js";
import { handingIn } from "./handing-in.js";
import { forgetPage, keepPage } from "./keeping-page.js";
import { leaving } from "./leaving.js";
import { notices } from "./notices.js";
import { openState, tappedCell } from "./opening.js";
import { orderings } from "./ordering.js";
import { pager } from "./pager.js";
import { pointings } from "./pointing.js";
import { answerFor } from "./presence.js";
import { saver } from "./saving.js";
import { sheetStore } from "./sheet-store.js";
import { timer } from "./timer.js";
import { uploader } from "./uploading.js";

const PAUSE = 1_500; // after the last key of a text
const KEEP_TIME = 30_000;
const { sitting: attempt } = form.dataset; // its name on this phone: numbers alone begin anew when a system does
const page = `<!doctype html>${document.documentElement.outerHTML}`; // before anything has changed in it
const store = sheetStore(attempt);

store.read().then(begin);

function begin(found) {
  const state = openState(found);
  let kept = true;
  let reloads = "kept" in form.dataset;
  const pages = pager({ state, refresh, handIn: () => hand.ask() });
  const sheet = answerSheet({ state, show: pages.show });
  const saving = saver({ to: state.to, state, keep, refresh, merged, timeLeft: (us) => clock.set(us) });
  const files = uploader({ form, store: fileStore(attempt), refresh });
  const choice = deciding({ state, show: pages.show, decided });
  const hand = handingIn({ form, state, keep, saving, files, refresh, forget, decide: choice.bring, left: () => clock.left() });
  const file = answerFile({ form, state, saving, left: () => clock.left() });
  const clock = timer({ flush: saving.send, end: hand.timeUp, ask: saving.ask });

  form.addEventListener("change", () => {
    take();
    saving.soon();
  });
  form.addEventListener("input", (event) => {
    if (!event.target.matches("textarea, input:not([type])")) return; // what is ticked says "change"
    take();
    saving.soon(PAUSE);
  });
  form.addEventListener("submit", (event) => event.preventDefault()); // Enter in a line of text hands nothing in
  for (const event of ["online", "pageshow"]) addEventListener(event, retry);
  document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? comeBack() : goAway()));
  setInterval(keep, KEEP_TIME);
  answerFor(attempt);

  orderings(form);
  pointings(form);
  attachments(form, files);
  writeAnswers(state.answers);
  for (const place of form.querySelectorAll("[data-plain]")) place.hidden = true;
  for (const place of form.querySelectorAll("[data-better]")) place.hidden = false;
  for (const image of form.querySelectorAll("img")) image.loading = "eager"; // the network may be gone by the time it is shown
  pages.show(tappedCell() || state.now, false);
  clock.set(state.left);
  const away = leaving({ form, to: state.to, state, keep, left: clock.left, notes: !("openBook" in form.dataset), elsewhere: () => notices.show("elsewhere") });
  retry();
  keepPage(form, page).then((done) => {
    reloads ||= done;
    refresh();
  });

  function take() {
    state.answers = readAnswers();
    keep();
    refresh();
  }

  // `news`: there was more than this phone had sent itself before it was opened anew.
  function merged(news) {
    writeAnswers(state.answers);
    if (news) notices.show("merged");
  }

  function decided() {
    writeAnswers(state.answers);
    keep();
    refresh();
    saving.soon();
  }

  async function keep() {
    state.left = clock.left();
    const done = await store.write(state);
    if (done === kept) return;
    kept = done;
    refresh();
  }

  function refresh() {
    form.elements.base.value = state.revision;
    sheet.draw();
    choice.draw();
    file.draw();
    notices.draw({ saving, files, state, kept, reloads });
  }

  function goAway() {
    away.hidden();
    saving.send();
  }

  function comeBack() {
    away.back(saving.ask());
  }

  function retry() {
    refresh();
    if (state.handIn) hand.now();
    else saving.send();
    files.send();
  }

  async function forget() {
    away.tell(true);
    await Promise.all([store.forget(), fileStore(attempt).clear(), forgetPage(form)]);
  }
}
