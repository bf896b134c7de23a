// The form of a theme: its questions, what each group wrote in each round, and the place to write now. It follows the
// theme from group to group by itself: the server says when it is another, and nobody's caret is moved by that.
import { html, nothing, render } from "lit-html"
import { repeat } from "lit-html/directives/repeat.js"
import { fetchScript } from "../fetching.js"
import { unsentMeetings } from "../kept.js"
import { t } from "../words.js"
import { Answer } from "./answer.js"
import { groupName, roundName } from "./naming.js"
import { newsView } from "./news.js"
import { Proposals } from "./proposals.js"
import { plain } from "./reading.js"
import { isRefusedHere } from "./refused.js"
import { openRoad } from "./road.js"
import { saveState, worst } from "./saving.js"
import { Seen } from "./seen.js"
import { Text } from "./text.js"
import { makeToolbar } from "./toolbar.js"

const AGAIN = 3000 // ms until a form that was not answered for is asked for again
const PAUSED = 30000 // ms without a key; then a meeting that is over closes for the one who typed in it
const STOPPED = 10000 // ms in which it is said why nothing came of what was done
const AUTHORS = "authors" // under which this device remembers whether it shows who wrote
const wide = matchMedia("(min-width: 60em)")

/**
 * Put the form of a theme into `element`.
 *
 * `live`  what socket.js `connect` gave. `theme_id`, `track`, `person`  whose form, and who writes.
 * `heading`  the level of the questions' headings; 1 where the page has no other.
 * `everything`  whether wide screens show all questions at once. `question`  draws something after a question's text.
 * `onForm(form)`, `onState(state)`  told of a new form, and of what `state()` gives.
 *
 * Returns {close, state, form, show, texts}.
 */
export async function mountForm(element, options) {
  const form = new Form(element, options)
  await form.begin()
  return form
}

/** Send what this device still has of a person's from other meetings, whatever the page shows. */
export async function sendUnsent(live, person) {
  const road = openRoad(live)
  for (const meeting_id of unsentMeetings(person.id)) {
    if (!road.texts.has(meeting_id)) Text.open(road, meeting_id, person.id, () => {}).close()
  }
}

class Form {
  constructor(element, options) {
    Object.assign(this, { heading: 1, everything: false, question: () => nothing, onForm() {}, onState() {} }, options)
    this.element = element
    this.road = openRoad(this.live)
    this.form = null
    this.at = null // the question that is shown where there is room for one
    this._texts = new Map() // meeting id -> Text
    this._answers = new Map() // meeting and question -> Answer
    this._mending = new Set() // earlier meetings and questions that a leader has opened
    this.seen = new Seen(`${this.person.id}/${this.theme_id}/${this.track}`)
    this._tools = document.createElement("div")
    this.toolbar = makeToolbar(this._tools)
    this.authors = null // what shows who wrote, while that is wanted
    this.proposals = new Proposals({
      live: this.live,
      textOf: (id) => this._textOf(id),
      answerOf: (id, part_id, labels) => this._answerIn(id, { id: part_id, kind: "text" }, labels),
      read: () => this.read(),
      changed: () => this._draw(),
      stop: (sentence) => this._stop(sentence),
    })
    this._reading = null
    this._stopped = this._goingOn = null
    this._ends = [
      this.road.on("form_changed", () => this._readSoon()),
      this.road.on("open", () => this.read()),
    ]
    this._changed = () => this._soon()
    wide.addEventListener("change", this._changed)
    this._guard = (event) => this._mayLeave() || event.preventDefault()
    addEventListener("beforeunload", this._guard)
    this._watch = setInterval(() => this._lockPaused(), 2000)
  }

  async begin() {
    render(html`<p class="part muted">${t("Henter skjemaet …")}</p>`, this.element)
    if (this.road.isOpen) await this.read()
    if (isKept(AUTHORS)) this._showAuthors(true)
  }

