// Who wrote what, when somebody wants to see it: names and colours over the text, and what is shown of it. Fetched when
// it is wanted. The names come from the server, for those who may know them.
import { html, nothing } from "lit-html"
import { Decoration } from "prosemirror-view"
import { say } from "../announce.js"
import { t, tn } from "../words.js"
import { setMarks } from "./marks.js"
import { groupName, roundName } from "./naming.js"
import { namesIn, runsOf, sign, stretches } from "./whose.js"

const PAUSE = 500 // ms without a key until an editor's marks are drawn again
const AGAIN = 1000 // ms between two askings for a meeting's names
const blockNames = new Set(["P", "H3", "H4", "H5", "H6", "LI", "DIV", "BLOCKQUOTE"])
const everything = { round: "", group: "", person: "" }

export class Authors {
  /** `road`; `form()` as the server told it; `answers()` that are on the screen; `changed()` when all is to be drawn. */
  constructor({ road, form, answers, changed }) {
    Object.assign(this, { _road: road, _form: form, _answers: answers, _changed: changed })
    this.filter = everything
    this._people = new Map() // name -> author
    this._someone = { name: t("Noen"), hue: null }
    this._known = new Map() // meeting id -> client id -> author
    this._asking = new Map() // meeting id -> the client ids that were asked for
    this._waiting = new Map() // answer -> timer
    this._end = road.on("open", () => this.renew())
  }

  /** Ask for all names again. */
  renew() {
    this._asking.clear()
    for (const meeting_id of this._known.keys()) this._ask(meeting_id)
  }

  /** An answer was drawn to be read, or was opened or changed in an editor. */
  follow(answer) {
    if (!answer.view) return this._markReading(answer)
    clearTimeout(this._waiting.get(answer))
    this._waiting.set(answer, setTimeout(() => this._markEditor(answer), PAUSE))
  }

  /** Take all marks away. */
  close() {
    this._isClosed = true
    this._end()
    this._waiting.forEach((timer) => clearTimeout(timer))
    for (const answer of this._answers()) {
      if (answer.view) setMarks(answer.view, [])
      else answer.redraw()
    }
  }

  // ---- What is shown

  /** Whether an answer is among what is wanted. */
  shows(meeting, answer) {
    const { round, group, person } = this.filter
    if (round && String(roundKey(meeting)) !== round) return false
    if (group && String(meeting.group.number) !== group) return false
    return !person || this._authors(answer).has(this._people.get(person))
  }

  /** The choices, and what is chosen. */
  view() {
    const { meetings, leads } = this._form()
    const rounds = unique(meetings, roundKey).map((meeting) => [roundKey(meeting), roundName(meeting)])
    const groups = unique(meetings, ({ group }) => group.number).map((meeting) => [meeting.group.number, groupName(meeting)])
    const people = [...this._people.keys()].sort((one, other) => one.localeCompare(other, "nb")).map((name) => [name, name])
    const chosen = [["round", rounds], ["group", groups], ["person", people]].flatMap(([kind, all]) => all.filter(([value]) => String(value) === this.filter[kind]).map(([, name]) => name))
    return html`<p class="small muted">
        ${t("Navnet viser hvem som skrev eller sist flyttet teksten.")} ${leads ? nothing : t("For andre grupper vises bare gruppa.")}
      </p>
      <div class="row picks">
        ${this._choice("round", t("Runde"), t("Alle runder"), rounds)} ${this._choice("group", t("Gruppe"), t("Alle grupper"), groups)}
        ${this._choice("person", t("Person"), t("Alle personer"), people)}
        ${chosen.length
          ? html`<p class="row picked small"><span>${t("Viser {what}.", { what: chosen.join(", ") })}</span>
              <button class="btn plain" @click=${() => this._choose(everything)}>${t("Vis alt")}</button></p>`
          : nothing}
      </div>`
  }

  _choice(kind, label, all, values) {
    if (values.length < 2 && !this.filter[kind]) return nothing
    return html`<label class="pick"><span class="small muted">${label}</span>
      <select class="input" .value=${this.filter[kind]} @change=${({ target }) => this._choose({ ...this.filter, [kind]: target.value })}>
        <option value="">${all}</option>
        ${values.map(([value, name]) => html`<option value=${value} ?selected=${String(value) === this.filter[kind]}>${name}</option>`)}
      </select></label>`
  }

  _choose(filter) {
    this.filter = filter
    for (const answer of this._answers()) if (!answer.view) answer.redraw()
    this._changed()
    const shown = Object.values(filter).some(Boolean)
    say(shown ? t("Utvalget vises.") : t("Alt vises."))
  }

  // ---- Whose is what

  /** The author of each client id in a meeting; null where they are not known yet, or not for the reader to know. */
  _authorsIn(meeting_id) {
    const known = this._known.get(meeting_id)
    if (!known) this._ask(meeting_id)
    if (!known?.size) return null
    return (client) => {
      if (!known.has(client)) this._askFor(meeting_id, client)
      return known.get(client) ?? this._someone
    }
  }

  _authors(answer) {
    const authorOf = this._authorsIn(answer.text.id)
    return new Set(authorOf ? runsOf(answer.fragment).map(([client]) => authorOf(client)) : [])
  }

  _askFor(meeting_id, client) {
    const asked = this._asking.get(meeting_id)
    if (asked?.has(client)) return
    asked?.add(client)
    setTimeout(() => this._ask(meeting_id, true), AGAIN)
  }

