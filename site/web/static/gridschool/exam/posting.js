// Posts JSON without a session: the ticket in it is the authority. Never throws; status 0 is no answer, or none in JSON.
const PATIENCE = 15_000;
const LONGEST_KEPT = 60_000; // browsers let a page that goes away finish only small requests

// `last`: the page is about to go, and the request may outlive it.
export async function post(url, values, last = document.visibilityState === "hidden") {
  const stop = new AbortController();
  const timeout = setTimeout(() => stop.abort(), PATIENCE);
  const body = JSON.stringify(values);
  try {
    const response = await fetch(url, {
      method: "POST",
      body,
      headers: { "Content-Type": "application/json" },
      credentials: "omit",
      keepalive: last && body.length * 3 < LONGEST_KEPT,
      signal: stop.signal,
    });
    if (response.status >= 500 || response.status === 429) return { status: 0, body: {} };
    return { status: response.status, body: (await response.json()) || {} };
  } catch {
    return { status: 0, body: {} };
  } finally {
    clearTimeout(timeout);
  }
}
