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
