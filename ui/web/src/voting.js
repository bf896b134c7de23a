// Voting on one's own phone: the ballot of a poll, what became of it, and the result once it is shown.
import { html, nothing, render } from "lit-html"
import { say } from "./announce.js"
import { serverNow } from "./clock.js"
import { partName } from "./form/naming.js"
import { prose, secrecyOf } from "./parts.js"
import { resultView } from "./result.js"
import { t, timeOfDay, tn } from "./words.js"

const SCALE = [1, 2, 3, 4, 5]

/** Draw into `place` and keep it true: {draw, close}. `find()` gives the poll as it is now, null when it is gone. */
export function mountVoting(place, { poll_id, find, ballots, person_id }) {
  const page = new Voting(place, poll_id, find, ballots, person_id)
  page.begin()
  return page
}

class Voting {
  constructor(place, poll_id, find, ballots, person_id) {
    Object.assign(this, { place, poll_id, find, ballots, person_id })
    this.poll = null // as it was last seen
    this.choice = null // as it is being made
    this.isChanging = false
    this.elsewhere = false
    this.said = ""
    this.proposals = new Map() // what was unfolded: proposal -> what it says, null while it is on its way
  }

  async begin() {
    const poll = this.find()
    this.draw()
    this.place.querySelector("h1")?.focus({ preventScroll: true })
    if (poll?.state === "open" && this.ballots.state(poll.id) === "none") {
      this.elsewhere = await this.ballots.hasVoted(poll.id)
      if (this.elsewhere) this.draw()
    }
  }

  close() {
    this.isClosed = true
    render(nothing, this.place)
  }

  draw() {
    if (this.isClosed) return
    const poll = this.find()
    if (poll) this._see(poll)
    render(poll ? this._page(poll) : this._gone(), this.place)
    this._announce(this.ballots.state(this.poll_id))
  }

  /** One that was taken back and opened anew may ask for something else: what was chosen is not for that. */
  _see(poll) {
    if (poll.opened_at !== this.poll?.opened_at) this.choice = this.ballots.waiting(poll) ?? blank(poll)
    this.poll = poll
  }

  /** Not open, and not shown: over, or taken back, which only one that nobody has voted in is. */
  _gone() {
    const { poll, poll_id, ballots } = this
    const isTimeUp = Boolean(poll?.ends_at) && poll.ends_at <= serverNow()
    this.isOver ||= isTimeUp || this.elsewhere || this.said === "counted" || ballots.wasTooLate(poll_id)
    return gone(this.isOver, ballots.state(poll_id), ballots.refusal(poll_id))
  }

  _page(poll) {
    if (poll.state !== "open") return results(poll)
    const state = this.ballots.state(poll.id)
    if (this.elsewhere) return done(t("Du har stemt på en annen enhet."), poll, t("Der kan du også endre stemmen."))
    if (state === "counted" && !this.isChanging) return this._counted(poll)
    return this._ballot(poll, state)
  }

  _counted(poll) {
    const refusal = this.ballots.refusal(poll.id)
    return html`${done(t("Stemmen din er talt med."), poll, poll.is_secret ? t("Ingen ser hva du valgte.") : "")}
      <section class="part stack">
        ${refusal ? html`<p class="tag alert" role="alert">${refusal}</p>` : nothing}
        ${poll.is_changeable
          ? html`<button class="btn" @click=${() => this._change(poll)}>${t("Endre stemmen")}</button>`
          : nothing}
      </section>`
  }

  _change(poll) {
    this.isChanging = true
    this.choice = blank(poll)
    this.draw()
    this.place.querySelector("h1")?.focus()
  }

  _ballot(poll, state) {
    const refusal = this.ballots.refusal(poll.id)
    const how = KINDS[poll.kind]
    return html`<section class="part stack ballot">
        <h1 tabindex="-1">${poll.title}</h1>
        <p>${how.ask(poll)}</p>
        <p class="muted small">${secrecy(poll)}</p>
        ${how.draw(poll, this.choice, (choice) => this._choose(choice), shuffled(poll, this.person_id))}
        ${this._about(poll)}
      </section>
      <section class="foot stack s" aria-label=${t("Stemmen din")}>
        ${refusal ? html`<p class="tag alert" role="alert">${refusal}</p>` : nothing}
        <p role="status">${state === "waiting" ? t("Sender stemmen. Den går av seg selv når nettet er der.") : how.status(poll, this.choice)}</p>
        <button class="btn main big" ?disabled=${state === "waiting" || !how.isReady(poll, this.choice)} @click=${() => this._send(poll)}>
          ${this.isChanging ? t("Send den nye stemmen") : t("Send stemmen")}
        </button>
      </section>`
  }

