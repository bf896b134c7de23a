// Whose each letter of an answer is, and where the names stand: before the word in which another begins, never inside
// one. Exact, since every item of the document knows its client; see also exports/bylines.py.
import * as Y from "yjs"

/** The text of a fragment as [client id, letters], in order. */
export function runsOf(fragment) {
  const found = []
  const waiting = fragment.toArray().reverse()
  while (waiting.length) {
    const each = waiting.pop()
    if (each instanceof Y.XmlElement) for (const child of each.toArray().reverse()) waiting.push(child)
    else if (each instanceof Y.XmlText) {
      for (let item = each._start; item; item = item.right) {
        if (!item.deleted && item.content instanceof Y.ContentString) found.push([item.id.client, item.content.str])
      }
    }
  }
  return found
}

/**
 * Say whose each letter of these blocks is. They show the runs' text, {text} each; what is but space may be left out of
 * them or be another. `authorOf(client)` gives what is put into `block.whose`, one for each unit of the text.
 * Returns whether they show that text; if not, nothing is said of them.
 */
export function sign(runs, blocks, authorOf) {
  let [run, at] = [0, 0]
  for (const block of blocks) {
    const { text } = block
    const whose = new Array(text.length)
    let last = null
    for (let place = 0; place < text.length; place++) {
      if (!isSpace(text.charCodeAt(place))) {
        while (run < runs.length && (at >= runs[run][1].length || isSpace(runs[run][1].charCodeAt(at)))) {
          if (at < runs[run][1].length) at++
          else [run, at] = [run + 1, 0]
        }
        if (run >= runs.length || runs[run][1][at] !== text[place]) return false
        at++
        last = authorOf(runs[run][0])
      }
      whose[place] = last
    }
    block.whose = whose
  }
  return true
}

/**
 * Where names stand in a signed block: [{at, author, isWith}]. A name holds until the next one; who has but a part in a
 * word stands before it as `isWith`. `current` is whose name held before; returns that which holds after, too.
 */
export function namesIn({ text, whose }, current) {
  const names = []
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    const authors = [...new Set(whose.slice(index, index + word.length))]
    const isOn = authors.includes(current)
    if (!isOn) {
      current = authors[0]
      names.push({ at: index, author: current, isWith: false })
    }
    for (const author of authors) if (author !== current) names.push({ at: index, author, isWith: true })
  }
  return { names, current }
}

/** A block's stretches from one place to another with one author each, cut also where names stand. */
export function stretches(whose, names, from, to) {
  const cuts = new Set(names.map(({ at }) => at))
  const found = []
  for (let start = from, at = from + 1; at <= to; at++) {
    if (at < to && whose[at] === whose[at - 1] && !cuts.has(at)) continue
    found.push({ start, end: at, author: whose[start], names: names.filter((each) => each.at === start) })
    start = at
  }
  return found
}

const isSpace = (unit) => unit === 32 || (unit >= 9 && unit <= 13) || unit === 160 || (unit > 5000 && /\s/.test(String.fromCharCode(unit)))
