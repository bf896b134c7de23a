// Lists as other programs put them on the clipboard, made into lists: Word's paragraphs that only look like items, the
// lists of one item each that Word on the web makes, and lines that somebody began with a sign or a number.

const NUMBER = /^\(?(\d{1,4}(?:\.\d+)*|[a-zæøå]|[ivxl]{1,6})[.)](?=\s|$)/i
const BULLET = /^([-*•·▪◦‣●○–])\s+/
const HEADING = /^H[1-6]$/

/** Make lists of what looks like lists in `body`. */
export function mendLists(body) {
  const items = new Map() // element -> {level, isOrdered, start, list, typed}
  body.querySelectorAll(".ListContainerWrapper").forEach((each) => each.replaceWith(...each.childNodes))
  for (const list of body.querySelectorAll("ul, ol")) fromSingles(list, items)
  for (const paragraph of body.querySelectorAll("p, h1, h2, h3, h4, h5, h6")) fromWord(paragraph, items)
  for (const block of body.querySelectorAll("p, div")) fromTyped(block, items)
  for (const first of items.keys()) if (first.isConnected) gather(first, items)
  for (const item of body.querySelectorAll("li")) joinBefore(item)
}

/** Word: a paragraph whose style tells its level, with its sign in a span that is to be ignored elsewhere. */
function fromWord(paragraph, items) {
  const [, list, level] = paragraph.getAttribute("style")?.match(/mso-list:\s*l(\d+)\s+level(\d)/i) ?? []
  if (!level) return
  const signs = [...paragraph.querySelectorAll("span")].filter((span) => /mso-list:\s*ignore/i.test(span.getAttribute("style")))
  const sign = signs.map((span) => span.textContent).join("").trim()
  signs.forEach((span) => span.remove())
  // A numbered heading is a heading.
  if (HEADING.test(paragraph.nodeName)) return sign && paragraph.prepend(`${sign.replace(/\s+/g, "")} `)
  items.set(paragraph, { level: Number(level), list, ...numbering(sign) })
}

/** Word on the web: each item in a list of its own, which tells its level. */
function fromSingles(list, items) {
  const own = [...list.children]
  if (!own.length || !own.every((item) => item.dataset.ariaLevel)) return
  const isOrdered = list.nodeName === "OL"
  for (const [place, item] of own.entries()) {
    const paragraph = list.ownerDocument.createElement("div")
    paragraph.append(...item.childNodes)
    list.before(paragraph)
    items.set(paragraph, { level: Number(item.dataset.ariaLevel), isOrdered, start: (Number(list.getAttribute("start")) || 1) + place, list: "" })
  }
  list.remove()
}

/** Lines that begin with a sign, or with numbers that follow each other; one alone may be a date or a reply. */
function fromTyped(block, items) {
  if (items.has(block) || block.querySelector("p, div, ul, ol, table") || block.closest("li")) return
  const sign = signOf(block)
  if (!sign) return
  const [before, after] = [items.get(block.previousElementSibling), signOf(block.nextElementSibling)]
  const isNext = before?.typed && (before.level !== sign.level || (before.isOrdered ? sign.start === before.start + 1 : !sign.isOrdered))
  const isFirst = sign.isBullet || (after && (!sign.isOrdered || after.level > sign.level || after.start === sign.start + 1))
  if (!isNext && !isFirst) return
  removeStart(block, sign.length)
  items.set(block, { ...sign, typed: true, list: "" })
}

/** The sign that a line begins with, and its level by how far it is moved in; null if there is none. */
function signOf(block) {
  if (!block?.matches("p, div") || block.querySelector("p, div, ul, ol, table")) return null
  const text = block.textContent
  const space = text.match(/^[\s\u00a0]*/)[0].length
  const rest = text.slice(space)
  const [sign] = rest.match(BULLET) ?? rest.match(/^\(?\d{1,3}[.)]\s+(?=\S)/) ?? []
  if (!sign) return null
  const level = 1 + Number(block.dataset.moved ?? 0)
  return { isBullet: /^[^-–*\d(]/.test(sign), level, length: space + sign.length, ...numbering(sign.trim()) }
}

function numbering(sign) {
  const [, number] = sign.match(NUMBER) ?? []
  return { isOrdered: Boolean(number), start: Number(number?.split(".").at(-1)) || 1 }
}

function removeStart(block, length) {
  const walker = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node && length > 0; node = walker.nextNode()) {
    const taken = Math.min(length, node.data.length)
    node.deleteData(0, taken)
    length -= taken
  }
}

/** Make one list, or several of different kinds, of this item and those that follow it. */
function gather(first, items) {
  const open = [] // the lists that are being filled: {level, isOrdered, list, element}
  for (let each = first, next; each && (items.has(each) || isMore(each)); each = next) {
    next = each.nextElementSibling
    const item = items.get(each)
    if (item) {
      while (open.length && open.at(-1).level > item.level) open.pop()
      const there = open.at(-1)
      if (there?.level === item.level && (there.isOrdered !== item.isOrdered || (open.length === 1 && there.list !== item.list))) open.pop()
      if (open.at(-1)?.level !== item.level) begin(open, item, each)
      open.at(-1).element.append(made(each, "li"))
    }
    open.at(-1).element.lastElementChild.append(...inBlock(each))
    each.remove()
  }
}

function begin(open, item, before) {
  const element = made(before, item.isOrdered ? "ol" : "ul")
  if (item.isOrdered && item.start !== 1) element.setAttribute("start", item.start)
  const around = open.at(-1)?.element.lastElementChild
  if (around) around.append(element)
  else before.before(element)
  open.push({ ...item, element })
}

/** A paragraph of Word's that goes on with the item before it. */
const isMore = (element) => element.matches("p.MsoListParagraph, p.MsoListParagraphCxSpMiddle, p.MsoListParagraphCxSpLast, p.MsoListContinue")

/** What an item holds, in blocks. */
function inBlock(element) {
  if (element.querySelector("p, div, ul, ol, h1, h2, h3")) return [...element.childNodes]
  const paragraph = made(element, "p")
  paragraph.append(...element.childNodes)
  return [paragraph]
}

const made = (near, name) => near.ownerDocument.createElement(name)

/** An item that holds but a list, to move it in, gives it to the item before. */
function joinBefore(item) {
  const before = item.previousElementSibling
  const lists = [...item.children]
  if (!before || !lists.length || !lists.every((each) => /^[UO]L$/.test(each.nodeName))) return
  if ([...item.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) return
  before.append(...lists)
  item.remove()
}
