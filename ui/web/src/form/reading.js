// A text that is read, not written: drawn from the document as it is, with nothing believed and nothing changed in it.
import * as Y from "yjs"
import { cells, firstNumber, headingLevel, safeLink } from "./schema.js"

export const DEEPEST = 8 // lists and quotations in each other; those further in are laid flat, as in facilitator/richtext.py
const TOO_DEEP = 60 // nodes in each other
const nesting = new Set(["bullet_list", "ordered_list", "blockquote"])
const blockNames = new Set(["P", "UL", "OL", "LI", "BLOCKQUOTE", "DIV", "H3", "H4", "H5", "H6"])
const END = {} // of a block, among what waits to be read
const blocks = { paragraph: "p", bullet_list: "ul", ordered_list: "ol", list_item: "li", blockquote: "blockquote" }

/** Draw a fragment into `element`, again at each change; returns what ends it. `changed(hasText)` is told after each. */
export function read(fragment, element, changed = () => {}) {
  let waiting = false
  const draw = () => {
    waiting = false
    element.replaceChildren()
    for (const node of drawn(fragment, 0, 0)) element.append(node)
    changed(hasText(fragment))
  }
  const soon = () => {
    if (!waiting) requestAnimationFrame(draw)
    waiting = true
  }
  draw()
  fragment.observeDeep(soon)
  return () => fragment.unobserveDeep(soon)
}

/** Whether something is written. */
export const hasText = (fragment) => plain(fragment).trim() !== ""

/** The text alone, a line for each block. */
export function plain(parent) {
  const pieces = []
  // No call for each level: what is nested ten thousand deep is read to its end, too.
  const waiting = parent.toArray().reverse()
  while (waiting.length) {
    const each = waiting.pop()
    if (each instanceof Y.XmlText) pieces.push(said(each))
    else if (each === END) pieces.push("\n")
    else if (each instanceof Y.XmlElement) {
      waiting.push(END)
      if (each.nodeName !== "hard_break") for (const child of each.toArray().reverse()) waiting.push(child)
    }
  }
  return pieces.join("")
}

const said = (text) => text.toDelta().map(({ insert }) => (typeof insert === "string" ? insert : "")).join("")

/** `level`: how many lists and quotations there are around it; `depth`: how many nodes. */
function drawn(parent, level, depth) {
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return child.toDelta().map(run)
    if (!(child instanceof Y.XmlElement)) return []
    if (child.nodeName === "hard_break") return [document.createElement("br")]
    const isNested = nesting.has(child.nodeName)
    if (depth > TOO_DEEP || (isNested && level >= DEEPEST)) return flat(child)
    const inside = drawn(child, level + isNested, depth + 1)
    if (!inside.some((node) => isBlock(node) || node.textContent.trim())) return []
    const element = shell(child) ?? (inside.every(isBlock) ? null : document.createElement("div"))
    for (const node of inside) element?.append(node)
    return element ? [element] : inside
  })
}

const isBlock = (node) => blockNames.has(node.nodeName)

/** What a node says that is too deep, without its form: a paragraph for each stretch of text in it. */
function flat(node) {
  const lines = []
  const waiting = [node]
  let line = null
  while (waiting.length) {
    const each = waiting.pop()
    if (each instanceof Y.XmlText || each.nodeName === "hard_break") {
      if (!line) lines.push((line = document.createElement("p")))
      line.append(...(each instanceof Y.XmlText ? each.toDelta().map(run) : [document.createElement("br")]))
    } else {
      line = null
      if (each instanceof Y.XmlElement) for (const child of [END, ...each.toArray().reverse()]) waiting.push(child)
    }
  }
  return lines.filter((found) => found.textContent.trim())
}

function shell(node) {
  const name = node.nodeName
  if (name === "heading") return document.createElement(`h${headingLevel(node.getAttribute("level")) + 2}`)
  if (name === "next_step") return made("div", "next-step")
  if (Object.hasOwn(cells, name)) {
    const cell = made("div", "step-part")
    cell.dataset.label = cells[name]()
    return cell
  }
  if (!Object.hasOwn(blocks, name)) return null
  const element = document.createElement(blocks[name])
  if (name === "ordered_list") element.start = firstNumber(node.getAttribute("order"))
  return element
}

function made(tag, className) {
  const element = document.createElement(tag)
  element.className = className
  return element
}

function run({ insert, attributes = {} }) {
  let node = document.createTextNode(typeof insert === "string" ? insert : "")
  const wrap = (tag) => {
    const element = document.createElement(tag)
    element.append(node)
    node = element
  }
  if ("italic" in attributes) wrap("em")
  if ("bold" in attributes) wrap("strong")
  const href = attributes.link && safeLink(attributes.link.href)
  if (href) {
    wrap("a")
    Object.assign(node, { href, target: "_blank", rel: "noopener noreferrer nofollow" })
  }
  return node
}
