// The tools beside the text: one toolbar for all editors, acting on the one that was used last. Arrow keys move in it,
// Escape goes back to the text. What the keyboard does in the text is told from here, too.
import { toggleMark } from "prosemirror-commands"
import { html, nothing, render } from "lit-html"
import { redo, undo, yUndoPluginKey } from "y-prosemirror"
import { t } from "../words.js"
import { inside, toggleHeading, toggleList, toggleQuote } from "./keys.js"
import { linkAt, openLinkDialog } from "./link.js"
import { openShortcuts } from "./shortcuts.js"

const hasMark = (state, type) => {
  const { from, to, empty, $from } = state.selection
  return empty ? Boolean(type.isInSet(state.storedMarks || $from.marks())) : state.doc.rangeHasMark(from, to, type)
}
const isMac = /mac|iphone|ipad/i.test(navigator.platform)
/** A shortcut as it is shown, and as a screen reader wants it. */
const press = (letters) => ({ keys: `${isMac ? "⌘" : "Ctrl+"}${letters}`, shortcut: `${isMac ? "Meta" : "Control"}+${letters}` })

/** The tools for a schema: name, shortcut, whether it is on, whether it can be used, what it does. */
function toolsFor(schema) {
  const { marks, nodes } = schema
  const always = [
    { id: "bold", name: t("Fet"), ...press("B"), style: "font-weight:750", on: (state) => hasMark(state, marks.bold), run: toggleMark(marks.bold) },
    { id: "italic", name: t("Kursiv"), ...press("I"), style: "font-style:italic", on: (state) => hasMark(state, marks.italic), run: toggleMark(marks.italic) },
  ]
  const blocks = nodes.bullet_list && [
    { id: "heading", name: t("Overskrift"), keys: t("# og mellomrom"), on: (state) => inside(state, nodes.heading), run: toggleHeading },
    { id: "bullets", name: t("Punkter"), ...press("Shift+8"), on: (state) => inside(state, nodes.bullet_list), run: toggleList(nodes.bullet_list) },
    { id: "numbers", name: t("Tall"), ...press("Shift+7"), on: (state) => inside(state, nodes.ordered_list), run: toggleList(nodes.ordered_list) },
    { id: "quote", name: t("Sitat"), ...press("Shift+9"), on: (state) => inside(state, nodes.blockquote), run: toggleQuote },
  ]
  const tools = [
    ...always,
    ...(blocks ?? []),
    { id: "link", name: t("Lenke"), ...press("K"), on: (state) => linkAt(state) !== null, run: (_s, _d, view) => openLinkDialog(view), isDialog: true },
    { id: "undo", name: t("Angre"), ...press("Z"), can: (state) => yUndoPluginKey.getState(state)?.hasUndoOps, run: undo },
    { id: "redo", name: t("Gjør om"), ...press("Shift+Z"), can: (state) => yUndoPluginKey.getState(state)?.hasRedoOps, run: redo },
  ]
  return [...tools, { id: "keys", name: t("Taster"), run: () => openShortcuts([...tools, ...otherKeys(blocks)]), isDialog: true }]
}

/** What no tool does. */
const otherKeys = (hasLists) => [
  { name: hasLists ? t("Flytt punktet inn") : t("Neste felt"), keys: "Tab" },
  { name: hasLists ? t("Flytt punktet ut") : t("Forrige felt"), keys: "Shift+Tab" },
  { name: t("Ny linje i avsnittet"), keys: "Shift+Enter" },
  { name: t("Til verktøyene"), keys: "Alt+F10" },
  { name: t("Ut av teksten"), keys: t("Escape, så Tab") },
]

/** A toolbar in `place`; `show(view)` makes it act on an editor. */
export function makeToolbar(place) {
  let view = null
  let at = 0 // the tool that Tab goes to
  let tools = []

  const draw = () => {
    const isUsable = view && !view.isDestroyed
    if (!isUsable) return render(nothing, place)
    const { state } = view
    render(
      html`<div class="tools" role="toolbar" aria-label=${t("Tekstverktøy")} @keydown=${move}>
        ${tools.map(
          (tool, index) => html`<button
            type="button"
            class="btn tight"
            style=${tool.style ?? nothing}
            tabindex=${index === at ? 0 : -1}
            aria-pressed=${tool.on ? String(tool.on(state)) : nothing}
            aria-keyshortcuts=${tool.shortcut ?? nothing}
            aria-haspopup=${tool.isDialog ? "dialog" : nothing}
            aria-disabled=${tool.can && !tool.can(state) ? "true" : nothing}
            title=${tool.keys ? `${tool.name} (${tool.keys})` : nothing}
            data-tool=${tool.id}
            @mousedown=${(event) => event.preventDefault()}
            @focus=${() => index !== at && ((at = index), draw())}
            @click=${() => use(tool)}
          >${tool.name}</button>`,
        )}
      </div>`,
      place,
    )
  }
  const use = (tool) => {
    if (!view || view.isDestroyed || (tool.can && !tool.can(view.state))) return
    const { state } = view
    tool.run(state, view.dispatch, view)
    if (!tool.isDialog) view.focus()
    draw()
  }
  const move = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const to = step ? (at + step + tools.length) % tools.length : { Home: 0, End: tools.length - 1 }[event.key]
    if (event.key === "Escape") view?.focus()
    else if (to !== undefined) {
      at = to
      draw()
      place.querySelectorAll("button")[to].focus()
    } else return
    event.preventDefault()
  }

  return {
    draw,
    show(editor) {
      if (editor !== view) {
        view = editor
        tools = editor ? toolsFor(editor.state.schema) : []
        at = Math.min(at, Math.max(0, tools.length - 1))
      }
      draw()
    },
    isFor: (editor) => editor === view,
    focus() {
      place.querySelectorAll("button")[at]?.focus()
      return true
    },
  }
}
