// Answering without a name: one question at a time, kept on the device until all is sent at once; and what was made common of
// the answers. Fetched when it is needed.
import { html, nothing } from "lit-html"
import { live as inStep } from "lit-html/directives/live.js"
import { say } from "./announce.js"
import { draftOf, keepDraft } from "./kept.js"
import { t, tn } from "./words.js"

const AGAIN = 2000 // ms until a sending that was not answered is tried again
/** A face for each smiley, beside its words. */
export const FACES = ["🙁", "😕", "😐", "🙂", "😀"]

/** The surveys of a page: `live` sends, `person_id` is who answers here, `redraw` is told of changes. */
export function surveysOf({ live, person_id, redraw }) {
  const open = new Map() // by id: {answers, at, receipt, isSending, isDone, error}
  const results = new Map() // by id: what the server said

  /** What is kept of a survey's answers here; what was being sent goes on. */
  const stateOf = (id) => {
    if (!open.has(id)) {
      open.set(id, { answers: {}, at: 0, ...draftOf(person_id, id), isDone: false, error: "" })
      if (open.get(id).receipt) send(id)
    }
    return open.get(id)
  }
  const keep = (id) => {
    const { answers, at, receipt } = open.get(id)
    keepDraft(person_id, id, { answers, at, receipt })
  }

  function answer(id, question, value) {
    const state = stateOf(id)
    state.error = ""
    if (value.length) state.answers[question.id] = value
    else delete state.answers[question.id]
    keep(id)
    redraw()
  }

  function go(id, at) {
    const state = stateOf(id)
    state.at = at
    state.error = ""
    keep(id)
    redraw()
    scrollTo(0, 0)
    document.querySelector("#question")?.focus({ preventScroll: true })
  }

  async function send(id) {
    const state = open.get(id)
    if (state.isSending) return
    // The same each time it is tried: whoever has it already is not counted twice.
    state.receipt ??= crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].join("-")
    state.isSending = true
    keep(id)
    redraw()
    try {
      const got = await live.call("answer_survey", { survey_id: id, answers: state.answers, receipt: state.receipt })
      state.isSending = false
      if (got.ok) finish(id, "")
      else if (["survey_answered", "survey_closed", "not_found"].includes(got.code)) finish(id, got.say)
      else {
        state.receipt = undefined
        state.error = got.say ?? t("Det gikk ikke. Prøv en gang til.")
        keep(id)
      }
    } catch {
      setTimeout(() => {
        state.isSending = false
        send(id)
      }, AGAIN)
    }
    redraw()
  }

  function finish(id, error) {
    const state = open.get(id)
    state.isDone = true
    state.error = error
    keepDraft(person_id, id, null)
    say(error || t("Takk. Svarene er sendt."))
    scrollTo(0, 0)
    setTimeout(() => document.querySelector("#question")?.focus({ preventScroll: true }))
  }

  async function read(id) {
    results.set(id, null)
    const got = await live.call("read_result", { survey_id: id }).catch(() => ({ ok: false }))
    results.set(id, got)
    redraw()
  }

  return {
    /** Go on with what was being sent when the page was left. */
    resume: (ids) => ids.forEach(stateOf),
    /** The page of one survey, whatever is to be seen of it. */
    view(id, snapshot, personal) {
      const survey = snapshot.surveys.find((each) => each.id === id)
      const state = survey || open.has(id) ? stateOf(id) : null
      if (state?.isDone) return state.error ? ended(state.error) : thanks()
      if (survey && personal.answered.includes(id) && !state.receipt) return thanks()
      if (survey) return questionView(survey, state)
      if (snapshot.published.some((each) => each.id === id)) {
        if (!results.has(id)) read(id)
        return resultView(results.get(id), () => read(id))
      }
      return ended(t("Det er lukket. Takk til alle som svarte."))
    },
  }

  function questionView(survey, state) {
    const { questions } = survey
    const at = Math.min(state.at, questions.length - 1)
    const question = questions[at]
    const isLast = at === questions.length - 1
    const place = t("Spørsmål {n} av {total}", { n: at + 1, total: questions.length })
    const next = (event) => {
      event.preventDefault()
      if (isLast) send(survey.id)
      else go(survey.id, at + 1)
    }
    const skip = () => {
      answer(survey.id, question, "")
      go(survey.id, at + 1)
    }
    return html`<form class="survey" @submit=${next}>
      <section class="part stack">
        <p class="muted" aria-hidden="true">${place}</p>
        <fieldset class="stack s" ?disabled=${Boolean(state.receipt)}>
          <legend><h1 id="question" tabindex="-1"><span class="hidden">${place}: </span>${question.text}</h1></legend>
          ${choices(survey, state, question)}
        </fieldset>
        <p class="muted small">${anonymous(survey, question)}</p>
      </section>
      <section class="foot stack s" aria-label=${t("Videre")}>
        ${state.error ? html`<p class="notice" role="alert">${state.error}</p>` : nothing}
        ${state.receipt
          ? html`<p role="status"><strong>${t("Sender …")}</strong> ${t("La siden stå åpen til svarene er framme.")}</p>`
          : html`<button class="btn main big">${isLast ? t("Send svarene") : t("Neste spørsmål")}</button>
              <div class="row">
                ${at
                  ? html`<button class="btn plain" type="button" @click=${() => go(survey.id, at - 1)}>${t("Tilbake")}</button>`
                  : nothing}
                ${isLast ? nothing : html`<button class="btn plain push" type="button" @click=${skip}>${t("Hopp over")}</button>`}
              </div>`}
      </section>
    </form>`
  }

  function choices(survey, state, question) {
    const given = state.answers[question.id] ?? []
    if (question.kind === "text") {
      return html`<textarea class="input" rows="6" aria-labelledby="question" .value=${inStep(String(given))}
        @input=${(event) => answer(survey.id, question, event.target.value)}></textarea>`
    }
    const isSeveral = question.kind === "several"
    const choose = (place, isOn) => {
      if (!isSeveral) return answer(survey.id, question, [place])
      answer(survey.id, question, isOn ? [...given, place].sort((a, b) => a - b) : given.filter((each) => each !== place))
    }
    const options = optionsOf(question)
    const ends = endsOf(question)
    return html`${isSeveral ? html`<p class="muted">${t("Du kan velge flere.")}</p>` : nothing}
      ${ends ? html`<p class="muted row"><span>${ends[0]}</span><span class="push">${ends[1]}</span></p>` : nothing}
      <div class=${ends ? "numbers" : "stack s"}>
        ${options.map(
          (words, place) => html`<label class="choice">
            <input type=${isSeveral ? "checkbox" : "radio"} name=${question.id} .checked=${inStep(given.includes(place))}
              @change=${(event) => choose(place, event.target.checked)} />
            ${question.kind === "smileys" ? html`<span aria-hidden="true">${FACES[place]}</span>` : nothing}
            <span>${words}</span>
          </label>`,
        )}
      </div>`
  }
}

