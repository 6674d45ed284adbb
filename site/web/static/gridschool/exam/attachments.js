// The files of a question: chosen or taken, shown while they are sent, and then ticked on the sheet. Unticking takes one away.
import { saveId } from "./sheet-store.js";
import { smaller } from "./shrinking.js";

export async function attachments(form, files) {
  const parts = [...form.querySelectorAll("[data-asked=files]")];
  const made = parts.map((part) => attachment(part, files));
  if (!parts.length) return;
  for (const item of await files.restored()) made[parts.findIndex((part) => part.id === item.part)]?.resume(item);
}

function attachment(part, files) {
  const list = part.querySelector("[data-files]");
  const pending = part.querySelector("[data-pending]");
  const told = part.querySelector("[data-told]");
  const words = part.dataset;
  const { slot } = part.closest("[data-question]").dataset;
  for (const input of part.querySelectorAll("input[type=file]")) {
    input.removeAttribute("name"); // the plain form would send it a second time
    input.addEventListener("change", (event) => {
      event.stopPropagation(); // nothing is answered before it has been sent
      const chosen = [...input.files];
      input.value = "";
      take(chosen, input.dataset.kind);
    });
  }
  list.addEventListener("change", (event) => !event.target.checked && event.target.closest("label").remove());
  part.addEventListener("files", (event) => write(event.detail));
  return { resume };

  async function take(chosen, kind) {
    tell("");
    for (const file of chosen) {
      if (list.children.length + pending.children.length >= Number(words.most)) return tell(words.wordFull);
      const row = waitingRow(kind, file.name);
      const blob = kind === "photo" ? await smaller(file) : file;
      resume({ name: saveId(), slot, part: part.id, kind, title: file.name, blob }, row);
    }
  }

  function resume(item, row = waitingRow(item.kind, item.title)) {
    if (item.kind === "photo") preview(row, item.blob);
    row.querySelector("[data-remove]").addEventListener("click", () => {
      files.drop(item);
      row.remove();
    });
    const state = row.querySelector("[data-state]");
    const bar = row.querySelector("progress");
    item.rows = {
      sending: (percent) => {
        state.textContent = words.wordSending;
        bar.value = percent;
      },
      later: (kept) => (state.textContent = words.wordWaiting + (kept ? words.wordKept : words.wordUnkept)),
      sent: () => {
        row.remove();
        tick(item);
        part.dispatchEvent(new Event("change", { bubbles: true }));
      },
      refused: (message) => {
        row.remove();
        tell(message);
      },
    };
    files.add(item);
  }

  function waitingRow(kind, title) {
    const row = part.querySelector("template[data-waiting]").content.firstElementChild.cloneNode(true);
    name(row, kind, title);
    pending.append(row);
    return row;
  }

  function tick({ name: ref, kind, title, blob }) {
    const row = part.querySelector("template[data-there]").content.firstElementChild.cloneNode(true);
    row.querySelector("input").value = ref;
    name(row, kind, title);
    if (blob && kind === "photo") preview(row, blob);
    list.append(row);
  }

  // What another phone has put on the sheet is there by name alone.
  function write(names) {
    for (const row of [...list.children]) if (!names.includes(row.querySelector("input").value)) row.remove();
    const there = [...list.querySelectorAll("input")].map((input) => input.value);
    for (const ref of names) if (!there.includes(ref)) tick({ name: ref, kind: "file", title: "" });
  }

  function name(row, kind, title) {
    const word = { photo: words.wordPhoto, voice: words.wordVoice, file: words.wordFile }[kind];
    row.querySelector("[data-title]").textContent = kind === "file" && title ? `${word}　${title}` : word;
  }

  function tell(message) {
    told.textContent = message;
    told.hidden = !message;
  }
}

function preview(row, blob) {
  const image = row.querySelector("img");
  image.src = URL.createObjectURL(blob);
  image.hidden = false;
}