  /** All read it again at such a time: not all at the same moment, and once for what comes together. */
  _readSoon() {
    this._reading ??= setTimeout(() => this.read(), 300 * Math.random())
  }

  /** Read the form again; what is being written stays as it is. */
  async read() {
    clearTimeout(this._reading)
    this._reading = null
    let answer
    try {
      answer = await this.road.ask("form", this.theme_id, Number(this.track))
    } catch {
      // Without a connection it is read when there is one.
      return this._readLater()
    }
    if (this._isClosed) return
    if (!answer.ok) {
      if (answer.code === "failed") this._readLater()
      if (!this.form) render(html`<p class="part">${answer.say}</p>`, this.element)
      return
    }
    const before = this.form?.now
    this.form = answer.form
    if (this.form.is_locked) this._mending.clear()
    const isBusy = [...this._answers.values()].some((each) => each.hasFocus())
    if (!this._isAsked(this.at) || (this.form.now !== before && !isBusy)) this.at = this._first()
    this.authors?.renew()
    for (const meeting of this.form.meetings) this._textOf(meeting.id).comeBack(meeting.may_write, meeting.waits)
    this.proposals.take(this.form)
    this._draw()
    this.onForm(this.form)
  }

  _readLater() {
    clearTimeout(this._again)
    this._again = setTimeout(() => this.road.isOpen && !this._isClosed && this.read(), AGAIN)
  }

  /** Show a question, and go to it. */
  show(question_id) {
    this.at = question_id
    this._draw()
    const heading = document.getElementById(`q-${question_id}`)
    heading?.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" })
    heading?.focus({ preventScroll: true })
  }

  /** The worst of all texts, as `worst` tells it; and for a while why nothing came of what was done, as `stopped`. */
  state() {
    return { ...worst([...this._texts.values()]), stopped: this._stopped }
  }

  texts() {
    return this._texts
  }

  /** Whether there is an editor open here: the meeting is on, is mended, or is being finished. */
  isWriting() {
    return [...this._answers.values()].some((answer) => answer.isWritten())
  }

  /** How many are writing now, in the meeting that is on. */
  writers() {
    const text = this._texts.get(this.form?.now)
    return text ? new Set([...text.people.getStates().values()].filter(({ cursor }) => cursor).map(({ user }) => user.name)).size : 0
  }

  /** How much is written under a question in the meeting that is on, in words. */
  words(question_id) {
    return this._answers.get(key(this.form?.now, question_id))?.words ?? 0
  }

  /** How many lines are new under a question since "I have read"; 0 until it is known what there is. */
  fresh(question_id) {
    return this.seen.at ? this.seen.fresh(this._lines(question_id)) : 0
  }

  /** "I have read". */
  markRead() {
    this.seen.read(this._asked().flatMap(({ id }) => this._lines(id)), Date.now())
    this._draw()
  }

  async close() {
    this._isClosed = true
    this._ends.forEach((end) => end())
    clearTimeout(this._reading)
    clearTimeout(this._goingOn)
    this.authors?.close()
    this.authors = null
    this.proposals.close()
    clearInterval(this._watch)
    wide.removeEventListener("change", this._changed)
    this._answers.forEach((answer) => answer.close())
    render(nothing, this.element)
    // What is still on its way goes on after the form is gone from the screen.
    Promise.all([...this._texts.values()].map((text) => text.close())).then(() => removeEventListener("beforeunload", this._guard))
  }

  // ---- What is where

  _isAsked(question_id) {
    return this.form.meetings.some(({ questions }) => questions.includes(question_id))
  }

  /** The question to begin with: the first that is asked now. */
  _first() {
    const now = this.form.meetings.find(({ id }) => id === this.form.now)
    return (this._asked().find(({ id }) => now?.questions.includes(id)) ?? this._asked()[0])?.id ?? null
  }

  _asked() {
    return this.form.questions.filter(({ id }) => this._isAsked(id))
  }

