// The text of one meeting: a Yjs document kept on this device, sent to the server in order, one update under way at a
// time, so that a slow network gets larger updates instead of a queue. "Saved" is what the server said is on disk.
import * as Y from "yjs"
import { rememberUnsent, unsentMeetings } from "../leaving.js"
import { covers, countWords, decode, encode, joined, textBeyond } from "./clocks.js"
import { People } from "./people.js"
import { isStore, keep } from "./store.js"

const AGAIN = 2000 // ms until something that was not answered is tried again
const REFUSED = 15000 // ms until something that was refused is; twice as long each time
const MOST_TIMES = 5 // that it becomes twice as long
const SLOW = 4000 // ms that the device may take to find what it has, before the server is met without it
const KEEP = 1000 // ms between two notes on this device of how much is saved
const pause = (wait) => new Promise((tell) => setTimeout(tell, wait))

export class Text {
  /** The text of a meeting on this road: one that is still being sent off is taken up again. */
  static open(road, meeting_id, person_id, tell) {
    const there = road.texts.get(meeting_id)
    if (!there) return new Text(road, meeting_id, person_id, tell)
    there._closing = false
    there._told = tell
    return there
  }

  /** `tell()` is called whenever `state` may be another. */
  constructor(road, meeting_id, person_id, tell) {
    this.id = meeting_id
    this.doc = new Y.Doc()
    this.may_write = false
    this.late = false // what was sent last waits for leader or note taker
    this.refused = null // a sentence
    this.isKept = null // whether this device keeps it; null until that is known
    this.isGone = false
    this.lastTyped = 0
    this._road = road
    this._told = tell
    this._person_id = person_id
    this._noted = null
    this._saved = new Map()
    this._pending = []
    this._busy = null
    this._joined = false
    this._joining = null
    this.people = new People(this.doc, (place) => road.hint("cursor", this.id, place))
    this._owes = unsentMeetings(person_id).includes(meeting_id) // this device has something unsent, that may not be here yet
    this._dirty = false // something typed, or taken away, that was not acknowledged
    this.doc.on("update", (update, origin) => this._updated(update, origin))
    this.doc.on("afterTransaction", (change) => change.origin === this && this._received(change))
    this._off = [
      road.on("open", () => this._join()),
      road.on("lost", () => this._lost()),
      road.on("u", (id, data) => id === this.id && Y.applyUpdate(this.doc, new Uint8Array(data), this)),
      road.on("cursors", (id, told) => id === this.id && this.people.take(told)),
      road.on("gone", (id) => id === this.id && this._gone()),
    ]
    this._misses = 0
    this._refusals = 0
    road.texts.set(meeting_id, this)
    this._ready = this._begin(person_id)
  }

  /** The rich text of a question. */
  answer(question_id) {
    return this.doc.getXmlFragment(question_id)
  }

  /** "saved", "saving" or "waiting" (no connection, and something unsent). */
  get state() {
    if (!this._unsaved()) return "saved"
    return this._joined ? "saving" : "waiting"
  }

  /** How many words wait for the server. */
  get waitingWords() {
    return countWords(textBeyond(this._saved, this.doc))
  }

  get isConnected() {
    return this._joined
  }

  /** Let go of it when all is saved; or when a minute has gone, if the device keeps the rest. */
  close() {
    this._closing = true
    this._told = () => {}
    return (this._letting ??= this._letGo().finally(() => (this._letting = null)))
  }

  async _letGo() {
    await this._ready
    for (let waited = 0; this._closing && this._unsaved() && !(this.isKept && waited >= 60000); waited += 200) await pause(200)
    if (!this._closing) return
    this._road.texts.delete(this.id)
    clearTimeout(this._again)
    this._off.forEach((end) => end())
    this._road.hint("leave", this.id)
    this.people.destroy()
    this.doc.destroy()
  }

  async _begin(person_id) {
    const recalled = keep(this.doc, person_id, this.id).catch(() => [null, null]).then((found) => this._recall(...found))
    await Promise.race([recalled, pause(SLOW)])
    if (this.isKept === null) {
      this.isKept = false
      // What comes late from the device is unknown to the server: it is met again.
      recalled.then(() => this._joining).then(() => this._join())
    }
    this._isOpen = true
    if (this._road.isOpen) await this._join()
    this._tell()
  }

  /** What this device had of it is here now. `kept`  what keeps it, if anything; `saved`  how much of it the server had. */
  _recall(kept, saved) {
    this._kept = kept
    this.isKept = Boolean(kept)
    this._dirty ||= this._owes && this.doc.store.clients.size > 0
    this._owes = false
    this._save(saved ? decode(new Uint8Array(saved)) : [])
    this._tell()
  }

  _updated(update, origin) {
    if (origin === this || isStore(origin)) return
    this.lastTyped = Date.now()
    this._pending.push(update)
    this._dirty = true
    this._go()
    this._tell()
  }

