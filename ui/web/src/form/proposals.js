// The proposals of a theme, under its questions: made, opened, written in by several at once, hidden and merged; and
// while a meeting writes apart, each writes their own, which nobody else hears of.
import { html, nothing } from "lit-html"
import { repeat } from "lit-html/directives/repeat.js"
import { say } from "../announce.js"
import { t, tn } from "../words.js"
import { groupName, partName, roundName } from "./naming.js"
import { plain } from "./reading.js"
import { askIfSure } from "./sure.js"

const COUNT_AGAIN = 10000 // ms between two askings for how many have written something

/** What stands beside the gutter in which entries say whose they are. */
const beside = (content) => html`<div class="entry head"><span></span><div class="stack">${content}</div></div>`

export class Proposals {
  /**
   * `live`; `textOf(id)` and `answerOf(proposal, part, labels)` of the form; `read()` reads the form again, `changed()`
   * draws it, `stop(sentence)` says for a while why nothing came of what was done.
   */
  constructor(options) {
    Object.assign(this, options)
    this._open = new Set() // ids of those that are unfolded
    this._merging = null // the id of the one that others are to go into
  }

  /** Take the form as it is now: open the texts of the meeting that is on, so that they can be written in without a network. */
  take(form) {
    this.form = form
    this.entries = form.proposals?.entries ?? [] // there are none where expectations are written
    for (const entry of this.entries) {
      if (entry.meeting_id === form.now || this._open.has(entry.id)) this.textOf(entry.id).comeBack(entry.may_write, entry.waits)
    }
    clearTimeout(this._counting)
    if (form.leads && this._apart()) this._counting = setTimeout(this.read, COUNT_AGAIN)
  }

  close() {
    clearTimeout(this._counting)
  }

  view() {
    const { form, entries } = this
    if (!form.proposals) return nothing
    const known = new Set(entries.map(({ id }) => id))
    // What somebody wrote stays theirs to see, also where the one that it went into is hidden from them.
    const alone = entries.filter(({ merged_into }) => !known.has(merged_into))
    const standing = alone.filter((entry) => !(entry.is_hidden && form.leads))
    const hidden = alone.filter((entry) => entry.is_hidden && form.leads)
    const mayMake = form.now && form.meetings.some(({ id, may_write }) => id === form.now && may_write)
    return html`<section class="proposals part stack l" aria-labelledby="proposals-title">
      ${beside(html`<h2 id="proposals-title" tabindex="-1">${t("Forslag")}</h2>
        ${this._apartView()} ${standing.length ? nothing : html`<p class="muted">${t("Her kommer forslagene deres.")}</p>`}`)}
      ${repeat(standing, ({ id }) => id, (entry) => this._entry(entry))}
      ${mayMake ? beside(html`<p><button class="btn" @click=${() => this._make()}>${t("Nytt forslag")}</button></p>${this._measures()}`) : nothing}
      ${hidden.length
        ? html`<details class="stack"><summary class="btn plain">${tn("{n} skjult forslag", "{n} skjulte forslag", hidden.length)}</summary>
            ${repeat(hidden, ({ id }) => id, (entry) => this._entry(entry))}</details>`
        : nothing}
    </section>`
  }

  // ---- Writing apart

  _apart() {
    return this.form.meetings.some(({ is_apart }) => is_apart)
  }

  _apartView() {
    const { form } = this
    if (this._apart()) {
      const wrote = form.proposals.wrote
      return html`<div class="notice info">
        <p class="grow">
          <strong>${t("Skriv hver for seg først.")}</strong> ${t("Bare du ser forslagene dine, til de åpnes for alle.")}
          ${t("Er dagen slutt, åpnes de av seg selv.")} ${form.leads ? tn("{n} har skrevet noe.", "{n} har skrevet noe.", wrote) : nothing}
        </p>
        ${form.leads ? html`<button class="btn" @click=${() => this._askToReveal()}>${t("Åpne for alle")}</button>` : nothing}
      </div>`
    }
    if (!form.leads || form.is_locked || !form.meetings.some(({ is_open }) => is_open)) return nothing
    return html`<p class="row">
      <button class="btn plain" @click=${() => this._do("write_apart", this._place())} aria-describedby="apart-help">${t("Skriv hver for seg først")}</button>
      <span class="small muted" id="apart-help">${t("Nye forslag er skjult for andre til du åpner dem.")}</span>
    </p>`
  }