  _lines(question_id) {
    return [...this._texts.values()].flatMap((text) => plain(text.answer(question_id)).split("\n").filter((line) => line.trim()))
  }

  /** What somebody writes, or writes in, isn't news to them; nor is all that was here the first time they came. */
  _followRead() {
    if (!this.seen.at && [...this._texts.values()].every((text) => text.isConnected)) this.markRead()
    for (const answer of this._answers.values()) {
      if (answer.hasFocus()) this.seen.read(plain(answer.text.answer(answer.question.id)).split("\n").filter((line) => line.trim()))
    }
  }

  _textOf(meeting_id) {
    if (!this._texts.has(meeting_id)) {
      const text = Text.open(this.road, meeting_id, this.person.id, (isAnew) => (isAnew ? this._reopen(meeting_id) : this._soon()))
      this._ends.push(followPeople(text, () => this._soon()))
      this._texts.set(meeting_id, text)
    }
    return this._texts.get(meeting_id)
  }

  _answerOf(meeting, question) {
    return this._answerIn(meeting.id, question)
  }

  /** The answer to a question, or a part of a proposal, in the text of this id. */
  _answerIn(text_id, question, labels) {
    const name = key(text_id, question.id)
    if (!this._answers.has(name)) {
      const text = this._textOf(text_id)
      const answer = new Answer({
        text,
        question,
        name: `by-${name}`,
        labels,
        toTools: () => this.toolbar.focus(),
        focused: (view) => this.toolbar.show(view),
        moved: (view) => this.toolbar.isFor(view) && this.toolbar.draw(),
        changed: () => this._soon(),
        shown: (answer) => this.authors?.follow(answer),
        tooLong: () => this._stop(t("Det er for langt å lime inn. Lim inn litt om gangen.")),
        full: () => this._stop(t("Det er ikke plass til mer her. Kort ned teksten, eller be arrangøren om hjelp.")),
      })
      this._answers.set(name, answer)
    }
    return this._answers.get(name)
  }

  /** Say for a while, where else it says that the text is saved, why nothing came of what was done. */
  _stop(sentence) {
    this._stopped = sentence
    clearTimeout(this._goingOn)
    this._goingOn = setTimeout(() => {
      this._stopped = null
      this._soon()
    }, STOPPED)
    this._soon()
  }

  /** A meeting's text is another document by now: its answers are opened anew, and who wrote in one goes on there. */
  _reopen(meeting_id) {
    let [focused, caret] = [null, 0]
    for (const [name, answer] of this._answers) {
      if (answer.text.id !== meeting_id) continue
      if (answer.hasFocus()) [focused, caret] = [name, answer.caret]
      answer.close()
      this._answers.delete(name)
    }
    if (this.form && !this._isClosed) this._draw()
    this._answers.get(focused)?.focus(caret)
  }

  /** Whether a meeting is written in here: it is on, a leader mends it, or somebody was typing when it ended. */
  _isWritten(meeting, question) {
    if (question.is_retired) return false
    return (meeting.id === this.form.now && meeting.may_write) || this._mending.has(key(meeting.id, question.id)) || this._isFinishing(meeting, question)
  }

  _isShown(meeting, question) {
    if (!this._textOf(meeting.id).isGone && this._isWritten(meeting, question)) return true
    const answer = this._answerOf(meeting, question)
    return answer.hasText && (this.authors?.shows(meeting, answer) ?? true)
  }

  _nothingHere(meetings, question) {
    const isLeftOut = meetings.some((meeting) => this._answerOf(meeting, question).hasText)
    return isLeftOut ? t("Ingenting her er med i utvalget.") : t("Her er det ikke skrevet noe.")
  }

  _isFinishing(meeting, question) {
    const answer = this._answers.get(key(meeting.id, question.id))
    return Boolean(!this.form.is_locked && answer?.hasFocus() && Date.now() - this._textOf(meeting.id).lastTyped < PAUSED)
  }

  /** Whether there is anything to save here. */
  _isWritable() {
    return Boolean(this.form.now) || this.form.leads || this.isWriting() || this.state().state !== "saved"
  }

