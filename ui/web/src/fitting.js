// What is in the hall is read from 15 metres: set as large as there is room for, and never below the smallest size. What has no
// room then is on the next page, or, of a text that somebody writes, left out around what was written last.
const SIZES = ["xl", "l", "m", "s"]
const PAGE = "m" // the size of what goes over several pages
const TURN = 12 * 1000 // ms that a page stands
const PIECE = 40 // letters of a text that are shown or left out together

const kept = new WeakMap() // by box: {thing, key, pages, since, text}

/**
 * Set what is in `box` as large as it fits. Its parts are the elements with `data-unit`; one with `data-group` is shown
 * while any of its parts is. `key` tells whether anything is another than when it was done last; `thing` what it is that is
 * shown: while it is the same, on as many pages, they go on turning however often it changes.
 * `box.dataset.keep`: "pages" turns pages; "newest" too, and begins with the last; "written" shows what was written last.
 * Gives [page, pages].
 */
export function fit(box, thing, key, now) {
  const units = [...box.querySelectorAll("[data-unit]")]
  const before = kept.get(box)
  if (before?.key !== key) {
    const text = units.map((unit) => unit.textContent)
    const pages = paged(box, units, box.dataset.keep === "written" ? written(before?.text, text) : -1)
    const goesOn = before?.thing === thing && before.pages.length === pages.length
    kept.set(box, { thing, key, pages, since: goesOn ? before.since : now, text })
  }
  const { pages, since } = kept.get(box)
  const first = box.dataset.keep === "newest" ? pages.length - 1 : 0
  const page = (first + Math.floor((now - since) / TURN)) % pages.length
  show(box, units, ...pages[page])
  return [page + 1, pages.length]
}

/** The first and last part of each page; of one that must hold the part at `place` only that. */
function paged(box, units, place) {
  const last = units.length - 1
  const fits = (from, to) => {
    show(box, units, from, to)
    return box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1
  }
  for (const size of SIZES) {
    box.dataset.size = size
    if (fits(0, last)) return [[0, last]]
  }
  box.dataset.size = PAGE
  if (place >= 0) {
    const from = least(0, place, (each) => fits(each, place))
    return [[from, last - least(0, last - place, (each) => fits(from, last - each))]]
  }
  const pages = []
  for (let from = 0; from <= last; from = pages.at(-1)[1] + 1) {
    pages.push([from, last - least(0, last - from, (each) => fits(from, last - each))])
  }
  return pages
}

/** The least number from `low` to `high` that holds; `high` if none does. It holds for all above one that it holds for. */
function least(low, high, holds) {
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** The place of the part that was written last: the last that is another than before, or the end. */
function written(before, text) {
  let same = 0
  while (before && same < Math.min(before.length, text.length) && before.at(-1 - same) === text.at(-1 - same)) same++
  return Math.max(0, text.length - 1 - (same < text.length ? same : 0))
}

function show(box, units, from, to) {
  units.forEach((unit, place) => (unit.hidden = place < from || place > to))
  for (const group of box.querySelectorAll("[data-group]")) group.hidden = !group.querySelector("[data-unit]:not([hidden])")
}

/** A text in pieces that can be shown or left out by themselves. */
export function pieces(text) {
  const found = [""]
  for (const word of text.split(/(?<=\s)/u).flatMap((each) => each.match(new RegExp(`.{1,${PIECE}}`, "gsu")) ?? [])) {
    if (found.at(-1).length + word.length > PIECE) found.push("")
    found[found.length - 1] += word
  }
  return found
}
