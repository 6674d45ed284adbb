// One place says where the answers are (the bar), one notice says what goes on working.
const states = [...document.querySelectorAll("[data-saved]")];
const find = (name) => document.querySelector(`[data-notice=${name}]`);

for (const button of document.querySelectorAll("[data-known]")) {
  button.addEventListener("click", () => {
    button.closest("[data-notice]").hidden = true;
    document.querySelector("[data-question]:not([hidden]) h2").focus();
  });
}

export const notices = {
  show(name) {
    find(name).hidden = false;
  },

  // `kept`: the newest answers lie on this phone. `reloads`: without a network this page can be opened again.
  draw({ saving, files, state, kept, reloads }) {
    const waiting = saving.waiting().length;
    const filesWaiting = files.waiting();
    const undecided = Object.keys(state.disputed).length;
    const now = saving.refusal || (!kept && waiting) ? "unsaved" : waiting || filesWaiting ? "waiting" : "saved";
    for (const place of states) place.hidden = place.dataset.saved !== now;
    for (const place of document.querySelectorAll("[data-waiting]")) place.textContent = waiting;
    find("offline").hidden = !saving.offline || state.handIn || Boolean(saving.refusal) || !kept;
    find("offline").querySelector("[data-stay]").hidden = reloads;
    find("files").hidden = !filesWaiting || !(files.offline || state.handIn);
    find("files").querySelector("[data-files-waiting]").textContent = filesWaiting;
    const held = state.handIn && (saving.offline || files.offline);
    find("handing-in").hidden = !held || Boolean(state.timeUp);
    find("over").hidden = !held || !state.timeUp;
    find("unkept").hidden = kept || !waiting;
    find("undecided").hidden = !undecided || document.querySelector(`[data-question]:not([hidden])`)?.dataset.slot in state.disputed;
    find("undecided").querySelector("[data-undecided]").textContent = undecided;
    if (undecided) find("merged").hidden = true; // it has been said
    find("refused").hidden = !saving.refusal;
    find("refused").querySelector("[data-reason]").textContent = saving.refusal;
  },
};
