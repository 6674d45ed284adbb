// Keeps the sheet on this phone, so that closing the page or losing the network loses nothing. Works on plain http.
export function sheetStore(attempt) {
  const key = `exam:${attempt}`;
  return {
    read() {
      try {
        return JSON.parse(localStorage.getItem(key));
      } catch {
        return null;
      }
    },
    write(state) {
      try {
        localStorage.setItem(key, JSON.stringify(state));
        return true;
      } catch {
        return false; // full, or switched off
      }
    },
    forget() {
      try {
        localStorage.removeItem(key);
      } catch {
        // nothing was kept
      }
    },
  };
}

// A name for one save: the same one sent twice is acknowledged twice. randomUUID is missing on plain http.
export function saveId() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