  async _ask(meeting_id, isAgain = false) {
    if (this._isClosed || (this._asking.has(meeting_id) && !isAgain)) return
    if (!isAgain) this._asking.set(meeting_id, new Set())
    const answer = await this._road.ask("authors", meeting_id).catch(() => null)
    if (this._isClosed) return
    if (!answer?.ok) return void this._asking.delete(meeting_id)
    this._known.set(meeting_id, new Map(Object.entries(answer.authors).map(([client, person]) => [Number(client), this._person(person)])))
    for (const each of this._answers()) {
      if (each.text.id !== meeting_id) continue
      if (each.view) this.follow(each)
      else each.redraw()
    }
    this._changed()
  }

  _person(person) {
    if (!person) return this._someone
    if (!this._people.has(person.name)) this._people.set(person.name, person)
    return this._people.get(person.name)
  }

  /** These blocks signed; null if nobody is to be named in them. */
  _signed(answer, blocks) {
    const authorOf = this._authorsIn(answer.text.id)
    if (!authorOf || !sign(runsOf(answer.fragment), blocks, authorOf)) return null
    return blocks.some(({ whose }) => whose.some((author) => author && author !== this._someone)) ? blocks : null
  }

  // ---- In a text that is read

  _markReading(answer) {
    const blocks = this._signed(answer, blocksOf(answer.place))
    if (!blocks) return
    if (this.filter.person) this._narrow(answer, blocks)
    let current = null
    for (const block of blocks) {
      const named = namesIn(block, current)
      current = named.current
      for (const { node, from } of block.pieces) {
        if (node) node.replaceWith(...stretches(block.whose, named.names, from, from + node.length).flatMap((each) => drawn(each, block.text)))
      }
    }
  }

  /** Leave out the paragraphs in which this person wrote nothing, and say how many. */
  _narrow(answer, blocks) {
    const person = this._people.get(this.filter.person)
    const units = new Map() // what is shown or left out together -> whether it is shown
    for (const { element, whose } of blocks) {
      const unit = element.closest(".next-step") ?? element
      units.set(unit, units.get(unit) || whose.includes(person))
    }
    let count = 0
    for (const [unit, isShown] of units) {
      // An item of a list may hold others, that are shown.
      if (isShown || [...units].some(([other, shown]) => shown && other !== unit && unit.contains(other))) continue
      unit.hidden = true
      count++
    }
    for (const list of [...answer.place.querySelectorAll("li, ul, ol, blockquote")].reverse()) {
      list.hidden ||= [...list.children].every((child) => child.hidden) && !units.get(list)
    }
    if (!count) return
    const note = document.createElement("p")
    note.className = "small muted"
    note.textContent = tn("{n} annet avsnitt er skjult.", "{n} andre avsnitt er skjult.", count)
    answer.place.append(note)
  }

  // ---- In an editor

  _markEditor(answer) {
    const { view } = answer
    if (!view || this._isClosed) return
    // What is being composed belongs to the keyboard until it is done.
    if (view.composing) return this.follow(answer)
    const blocks = this._signed(answer, textblocksOf(view.state.doc))
    const found = []
    let current = null
    for (const block of blocks ?? []) {
      const named = namesIn(block, current)
      current = named.current
      for (const { from, to, position } of block.pieces) {
        for (const { start, end, author, names } of stretches(block.whose, named.names, from, to)) {
          if (!author) continue
          const look = { class: "wrote", ...hueOf(author) }
          // On its first letter alone: a caret cuts what it stands in, and both halves would bear the name.
          const named = names.length ? start + String.fromCodePoint(block.text.codePointAt(start)).length : start
          if (named > start) found.push(Decoration.inline(position + start - from, position + named - from, { ...look, "data-who": names.map(nameOf).join(" ") }))
          if (end > named) found.push(Decoration.inline(position + named - from, position + end - from, look))
        }
      }
    }
    setMarks(view, found)
  }
}

const roundKey = ({ is_summary, round }) => (is_summary ? "summary" : round)
const hueOf = ({ hue }) => (hue ? { "data-g": hue } : {})
const nameOf = ({ author, isWith }) => (isWith ? t("med {name}:", { name: author.name }) : `${author.name}:`)
const unique = (all, keyOf) => [...new Map(all.map((each) => [keyOf(each), each])).values()]

/** What is read, by block: {element, text, pieces: [{node, from}]}. */
function blocksOf(place) {
  const blocks = []
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const isText = node.nodeType === Node.TEXT_NODE
    if (!isText && node.nodeName !== "BR") continue
    let element = node.parentElement
    while (!blockNames.has(element.nodeName)) element = element.parentElement
    if (blocks.at(-1)?.element !== element) blocks.push({ element, text: "", pieces: [] })
    const block = blocks.at(-1)
    if (isText) block.pieces.push({ node, from: block.text.length })
    block.text += isText ? node.data : "\n"
  }
  return blocks
}

/** What is in an editor, by block: {text, pieces: [{from, to, position}]}. */
function textblocksOf(doc) {
  const blocks = []
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true
    const block = { text: "", pieces: [] }
    node.forEach((child, offset) => {
      if (child.isText) block.pieces.push({ from: block.text.length, to: block.text.length + child.text.length, position: position + 1 + offset })
      block.text += child.isText ? child.text : "\n"
    })
    blocks.push(block)
    return false
  })
  return blocks
}

function drawn({ start, end, author, names }, text) {
  const found = names.map((each) => {
    const name = document.createElement("span")
    name.className = "who"
    if (each.author.hue) name.dataset.g = each.author.hue
    name.textContent = `${nameOf(each)} `
    return name
  })
  const wrote = document.createElement("span")
  wrote.textContent = text.slice(start, end)
  if (author) wrote.className = "wrote"
  if (author?.hue) wrote.dataset.g = author.hue
  return [...found, wrote]
}