/** What each option of a question is called. */
export function optionsOf({ kind, options }) {
  if (kind === "smileys") return [t("Svært dårlig"), t("Dårlig"), t("Midt på treet"), t("Bra"), t("Svært bra")]
  if (kind === "recommend") return Array.from({ length: 11 }, (_, n) => String(n))
  if (kind === "scale" && !options.length) return ["1", "2", "3", "4", "5"]
  return options
}

/** What the ends of a row of numbers mean; null for options that say it themselves. */
function endsOf({ kind, options }) {
  if (kind === "recommend") return [t("0: slett ikke"), t("10: helt sikkert")]
  return kind === "scale" && !options.length ? [t("1: lite"), t("5: mye")] : null
}

/** How the answers are kept and shown. Comments are never shown by group. */
function anonymous({ least, is_live: isLive, by_group: byGroup }, { kind }) {
  const shown = isLive
    ? t("Svarene vises samlet, hver gang minst {n} nye har svart.", { n: least })
    : t("Svarene vises først etterpå, og når minst {n} har svart.", { n: least })
  const parted = byGroup && kind !== "text" ? t("De vises også gruppe for gruppe, der minst {n} har svart.", { n: least }) : ""
  return `${t("Anonymt: Svaret lagres uten navn og klokkeslett.")} ${shown} ${parted}`
}

const thanks = () => html`<section class="part stack">
  <h1 id="question" tabindex="-1">${t("Takk for svarene.")}</h1>
  <p>${t("De er sendt uten navn. Ingen kan se hva du svarte.")}</p>
  <p><a class="btn" href="#">${t("Tilbake til dagen")}</a></p>
</section>`

const ended = (text) => html`<section class="part stack">
  <h1 id="question" tabindex="-1">${text}</h1>
  <p><a class="btn" href="#">${t("Tilbake til dagen")}</a></p>
</section>`

function resultView(got, again) {
  if (!got) return html`<p class="part muted">${t("Henter svarene …")}</p>`
  if (!got.ok) {
    return html`<section class="part stack"><p>${got.say ?? t("Svarene kom ikke fram.")}</p>
      <button class="btn" @click=${again}>${t("Prøv nå")}</button></section>`
  }
  const { title, turnout, questions } = got.result
  return html`<section class="part stack l">
    <div><h1 tabindex="-1">${title}</h1><p class="muted">${tn("{n} har svart.", "{n} har svart.", turnout)}</p></div>
    ${questions.filter(({ kind }) => kind !== "text").map(
      (question) => html`<div class="stack s">
        <h2>${question.text}</h2>
        ${question.whole ? bars(optionsOf(question), question.whole) : html`<p>${t("For få svar til å vises.")}</p>`}
      </div>`,
    )}
  </section>`
}

function bars(options, { n, counts }) {
  const most = Math.max(...counts, 1)
  return html`<div class="bars">
      ${options.map(
        (words, place) => html`<p class="bar" style="--n:${Math.round((counts[place] / most) * 100)}%">
          <span>${words}</span><b>${counts[place]}</b><i></i>
        </p>`,
      )}
    </div>
    <p class="muted small">${tn("{n} svar", "{n} svar", n)}</p>`
}
