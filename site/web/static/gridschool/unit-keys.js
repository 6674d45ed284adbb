// Arrow keys walk over the cells of the tree, Home and End to the first and the last. Without it Tab does.
const cells = [...document.querySelectorAll(".unit")]

const across = (from, step) => cells[cells.indexOf(from) + step]

// The cell of the next or last line that lies nearest.
const along = (from, step) => {
  const lines = [...new Set(cells.map((cell) => cell.offsetTop))]
  const line = lines[lines.indexOf(from.offsetTop) + step]
  const away = (cell) => Math.abs(cell.offsetLeft - from.offsetLeft)
  return cells.filter((cell) => cell.offsetTop === line).sort((a, b) => away(a) - away(b))[0]
}

const WAYS = {
  ArrowRight: (from) => across(from, 1),
  ArrowLeft: (from) => across(from, -1),
  ArrowDown: (from) => along(from, 1),
  ArrowUp: (from) => along(from, -1),
  Home: () => cells[0],
  End: () => cells[cells.length - 1],
}

for (const cell of cells) {
  cell.addEventListener("keydown", (event) => {
    const next = !event.altKey && !event.ctrlKey && !event.metaKey && WAYS[event.key]?.(cell)
    if (!next) return
    event.preventDefault()
    next.focus()
  })
}
