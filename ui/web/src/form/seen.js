// What is new since somebody last said "I have read": how many lines of others, by question. Kept on this device, as
// short marks of lines, never as text.
const MOST = 4000

const mark = (line) => {
  let hash = 5381
  for (let at = 0; at < line.length; at++) hash = ((hash * 33) ^ line.charCodeAt(at)) >>> 0
  return hash.toString(36)
}

export class Seen {
  /** `name`  what it is kept under. */
  constructor(name) {
    this._name = `seen/${name}`
    this.at = null // when "I have read" was last said, in milliseconds; null before the first time
    this._marks = new Set()
    try {
      const kept = JSON.parse(localStorage.getItem(this._name))
      if (kept) [this.at, this._marks] = [kept.at, new Set(kept.marks)]
    } catch {
      // Nothing is kept here: all counts as read from now on.
    }
  }

  /** Take these lines as read. */
  read(lines, at = this.at) {
    const before = this._marks.size
    lines.forEach((line) => this._marks.add(mark(line)))
    if (this._marks.size === before && at === this.at) return
    this.at = at
    try {
      localStorage.setItem(this._name, JSON.stringify({ at, marks: [...this._marks].slice(-MOST) }))
    } catch {
      // Full or forbidden: it is remembered as long as the page is open.
    }
  }

  /** How many of these lines are new. */
  fresh(lines) {
    return lines.filter((line) => !this._marks.has(mark(line))).length
  }
}
