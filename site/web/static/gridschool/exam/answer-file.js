// The last resort when the network does not come back: the answers in a file that only the server can read, for staff to
// bring in. Sealed with the key of this attempt, which the page was given; crypto.subtle is missing on plain http.
import { chacha20poly1305 } from "../../vendor/noble-ciphers/_micro.js";
import { saveId } from "./sheet-store.js";

const HOPELESS = 60_000; // without a network for so long
const CLOSE = 300_000_000; // microseconds before the end
const bytes = (text) => new TextEncoder().encode(text);

export function answerFile({ form, state, saving, left }) {
  const place = document.querySelector("[data-notice=file]");
  const shown = place.querySelector("[data-file-text]");
  const text = shown.querySelector("textarea");
  const id = form.dataset.attempt;
  let since = null;
  place.querySelector("[data-file]").addEventListener("click", make);
  place.querySelector("[data-copy]").addEventListener("click", () => {
    text.select();
    document.execCommand("copy"); // the newer way is missing on plain http
  });
  return { draw };

  function draw() {
    since = saving.offline ? (since ?? performance.now()) : null;
    const hopeless = since !== null && (state.handIn || left() < CLOSE || performance.now() - since > HOPELESS);
    const stuck = saving.refusal && !["closed", "deadline"].includes(saving.reason) && saving.waiting().length;
    place.hidden = !(hopeless || stuck);
  }

  function make() {
    const { answers, agreed, revision: base, pending } = state;
    const content = { ticket: state.to.ticket, save: saveId(), base, answers, agreed, sent: pending?.answers || {}, left: left() };
    text.value = sealed(id, form.dataset.fileKey, JSON.stringify(content));
    shown.hidden = false;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text.value], { type: "text/plain" }));
    link.download = `${form.dataset.fileName}-${id}-${content.save.slice(0, 4)}.txt`;
    link.click();
  }
}

function sealed(id, key, content) {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const box = chacha20poly1305(fromHex(key), nonce, bytes(id)).encrypt(bytes(content));
  return ["gridschool-1", id, toBase64(nonce), toBase64(box)].join(".");
}

function fromHex(text) {
  return Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));
}

function toBase64(array) {
  let text = "";
  for (const byte of array) text += String.fromCharCode(byte);
  return btoa(text);
}
