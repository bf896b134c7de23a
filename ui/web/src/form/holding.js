// What others write while somebody puts a letter or a word together: a dead key, an IME, or the keyboard of a phone,
// which composes every word. Were the text redrawn under it, the browser would give up the composition, and the word
// come twice or in the wrong place. So what changes the very block that is composed in waits until that is done; but not
// what takes the block away or makes another of it, for what is written in it after that is lost.
import { Plugin } from "prosemirror-state"
import * as Y from "yjs"

const SETTLED = 50 // ms after a composition until the editor has taken in what it came to
const LONGEST = 10000 // ms without a sign of a composition; a phone's keyboard may leave a word open for ever

/** Lets what others write in the block wait while it is composed in. */
export function holding(text, fragment) {
  let timer
  const release = () => {
    clearTimeout(timer)
    text.release()
  }
  const later = (wait) => {
    clearTimeout(timer)
    timer = setTimeout(release, wait)
    return false
  }
  const begin = (view) => {
    text.hold((update) => change(update, text.doc, fragment.toArray()[view.state.selection.$from.index(0)]))
    return later(LONGEST)
  }
  return new Plugin({
    view: () => ({ destroy: release }),
    props: {
      handleDOMEvents: { compositionstart: begin, compositionupdate: begin, compositionend: () => later(SETTLED) },
    },
  })
}

/** What an update does to a node: "remakes" it or something in it, "changes" its text, or null. */
function change(update, doc, node) {
  if (!node) return "remakes"
  const { structs, ds } = Y.decodeUpdate(update)
  // What hangs on something else in the update is where that is.
  const isKnown = (id) => id && id.clock < Y.getState(doc.store, id.client)
  const isNear = ({ origin, rightOrigin, parent }) => {
    if (origin || rightOrigin) return [origin, rightOrigin].some((id) => isKnown(id) && isInside(itemAt(doc, id), node))
    return parent instanceof Y.ID && isKnown(parent) && isIn(itemAt(doc, parent), node)
  }
  let found = structs.some(isNear) ? "changes" : null
  for (const [client, deletes] of ds.clients) {
    const items = doc.store.clients.get(client) ?? []
    for (const { clock, len } of deletes) {
      if (clock >= Y.getState(doc.store, client)) continue
      for (let at = Y.findIndexSS(items, clock); at < items.length && items[at].id.clock < clock + len; at++) {
        if (!isIn(items[at], node) || items[at].deleted) continue
        if (items[at].content.type) return "remakes"
        found = "changes"
      }
    }
  }
  return found
}

const itemAt = (doc, { client, clock }) => {
  const items = doc.store.clients.get(client)
  return items[Y.findIndexSS(items, clock)]
}

/** Whether something stands inside a node; or is that node itself. */
const isInside = (item, node) => Boolean(item?.parent) && Y.isParentOf(node, item)
const isIn = (item, node) => item?.content?.type === node || isInside(item, node)
