// Shows the page of an open exam when the network is gone. It keeps nothing itself: what it may show, the exam page has put
// there (keeping-page.js), and takes away after handing in.
const PREFIX = "exam-page:";
const PATIENCE = 8_000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(`${self.location.origin}/`)) event.respondWith(fresh(request));
});

// From the network; what was kept when that fails, says it cannot, or does not answer.
async function fresh(request) {
  const kept = await find(request.url);
  if (!kept) return fetch(request);
  try {
    const answer = await Promise.race([fetch(request), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    return !answer || answer.status >= 500 ? kept : answer;
  } catch {
    return kept;
  }
}

async function find(url) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX)) continue;
    const kept = await (await caches.open(name)).match(url, { ignoreVary: true, ignoreSearch: false });
    if (kept) return kept;
  }
  return null;
}