  _place() {
    return { theme_id: this.form.theme.id, track: this.form.track }
  }

  async _askToReveal() {
    await this.read()
    const { wrote } = this.form.proposals
    const act = () => this._do("reveal_proposals", this._place())
    if (!wrote) return act()
    askIfSure({
      title: t("Åpne for alle?"),
      explanation: [tn("{n} har skrevet for seg selv.", "{n} har skrevet hver for seg.", wrote), t("Da kan alle lese det."), t("Det kan ikke lukkes igjen.")].join(" "),
      verb: t("Åpne for alle"),
      act,
    })
  }

  // ---- A proposal

  _entry(entry) {
    const isOpen = this._open.has(entry.id)
    const meeting = this.form.meetings.find(({ id }) => id === entry.meeting_id)
    const name = `p-${entry.id}`
    return html`<article class="entry proposal" data-g=${((meeting.group.number - 1) % 8) + 1} aria-labelledby=${name}>
      <div class="by"><p><span>${roundName(meeting)}</span><span class="dot"> · </span><span>${groupName(meeting)}</span></p></div>
      <div class="text stack s">
        <div class="row">
          <h3 id=${name} class="grow">${this._title(entry)}</h3>
          <button class="btn plain tight" aria-expanded=${isOpen} aria-describedby=${name} @click=${() => this._toggle(entry)}>
            ${isOpen ? t("Lukk") : entry.may_write ? t("Åpne og skriv") : t("Åpne")}
          </button>
        </div>
        ${this._marks(entry)} ${isOpen ? html`${this._parts(entry, entry.may_write)} ${this._sources(entry)} ${this._tending(entry)}` : nothing}
      </div>
    </article>`
  }

  _marks(entry) {
    const said = [
      entry.measure_text && t("Gjør konkret: {measure}", { measure: entry.measure_text }),
      entry.is_private && t("Bare du ser dette."),
      entry.is_hidden && (entry.is_own && !this.form.leads ? t("Forslaget er skjult for de andre. Snakk med gruppelederen.") : t("Skjult for deltakerne.")),
      entry.waits && t("Det siste du skrev, venter på gruppelederen."),
      this._sourcesOf(entry).length && t("Slått sammen av {names}.", { names: this._sourcesOf(entry).map((each) => t("«{title}»", { title: this._title(each) })).join(", ") }),
    ].filter(Boolean)
    return said.map((each) => html`<p class="small muted">${each}</p>`)
  }

  _parts(entry, isWritten) {
    const text = this.textOf(entry.id)
    return this.form.proposals.parts.map(({ id, part }) => {
      const label = `pp-${entry.id}-${part}`
      const answer = this.answerOf(entry.id, id, `p-${entry.id} ${label}`)
      answer.show(isWritten && !text.isGone)
      if (!isWritten && !answer.hasText) return nothing
      return html`<div class="stack s part-${part}"><p class="label" id=${label}>${partName(part)}</p>${answer.place}</div>`
    })
  }

  _sourcesOf(entry) {
    return this.entries.filter(({ merged_into }) => merged_into === entry.id)
  }

  _sources(entry) {
    return this._sourcesOf(entry).map(
      (source) => html`<details class="source" @toggle=${({ target }) => this._follow(source, target.open)}>
        <summary>${t("Var før: {title}", { title: this._title(source) })}</summary>
        <div class="stack s">${this._open.has(source.id) ? html`${this._parts(source, false)} ${this._sources(source)}` : nothing}</div>
      </details>`,
    )
  }