  _tell() {
    const isUnsent = Boolean(this._isOpen) && this._unsaved()
    if (this._isOpen && isUnsent !== this._noted) rememberUnsent(this._person_id, this.id, (this._noted = isUnsent))
    this._told()
  }

  /** It may be read here; if it may be written in now as it might not before, the server is to know. */
  comeBack(mayWrite) {
    if (!this.isGone && (!mayWrite || this.may_write)) return
    this.isGone = false
    this._join()
  }

  /** What comes from the server is on disk there. */
  _received({ beforeState, afterState }) {
    for (const [client, clock] of afterState) {
      if (clock !== beforeState.get(client)) this._saved.set(client, Math.max(clock, this._saved.get(client) ?? 0))
    }
  }

  _unsaved() {
    return this._owes || this._busy !== null || this._waits()
  }

  /** Whether there is something here to hand in. */
  _waits() {
    return this._dirty || this._pending.length > 0 || !covers(this._saved, this.doc)
  }

  /** Meet the server: get what is lacking here, and send what is lacking there. */
  _join() {
    if (!this._isOpen || this._joining) return this._joining
    if (this.isGone) return this._offer()
    this._joining = this._meet().finally(() => (this._joining = null))
    return this._joining
  }

  async _meet() {
    this._joined = false
    this._busy = null
    let answer
    try {
      answer = await this._road.ask("join", this.id, this.doc.clientID, Y.encodeStateVector(this.doc))
    } catch {
      return this._later()
    }
    if (!answer.ok) {
      if (answer.code === "not_found") return this._gone()
      if (answer.code === "client_id_taken") this.doc.clientID = this.people.clientID = Math.floor(Math.random() * 2 ** 32)
      return this._later()
    }
    this._pending = []
    Y.applyUpdate(this.doc, new Uint8Array(answer.update), this)
    const state = new Uint8Array(answer.state)
    this._save(decode(state))
    this.may_write = answer.may_write
    this.people.take(answer.cursors, true)
    this._joined = true
    this._dirty ||= !covers(decode(state), this.doc)
    if (this._dirty) this._pending.push(Y.encodeStateAsUpdate(this.doc, state))
    this._send()
    this._tell()
  }

  /** Hand in what waits, by the way that is open. */
  _go() {
    return this.isGone ? this._offer() : this._send()
  }

  async _send() {
    if (!this._joined || this._busy || !this._pending.length) return
    return this._deliver("u", Y.mergeUpdates(this._pending))
  }

  /** It may no longer be read here; what was typed is handed in all the same, for leader and note taker to decide. */
  async _offer() {
    if (!this._isOpen || this._busy || !this._road.isOpen || !this._waits()) return
    return this._deliver("offer", Y.encodeStateAsUpdate(this.doc, this._misses ? undefined : encode(this._saved)))
  }

  /** Hand in an update that has all that waits by now; what is typed meanwhile waits for the next. */
  async _deliver(event, update) {
    this._pending = []
    const sending = (this._busy = {}) // itself, so that a late answer to an earlier one is not taken for this one's
    const answer = await this._road.hand(event, this.id, update).catch(() => ({ ok: false, code: "unanswered" }))
    if (this._busy !== sending) return // met the server again meanwhile
    this._busy = null
    if (!answer.ok) {
      this.refused = answer.code === "failed" ? null : (answer.say ?? this.refused)
      const isRefused = answer.say && answer.code !== "failed"
      this._later(isRefused ? REFUSED * 2 ** Math.min(this._refusals++, MOST_TIMES) : AGAIN)
    } else if (answer.receipt === "missing") {
      // Meeting the server again sends all there is; if that doesn't help, not again at once.
      if (++this._misses > 2) this._later(REFUSED)
      else this._join()
    } else {
      this._misses = this._refusals = 0
      this.late = answer.receipt === "late"
      this.refused = null
      this._save(Y.parseUpdateMeta(update).to)
      this._dirty = this._pending.length > 0
      this._go()
    }
    this._tell()
  }

  _save(clocks) {
    this._saved = joined(this._saved, clocks)
    this._keeping ??= setTimeout(() => {
      this._keeping = null
      this._kept?.set("saved", encode(this._saved))?.catch?.(() => {})
    }, KEEP)
  }

  _later(wait = AGAIN) {
    this._joined = false
    this._busy = null
    clearTimeout(this._again)
    this._again = setTimeout(() => this._road.isOpen && this._join(), wait)
    this._tell()
  }

  _lost() {
    this._joined = false
    this._busy = null
    this.people.clear()
    this._tell()
  }

  _gone() {
    this._joined = false
    this._busy = null
    this.isGone = true
    this.may_write = false
    this.people.clear()
    this._tell()
    return this._offer()
  }
}