  _lockPaused() {
    for (const name of this._mending) {
      const answer = this._answers.get(name)
      if (answer && !answer.hasFocus() && Date.now() - answer.text.lastTyped > 2 * PAUSED) this._mending.delete(name)
    }
    this._soon()
  }

  _mayLeave() {
    return [...this._texts.values()].every((text) => text.state === "saved") && !isRefusedHere()
  }

  /** Show who wrote what, or no longer; what that takes is fetched the first time. */
  async _showAuthors(isWanted) {
    keepHere(AUTHORS, isWanted)
    this._wantsAuthors = isWanted
    this._soon()
    if (!isWanted) {
      const { authors } = this
      this.authors = null
      return authors?.close()
    }
    const isStill = () => this._wantsAuthors && !this._isClosed
    const found = await fetchScript(() => import("./authors.js"), { isWanted: isStill })
    if (!isStill() || this.authors) return
    const [form, answers, changed] = [() => this.form, () => this._answers.values(), () => this._soon()]
    this.authors = new found.Authors({ road: this.road, form, answers, changed })
    for (const answer of answers()) answer.view ? this.authors.follow(answer) : answer.redraw()
    this._soon()
  }

  // ---- On the screen

  _soon() {
    if (this._isClosed) return
    // "Saved" must not stand a moment longer than it is true; all else may wait and be drawn together.
    if (this._said === "saved" && this.form && this.state().state !== "saved" && !this._hurrying) {
      this._hurrying = true
      queueMicrotask(() => {
        this._hurrying = false
        if (!this._isClosed) this._draw()
      })
    }
    if (this._drawing) return
    this._drawing = true
    setTimeout(() => {
      this._drawing = false
      if (this.form && !this._isClosed) this._draw()
    }, 60)
  }

  _draw() {
    const questions = this._asked()
    const isWhole = this.everything && wide.matches
    const index = Math.max(0, questions.findIndex(({ id }) => id === this.at))
    const shown = isWhole ? questions : questions.slice(index, index + 1)
    render(
      html`
        ${this.form.is_locked ? html`<p class="notice info locked">${t("Temaet er låst. Ingen kan skrive i det nå.")}</p>` : nothing}
        ${index === 0 || isWhole ? newsView(this.form, (id) => this.show(id)) : nothing}
        ${shown.length ? this._authorship() : nothing}
        ${shown.length ? nothing : html`<p class="part">${t("Skjemaet har ingen spørsmål ennå.")}</p>`}
        ${repeat(shown, ({ id }) => id, (question) => this._question(question, isWhole ? null : index, questions.length))}
        ${this.proposals.view()}
        <p class="hidden" id="editor-keys">${t("Alt og F10: verktøy. Escape og så Tab: ut av teksten.")}</p>
        <div class="foot form-foot">
          ${this._tools} ${isWhole ? nothing : html`<div class="row">${this._isWritable() ? saveState(this.state()) : nothing} ${this._next(questions, index)}</div>`}
        </div>
      `,
      this.element,
    )
    for (const answer of this._answers.values()) answer.drawn()
    this.toolbar.draw()
    this._followRead()
    const state = this.state()
    this._said = state.state
    if (state.state === "saving") setTimeout(() => this._soon(), 500)
    this.onState(state)
  }

  _authorship() {
    const isOn = Boolean(this._wantsAuthors)
    return html`<div class="part authorship stack s">
      <button class="btn plain" aria-pressed=${isOn} @click=${() => this._showAuthors(!isOn)}>${t("Vis hvem som skrev")}</button>
      ${this.authors?.view() ?? (isOn ? html`<p class="muted">${t("Henter navnene …")}</p>` : nothing)}
    </div>`
  }

