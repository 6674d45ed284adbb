// Keeps the page of an open exam on this phone, so that it opens again without a network. Only where browsers allow a worker:
// on https, and on this very machine. What is kept belongs to one account and goes when the exam has been handed in.
const PREFIX = "exam-page:";
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; media-src 'self' blob:; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";
const WORKER = "/attempts/worker.js";
const possible = () => isSecureContext && "serviceWorker" in navigator && "caches" in self;
const nameOf = ({ person, sitting }) => `${PREFIX}${person}:${sitting}`;

// Resolves to true when the page can be opened again. `page` is its text as the server sent it.
export async function keepPage(form, page) {
  if (!possible() || "kept" in form.dataset) return false;
  try {
    await navigator.serviceWorker.register(form.dataset.worker);
    const cache = await caches.open(nameOf(form.dataset));
    const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY };
    await cache.put(location.pathname, new Response(page.replace('id="exam"', 'id="exam" data-kept'), { headers }));
    await Promise.all(parts().map((url) => cache.add(url)));
    return true;
  } catch {
    return false; // switched off, or no room
  }
}

export async function forgetPage(form) {
  if (possible()) await forgetPages((name) => name === nameOf(form.dataset));
}

// On a shared tablet nobody finds the page of somebody else.
export async function forgetPagesOfOthers(person) {
  if (possible()) await forgetPages((name) => !name.startsWith(`${PREFIX}${person}:`));
}

// With the last page goes the worker.
async function forgetPages(which) {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const gone = names.filter(which);
  for (const name of gone) await caches.delete(name);
  if (!gone.length || gone.length < names.length) return;
  for (const one of await navigator.serviceWorker.getRegistrations()) if (one.active?.scriptURL.endsWith(WORKER)) await one.unregister();
}

// Styles, scripts and pictures that this page has fetched.
function parts() {
  const fetched = performance.getEntriesByType("resource").filter((one) => !["fetch", "xmlhttprequest", "beacon"].includes(one.initiatorType));
  return [...new Set(fetched.map((one) => one.name))].filter((url) => url.startsWith(`${location.origin}/`));
}
