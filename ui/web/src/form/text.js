// The text of one meeting: a Yjs document kept on this device, sent to the server in order, one update under way at a
// time. "Saved" is what the server said is on disk. Text that is refused for good is set aside, and one begins anew.
import * as Y from "yjs"
import { rememberKept, rememberUnsent, unsentMeetings } from "../kept.js"
import { answersBeyond, covers, countWords, decode, encode, joined, textBeyond } from "./clocks.js"
import { People } from "./people.js"
import { merged, Queue } from "./queue.js"
import { setAside } from "./refused.js"
import { Store } from "./store.js"

const AGAIN = 2000 // ms until something that was not answered is tried again
const REFUSED = 15000 // ms until something that was refused is; twice as long each time
const MOST_TIMES = 5 // that it becomes twice as long
const MEND = 1000 // ms until what could not be taken in is asked for anew
const SLOW = 4000 // ms that the device may take to find what it has, before the server is met without it
const LETTER = 3 // bytes of a letter, at most
const ROUND_IT = 500 // bytes of what an edit has beside its letters
const FOR_GOOD = ["text_of_another", "document_full", "malformed", "document_replaced"] // refusals that no trying again helps
/** Whether it was not the text's fault: the same text is sent again, soon, and may be taken. */
const isFailure = ({ code }) => code === "failed" || code === "not_stored"
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

  /** `tell()` is called whenever `state` may be another; `tell(true)` when `doc` is another. */
  constructor(road, meeting_id, person_id, tell) {
    this.id = meeting_id
    this.may_write = false
    this.late = false // something that was sent waits for leader or note taker
    this.refused = null // a sentence
    this.failing = false // the server could not store what it was handed: its disk, as a rule
    this.isGone = false
    this.lastTyped = 0
    this._road = road
    this._told = tell
    this._person_id = person_id
    this._noted = null
    this._saved = new Map()
    this._heard = new Map() // of it what came while the server was being met
    this._sending = null
    this._joined = false
    this._joining = null
    this._owes = unsentMeetings(person_id).includes(meeting_id) // this device has something unsent, that may not be here yet
    this._refusedFor = null // why what is here can't be saved
    this._isWhole = false // all that the server lacks is sent as one, whatever waits
    this._store = new Store(rememberKept(person_id, meeting_id), { tell: () => this._tell(), whole: () => this._rows() })
    this._queue = new Queue(this._store)
    this._begin(new Y.Doc())
    this.people = new People(this.doc, (place) => road.hint("cursor", this.id, place))
    this._off = [
      road.on("open", () => this._join()),
      road.on("lost", () => this._lost()),
      road.on("u", (id, data) => id === this.id && this._hear(data)),
      road.on("cursors", (id, told) => id === this.id && this.people.take(told)),
      road.on("gone", (id) => id === this.id && this._gone()),
      road.on("renewed", (id) => id === this.id && this._setAside("document_replaced")),
    ]
    this._left = this._toldLeft = Infinity // bytes that there is room for in the document, and that the server told of
    this._look = null
    this._held = []
    this._settling = new Set()
    this._mending = null
    this._misses = 0
    this._refusals = 0
    road.texts.set(meeting_id, this)
    this._ready = this._open()
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

  /** Let what the server sends wait from the first update on of which `look` says "changes", until one "remakes". */
  hold(look) {
    this._look = look
  }

  /** Take in all that waits. */
  release() {
    const held = this._held
    this._look = null
    this._held = []
    for (const update of held) this._apply(update)
  }

  /** Call `settle` before each change of another's is taken in; gives what ends that. */
  before(settle) {
    this._settling.add(settle)
    return () => this._settling.delete(settle)
  }

  _apply(update) {
    for (const settle of this._settling) settle()
    Y.applyUpdate(this.doc, update, this)
  }

  /** Whether so many letters more fit in: the server takes no more than there is room for. If not, it is asked anew. */
  hasRoomFor(letters) {
    const hasRoom = this._left >= letters * LETTER + ROUND_IT
    if (!hasRoom) this._mend()
    return hasRoom
  }

  get isConnected() {
    return this._joined
  }

  /** Whether this device keeps it; null until that is known. */
  get isKept() {
    return this._isOpen ? Boolean(this._store.isKept) : this._store.isKept
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
    clearTimeout(this._mending)
    this._off.forEach((end) => end())
    this._road.hint("leave", this.id)
    this.people.destroy()
    this.doc.destroy()
    this._store.close()
  }

  /** Take this document for the text. */
  _begin(doc) {
    this.doc = doc
    doc.on("update", (update, origin) => this._updated(update, origin))
    doc.on("afterTransaction", (change) => change.origin === this && this._received(change))
  }

  async _open() {
    await Promise.race([this._store.open((found) => this._recall(found)), pause(SLOW)])
    this._isOpen = true
    if (this._road.isOpen) await this._join()
    this._tell()
  }

  /** What this device had of it is here now. */
  _recall({ rows, document }) {
    const of = this._store.document || document
    const isOther = (row) => Boolean(of && row.document && row.document !== of)
    const others = rows.filter(isOther)
    if (others.length) {
      const before = new Y.Doc()
      apply(others, before)
      this._store.drop(others, setAside(this._person_id, this.id, "document_replaced", answersBeyond(clocksOf(others), before)))
    }
    this._store.document ||= document
    const own = rows.filter((row) => !isOther(row))
    const unsent = own.filter(({ isUnsent }) => isUnsent)
    apply(own, this.doc, this._store)
    if (!this._isOpen) this._saved = joined(this._saved, clocksOf(own))
    this._queue.recall(unsent)
    this._isWhole ||= this._owes && !unsent.length && own.length > 0
    this._owes = false
    // What comes late from the device may be unknown to the server: it is met again.
    if (this._isOpen) Promise.resolve(this._joining).then(() => this._join())
    this._tell()
  }

  /** All of it, as rows. */
  _rows() {
    return [{ update: Y.encodeStateAsUpdate(this.doc), document: this._store.document, isUnsent: false }, ...(this._sending?.rows ?? []), ...this._queue.rows()]
  }

  /** Take in what is told of; what can't be, or leans on what is not here, is asked for. */
  _hear(update) {
    if (!this._takes(update) || this.doc.store.pendingStructs) this._mend()
  }

  /** Take in what the server sent; whether that could be done. */
  _takes(update) {
    try {
      this._take(update)
      return true
    } catch (error) {
      console.error(error)
      return false
    }
  }

  /** Meet the server again, soon. */
  _mend() {
    this._mending ??= setTimeout(() => {
      this._mending = null
      if (this._road.isOpen) this._join()
    }, MEND)
  }

  /** Take in what the server sent: it is on disk there. */
  _take(update) {
    const what = this._look?.(update)
    if (what === "remakes") this.release()
    if (this._held.length || what === "changes") this._held.push(update)
    else this._apply(update)
  }

  _updated(update, origin) {
    if (origin === this._store) return
    this._left -= update.length // more than it takes up: what was typed and taken away again is in it too
    if (this._left < this._toldLeft / 2) this._mend()
    if (origin === this) return this._store.add({ update, isUnsent: false })
    this.lastTyped = Date.now()
    this._queue.add(update)
    this._go()
    this._tell()
  }

  _tell() {
    const isUnsent = Boolean(this._isOpen) && this._unsaved()
    if (this._isOpen && isUnsent !== this._noted) rememberUnsent(this._person_id, this.id, (this._noted = isUnsent))
    this._told()
  }

  /** It may be read here; if it may be written in now as it might not before, the server is to know. */
  comeBack(mayWrite, isWaiting) {
    this.late = isWaiting
    if (!this.isGone && (!mayWrite || this.may_write)) return
    this.isGone = false
    this._join()
  }

  /** What comes from the server is on disk there. */
  _received({ beforeState, afterState }) {
    for (const [client, clock] of afterState) {
      if (clock === beforeState.get(client)) continue
      for (const known of [this._saved, this._heard]) known.set(client, Math.max(clock, known.get(client) ?? 0))
    }
  }

  _unsaved() {
    return this._owes || this._sending !== null || this._waits()
  }

  /** Whether there is something here to hand in. */
  _waits() {
    return this._isWhole || this._queue.length > 0 || !covers(this._saved, this.doc)
  }

  /** Meet the server: get what is lacking here, and send what is lacking there. */
  _join() {
    if (!this._isOpen || this._joining) return this._joining
    if (this.isGone) return this._offer()
    this._joining = this._meet().finally(() => (this._joining = null))
    return this._joining
  }

  async _meet() {
    this._stop()
    const isAnew = this._refusedFor !== null
    const doc = isAnew ? new Y.Doc() : this.doc
    this._heard = new Map()
    let answer
    try {
      answer = await this._road.ask("join", this.id, doc.clientID, Y.encodeStateVector(doc), isAnew ? "" : this._store.document)
    } catch {
      return this._later()
    }
    if (isAnew !== (this._refusedFor !== null)) return this._later(0)
    if (!answer.ok) {
      if (answer.code === "not_found") return this._gone()
      if (FOR_GOOD.includes(answer.code)) return this._setAside(answer.code)
      this.failing = isFailure(answer)
      if (answer.code === "client_id_taken") doc.clientID = this.people.clientID = Math.floor(Math.random() * 2 ** 32)
      return this._later()
    }
    if (isAnew) this._beginAnew(doc)
    this._store.isOf(answer.document)
    const isTaken = this._takes(new Uint8Array(answer.update))
    this._left = this._toldLeft = answer.left
    if (isAnew) this._told(true)
    if (!isTaken) return this._later()
    // Not what was known before: a server that was put back to an earlier day lacks what it once had.
    this._saved = joined(this._heard, decode(new Uint8Array(answer.state)))
    this.may_write = answer.may_write
    this.people.take(answer.cursors, true)
    this._joined = true
    this.failing &&= this._waits() // until what waits is taken
    this._send()
    this._tell()
  }

  /** Hand in what waits, by the way that is open. */
  _go() {
    return this.isGone ? this._offer() : this._send()
  }

  async _send() {
    if (this._joined && !this._sending && this._waits()) return this._deliver("u")
  }

  /** It may no longer be read here; what was typed is handed in all the same, for leader and note taker to decide. */
  async _offer() {
    if (this._isOpen && !this._sending && !this._refusedFor && this._road.isOpen && this._waits()) return this._deliver("offer")
  }

  /** The next update: {update, rows}. */
  _next(isWhole) {
    if (!isWhole) return this._queue.take()
    this._isWhole = false
    return this._queue.take(Y.encodeStateAsUpdate(this.doc, this._misses && this.isGone ? undefined : encode(this._saved)))
  }

  /** Hand in the next update; what is typed meanwhile waits for the one after it. */
  async _deliver(event) {
    const isWhole = this._isWhole || !this._queue.length
    const sending = (this._sending = { ...this._next(isWhole), isWhole })
    const answer = await this._hand(event, sending.update).catch(() => ({ ok: false, code: "unanswered" }))
    if (this._sending !== sending) return // given back meanwhile, when the line was lost or the server met again
    this._sending = null
    if (answer.ok && answer.receipt !== "missing") {
      this._misses = this._refusals = 0
      this.late = answer.receipt === "late"
      this.refused = null
      this.failing = false
      this._queue.settle(sending)
      this._saved = joined(this._saved, Y.parseUpdateMeta(sending.update).to)
      this._go()
      return this._tell()
    }
    this._giveBack(sending, answer.code === "unanswered")
    if (FOR_GOOD.includes(answer.code)) return this._setAside(answer.code)
    if (answer.ok) {
      // It leans on text that the server lacks: all that it lacks is sent. If that doesn't help, not again at once.
      this._isWhole = true
      if (++this._misses > 2) this._later(REFUSED)
      else this._join()
    } else {
      this.failing = isFailure(answer)
      const isRefused = answer.say && !this.failing
      this.refused = isRefused ? answer.say : this.failing ? null : this.refused
      this._later(isRefused ? REFUSED * 2 ** Math.min(this._refusals++, MOST_TIMES) : AGAIN)
    }
    this._tell()
  }

  _hand(event, update) {
    // Where the document was opened, the server knows which it is.
    return event === "u" ? this._road.hand("u", this.id, update) : this._road.hand("offer", this.id, update, this._store.document)
  }

  /** What was not saved can't be: one goes on in what the server has, as soon as that is here. */
  _setAside(code) {
    this._stop()
    this._refusedFor = code
    if (this.isGone) this._beginAnew(new Y.Doc())
    // Once more at once; again and again, not so.
    else this._later(this._refusals++ ? REFUSED : 0)
    this._tell()
  }

  /** Go on in this document; what was not saved of the one before is kept to be copied. */
  _beginAnew(doc) {
    const before = this.doc
    this._store.clear(this._queue.clear(), setAside(this._person_id, this.id, this._refusedFor, answersBeyond(this._saved, before)))
    this._saved = new Map()
    this._isWhole = this._owes = false
    this._refusedFor = this.refused = this._look = null
    this._held = [] // of the document before
    this._begin(doc)
    this.people.follow(doc)
    if (this.isGone) this._told(true)
    before.destroy()
  }

  _later(wait = AGAIN) {
    this._stop()
    clearTimeout(this._again)
    this._again = setTimeout(() => this._road.isOpen && this._join(), wait)
    this._tell()
  }

  /** Nothing is under way any more. */
  _stop() {
    this._joined = false
    if (this._sending) this._giveBack(this._sending)
    this._sending = null
  }

  _giveBack(sending, isTooMuch) {
    this._queue.giveBack(sending, isTooMuch)
    this._isWhole ||= sending.isWhole
  }

  _lost() {
    this._stop()
    this.failing = false // nothing is known of the server now
    this.people.clear()
    this._tell()
  }

  _gone() {
    this._stop()
    this.isGone = true
    this.may_write = false
    this.people.clear()
    this._tell()
    return this._offer()
  }
}

function apply(rows, doc, origin) {
  Y.transact(doc, () => rows.forEach(({ update }) => Y.applyUpdate(doc, update, origin)), origin, false)
}

/** How much of each writer's text is in those rows that the server has. */
function clocksOf(rows) {
  const had = rows.filter(({ isUnsent }) => !isUnsent).map(({ update }) => update)
  return had.length ? decode(Y.encodeStateVectorFromUpdate(merged(had))) : new Map()
}
