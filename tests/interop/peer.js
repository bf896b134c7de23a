// The real Yjs and the real socket.io-client in a page of the tests' own, driven from Python (tests/interop/yjs.py).
// Bytes go to and fro as {bytes: base64}. Built by bin/build-web into peer.built.js, from the packages of ui/web.
import { Manager } from "socket.io-client"
import * as Y from "yjs"

const docs = []
const undoing = new Map() // doc -> UndoManager
const sockets = []

const isPlain = (value) => value !== null && typeof value === "object"
function packed(value) {
  if (value instanceof ArrayBuffer) value = new Uint8Array(value)
  if (value instanceof Uint8Array) return { bytes: btoa(Array.from(value, (each) => String.fromCharCode(each)).join("")) }
  if (Array.isArray(value)) return value.map(packed)
  if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, packed(each)]))
  return value
}
function unpacked(value) {
  if (isPlain(value) && typeof value.bytes === "string") return Uint8Array.from(atob(value.bytes), (each) => each.charCodeAt(0))
  if (Array.isArray(value)) return value.map(unpacked)
  if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, unpacked(each)]))
  return value
}

/** What an edit tells the others: the updates it makes, as one. */
function told(doc, edit) {
  const updates = []
  const hear = (update) => updates.push(update)
  doc.on("update", hear)
  try {
    edit()
  } finally {
    doc.off("update", hear)
  }
  return updates.length ? Y.mergeUpdates(updates) : Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc))
}

/** The letters in it, without marks. */
const plain = (node) =>
  node instanceof Y.XmlText
    ? node.toDelta().map(({ insert }) => insert).join("")
    : node.toArray().map(plain).join("")

const tasks = {
  doc(clientID, gc) {
    const doc = new Y.Doc({ gc })
    if (clientID !== null) doc.clientID = clientID
    docs.push(doc)
    return { at: docs.length - 1, client_id: doc.clientID }
  },
  drop(at) {
    docs[at].destroy()
    docs[at] = null
  },
  apply: (at, update) => Y.applyUpdate(docs[at], update, "wire"),
  state: (at) => Y.encodeStateVector(docs[at]),
  missing: (at, state) => Y.encodeStateAsUpdate(docs[at], state ?? undefined),
  shown: (at, root) => docs[at].getXmlFragment(root).toString(),
  text: (at, root) => plain(docs[at].getXmlFragment(root)),
  waits: (at) => docs[at].store.pendingStructs !== null || docs[at].store.pendingDs !== null,
  write: (at, root, lines) =>
    told(docs[at], () => {
      for (const line of lines) {
        const paragraph = new Y.XmlElement("paragraph")
        paragraph.insert(0, [new Y.XmlText(line)])
        docs[at].getXmlFragment(root).push([paragraph])
      }
    }),
  /** Hear what the others wrote, then go on in the last paragraph that begins so, or begin one. */
  goOn: (at, heard, root, start, text) => {
    for (const update of heard) Y.applyUpdate(docs[at], update, "wire")
    const body = docs[at].getXmlFragment(root)
    const own = body.toArray().reverse().find((node) => plain(node).startsWith(start))
    if (!own) return tasks.write(at, root, [text])
    return told(docs[at], () => own.get(0).insert(own.get(0).length, ` ${text}`))
  },
  /** Do what the code says with `body` (the root), `doc` and `Y`. */
  change: (at, root, code) =>
    told(docs[at], () => new Function("body", "doc", "Y", code)(docs[at].getXmlFragment(root), docs[at], Y)),
  /** Follow what this doc does under a root from now on, so that it can be undone. */
  follow(at, root) {
    undoing.set(docs[at], new Y.UndoManager(docs[at].getXmlFragment(root), { captureTimeout: 0 }))
  },
  undo: (at) => told(docs[at], () => undoing.get(docs[at]).undo()),
  redo: (at) => told(docs[at], () => undoing.get(docs[at]).redo()),
  merge: (updates) => Y.mergeUpdates(updates),
  diff: (update, state) => Y.diffUpdate(update, state),
  stateOf: (update) => Y.encodeStateVectorFromUpdate(update),

  /** Open a namespace; what comes on it is told to Python. Rejects when it is refused. */
  open: (address, path, namespace, auth, transports) =>
    new Promise((tell, fail) => {
      const socket = new Manager(address, { path, transports, reconnection: false }).socket(namespace, { auth })
      sockets.push(socket)
      const at = sockets.length - 1
      socket.onAny((name, ...facts) => globalThis.hear(at, name, packed(facts)))
      socket.on("connect", () => tell(at))
      socket.on("disconnect", () => globalThis.hear(at, "disconnect", []))
      socket.on("connect_error", (error) => fail(error))
      socket.io.on("error", (error) => fail(error))
      socket.connect()
    }),
  ask: (at, wait, name, facts) => sockets[at].timeout(wait).emitWithAck(name, ...facts),
  say(at, name, facts, times) {
    for (let time = 0; time < times; time++) sockets[at].emit(name, ...facts)
  },
  close(at) {
    sockets[at].io.engine?.close()
  },
}

globalThis.peer = async ([task, facts]) => packed(await tasks[task](...unpacked(facts)))
