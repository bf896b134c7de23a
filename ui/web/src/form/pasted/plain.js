// Text without form whose lines are items of a list or rows of a table: a paragraph for each, for what mends HTML.

const SIGN = /^[\s\u00a0]*([-*•·▪◦‣●○–]|\(?\d{1,3}[.)])\s+\S/
const TAB = 4 // columns

/** A body with a paragraph for each line; null if no line is an item or a row. */
export function linesOf(text) {
  const lines = text.split(/\r\n?|\n/)
  if (!lines.some((line) => SIGN.test(line) || isRow(line))) return null
  const { body } = new DOMParser().parseFromString("", "text/html")
  const margins = [] // of the items around a line, from the outermost
  for (const line of lines) {
    const paragraph = body.appendChild(document.createElement("p"))
    if (SIGN.test(line)) {
      const margin = columns(line)
      while (margins.length && margins.at(-1) > margin) margins.pop()
      if (margins.at(-1) !== margin) margins.push(margin)
      paragraph.dataset.moved = margins.length - 1
      paragraph.textContent = line.trim()
    } else {
      margins.length = 0
      paragraph.textContent = isRow(line) ? cellsOf(line).join(" | ") : line
    }
  }
  return body
}

const cellsOf = (line) => line.split("\t").map((cell) => cell.trim())
const isRow = (line) => line.trim().includes("\t")

/** How far a line is moved in. */
const columns = (line) => [...line.match(/^[\s\u00a0]*/)[0]].reduce((sum, sign) => sum + (sign === "\t" ? TAB : 1), 0)
