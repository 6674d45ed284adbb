// Asks once more, then hands in, files first. Without a network the wish is remembered and carried out when the network is back.
const AGAIN = 3_000;
const MORE = 1_000_000; // microseconds; less is what two clocks differ by

// `left` says the time left in microseconds, as the server told it last.
export function handingIn({ form, state, keep, saving, files, refresh, forget, decide, left }) {
  const dialog = document.querySelector("[data-dialog]");
  let busy = false;
  document.querySelector("[data-hand-in]").addEventListener("click", (event) => {
    event.preventDefault();
    ask();
  });
  dialog.querySelector("[data-back]").addEventListener("click", close);
  dialog.querySelector("[data-confirm]").addEventListener("click", () => {
    close();
    state.timeUp = false;
    now();
  });
  return { ask, now, timeUp };

  function ask() {
    if (undecided()) return decide();
    const open = Number(dialog.querySelector("[data-open]").textContent);
    dialog.querySelector("[data-some-open]").hidden = !open;
    dialog.querySelector("[data-none-open]").hidden = Boolean(open);
    dialog.hidden = false;
    if (dialog.showModal) dialog.showModal();
    else dialog.setAttribute("open", "");
    dialog.querySelector("[data-back]").focus();
  }

  function close() {
    if (dialog.close) dialog.close();
    dialog.removeAttribute("open");
    dialog.hidden = true;
  }

  function timeUp() {
    state.timeUp ||= !state.handIn; // who has handed in already does not go on
    now();
  }

  async function now() {
    if (busy) return;
    busy = true;
    state.handIn = true;
    keep();
    const over = (await mayEnd()) && (await finish());
    if (over) await leave();
    else if (undecided() && !state.timeUp) giveBack();
    else setTimeout(() => state.handIn && now(), AGAIN * (0.75 + Math.random() / 2));
    busy = false;
    refresh();
  }

  // When the time is up the server is asked first: more may have been given while this phone had no network, or nothing to
  // save. What is not decided at the end stands as it is on this phone.
  async function mayEnd() {
    if (!state.timeUp || saving.refusal || saving.result) return true;
    if (!(await saving.ask())) return Boolean(saving.refusal);
    if (left() <= MORE) {
      state.disputed = {};
      return true;
    }
    state.handIn = state.timeUp = false;
    keep();
    return false;
  }

  async function finish() {
    return Boolean(saving.refusal) || ((await files.send()) && ((await saving.handIn()) || Boolean(saving.refusal)));
  }

  // A sheet that came too late lies with the server for review: nothing is left to keep here.
  async function leave() {
    state.handIn = false;
    const known = saving.result || ["closed", "deadline"].includes(saving.reason);
    if (!known) return keep();
    await forget();
    location.assign(saving.result || form.dataset.resultUrl);
  }

  function giveBack() {
    state.handIn = false;
    keep();
    decide();
  }

  function undecided() {
    return Object.keys(state.disputed).length;
  }
}
