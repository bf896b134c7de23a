// What an answer may hold. Two schemas of the same parts: running text, and commitments (who does what, by when).
// The names of nodes and marks are what the server reads; see facilitator/richtext.py.
import { Schema } from "prosemirror-model"
import { t } from "../words.js"
import { lenient } from "./lenient.js"

/** The address if it leads to the web or to mail, else null. */
export function safeLink(address) {
  try {
    const url = new URL(String(address).trim())
    return ["http:", "https:", "mailto:"].includes(url.protocol) && url.href.length <= 2000 ? url.href : null
  } catch {
    return null
  }
}

const marks = {
  link: {
    attrs: { href: { default: "" } },
    inclusive: false,
    parseDOM: [{ tag: "a[href]", getAttrs: (dom) => (safeLink(dom.getAttribute("href")) ? { href: safeLink(dom.getAttribute("href")) } : false) }],
    toDOM: (mark) => ["a", { href: safeLink(mark.attrs.href) ?? "", rel: "noopener noreferrer nofollow" }, 0],
  },
  bold: {
    parseDOM: [
      { tag: "strong" },
      { tag: "b", getAttrs: (dom) => dom.style.fontWeight !== "normal" && null },
      { style: "font-weight", getAttrs: (value) => /^(bold(er)?|[6-9]\d\d)$/.test(value) && null },
    ],
    toDOM: () => ["strong", 0],
  },
  italic: {
    parseDOM: [{ tag: "em" }, { tag: "i" }, { style: "font-style=italic" }],
    toDOM: () => ["em", 0],
  },
  // What a mark becomes that nobody knows.
  unknown: { toDOM: () => ["span", 0] },
}

/** An attribute that ought to be a whole number, held between two others. */
function whole(value, otherwise, least, most) {
  const number = typeof value === "string" || typeof value === "number" ? Math.trunc(Number(value)) : NaN
  return Math.min(most, Math.max(least, Number.isNaN(number) ? otherwise : number))
}

/** The level of an answer's heading, below the question's own; and the number that a list begins with. */
export const headingLevel = (value) => whole(value, 2, 1, 3)
export const firstNumber = (value) => whole(value, 1, 0, 1_000_000)

const text = { group: "inline" }
const paragraph = { content: "inline*", group: "block", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] }
const hard_break = {
  inline: true,
  group: "inline",
  selectable: false,
  parseDOM: [{ tag: "br" }],
  toDOM: () => ["br"],
}

/** Running text: headings, nested lists, quotations. */
export const textSchema = lenient(new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph,
    heading: {
      attrs: { level: { default: 2 } },
      content: "inline*",
      group: "block",
      defining: true,
      // Headings pasted from elsewhere keep their order below the question's own.
      parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: Math.min(level, 3) } })),
      toDOM: (node) => [`h${headingLevel(node.attrs.level) + 2}`, 0],
    },
    blockquote: {
      content: "block+",
      group: "block",
      defining: true,
      parseDOM: [{ tag: "blockquote" }],
      toDOM: () => ["blockquote", 0],
    },
    bullet_list: { content: "list_item+", group: "block", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
    ordered_list: {
      attrs: { order: { default: 1 } },
      content: "list_item+",
      group: "block",
      parseDOM: [{ tag: "ol", getAttrs: (dom) => ({ order: firstNumber(dom.getAttribute("start") ?? 1) }) }],
      toDOM: (node) => (firstNumber(node.attrs.order) === 1 ? ["ol", 0] : ["ol", { start: firstNumber(node.attrs.order) }, 0]),
    },
    // Any blocks, in any order: what two people did at once must fit, or it would be thrown away.
    list_item: { content: "block+", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
    hard_break,
    text,
  },
  marks,
}))

const cell = (name, label) => ({
  content: "inline*",
  isolating: true,
  parseDOM: [{ tag: `div[data-cell=${name}]` }],
  toDOM: () => ["div", { class: "step-part", "data-cell": name, "data-label": label() }, 0],
})

/** The parts of a commitment, in the order they are asked. */
export const cells = {
  who: () => t("Hvem"),
  what: () => t("Gjør hva"),
  by_when: () => t("Innen når"),
}

/** Commitments, one after the other. */
export const stepSchema = lenient(new Schema({
  nodes: {
    doc: { content: "next_step+" },
    next_step: {
      content: "who what by_when",
      group: "block",
      isolating: true,
      defining: true,
      parseDOM: [{ tag: "div.next-step" }],
      toDOM: () => ["div", { class: "next-step" }, 0],
    },
    who: cell("who", cells.who),
    what: cell("what", cells.what),
    by_when: cell("by_when", cells.by_when),
    hard_break,
    text,
  },
  marks,
}))

/** The schema for a question's kind. */
export const schemaFor = (kind) => (kind === "next_step" ? stepSchema : textSchema)
