// Keeps files that are not sent yet on this phone. Where that cannot be done (a private window, a full phone) put says false.
const NAME = "gridschool-files";
const STORE = "files";

export function fileStore(attempt) {
  const opened = open().catch(() => null);
  return {
    async all() {
      try {
        const found = await run("readonly", (files) => files.getAll());
        return found.filter((file) => file.attempt === attempt);
      } catch {
        return [];
      }
    },
    put: (file) => tell("readwrite", (files) => files.put({ ...file, attempt })),
    async clear() {
      for (const file of await this.all()) await this.remove(file.name);
    },
    remove: (name) => tell("readwrite", (files) => files.delete(name)),
  };

  function tell(mode, act) {
    return run(mode, act).then(
      () => true,
      () => false,
    );
  }

  async function run(mode, act) {
    const base = await opened;
    if (!base) throw new Error("nothing is kept here");
    return done(act(base.transaction(STORE, mode).objectStore(STORE)));
  }
}

function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "name" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = asked.onblocked = () => reject(asked.error);
  });
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
