// What no editor can hold is taken out of a document before an editor sees it: the binding would stumble over it, with
// everybody who has the text open. No editor of ours writes such things, and taking them away twice is as once.
import * as Y from "yjs"

const DEEPEST = 200 // nodes in each other; far beyond what `nesting` lets anybody write

/** Keep a fragment fit for an editor that is opened after this; returns what ends it. */
export function guard(fragment) {
  const clean = (types, isNew) => {
    const found = types.flatMap((type) => misfits(type, depthIn(fragment, type), isNew))
    if (found.length) fragment.doc.transact((change) => found.forEach((item) => item.delete(change)))
  }
  const changed = (_events, change) => {
    if (change.local) return
    const isNew = ({ id }) => id.clock >= (change.beforeState.get(id.client) ?? 0)
    clean([...change.changed.keys()].filter((type) => depthIn(fragment, type) !== null), isNew)
  }
  clean([fragment], () => true)
  fragment.observeDeep(changed)
  return () => fragment.unobserveDeep(changed)
}

/** How many nodes there are around a type; null if it isn't in the fragment. */
function depthIn(fragment, type) {
  let depth = 0
  for (; type !== fragment; type = type._item.parent) {
    if (!type._item) return null
    depth += 1
  }
  return depth
}

/** What can't be held in a type, and in what is new in it. */
function misfits(first, firstDepth, isNew) {
  const found = []
  const waiting = [[first, firstDepth]]
  while (waiting.length) {
    const [type, depth] = waiting.pop()
    for (let item = type._start; item; item = item.right) {
      if (item.deleted || !item.countable) continue
      const inner = item.content.type
      const fits =
        type instanceof Y.XmlText
          ? item.content instanceof Y.ContentString
          : (inner instanceof Y.XmlElement && depth < DEEPEST) || (inner instanceof Y.XmlText && depth > 0)
      if (!fits) found.push(item)
      else if (inner && isNew(item)) waiting.push([inner, depth + 1])
    }
  }
  return found
}
