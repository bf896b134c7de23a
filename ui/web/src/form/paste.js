// What is pasted, made into what an answer may hold before the schema throws away the rest: lists that only look like
// lists, tables, emoji that are pictures, and empty lines that made space.
import { DOMParser as Parser, Fragment, Slice } from "prosemirror-model"
import { mendLists } from "./pasted/lists.js"
import { linesOf } from "./pasted/plain.js"
import { mendTables } from "./pasted/tables.js"
import { DEEPEST } from "./reading.js"
import { textSchema } from "./schema.js"

const BLANK = /^[\s\u00a0\u200b]*$/
const BLOCK = "p, div, ul, ol, li, blockquote, h1, h2, h3, h4, h5, h6"
const NO_TEXT = "script, style, meta, link, title, xml, .EOP, .ListMarkerWrappingSpan" // .EOP: Word on the web, after each paragraph

/** The pasted HTML, its lists and tables mended. */
export function cleaned(html) {
  if (/\bdata-pm-slice=/.test(html)) return html // from an answer
  const { body } = new DOMParser().parseFromString(html, "text/html")
  mend(body)
  return body.innerHTML
}

/** Pasted text whose lines are items or a table's rows, as a slice; null for any other. */
export function fromText(text, $context, isPlain, schema) {
  const body = isPlain ? null : linesOf(text)
  if (!body) return null
  mend(body)
  return parserFor(schema).parseSlice(body, { preserveWhitespace: true, context: $context })
}

/** What reads the clipboard for a schema. Where there are no blocks, they become lines of the one that is written in. */
export function parserFor(schema) {
  const own = Parser.fromSchema(schema)
  if (schema === textSchema) return own
  const parseSlice = (dom, options) => {
    if (dom.querySelector("div.next-step")) return own.parseSlice(dom, options)
    const { preserveWhitespace } = options
    return new Slice(Fragment.from(lines(Parser.fromSchema(textSchema).parse(dom, { preserveWhitespace }), schema)), 0, 0)
  }
  return { parseSlice }
}

function mend(body) {
  body.querySelectorAll(NO_TEXT).forEach((each) => each.remove())
  body.querySelectorAll("img").forEach((image) => image.replaceWith(emoji(image)))
  body.querySelectorAll('p[role="heading"], div[role="heading"]').forEach((each) => renamed(each, `h${Math.min(6, Number(each.getAttribute("aria-level")) || 2)}`))
  body.querySelectorAll("p.MsoTitle").forEach((each) => renamed(each, "h1"))
  body.querySelectorAll("p.MsoQuote, p.MsoIntenseQuote").forEach((each) => renamed(each, "blockquote"))
  mendTables(body)
  mendLists(body)
  flatten(body)
  body.querySelectorAll("br").forEach((each) => isAtBlock(each, "previousSibling") && each.remove())
  body.querySelectorAll("br").forEach((each) => isAtBlock(each, "nextSibling") && each.remove())
  for (const each of [...body.querySelectorAll(BLOCK)].reverse()) if (BLANK.test(each.textContent)) each.remove()
}

/** A picture of an emoji is the emoji; of anything else, nothing. */
const emoji = ({ alt }) => (/\p{Extended_Pictographic}/u.test(alt) && alt.length < 20 ? alt : "")

function renamed(element, name) {
  const other = element.ownerDocument.createElement(name)
  other.append(...element.childNodes)
  element.replaceWith(other)
}

/** What is nested deeper than anybody reads is laid flat. */
function flatten(body) {
  const depths = new Map()
  for (const each of body.querySelectorAll("ul, ol, blockquote")) {
    const depth = (depths.get(each.parentElement.closest("ul, ol, blockquote")) ?? 0) + 1
    depths.set(each, depth)
  }
  for (const [each, depth] of [...depths].reverse()) {
    if (depth <= DEEPEST) continue
    for (const item of [...each.children]) if (item.nodeName === "LI") renamed(item, "div")
    each.replaceWith(...each.childNodes)
  }
}

/** Whether a line begins or ends at a line break anyway. */
function isAtBlock(lineBreak, way) {
  let neighbour = lineBreak[way]
  while (neighbour && (neighbour.nodeType === 8 || (neighbour.nodeType === 3 && !neighbour.data.trim()))) neighbour = neighbour[way]
  return neighbour ? neighbour.nodeType === 1 && neighbour.matches(BLOCK) : lineBreak.parentElement.matches(`body, ${BLOCK}`)
}

const marksIn = (schema, marks) => marks.map(({ type, attrs }) => schema.marks[type.name].create(attrs))

/** All that a document says, as lines of one block in another schema. */
function lines(doc, schema) {
  const found = []
  doc.descendants((node) => {
    if (!node.isTextblock) return true
    if (found.length) found.push(schema.nodes.hard_break.create())
    node.forEach((child) => found.push(child.isText ? schema.text(child.text, marksIn(schema, child.marks)) : schema.nodes.hard_break.create()))
    return false
  })
  return found
}
