// Tables that are pasted: an answer holds none, so each row becomes a line with its cells kept apart.

const BETWEEN = " | "
const LIST = "ul, ol, [style*='mso-list' i]"

/** Put lines in the place of the tables in `body`, innermost first. */
export function mendTables(body) {
  for (const table of [...body.querySelectorAll("table")].reverse()) table.replaceWith(...rowsOf(table).flatMap(written))
}

const rowsOf = (table) => [...table.rows].map((row) => [...row.cells])

/** What is written of a row: a line; or its cells below each other where one holds more than a line, or is alone. */
function written(cells) {
  const filled = cells.filter((cell) => cell.textContent.trim())
  if (!filled.length) return []
  if (filled.length === 1 || filled.some((cell) => blocksIn(cell) > 1 || cell.querySelector(LIST))) return filled.map(block)
  const line = filled[0].ownerDocument.createElement("p")
  // Empty cells at the end say nothing; one in between keeps its place.
  for (const [place, cell] of cells.slice(0, cells.indexOf(filled.at(-1)) + 1).entries()) {
    if (place) line.append(BETWEEN)
    line.append(...inline(cell))
  }
  return [line]
}

const blocksIn = (cell) => cell.querySelectorAll("p, div, h1, h2, h3, h4, h5, h6").length

function block(cell) {
  const element = cell.ownerDocument.createElement("div")
  element.append(...cell.childNodes)
  return element
}

/** A cell's text and what is marked in it; a line break in it is a space. */
function inline(cell) {
  cell.querySelectorAll("br").forEach((each) => each.replaceWith(" "))
  cell.querySelectorAll("p, div, h1, h2, h3, h4, h5, h6").forEach((each) => each.replaceWith(...each.childNodes))
  return cell.childNodes
}