  /** The proposals behind the options, each fetched when it is unfolded. */
  _about(poll) {
    const options = shuffled(poll, this.person_id).filter(({ id }) => poll.about[id])
    if (!options.length) return nothing
    return html`<details class="stack s"><summary>${tn("Les forslaget", "Les forslagene", options.length)}</summary>
      ${options.map(
        ({ id, text }) => html`<details class="stack s" @toggle=${({ target }) => target.open && this._read(poll.about[id])}>
          <summary>${text}</summary>${this._told(poll.about[id])}
        </details>`,
      )}
    </details>`
  }

  async _read(proposal_id) {
    if (this.proposals.get(proposal_id)?.parts) return
    this.proposals.set(proposal_id, null)
    this.draw()
    const answer = await this.ballots.readProposal(proposal_id)
    this.proposals.set(proposal_id, answer ?? { failed: true })
    this.draw()
  }

  _told(proposal_id) {
    const said = this.proposals.get(proposal_id)
    if (!said) return html`<p class="muted">${t("Henter forslaget …")}</p>`
    if (said.failed) return html`<p>${t("Forslaget kom ikke fram. Lukk og åpne det for å prøve igjen.")}</p>`
    if (!said.parts.length) return html`<p class="muted">${t("Det er ikke skrevet noe mer.")}</p>`
    return said.parts.map(({ part, text }) => html`<div class="text"><p><strong>${partName(part)}</strong></p>${prose(text)}</div>`)
  }

  _choose(choice) {
    this.choice = choice
    this.draw()
  }

  _send(poll) {
    this.isChanging = false
    this.ballots.cast(poll, this.choice)
  }

  /** Said once, for those who don't see the page change. */
  _announce(state) {
    if (state === this.said) return
    if (state === "counted" && this.said === "waiting") {
      say(t("Stemmen din er talt med."))
      this.place.querySelector("h1")?.focus({ preventScroll: true })
    }
    this.said = state
  }
}

// ---- The kinds of ballots: what is asked, how it is drawn, what is left to do, whether it can be sent.

const KINDS = {
  dots: {
    ask: ({ dots, most_on_one, options }) =>
      options.length && most_on_one < dots
        ? t("Fordel {n} prikker. Du kan gi høyst {most} til ett forslag.", { n: dots, most: most_on_one })
        : t("Fordel {n} prikker.", { n: dots }),
    draw: (poll, choice, choose, options) => html`<ul>${options.map((option) => dotsRow(poll, option, choice, choose))}</ul>`,
    status: (poll, choice) => tn("{n} prikk igjen", "{n} prikker igjen", poll.dots - sum(choice)),
    isReady: (_poll, choice) => sum(choice) > 0,
  },
  choose: {
    ask: ({ least, most }) => (least === most ? tn("Velg {n}.", "Velg {n}.", most) : t("Velg {least}–{most}.", { least, most })),
    draw: (poll, choice, choose, options) => html`<ul class="stack s">
      ${options.map(
        ({ id, text }) => html`<li><label class="choice"><input type="checkbox" .checked=${choice.includes(id)}
          ?disabled=${!choice.includes(id) && choice.length >= poll.most}
          @change=${() => choose(toggled(choice, id))} /> <span>${text}</span></label></li>`,
      )}
    </ul>`,
    status: (poll, choice) => t("Du har valgt {n} av {most}.", { n: choice.length, most: poll.most }),
    isReady: (poll, choice) => choice.length >= Math.max(1, poll.least) && choice.length <= poll.most,
  },
  ranking: {
    ask: () => t("Trykk på forslagene, det beste først. De du ikke trykker på, kommer sist."),
    draw: (_poll, choice, choose, options) => html`<ol class="stack s ranking">
      ${options.map(({ id, text }) => {
        const place = choice.indexOf(id) + 1
        return html`<li><button class="choice" aria-pressed=${place > 0} @click=${() => choose(toggled(choice, id))}>
          <span class="place" aria-hidden="true">${place || ""}</span><span>${text}</span>
          <span class="hidden">${place ? t("nummer {n}", { n: place }) : t("ikke rangert")}</span>
        </button></li>`
      })}
    </ol>`,
    status: (poll, choice) => t("Du har rangert {n} av {total}.", { n: choice.length, total: poll.options.length }),
    isReady: (_poll, choice) => choice.length > 0,
  },
  scale: {
    ask: () => t("Gi hvert forslag fra 1 til 5. 1 er lavest."),
    draw: (_poll, choice, choose, options) =>
      options.map(({ id, text }) => steps(text, id, choice[id], (value) => choose({ ...choice, [id]: value }))),
    status: answered,
    isReady: (_poll, choice) => Object.keys(choice).length > 0,
  },
  two_scales: {
    ask: () => t("Gi hvert forslag to tall fra 1 til 5: effekt og innsats."),
    draw: (_poll, choice, choose, options) =>
      options.map(({ id, text }) => {
        const [effect, effort] = choice[id] ?? []
        return html`<fieldset class="stack s pair-of-scales"><legend class="label">${text}</legend>
          ${steps(t("Effekt: 1 liten, 5 stor"), `${id}-effect`, effect, (value) => choose({ ...choice, [id]: [value, effort] }))}
          ${steps(t("Innsats: 1 liten, 5 stor"), `${id}-effort`, effort, (value) => choose({ ...choice, [id]: [effect, value] }))}
        </fieldset>`
      }),
    status: answered,
    isReady: (_poll, choice) => {
      const pairs = Object.values(choice)
      return pairs.length > 0 && pairs.every(([effect, effort]) => effect && effort)
    },
  },
  yes_no: {
    ask: ({ options }) => options[0]?.text ?? t("Svar ja eller nei, eller la være å velge."),
    draw: (_poll, choice, choose) => html`<fieldset class="stack s"><legend class="hidden">${t("Svaret ditt")}</legend>
      ${[["yes", t("Ja")], ["no", t("Nei")], ["abstain", t("Blankt")]].map(
        ([value, text]) => html`<label class="choice"><input type="radio" name="answer" .checked=${choice === value} @change=${() => choose(value)} /> ${text}</label>`,
      )}
    </fieldset>`,
    status: () => "",
    isReady: (_poll, choice) => Boolean(choice),
  },
}

