// Asks once more, then hands in, files first. Without a network the wish is remembered and carried out when the network is back.
const AGAIN = 3_000;

export function handingIn({ form, state, keep, saving, files, refresh, forget, decide }) {
  const dialog = document.querySelector("[data-dialog]");
  let busy = false;
  document.querySelector("[data-hand-in]").addEventListener("click", (event) => {
    event.preventDefault();
    ask();
  });
  dialog.querySelector("[data-back]").addEventListener("click", close);
  dialog.querySelector("[data-confirm]").addEventListener("click", () => {
    close();
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

  // What is not decided when the time is up stands as it is on this phone.
  function timeUp() {
    state.disputed = {};
    state.over = true;
    now();
  }

  async function now() {
    if (busy) return;
    busy = true;
    state.handIn = true;
    keep();
    const over = await finish();
    if (over) await leave();
    else if (undecided()) giveBack();
    else setTimeout(now, AGAIN * (0.75 + Math.random() / 2));
    busy = false;
    refresh();
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
