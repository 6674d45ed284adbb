// Keeps the sheets of exams on this phone, so that closing the page or losing the network loses nothing: in IndexedDB, and
// where that is missing or fails (a private window, the browser inside another app) in localStorage. Works on plain http.
const NAME = "gridschool-exam";
const STORE = "sheets";
const PREFIX = "exam:";
const PATIENCE = 2_000; // a base that does not answer is taken for none
let opened = null;
let broken = false;

// Everything kept here, the newest of each attempt.
export async function allSheets() {
  const found = [...(await run("readonly", (sheets) => sheets.getAll()).catch(() => [])), ...localSheets()];
  const newest = new Map();
  for (const sheet of found) if (!(newest.get(sheet.attempt)?.turn >= sheet.turn)) newest.set(sheet.attempt, sheet);
  return [...newest.values()];
}

export function sheetStore(attempt) {
  let next = null;
  let writing = null;
  let gone = false;
  return { read, write, forget };

  async function read() {
    return (await allSheets()).find((sheet) => sheet.attempt === attempt) || null;
  }

  // Resolves to true once the newest state lies on this phone for good, to false where it cannot be kept.
  function write(state) {
    if (gone) return Promise.resolve(true);
    state.turn = (state.turn || 0) + 1;
    next = { ...state, attempt };
    writing ||= writeAll().finally(() => (writing = null));
    return writing;
  }

  async function writeAll() {
    let kept = false;
    while (next) {
      const sheet = next;
      next = null;
      kept = await put(sheet);
    }
    return kept;
  }

  async function forget() {
    gone = true;
    next = null;
    await writing;
    forgetLocal(attempt);
    await run("readwrite", (sheets) => sheets.delete(attempt)).catch(() => {});
  }
}

// A name for one save: the same one sent twice is acknowledged twice. randomUUID is missing on plain http.
export function saveId() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function put(sheet) {
  try {
    await run("readwrite", (sheets) => sheets.put(sheet));
    forgetLocal(sheet.attempt);
    return true;
  } catch {
    return putLocal(sheet);
  }
}

function putLocal(sheet) {
  try {
    localStorage.setItem(PREFIX + sheet.attempt, JSON.stringify(sheet));
    return true;
  } catch {
    return false; // full, or switched off
  }
}

function localSheets() {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    return keys.map((key) => ({ turn: 0, ...JSON.parse(localStorage.getItem(key)), attempt: key.slice(PREFIX.length) }));
  } catch {
    return [];
  }
}

function forgetLocal(attempt) {
  try {
    localStorage.removeItem(PREFIX + attempt);
  } catch {
    // nothing was kept
  }
}

// Phones close a base behind the page's back: it is opened a second time before it is given up.
async function run(mode, act) {
  if (broken) throw new Error("nothing is kept here");
  try {
    return await within(once(mode, act));
  } catch {
    opened = null;
  }
  try {
    return await within(once(mode, act));
  } catch (error) {
    broken = true;
    throw error;
  }
}

async function once(mode, act) {
  opened ||= open();
  const base = await opened;
  return new Promise((resolve, reject) => {
    const deed = base.transaction(STORE, mode, { durability: "strict" }); // on the disk, not only on its way there
    const request = act(deed.objectStore(STORE));
    deed.oncomplete = () => resolve(request.result);
    deed.onabort = deed.onerror = () => reject(deed.error);
  });
}

function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "attempt" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = asked.onblocked = () => reject(asked.error);
  });
}

function within(promise) {
  let timeout;
  const late = new Promise((_resolve, reject) => (timeout = setTimeout(() => reject(new Error("no answer")), PATIENCE)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timeout));
}