  _question(question, index, total) {
    const meetings = this.form.meetings.filter(({ questions }) => questions.includes(question.id))
    const heading = this.heading === 1 && index !== null
      ? html`<h1 id="q-${question.id}" class="question-title" tabindex="-1">${question.text}</h1>`
      : html`<h2 id="q-${question.id}" class="question-title" tabindex="-1">${question.text}</h2>`
    return html`<section class="question part stack l" aria-labelledby="q-${question.id}">
      <div class="entry head">
        <div class="by">${this.question(question)}</div>
        <div>
          ${index === null
            ? nothing
            : html`<p class="muted">${t("{theme}, spørsmål {n} av {total}", { theme: this.form.theme.title, n: index + 1, total })}</p>`}
          ${heading}${question.help ? html`<p class="muted">${question.help}</p>` : nothing}
          ${question.is_retired ? html`<p class="muted small">${t("Spørsmålet er tatt ut. Svarene blir stående.")}</p>` : nothing}
        </div>
      </div>
      ${repeat(meetings, ({ id }) => id, (meeting) => this._entry(meeting, question))}
      ${meetings.some((meeting) => this._isShown(meeting, question)) ? nothing : html`<div class="entry head"><span></span><p class="muted">${this._nothingHere(meetings, question)}</p></div>`}
    </section>`
  }

  _entry(meeting, question) {
    const answer = this._answerOf(meeting, question)
    const text = this._textOf(meeting.id)
    const isNow = meeting.id === this.form.now
    const isWritten = !text.isGone && this._isWritten(meeting, question)
    answer.show(isWritten)
    if (!this._isShown(meeting, question)) return nothing
    const mayMend = this.form.leads && !isNow && !question.is_retired && !this.form.is_locked
    const toggle = () => {
      const name = key(meeting.id, question.id)
      if (this._mending.delete(name)) answer.blur()
      else this._mending.add(name)
      this._draw()
      if (this._mending.has(name)) answer.focus()
    }
    return html`<article class="entry" data-g=${((meeting.group.number - 1) % 8) + 1}>
      <div class="by">
        <p id=${answer.name}>
          <span>${roundName(meeting)}</span><span class="dot"> · </span><span>${groupName(meeting)}${isNow ? whose(meeting) : ""}</span>
        </p>
        ${mayMend
          ? html`<button class="btn plain tight mend" @click=${toggle} aria-describedby="q-${question.id} ${answer.name}">
              ${isWritten ? t("Ferdig") : t("Rett")}
            </button>`
          : nothing}
      </div>
      <div class="text">
        ${answer.place} ${text.late && !meeting.may_write ? html`<p class="small tag warn">${this._whyLate()}</p>` : nothing}
      </div>
    </article>`
  }

  _whyLate() {
    return this.form.is_locked ? t("Temaet er låst. Det siste du skrev, er tatt vare på.") : t("Møtet er over. Det siste du skrev, venter på gruppelederen.")
  }

  _next(questions, index) {
    const next = questions[index + 1]
    const before = questions[index - 1]
    const go = (question) => () => {
      this.show(question.id)
      scrollTo(0, 0)
    }
    return html`<span class="push row tight-row">
      ${before ? html`<button class="btn" @click=${go(before)}>${t("Forrige")}<span class="hidden">: ${before.text}</span></button>` : nothing}
      ${next ? html`<button class="btn main" @click=${go(next)}>${t("Neste")}<span class="hidden">: ${next.text}</span></button>` : nothing}
    </span>`
  }
}

function followPeople(text, tell) {
  text.people.on("change", tell)
  return () => text.people.off("change", tell)
}

function isKept(name) {
  try {
    return localStorage.getItem(name) !== null
  } catch {
    return false
  }
}

function keepHere(name, isOn) {
  try {
    isOn ? localStorage.setItem(name, "1") : localStorage.removeItem(name)
  } catch {
    // It is remembered as long as the page is open.
  }
}

const key = (meeting_id, question_id) => `${meeting_id}/${question_id}`

const whose = (meeting) => (meeting.is_own ? ` ${t("(dere)")}` : t(", nå"))