  /** What leader and note taker may do with it. */
  _tending(entry) {
    if (!this.form.leads || this.form.is_locked || entry.is_private) return nothing
    const others = this.entries.filter((each) => each.id !== entry.id && !each.merged_into && !each.is_hidden && !each.is_private)
    const about = `p-${entry.id}`
    const hiding = entry.is_hidden ? ["show_proposal", t("Vis igjen")] : ["hide_proposal", t("Skjul")]
    return html`<div class="row">
        <button class="btn plain tight" aria-describedby=${about} @click=${() => this._do(hiding[0], { proposal_id: entry.id })}>${hiding[1]}</button>
        ${others.length && !entry.is_hidden
          ? html`<button class="btn plain tight" aria-describedby=${about} aria-expanded=${this._merging === entry.id} @click=${() => this._startMerging(entry)}>${t("Slå sammen")}</button>`
          : nothing}
      </div>
      ${this._merging === entry.id ? this._mergeView(entry, others) : nothing}`
  }

  _mergeView(entry, others) {
    const merge = (event) => {
      event.preventDefault()
      const source_ids = new FormData(event.target).getAll("source")
      if (source_ids.length) this._do("merge_proposals", { kept_id: entry.id, source_ids }).then((answer) => answer.ok && this._startMerging(entry))
    }
    return html`<form class="stack s" @submit=${merge}>
      <fieldset class="stack s">
        <legend class="label">${t("Hvilke forslag skal inn i dette?")}</legend>
        ${others.map((each) => html`<label class="choice"><input type="checkbox" name="source" value=${each.id} /> ${this._title(each)}</label>`)}
      </fieldset>
      <p class="small muted">${t("Tekstene deres kan leses her etterpå. Ingen skriver mer i dem.")}</p>
      <p><button class="btn">${t("Slå sammen")}</button></p>
    </form>`
  }

  _startMerging(entry) {
    this._merging = this._merging === entry.id ? null : entry.id
    this.changed()
  }

  /** The title as it is written now, or as the server has it. */
  _title(entry) {
    const { id } = this.form.proposals.parts.find(({ part }) => part === "title")
    const written = this._isHere(entry) ? plain(this.textOf(entry.id).answer(id)).replace(/\s+/g, " ").trim() : ""
    return written || entry.title || t("Uten tittel")
  }

  _isHere(entry) {
    return entry.meeting_id === this.form.now || this._open.has(entry.id)
  }

  _toggle(entry) {
    this._follow(entry, !this._open.has(entry.id))
  }

  _follow(entry, isOpen) {
    if (isOpen === this._open.has(entry.id)) return
    if (isOpen) {
      this._open.add(entry.id)
      this.textOf(entry.id).comeBack(entry.may_write, entry.waits)
    } else this._open.delete(entry.id)
    this.changed()
  }

  // ---- Making one

  /** What the theme sheet proposes, to be made concrete. */
  _measures() {
    const { measures } = this.form.proposals
    if (!measures.length) return nothing
    return html`<details>
      <summary class="btn plain">${t("Forslag til tiltak på temaarket")}</summary>
      <ol class="measures">
        ${measures.map((text, index) => {
          const made = this.entries.filter(({ measure }) => measure === index + 1).length
          return html`<li>
            <p id="measure-${index}">${text}${made ? html` <span class="small muted">${tn("{n} forslag", "{n} forslag", made)}</span>` : nothing}</p>
            <button class="btn tight" aria-describedby="measure-${index}" @click=${() => this._make(index + 1)}>${t("Gjør konkret")}</button>
          </li>`
        })}
      </ol>
    </details>`
  }

  async _make(measure = null) {
    const answer = await this._do("make_proposal", { meeting_id: this.form.now, measure }, t("Et nytt forslag trenger nett. Prøv igjen når du er tilkoblet."))
    if (!answer.ok) return
    this._open.add(answer.result)
    await this.read()
    if (!this.entries.some(({ id }) => id === answer.result)) return
    this.changed()
    const { id } = this.form.proposals.parts[0]
    this.answerOf(answer.result, id).focus()
    say(t("Nytt forslag"))
  }

  /** Do something by name; what is refused is said. */
  async _do(name, facts, lost = t("Det kom ikke fram. Prøv igjen når du er tilkoblet.")) {
    let answer
    try {
      answer = await this.live.call(name, facts)
    } catch {
      answer = { ok: false, say: lost }
    }
    if (answer.ok) await this.read()
    else this.stop(answer.say)
    return answer
  }
}
