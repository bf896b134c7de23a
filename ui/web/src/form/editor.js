// An editor for one answer: ProseMirror over a fragment of the shared document, with the others' carets.
import { EditorState, Plugin } from "prosemirror-state"
import { EditorView } from "prosemirror-view"
import { yCursorPlugin, ySyncPlugin, ySyncPluginKey, yUndoPlugin } from "y-prosemirror"
import * as Y from "yjs"
import { t } from "../words.js"
import { guard } from "./guard.js"
import { holding } from "./holding.js"
import { keys, typing } from "./keys.js"
import { openLinkDialog } from "./link.js"
import { marks } from "./marks.js"
import { cleaned, fromText, parserFor } from "./paste.js"
import { schemaFor } from "./schema.js"

const LARGEST_PASTE = 100_000 // characters

/**
 * Put an editor into `place`.
 *
 * `text`, `question`  what is written. `labelledby`, `describedby`  ids. `toTools()` moves the focus to the toolbar.
 * `changed(view)`  told when the editor's state or focus is another. `tooLong()`  what was pasted or
 * dropped is more than goes in at once. `full()`  there is no room for more; neither is in the text then.
 */
export function openEditor(place, { text, question, labelledby, describedby, toTools, changed, tooLong, full }) {
  const schema = schemaFor(question.kind)
  const link = (_state, _dispatch, view) => {
    openLinkDialog(view)
    return true
  }
  const endGuard = guard(text.answer(question.id))
  const view = new EditorView(place, {
    // What is written must not hide behind the foot and the head of the page.
    scrollThreshold: { top: 90, right: 0, bottom: 130, left: 0 },
    scrollMargin: { top: 100, right: 0, bottom: 150, left: 0 },
    state: EditorState.create({
      schema,
      plugins: [
        new Plugin({ view: () => ({ destroy: endGuard }) }),
        holding(text, text.answer(question.id)),
        within(text, full),
        settled(text),
        ySyncPlugin(text.answer(question.id)),
        yCursorPlugin(text.people, { cursorBuilder: caret, selectionBuilder: () => ({ class: "others" }) }),
        // Undoing takes no block away, of whatever kind, in which another has written meanwhile.
        yUndoPlugin({ protectedNodes: new Set(Object.keys(schema.nodes)) }),
        marks(),
        typing(schema),
        ...keys(schema, { toTools, link }),
      ],
    }),
    attributes: {
      class: "editor",
      role: "textbox",
      "aria-multiline": "true",
      "aria-labelledby": labelledby,
      "aria-describedby": describedby,
      spellcheck: "true",
    },
    transformPastedHTML: cleaned,
    clipboardTextParser: (text, $context, isPlain) => fromText(text, $context, isPlain, schema),
    clipboardParser: parserFor(schema),
    handlePaste: (_view, _event, slice) => isTooLong(slice) && (tooLong(), true),
    handleDrop: (_view, _event, slice, isMoved) => !isMoved && isTooLong(slice) && (tooLong(), true),
    handleDOMEvents: {
      focus: (view) => (changed(view), false),
      blur: (view) => (changed(view), false),
    },
    // Called before the constructor returns, too: `this` is the view.
    dispatchTransaction(transaction) {
      this.updateState(this.state.apply(transaction))
      changed(this)
    },
  })
  const { binding } = ySyncPluginKey.getState(view.state)
  holdCaret(binding, text.people)
  leaveEmpty(binding)
  return view
}

const isTooLong = ({ content }) => content.textBetween(0, content.size).length > LARGEST_PASTE

/** Let nothing in that there is no room for: the server would refuse it. What others wrote is there already. */
const within = (text, full) =>
  new Plugin({
    filterTransaction(transaction, { doc }) {
      const more = transaction.doc.content.size - doc.content.size
      if (more <= 0 || transaction.getMeta(ySyncPluginKey) || text.hasRoomFor(more)) return true
      full()
      return false
    },
  })

/**
 * Let the editor know where one has just gone, of which the browser tells it only later, before another's change is
 * drawn and before a key does something: else one is put back, or a line broken, where one was.
 */
const settled = (text) =>
  new Plugin({
    view: (view) => ({ destroy: text.before(() => view.hasFocus() && settle(view)) }),
    props: { handleDOMEvents: { keydown: (view) => (settle(view), false) } },
  })

const settle = (view) => view.composing || view.domObserver.flush()

/**
 * Let the caret stay behind the letter before it, or at the very beginning. The binding ties it to what comes after, so
 * that when two write at the same place each one's caret is pushed behind the other's letter, and their words are woven
 * into each other. Only who comes to the end of what another is just now writing goes along with it.
 */
function holdCaret(binding, people) {
  let kept = null
  Object.defineProperty(binding, "beforeTransactionSelection", {
    get: () => kept,
    set: (selection) => (kept = isCaret(selection) ? tiedBefore(selection, people) : selection),
  })
}

/**
 * Let an empty document be empty. The binding writes the first paragraph, in which nothing is, when somebody's caret
 * moves: after all was undone, that is a change by which it can't be redone.
 */
function leaveEmpty(binding) {
  const write = binding._prosemirrorChanged.bind(binding)
  binding._prosemirrorChanged = (doc) => {
    if (binding.type.length || doc.content.findDiffStart(doc.type.createAndFill().content) !== null) write(doc)
  }
}

const isCaret = (selection) => selection?.type === "text" && Y.compareRelativePositions(selection.anchor, selection.head)

function tiedBefore(selection, people) {
  const place = Y.createAbsolutePositionFromRelativePosition(selection.head, people.doc)
  if (!(place?.type instanceof Y.XmlText)) return selection
  const held = Y.createRelativePositionFromTypeIndex(place.type, place.index, -1)
  if (held.item && people.isWriting(held.item.client, place)) return selection
  return { ...selection, anchor: held, head: held }
}

/** Where somebody is. The name is drawn by the style sheet: it is no part of the text, to copy or to hear. */
function caret(person) {
  const element = document.createElement("span")
  element.className = "caret"
  element.ariaHidden = "true"
  element.dataset.g = person.hue ?? 8
  element.dataset.name = person.organisation ? t("{name}, {organisation}", person) : person.name
  element.dataset.short = person.name.split(" ")[0]
  return element
}
