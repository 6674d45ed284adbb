// Sends files one after another until the server has each of them. What is not sent yet stays on this phone.
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 30_000;
const PATIENCE = 120_000;

export function uploader({ form, store, refresh }) {
  const items = [];
  const files = { offline: false, add, drop, send, restored, waiting: () => waiting().length };
  let underWay = null;
  let wait = FIRST_WAIT;
  let again;
  return files;

  // An item has name, slot, part, kind, title and blob, and what its row does: sending, later, sent, refused.
  async function add(item) {
    items.push(item);
    const { name, slot, part, kind, title, blob } = item;
    item.kept = await store.put({ name, slot, part, kind, title, blob });
    refresh();
    send();
  }

  // What an earlier visit to this page left unsent.
  async function restored() {
    return (await store.all()).map((file) => ({ ...file, kept: true }));
  }

  function drop(item) {
    const at = items.indexOf(item);
    if (at >= 0) items.splice(at, 1);
    item.request?.abort();
    store.remove(item.name);
    refresh();
  }

  // Resolves to true when nothing is left to send.
  function send() {
    underWay ||= sendAll().finally(() => (underWay = null));
    return underWay;
  }

  async function sendAll() {
    clearTimeout(again);
    let item;
    while ((item = waiting()[0])) {
      item.rows.sending(0);
      const { status, body } = await post(item);
      if (!items.includes(item)) continue; // taken back meanwhile
      if (!isOurs(item, status, body)) return tryLater();
      files.offline = false;
      wait = FIRST_WAIT;
      items.splice(items.indexOf(item), 1);
      await store.remove(item.name);
      if (status < 300) item.rows.sent();
      else item.rows.refused(body.message || "");
      refresh();
    }
    files.offline = false;
    refresh();
    return true;
  }

  function tryLater() {
    files.offline = true;
    for (const item of waiting()) item.rows.later(item.kept);
    refresh();
    again = setTimeout(send, wait * (0.75 + Math.random() / 2));
    wait = Math.min(wait * 2, LONGEST_WAIT);
    return false;
  }

  function waiting() {
    return items.filter((item) => item.kept !== undefined);
  }

  function post(item) {
    const body = new FormData();
    for (const name of ["slot", "kind", "name"]) body.append(name, item[name]);
    body.append("file", item.blob, item.title || item.kind);
    return new Promise((resolve) => {
      const request = (item.request = new XMLHttpRequest());
      request.open("POST", form.dataset.filesUrl);
      request.setRequestHeader("X-Exam-Ticket", form.dataset.ticket);
      request.timeout = PATIENCE;
      request.upload.onprogress = (event) => event.lengthComputable && item.rows.sending((event.loaded * 100) / event.total);
      request.onload = () => resolve({ status: request.status, body: parsed(request.responseText) });
      request.onerror = request.ontimeout = request.onabort = () => resolve({ status: 0, body: {} });
      request.send(body);
    });
  }
}

// A hall's Wi-Fi or a proxy may answer in the server's place, with a page of its own.
function isOurs({ name }, status, body) {
  return status === 413 || (status < 300 ? body.name === name : status < 500 && Boolean(body.reason));
}

function parsed(text) {
  try {
    return JSON.parse(text) || {};
  } catch {
    return {};
  }
}
