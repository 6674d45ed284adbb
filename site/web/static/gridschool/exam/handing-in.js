// Asks once more, then hands in, files first. Without a network the wish is remembered and carried out when the network is back.
const AGAIN = 5_000;

export function handingIn({ form, state, keep, saving, files, refresh, forget }) {
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
  return { ask, now };

  function ask() {
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

  async function now() {
    if (busy) return;
    busy = true;
    state.handIn = true;
    keep();
    if (saving.refusal || ((await files.send()) && (await saving.send()))) await submit();
    else setTimeout(now, AGAIN);
    busy = false;
    refresh();
  }

  async function submit() {
    try {
      const response = await fetch(form.action, { method: "POST", body: new FormData(form) });
      if (response.status >= 500) throw new Error(response.statusText);
      state.handIn = false;
      if (response.url.endsWith(form.dataset.resultUrl)) forget();
      else keep();
      location.assign(response.ok ? response.url : location.href);
    } catch {
      saving.offline = true;
      setTimeout(now, AGAIN);
    }
  }
}
