import { same } from "./responses.js";

// Three sheets put together question by question: what phone and server last agreed on, what this phone has, what the
// server has. What was changed here since the agreement is kept; everything else is as the server has it.
export function merge(agreed, mine, theirs) {
  const merged = { ...theirs };
  for (const slot of waiting(agreed, mine)) {
    if (mine[slot]) merged[slot] = mine[slot];
    else delete merged[slot];
  }
  return merged;
}

// The slots whose answer here is not the one agreed on.
export function waiting(agreed, mine) {
  return [...new Set([...Object.keys(agreed), ...Object.keys(mine)])].filter((slot) => !same(agreed[slot], mine[slot]));
}

// What was changed on both sides since the agreement, and differently: {slot: what the other side has}. `before` are those
// still open; `sent` is the last sheet this phone has sent, which the other side may have built upon.
export function disputed({ agreed, mine, theirs, before = {}, sent = null }) {
  const fresh = waiting(agreed, mine).filter((slot) => !same(theirs[slot], agreed[slot]) && !(sent && same(theirs[slot], sent[slot])));
  const open = [...Object.keys(before), ...fresh].filter((slot) => !same(mine[slot], theirs[slot]));
  return Object.fromEntries(open.map((slot) => [slot, theirs[slot] || ""]));
}

// The sheet with other answers in some places; "" takes an answer away.
export function replaced(answers, others) {
  const sheet = { ...answers, ...others };
  for (const slot of Object.keys(others)) if (!others[slot]) delete sheet[slot];
  return sheet;
}
