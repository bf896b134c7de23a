// The road of shared text: the namespace /collab on the page's one connection. It carries, and knows no text.
import { language } from "../words.js"

const ANSWER = 10000 // ms
const CALM = 60_000 // ms without being turned away, after which all is forgotten
const MOST_TIMES = 5 // that the wait becomes twice as long
const SMALL = 1000 // bytes that go as text: one frame of a WebSocket, where bytes take two
const PART = 100_000 // bytes in one message, for a slow network; a larger update goes in parts

/** Open the road on `live` (what socket.js `connect` gave). One to a page. */
export function openRoad(live) {
  if (live.road) return live.road
  const listeners = { open: new Set(), lost: new Set(), u: new Set(), cursors: new Set(), gone: new Set(), renewed: new Set(), form_changed: new Set() }
  const tell = (name, ...facts) => listeners[name].forEach((listener) => listener(...facts))
  const socket = live.manager.socket("/collab", {
    auth: (give) => live.auth((found) => give({ ...found, language })),
  })
  let again
  let [turned, turnedAt] = [0, 0] // how often in a row it was turned away, and when it was last
  const retry = (wait) => {
    clearTimeout(again)
    // One that is active connects by itself when the connection is back; a second asking would be refused.
    again = setTimeout(() => !socket.active && socket.connect(), wait)
  }
  socket.on("connect", () => tell("open"))
  socket.on("disconnect", (reason) => {
    tell("lost")
    // Turned away: perhaps it went too fast. What was typed is kept, and offered again; not at once each time.
    if (reason !== "io server disconnect") return
    turned = Date.now() - turnedAt > CALM ? 0 : Math.min(turned + 1, MOST_TIMES)
    turnedAt = Date.now()
    retry(1000 * 2 ** turned * (1 + Math.random()))
  })
  socket.on("connect_error", () => {
    // Refused while connected, it hears nothing more: it must begin again.
    if (socket.connected) socket.disconnect()
    retry(2000 + 2000 * Math.random())
  })
  socket.on("u", (id, data) => tell("u", id, typeof data === "string" ? fromText(data) : new Uint8Array(data)))
  for (const name of ["cursors", "gone", "renewed", "form_changed"]) socket.on(name, (...facts) => tell(name, ...facts))
  socket.connect()
  const ask = async (wait, name, ...facts) => {
    if (!socket.connected) throw new Error("not connected")
    try {
      return await socket.timeout(live.patience(wait)).emitWithAck(name, ...facts)
    } catch (error) {
      if (socket.connected) live.doubt()
      throw error
    }
  }
  const inParts = async (name, id, update, ...facts) => {
    let at = 0
    for (; update.length - at > PART; at += PART) {
      const answer = await ask(ANSWER, "part", id, update.subarray(at, at + PART), at)
      if (!answer.ok || answer.receipt) return answer
    }
    const rest = update.subarray(at)
    return ask(ANSWER + at / 100, name, id, rest.length <= SMALL ? toText(rest) : rest, at, ...facts)
  }
  let large = Promise.resolve() // one large update of a page at a time
  live.road = {
    texts: new Map(), // meeting id -> Text
    get isOpen() {
      return socket.connected
    },
    on(name, listener) {
      listeners[name].add(listener)
      return () => listeners[name].delete(listener)
    },
    /** Ask and wait for the answer; rejects when none comes, or there is no connection. */
    ask: (name, ...facts) => ask(ANSWER, name, ...facts),
    /** Hand in an update of a text, as `u` or `offer`; answers as `ask` does. `facts`  what else the event takes. */
    hand(name, id, update, ...facts) {
      if (update.length <= PART) return inParts(name, id, update, ...facts)
      const handed = large.then(() => inParts(name, id, update, ...facts))
      large = handed.catch(() => {})
      return handed
    },
    /** Say something that needs no answer and may be lost. */
    hint(name, ...facts) {
      if (socket.connected) socket.volatile.emit(name, ...facts)
    },
  }
  return live.road
}

const toText = (bytes) => btoa(String.fromCharCode(...bytes))
const fromText = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
