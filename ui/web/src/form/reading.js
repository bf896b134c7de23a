// A text that is read, not written: drawn from the document as it is, with nothing believed and nothing changed in it.
import * as Y from "yjs"
import { cells, safeLink } from "./schema.js"

const DEEPEST = 8
const blocks = { paragraph: "p", bullet_list: "ul", ordered_list: "ol", list_item: "li", blockquote: "blockquote" }

/** Draw a fragment into `element`, again at each change; returns what ends it. `changed(hasText)` is told after each. */
export function read(fragment, element, changed = () => {}) {
  let waiting = false
  const draw = () => {
    waiting = false
    element.replaceChildren(...drawn(fragment, 0))
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
  let text = ""
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) text += child.toDelta().map(({ insert }) => (typeof insert === "string" ? insert : "")).join("")
    else if (child instanceof Y.XmlElement) text += child.nodeName === "hard_break" ? "\n" : `${plain(child)}\n`
  }
  return text
}

function drawn(parent, depth) {
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return child.toDelta().map(run)
    if (!(child instanceof Y.XmlElement)) return []
    if (child.nodeName === "hard_break") return [document.createElement("br")]
    const inside = drawn(child, depth + 1)
    const element = depth > DEEPEST ? null : shell(child)
    if (!element) return inside
    if (!hasText(child)) return []
    element.append(...inside)
    return [element]
  })
}

function shell(node) {
  const name = node.nodeName
  if (name === "heading") return document.createElement(`h${Math.min(6, Math.max(3, Number(node.getAttribute("level") || 2) + 2))}`)
  if (name === "next_step") return made("div", "next-step")
  if (name in cells) {
    const cell = made("div", "step-part")
    cell.dataset.label = cells[name]()
    return cell
  }
  if (!Object.hasOwn(blocks, name)) return null
  const element = document.createElement(blocks[name])
  const start = Number(node.getAttribute("order") ?? 1)
  if (name === "ordered_list" && start > 1) element.start = start
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
  if (attributes.italic) wrap("em")
  if (attributes.bold) wrap("strong")
  const href = attributes.link && safeLink(attributes.link.href)
  if (href) {
    wrap("a")
    Object.assign(node, { href, target: "_blank", rel: "noopener noreferrer nofollow" })
  }
  return node
}
