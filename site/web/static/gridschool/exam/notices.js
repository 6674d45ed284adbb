// One place says where the answers are (the bar), one notice says what goes on working.
const states = [...document.querySelectorAll("[data-saved]")];
const find = (name) => document.querySelector(`[data-notice=${name}]`);

export const notices = {
  show(name) {
    find(name).hidden = false;
  },

  draw({ saving, files, state, kept }) {
    const waiting = saving.waiting().length;
    const filesWaiting = files.waiting();
    const now = saving.refusal || (!kept && waiting) ? "unsaved" : waiting || filesWaiting ? "waiting" : "saved";
    for (const place of states) place.hidden = place.dataset.saved !== now;
    find("offline").hidden = !saving.offline || state.handIn || Boolean(saving.refusal);
    find("offline").querySelector("[data-waiting]").textContent = waiting;
    find("files").hidden = !filesWaiting || !(files.offline || state.handIn);
    find("files").querySelector("[data-files-waiting]").textContent = filesWaiting;
    find("handing-in").hidden = !(state.handIn && (saving.offline || files.offline));
    find("unkept").hidden = kept || !waiting;
    find("refused").hidden = !saving.refusal;
    find("refused").querySelector("[data-reason]").textContent = saving.refusal;
  },
};
