// Reading what others wrote into an editor, whatever it is. The binding asks the schema for each node, and would take
// what the schema refuses out of the document, with all its text. Here an unknown or broken node becomes one that fits,
// in the editor alone: the document keeps it until somebody writes in it.
import { Fragment } from "prosemirror-model"

/** The schema, which now refuses no node and no mark. */
export function lenient(schema) {
  const strict = schema.node.bind(schema)
  const fit = schema.nodes.next_step ? fitStep : fitText
  schema.node = (name, attrs, content) => {
    const type = name === "doc" || name === "text" ? undefined : schema.nodes[name]
    try {
      if (type) return strict(name, attrs, content)
    } catch {
      // It doesn't fit as it is.
    }
    return fit(schema, type, attrs, Fragment.from(content).content)
  }
  const mark = schema.mark.bind(schema)
  schema.mark = (name, attrs) => (Object.hasOwn(schema.marks, name) ? mark(name, attrs) : mark("unknown"))
  return schema
}

function fitText({ nodes }, type, attrs, content) {
  if (content.every((node) => node.isInline)) {
    const line = nodes.paragraph.create(null, content)
    if (!type || type.isTextblock || type.isLeaf) return line
    return fitText({ nodes }, type, attrs, [line])
  }
  const blocks = inBlocks(content, nodes.paragraph)
  if (type === nodes.bullet_list || type === nodes.ordered_list) {
    return type.create(attrs, blocks.map((node) => (node.type === nodes.list_item ? node : nodes.list_item.create(null, node))))
  }
  // A list's item that stands in no list is what it holds.
  const loose = blocks.flatMap((node) => (node.type === nodes.list_item ? node.content.content : [node]))
  return (type === nodes.list_item ? type : nodes.blockquote).create(null, loose)
}

/** Blocks as they are; what stands between them becomes paragraphs. */
function inBlocks(content, paragraph) {
  const blocks = []
  let line = []
  const end = () => {
    if (line.length) blocks.push(paragraph.create(null, line))
    line = []
  }
  for (const node of content) {
    if (node.isInline) line.push(node)
    else {
      end()
      blocks.push(node)
    }
  }
  end()
  return blocks
}

/** A commitment; what has no cell of its own, or one that is taken, belongs to what is to be done. */
function fitStep(schema, type, attrs, content) {
  const { who, what, by_when, next_step } = schema.nodes
  if (content.every((node) => node.isInline) && [who, what, by_when].includes(type)) return type.create(null, content)
  const cells = new Map([[who, []], [what, []], [by_when, []]])
  for (const node of content) {
    const cell = cells.get(node.type)?.length === 0 ? cells.get(node.type) : cells.get(what)
    if (cell.length) cell.push(schema.text(" "))
    cell.push(...inlinesOf(node))
  }
  return next_step.create(null, [...cells].map(([cell, inlines]) => cell.create(null, inlines)))
}

function inlinesOf(node) {
  if (node.isInline) return [node]
  const found = []
  node.descendants((each) => {
    if (each.isInline) found.push(each)
  })
  return found
}
