// One group's answer to one question: read, or written in an editor, in the same place on the screen.
import { Selection } from "prosemirror-state"
import { countWords } from "./clocks.js"
import { openEditor } from "./editor.js"
import { plain, read } from "./reading.js"

const LARGE = 5_000 // characters; from there on a browser is spared what costs it most, see form.css

export class Answer {
  /**
   * `text`, `question`; `name`  the id of what says whose it is; `labels`  the ids of what labels it; `focused(view)`, `moved(view)`, `changed()` are told, and
   * `shown(answer)` when it was drawn, opened or changed. `editing`  what else its editor takes.
   */
  constructor({ text, question, name, labels = `q-${question.id} ${name}`, focused, moved, changed, shown, ...editing }) {
    Object.assign(this, { text, question, name, labels })
    this.place = document.createElement("div")
    this._measure()
    this._view = null
    this._end = null
    this._wanted = false
    this._options = { focused, moved, shown, editing }
    const fragment = (this.fragment = text.answer(question.id)) // also when the text has another document
    this._observe = () => {
      const before = this.hasText
      this._measure()
      if (before !== this.hasText || this._view) changed()
      if (this._view) shown(this)
    }
    fragment.observeDeep(this._observe)
  }

  /** Show it to be written, or to be read. */
  show(isWritten) {
    this._wanted = isWritten
  }

  /** The place is in the page now: put in what was wanted, if it isn't there. */
  drawn() {
    if (!this.place.isConnected) return this._clear()
    if (this._wanted && !this._view) {
      this._clear()
      const { focused, moved, editing } = this._options
      this._view = openEditor(this.place, {
        ...editing,
        text: this.text,
        question: this.question,
        labelledby: this.labels,
        describedby: "editor-keys",
        changed: (view) => (view.hasFocus() ? focused(view) : moved(view)),
      })
      this._options.shown(this)
    } else if (!this._wanted && !this._end) {
      this._clear()
      this._end = read(this.fragment, this.place, () => this._options.shown(this))
    }
  }

  /** Draw it again, if it is read. */
  redraw() {
    if (!this._end) return
    this._clear()
    this.drawn()
  }

  /** The editor, or null where it is read. */
  get view() {
    return this._view
  }

  /** Whether it can be written in where it stands. */
  isWritten() {
    return Boolean(this._view)
  }

  hasFocus() {
    return Boolean(this._view?.hasFocus())
  }

  /** Where the caret is, counted in the text. */
  get caret() {
    return this._view?.state.selection.from ?? 0
  }

  /** Go there; with `caret`, to that place, or to the end of a text that has become shorter. */
  focus(caret = null) {
    this.drawn()
    if (this._view && caret !== null) {
      const { doc, tr } = this._view.state
      this._view.dispatch(tr.setSelection(Selection.near(doc.resolve(Math.min(caret, doc.content.size)), -1)))
    }
    this._view?.focus()
  }

  blur() {
    this._view?.dom.blur()
  }

  close() {
    this._clear()
    this.fragment.unobserveDeep(this._observe)
  }

  _measure() {
    const written = plain(this.text.answer(this.question.id))
    this.hasText = written.trim() !== ""
    this.words = countWords(written)
    this.place.classList.toggle("large", written.length > LARGE)
  }

  _clear() {
    this._view?.destroy()
    this._view = null
    this._end?.()
    this._end = null
    this.place.replaceChildren()
  }
}
