// What the keyboard does in an editor. Tab moves in lists and between the cells of a commitment; Escape lets the next
// Tab leave the editor, so that nobody who uses the keyboard alone is caught in it.
import { baseKeymap, chainCommands, exitCode, lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands"
import { InputRule, inputRules, textblockTypeInputRule, undoInputRule, wrappingInputRule } from "prosemirror-inputrules"
import { keymap } from "prosemirror-keymap"
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list"
import { Plugin, TextSelection } from "prosemirror-state"
import { redo, undo } from "y-prosemirror"
import { safeLink } from "./schema.js"

/** Whether the selection is inside a node of this type. */
export function inside(state, type) {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type === type) return true
  return false
}

/** Put the selected blocks into a list, take them out of it, or turn one kind of list into the other. */
export function toggleList(type) {
  return (state, dispatch, view) => {
    const { list_item, bullet_list, ordered_list } = state.schema.nodes
    const { $from } = state.selection
    for (let depth = $from.depth; depth > 0; depth--) {
      const node = $from.node(depth)
      if (node.type === type) return liftListItem(list_item)(state, dispatch, view)
      if (node.type === bullet_list || node.type === ordered_list) {
        if (dispatch) dispatch(state.tr.setNodeMarkup($from.before(depth), type))
        return true
      }
    }
    return wrapInList(type)(state, dispatch, view)
  }
}

export const toggleHeading = (state, dispatch, view) =>
  inside(state, state.schema.nodes.heading)
    ? setBlockType(state.schema.nodes.paragraph)(state, dispatch, view)
    : setBlockType(state.schema.nodes.heading, { level: 2 })(state, dispatch, view)

export const toggleQuote = (state, dispatch, view) =>
  inside(state, state.schema.nodes.blockquote) ? lift(state, dispatch, view) : wrapIn(state.schema.nodes.blockquote)(state, dispatch, view)

/** To the next (1) or the one before (-1) of a commitment's cells; not from the last or the first. */
function goToCell(way) {
  return (state, dispatch) => {
    const { $head } = state.selection
    const cells = []
    state.doc.descendants((node, at) => {
      if (!node.isTextblock) return true
      cells.push({ from: at + 1, to: at + 1 + node.content.size })
      return false
    })
    const here = cells.findIndex(({ from, to }) => $head.pos >= from && $head.pos <= to)
    const there = cells[here + way]
    if (here < 0 || !there) return false
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, way > 0 ? there.to : there.from)).scrollIntoView())
    return true
  }
}

/** Enter in a commitment: the next cell, and after the last a new commitment. */
function nextCell(state, dispatch, view) {
  if (goToCell(1)(state, dispatch, view)) return true
  const { $head } = state.selection
  const step = $head.node(1)
  if (!step?.textContent.trim()) return true
  if (dispatch) {
    const at = $head.after(1)
    const tr = state.tr.insert(at, state.schema.nodes.next_step.createAndFill())
    dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 2)).scrollIntoView())
  }
  return true
}

/** Backspace at the start of an empty commitment takes it away, unless it is the only one. */
function removeStep(state, dispatch) {
  const { $head, empty } = state.selection
  const step = $head.node(1)
  if (!empty || $head.parentOffset > 0 || step?.textContent || state.doc.childCount < 2) return false
  if (dispatch) {
    const tr = state.tr.delete($head.before(1), $head.after(1))
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(Math.max(1, $head.before(1) - 1)), -1)).scrollIntoView())
  }
  return true
}

/** The keys for a schema; `toTools` moves the focus to the toolbar, `link` opens the dialog. */
export function keys(schema, { toTools, link }) {
  const { list_item, paragraph, heading, bullet_list, ordered_list, hard_break, next_step } = schema.nodes
  const lineBreak = chainCommands(exitCode, (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(hard_break.create()).scrollIntoView())
    return true
  })
  const own = {
    "Mod-z": undo,
    "Mod-y": redo,
    "Shift-Mod-z": redo,
    "Mod-b": toggleMark(schema.marks.bold),
    "Mod-i": toggleMark(schema.marks.italic),
    "Mod-k": link,
    "Alt-F10": toTools,
    "Shift-Enter": lineBreak,
  }
  if (next_step) {
    Object.assign(own, { Tab: goToCell(1), "Shift-Tab": goToCell(-1), Enter: nextCell, Backspace: removeStep })
  } else {
    Object.assign(own, {
      Tab: sinkListItem(list_item),
      "Shift-Tab": liftListItem(list_item),
      Enter: splitListItem(list_item),
      Backspace: undoInputRule,
      "Mod-Alt-0": setBlockType(paragraph),
      "Mod-Alt-2": setBlockType(heading, { level: 2 }),
      "Mod-Shift-7": toggleList(ordered_list),
      "Mod-Shift-8": toggleList(bullet_list),
      "Mod-Shift-9": toggleQuote,
    })
  }
  return [leaving(), keymap(own), keymap(baseKeymap)]
}

/** After Escape, Tab is the browser's again. */
function leaving() {
  let free = false
  return new Plugin({
    props: {
      handleDOMEvents: {
        // Returning true keeps ProseMirror's own handling away; the browser's stays, since nothing prevents it.
        keydown: (_view, event) => {
          if (event.key === "Tab") return free
          if (event.key === "Escape") free = true
          else if (!["Shift", "Control", "Alt", "Meta"].includes(event.key)) free = false
          return false
        },
        blur: () => {
          free = false
          return false
        },
      },
    },
  })
}

/** What typing turns into form: "- ", "1. ", "# ", "> ", and an address into a link. */
export function typing(schema) {
  const { bullet_list, ordered_list, blockquote, heading } = schema.nodes
  const rules = [
    new InputRule(/(?:^|\s)((?:https?:\/\/|www\.)\S+[^\s.,;:!?)])\s$/, (state, match, start, end) => {
      const href = safeLink(match[1].startsWith("www.") ? `https://${match[1]}` : match[1])
      const from = end - match[1].length
      if (!href || state.doc.rangeHasMark(from, end, schema.marks.link)) return null
      return state.tr.addMark(from, end, schema.marks.link.create({ href })).insertText(" ", end).removeStoredMark(schema.marks.link)
    }),
  ]
  if (bullet_list) {
    rules.push(
      wrappingInputRule(/^\s*[-*•–]\s$/, bullet_list),
      wrappingInputRule(
        /^(\d{1,3})[.)]\s$/,
        ordered_list,
        (match) => ({ order: Number(match[1]) }),
        (match, node) => node.childCount + Number(node.attrs.order) === Number(match[1]),
      ),
      wrappingInputRule(/^\s*>\s$/, blockquote),
      textblockTypeInputRule(/^(#{1,3})\s$/, heading, (match) => ({ level: match[1].length })),
    )
  }
  return inputRules({ rules })
}
