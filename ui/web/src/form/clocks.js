// How much of each writer's text is where: Yjs state vectors, and what of one's own still waits to be saved.
import * as Y from "yjs"

export const decode = (vector) => Y.decodeStateVector(vector)

/** A state vector as bytes. */
export const encode = (clocks) => Y.encodeStateVector(new Map(clocks))

/** The larger of both, for each writer. */
export function joined(one, other) {
  const both = new Map(one)
  for (const [client, clock] of other) both.set(client, Math.max(clock, both.get(client) ?? 0))
  return both
}

/** Whether `clocks` has all that `doc` has. */
export function covers(clocks, doc) {
  for (const [client, clock] of decode(Y.encodeStateVector(doc))) if (clock > (clocks.get(client) ?? 0)) return false
  return true
}

/** The text in `doc` beyond `clocks`, for telling how much waits. */
export function textBeyond(clocks, doc) {
  let text = ""
  for (const [client, structs] of doc.store.clients) {
    const known = clocks.get(client) ?? 0
    for (const struct of structs) {
      if (struct.id.clock + struct.length <= known || struct.deleted) continue
      if (struct.content instanceof Y.ContentString) text += struct.content.str.slice(Math.max(0, known - struct.id.clock))
      else text += " "
    }
  }
  return text
}

/** The text in `doc` beyond `clocks`, for reading: {question_id, text} for each question that has some, a line for each block. */
export function answersBeyond(clocks, doc) {
  const answers = [...doc.share.keys()].map((question_id) => ({ question_id, text: linesBeyond(clocks, doc.getXmlFragment(question_id)).trim() }))
  return answers.filter(({ text }) => text)
}

function linesBeyond(clocks, parent) {
  let text = ""
  for (let item = parent._start; item; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentString) text += item.content.str.slice(Math.max(0, (clocks.get(item.id.client) ?? 0) - item.id.clock))
    else if (item.content instanceof Y.ContentType) {
      const inside = linesBeyond(clocks, item.content.type)
      text += inside && item.content.type instanceof Y.XmlElement ? `${inside.trimEnd()}\n` : inside
    }
  }
  return text
}

/** How many words a text has. */
export const countWords = (text) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
