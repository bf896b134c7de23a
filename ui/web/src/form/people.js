// Who else is in a text, and where: told by the server, kept only here. Has the face that y-prosemirror expects of an
// awareness, but the browser says no more than its own place; names come from the server.
import { ObservableV2 } from "lib0/observable"
import * as Y from "yjs"

const QUIET = 250 // ms between two tellings of one's own place
const RENEW = 5000 // ms; the server forgets a place that isn't renewed
const WRITING = 2000 // ms; who has written nothing for so long has stopped

export class People extends ObservableV2 {
  constructor(doc, send) {
    super()
    this.states = new Map()
    this._send = send
    this._own = { cursor: null }
    this._sent = null
    this._timer = null
    this._wrote = new Map() // client id: when
    this._noting = (transaction) => this._note(transaction)
    this.follow(doc)
    this._renewing = setInterval(() => this._own.cursor && !document.hidden && this._tell(), RENEW)
  }

  /** They are in this document from now on. */
  follow(doc) {
    this.doc?.off("afterTransaction", this._noting)
    this.doc = doc
    this.clientID = doc.clientID
    doc.on("afterTransaction", this._noting)
    this.clear()
  }

  getStates() {
    return this.states
  }

  getLocalState() {
    return this._own
  }

  setLocalState(state) {
    this._own = state ?? { cursor: null }
  }

  setLocalStateField(field, value) {
    this._own = { ...this._own, [field]: value }
    this._timer ??= setTimeout(() => this._tell(), QUIET)
  }

  /** Take in what the server told: by client id, null for the gone. `whole`: there are no others. */
  take(told, whole = false) {
    if (whole) this.states.clear()
    for (const [id, person] of Object.entries(told)) {
      if (Number(id) === this.clientID) continue
      if (person === null) this.states.delete(Number(id))
      else this.states.set(Number(id), { cursor: this._readable(person.cursor), user: { ...person, color: "#808080" } })
    }
    this.emit("change", [{}, "server"])
  }

  /** Whether this client is just now writing at an absolute position. */
  isWriting(client, place) {
    const cursor = this.states.get(client)?.cursor
    if (!cursor || Date.now() - (this._wrote.get(client) ?? 0) > WRITING) return false
    const theirs = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(cursor.head), this.doc)
    return theirs?.type === place.type && theirs.index === place.index
  }

  /** Nobody is known to be here: the connection is lost. */
  clear() {
    this.states.clear()
    this.emit("change", [{}, "server"])
  }

  destroy() {
    clearTimeout(this._timer)
    clearInterval(this._renewing)
    this.doc.off("afterTransaction", this._noting)
    super.destroy()
  }

  _note({ local, beforeState, afterState }) {
    if (local) return
    for (const [client, clock] of afterState) {
      if (clock !== (beforeState.get(client) ?? 0)) this._wrote.set(client, Date.now())
    }
  }

  /** The place if it can be read here, else none: an editor would stumble over it again and again. */
  _readable(cursor) {
    try {
      for (const position of [cursor.anchor, cursor.head]) Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(position), this.doc)
      return cursor
    } catch {
      return null
    }
  }

  _tell() {
    clearTimeout(this._timer)
    this._timer = null
    const place = this._own.cursor && JSON.parse(JSON.stringify(this._own.cursor))
    if (place || this._sent) this._send(place)
    this._sent = place
  }
}
