// Sends what earlier exams left on this device, whoever holds it now, and says how many sheets still wait. No answer is shown.
import { fileStore } from "./file-store.js";
import { forgetPagesOfOthers } from "./keeping-page.js";
import { waiting } from "./merging.js";
import { isOpenElsewhere } from "./presence.js";
import { saver } from "./saving.js";
import { allSheets, sheetStore } from "./sheet-store.js";

const AGAIN = 20_000;
const MORE = 1_000_000; // microseconds; less is what two clocks differ by
const here = document.getElementById("exam")?.dataset.sitting; // its page sees to it
const person = document.body.dataset.person || "";
const place = document.querySelector("[data-outbox]");
let busy = false;

forgetPagesOfOthers(person);
addEventListener("online", sendAll);
sendAll();

async function sendAll() {
  if (busy) return;
  busy = true;
  let left = 0;
  for (const sheet of await allSheets()) {
    if (sheet.attempt === here || !sheet.to) continue;
    if (!(await isOpenElsewhere(sheet.attempt)) && (await send(sheet))) continue;
    left += waits(sheet) ? 1 : 0;
  }
  busy = false;
  if (place) {
    place.hidden = !left;
    place.querySelector("[data-sheets]").textContent = left;
  }
  if (left) setTimeout(sendAll, AGAIN * (0.75 + Math.random() / 2));
}

// Resolves to true when nothing of this sheet has to stay on this device.
async function send(sheet) {
  const store = sheetStore(sheet.attempt);
  const files = fileStore(sheet.attempt);
  if (waits(sheet)) {
    let left = 0;
    const timeLeft = (us) => (left = us);
    const saving = saver({ to: sheet.to, state: sheet, keep: () => store.write(sheet), refresh() {}, merged() {}, timeLeft, insists: false });
    // Its time was up, and more has been given since: whoever sits it goes on.
    if (sheet.timeUp && (await saving.ask()) && left > MORE) {
      sheet.handIn = sheet.timeUp = false;
      await store.write(sheet);
    }
    const ready = sheet.handIn && !(await files.all()).length && !(sheet.timeUp && saving.offline); // photographs are sent by the exam page alone
    if (ready) await handIn(saving, sheet);
    else await saving.send();
    const over = saving.result || ["closed", "deadline"].includes(saving.reason);
    if (!over && waits(sheet)) return false;
    if (over) sheet.person = null; // the server has it to the end
  }
  if (sheet.person === person) return false;
  await Promise.all([store.forget(), files.clear()]);
  return true;
}

// Whoever handed in from here meant the answers on this device.
async function handIn(saving, sheet) {
  sheet.disputed = {};
  await saving.handIn();
  if (!Object.keys(sheet.disputed).length) return;
  sheet.disputed = {};
  await saving.handIn();
}

function waits(sheet) {
  return sheet.handIn || Boolean(waiting(sheet.agreed, sheet.answers).length);
}
