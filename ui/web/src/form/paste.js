// What is pasted: the schema throws away what it doesn't know; here Word's lists, which are paragraphs that only look
// like lists, are made into lists first.

/** The pasted HTML, its lists mended. */
export function cleaned(html) {
  if (!/mso-list|MsoListParagraph/i.test(html)) return html
  const body = new DOMParser().parseFromString(html, "text/html").body
  for (const first of [...body.querySelectorAll("p")]) if (first.isConnected && level(first)) gather(first)
  return body.innerHTML
}

/** The level of one of Word's list paragraphs, from 1; 0 for any other element. */
function level(element) {
  const found = element?.getAttribute?.("style")?.match(/mso-list:[^;]*level(\d)/i)
  return found ? Number(found[1]) : 0
}

/** Turn this list paragraph and those that follow into one list. */
function gather(first) {
  const stack = []
  let paragraph = first
  while (level(paragraph)) {
    const next = paragraph.nextElementSibling
    const depth = level(paragraph)
    while (stack.length > depth) stack.pop()
    while (stack.length < depth) {
      const list = document.createElement(/^\s*(\d+|[a-z])[.)]/i.test(paragraph.textContent) ? "ol" : "ul")
      if (stack.length) (stack.at(-1).lastElementChild ?? stack.at(-1).appendChild(document.createElement("li"))).append(list)
      else paragraph.before(list)
      stack.push(list)
    }
    const item = document.createElement("li")
    const body = document.createElement("p")
    body.append(...[...paragraph.childNodes].filter((node) => !isMarker(node)))
    item.append(body)
    stack.at(-1).append(item)
    paragraph.remove()
    paragraph = next
  }
}

const isMarker = (node) => node.nodeType === 8 || /mso-list:\s*ignore/i.test(node.getAttribute?.("style") ?? "") || node.querySelector?.('[style*="mso-list:Ignore" i]')
