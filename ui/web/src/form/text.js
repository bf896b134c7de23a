// The text of one meeting: a Yjs document kept on this device, sent to the server in order, one update under way at a
// time, so that a slow network gets larger updates instead of a queue. "Saved" is what the server said is on disk.
import * as Y from "yjs"
import { rememberUnsent, unsentMeetings } from "../leaving.js"
import { covers, countWords, decode, encode, joined, textBeyond } from "./clocks.js"
import { People } from "./people.js"
import { isStore, keep } from "./store.js"

const AGAIN = 2000 // ms until something that was not answered is tried again
const REFUSED = 15000 // ms until something that was refused is
const KEEP = 1000 // ms between two notes on this device of how much is saved

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
    this._dirty = unsentMeetings(person_id).includes(meeting_id) // something typed, or taken away, that was not acknowledged
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

  /** Let go of it, when all is saved or a minute has gone; the device keeps the rest. */
  async close() {
    this._closing = true
    this._told = () => {}
    await this._ready
    for (let waited = 0; this._closing && this._unsaved() && waited < 60000; waited += 200) await new Promise((tell) => setTimeout(tell, 200))
    if (!this._closing) return
    this._road.texts.delete(this.id)
    clearTimeout(this._again)
    this._off.forEach((end) => end())
    this._road.hint("leave", this.id)
    this.people.destroy()
    this.doc.destroy()
  }

  async _begin(person_id) {
    const kept = await keep(this.doc, person_id, this.id).catch(() => null)
    this._kept = kept
    this.isKept = Boolean(kept)
    if (kept) {
      const saved = await kept.get("saved").catch(() => null)
      if (saved) this._saved = joined(this._saved, decode(new Uint8Array(saved)))
    }
    this._isOpen = true
    if (this._road.isOpen) await this._join()
    this._tell()
  }

  _updated(update, origin) {
    if (origin === this || isStore(origin)) return
    this.lastTyped = Date.now()
    this._pending.push(update)
    this._dirty = true
    this._send()
    this._tell()
  }

  _tell() {
    const isUnsent = Boolean(this._isOpen) && this._unsaved()
    if (this._isOpen && isUnsent !== this._noted) rememberUnsent(this._person_id, this.id, (this._noted = isUnsent))
    this._told()
  }

  /** It may be read again. */
  comeBack() {
    if (!this.isGone) return
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
    return this._dirty || this._busy !== null || this._pending.length > 0 || !covers(this._saved, this.doc)
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
    // Only what this device held before can be unknown to the server; a text first seen now is all the server's.
    const hadText = this.doc.store.clients.size > 0
    this._pending = []
    this._busy = null
    Y.applyUpdate(this.doc, new Uint8Array(answer.update), this)
    const state = new Uint8Array(answer.state)
    this._save(decode(state))
    this.may_write = answer.may_write
    this.people.take(answer.cursors, true)
    this._joined = true
    this._dirty = hadText && (this._dirty || !covers(decode(state), this.doc))
    if (this._dirty) this._pending.push(Y.encodeStateAsUpdate(this.doc, state))
    this._send()
    this._tell()
  }

  async _send() {
    if (!this._joined || this._busy || !this._pending.length) return
    const update = Y.mergeUpdates(this._pending)
    const reached = decode(Y.encodeStateVector(this.doc))
    this._pending = []
    const sending = (this._busy = {}) // itself, so that a late answer to an earlier one is not taken for this one's
    let answer
    try {
      answer = await this._road.ask("u", this.id, update)
    } catch {
      if (this._busy === sending) this._later()
      return
    }
    if (this._busy !== sending) return // met the server again meanwhile
    this._busy = null
    if (!answer.ok) {
      this.refused = answer.code === "failed" ? null : (answer.say ?? null)
      this._later(answer.code === "failed" ? AGAIN : REFUSED)
    } else if (answer.receipt === "missing") {
      // Meeting the server again sends all there is; if that doesn't help, not again at once.
      if (++this._misses > 2) this._later(REFUSED)
      else this._join()
    } else {
      this._misses = 0
      this.late = answer.receipt === "late"
      this.refused = null
      this._save(reached)
      this._dirty = this._pending.length > 0
      this._send()
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
    this.isGone = true
    this.may_write = false
    this.people.clear()
    this._tell()
    return this._offer()
  }

  /** It may no longer be read here; what was typed is handed in all the same, for leader and note taker to decide. */
  async _offer() {
    if (!this._pending.length && covers(this._saved, this.doc)) this._dirty = false
    if (!this._unsaved() || !this._isOpen) return this._tell()
    const reached = decode(Y.encodeStateVector(this.doc))
    const update = Y.encodeStateAsUpdate(this.doc, encode(this._saved))
    try {
      const answer = await this._road.ask("offer", this.id, update)
      if (answer.ok && answer.receipt !== "missing") {
        this.late = answer.receipt === "late"
        this._pending = []
        this._dirty = false
        this._save(reached)
      } else if (!answer.ok) {
        this.refused = answer.say ?? null
      }
    } catch {
      // Tried again with the next connection.
    }
    this._tell()
  }
}