const blank = ({ kind }) => ({ choose: [], ranking: [], yes_no: "" })[kind] ?? {}
const sum = (choice) => Object.values(choice).reduce((all, one) => all + one, 0)
const toggled = (choice, id) => (choice.includes(id) ? choice.filter((each) => each !== id) : [...choice, id])

function answered(poll, choice) {
  return t("Du har vurdert {n} av {total}.", { n: Object.keys(choice).length, total: poll.options.length })
}

function dotsRow(poll, { id, text }, choice, choose) {
  const given = choice[id] ?? 0
  const give = (number) => {
    const { [id]: _gone, ...rest } = choice
    choose(number ? { ...rest, [id]: number } : rest)
  }
  const isFull = given >= poll.most_on_one || sum(choice) >= poll.dots
  return html`<li class="vote">
    <h2 id=${`o-${id}`}>${text}</h2>
    <div class="dots" role="group" aria-labelledby=${`o-${id}`}>
      <button class="btn" ?disabled=${!given} aria-label=${t("Ta bort en prikk")} @click=${() => give(given - 1)}>−</button>
      <output>
        <span class="pips" aria-hidden="true">${Array.from({ length: Math.min(given, 5) }, () => html`<i class="on"></i>`)}</span>
        <span class=${given > 5 ? "" : "hidden"}>${tn("{n} prikk", "{n} prikker", given)}</span>
      </output>
      <button class="btn" ?disabled=${isFull} aria-label=${t("Gi en prikk")} @click=${() => give(given + 1)}>+</button>
    </div>
  </li>`
}

function steps(label, name, value, choose) {
  return html`<fieldset class="scale"><legend class="label">${label}</legend>
    ${SCALE.map(
      (step) => html`<label class="choice"><input type="radio" name=${name} .checked=${value === step} @change=${() => choose(step)} /> ${step}</label>`,
    )}
  </fieldset>`
}

// ---- What stands around it.

function secrecy(poll) {
  const who = secrecyOf(poll)
  const until = poll.ends_at && poll.ends_at > serverNow() ? t("Åpent til kl. {clock}.", { clock: timeOfDay(poll.ends_at) }) : ""
  return `${who} ${until} ${poll.is_changeable ? t("Du kan endre stemmen til vi lukker.") : t("Stemmen kan ikke endres.")}`
}

function done(heading, poll, more) {
  return html`<section class="now rest stack l">
    <h1 tabindex="-1">${heading}</h1>
    <p>${poll.title} ${more}</p>
    <p>${t("Resultatet kommer her når arrangøren viser det.")}</p>
  </section>`
}

function results(poll) {
  return html`<section class="part stack l">
    <h1 tabindex="-1">${poll.title}</h1>
    ${poll.result ? resultView(poll) : html`<p>${t("Avstemningen er lukket. Resultatet kommer når arrangøren viser det.")}</p>`}
  </section>`
}

/** A poll that is not open, and not shown; with what became of the vote that was on its way. */
function gone(isOver, state, refusal) {
  const heading = isOver ? t("Avstemningen er lukket.") : t("Avstemningen er ikke åpen nå.")
  return html`<section class="part stack"><h1 tabindex="-1">${heading}</h1>
    ${refusal ? html`<p class="tag alert" role="alert">${refusal}</p>` : nothing}
    ${state === "waiting" ? html`<p>${t("Sender stemmen. Den går av seg selv når nettet er der.")}</p>` : nothing}
    ${isOver ? html`<p>${t("Resultatet kommer når arrangøren viser det.")}</p>` : nothing}</section>`
}

/** The options in an order of this person's own, the same each time, where the poll says so. */
function shuffled(poll, person_id) {
  if (!poll.is_shuffled) return poll.options
  const weight = (id) => [...`${person_id}${id}`].reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0, 7)
  return [...poll.options].sort((a, b) => Math.imul(weight(a.id), 2654435761) - Math.imul(weight(b.id), 2654435761))
}
