// What was typed and waits for the server, in the order in which it was: it goes in small updates, one at a time. They
// grow while they are answered, so that a slow network gets larger ones instead of more, and shrink when they are not.
import * as Y from "yjs"

const LEAST = { bytes: 4_000, edits: 100 }
const MOST = { bytes: 64_000, edits: 2_000 }
const FIRST = { bytes: 16_000, edits: 250 }
const TOGETHER = 100 // edits that are merged at a time; merging takes the square of how many there are

export class Queue {
  /** `store`  keeps what waits on the device. */
  constructor(store) {
    this._store = store
    this._rows = []
    this._size = FIRST
  }

  get length() {
    return this._rows.length
  }

  /** What was typed just now. */
  add(update) {
    const row = { update, isUnsent: true }
    this._rows.push(row)
    this._store.add(row)
  }

  /** What the device had, typed before all that is here. */
  recall(rows) {
    this._rows.unshift(...rows)
  }

  /** The next to be sent: {update, rows}; with `all`, everything, as this update. */
  take(all = null) {
    if (all) return { update: all, rows: this._rows.splice(0) }
    let [count, bytes] = [0, 0]
    do bytes += this._rows[count++].update.length
    while (count < this._rows.length && count < this._size.edits && bytes + this._rows[count].update.length <= this._size.bytes)
    const rows = this._rows.splice(0, count)
    return { update: merged(rows.map(({ update }) => update)), rows }
  }

  /** It was answered: the server has it. */
  settle({ rows }) {
    this._store.settle(rows)
    this._resize(2)
  }

  /** It has to be sent again; with `isTooMuch`, in smaller ones. */
  giveBack({ rows }, isTooMuch = false) {
    this._rows.unshift(...rows)
    if (isTooMuch) this._resize(1 / 2)
  }

  /** All that waits, taken out. */
  clear() {
    return this._rows.splice(0)
  }

  /** All that waits. */
  rows() {
    return [...this._rows]
  }

  _resize(factor) {
    const within = (name) => Math.min(MOST[name], Math.max(LEAST[name], Math.round(this._size[name] * factor)))
    this._size = { bytes: within("bytes"), edits: within("edits") }
  }
}

/** Updates as one. */
export function merged(updates) {
  let rest = updates
  while (rest.length > 1) {
    const fewer = []
    for (let at = 0; at < rest.length; at += TOGETHER) fewer.push(Y.mergeUpdates(rest.slice(at, at + TOGETHER)))
    rest = fewer
  }
  return rest[0]
}
