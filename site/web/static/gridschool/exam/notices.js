// One place says where the answers are (the bar), one notice says what goes on working.
const states = [...document.querySelectorAll("[data-saved]")];
const find = (name) => document.querySelector(`[data-notice=${name}]`);

export const notices = {
  show(name) {
    find(name).hidden = false;
  },

  draw({ saving, state, kept }) {
    const waiting = saving.waiting().length;
    const now = saving.refusal || (!kept && waiting) ? "unsaved" : waiting ? "waiting" : "saved";
    for (const place of states) place.hidden = place.dataset.saved !== now;
    find("offline").hidden = !saving.offline || state.handIn || Boolean(saving.refusal);
    find("offline").querySelector("[data-waiting]").textContent = waiting;
    find("handing-in").hidden = !(state.handIn && saving.offline);
    find("unkept").hidden = kept || !waiting;
    find("refused").hidden = !saving.refusal;
    find("refused").querySelector("[data-reason]").textContent = saving.refusal;
  },
};
