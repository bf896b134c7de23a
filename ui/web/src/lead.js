// The page of a leader or note taker: the form of their theme with everybody's answers, where to be now, and what waits
// to be decided. The page stays; the form follows the theme from group to group.
import { html, nothing, render } from "lit-html"
import { follow, say } from "./announce.js"
import { keepAwake } from "./awake.js"
import { everySecond, learn, remaining } from "./clock.js"
import { mountForm, sendUnsent } from "./form/form.js"
import { refusedView, watchRefused } from "./form/refused.js"
import { saveState } from "./form/saving.js"
import { askQuestion } from "./lead/asking.js"
import { lateView, waitingView } from "./lead/deciding.js"
import { header } from "./lead/header.js"
import { sheet } from "./lead/sheet.js"
import { goThrough, keepUntil } from "./kept.js"
import { watchLeaving } from "./leaving.js"
import { connect } from "./socket.js"
import { t, timeOfDay, tn } from "./words.js"

const page = JSON.parse(document.getElementById("page").textContent)
const [top, band, nav, notices, place, aside] = ["top", "band", "questions", "notices", "form", "sheet"].map((id) => document.getElementById(id))
let { snapshot, personal } = page
const { theme, track } = snapshot
let connection = "connected"
let form = null
let late = []
let problem = null // what was refused, in words
let current = null // the question that is nearest the top of the screen

learn(page.now)
watchLeaving(personal.id)
keepUntil(personal.id, snapshot.workshop.personal_data_until)
const live = connect({
  watch: { as: "lead", theme_id: theme.id, track },
  token: page.token,
  tokenAddress: `/w/${snapshot.workshop.id}/token`,
  person_id: personal.id,
  onSnapshot(fresh, mine) {
    snapshot = fresh
    personal = mine ?? personal
    if (keepUntil(personal.id, snapshot.workshop.personal_data_until)) goThrough(personal.id)
    draw()
  },
  onState(state) {
    connection = state
    if (connection === "lost") say(t("Ikke tilkoblet."))
    draw()
  },
})
mountForm(place, {
  live,
  theme_id: theme.id,
  track,
  person: personal,
  heading: 2,
  everything: true,
  question: (question) => html`<button class="btn plain tight tend" @click=${() => tend(question)} aria-describedby="q-${question.id}">
    ${t("Endre")}<span class="hidden"> ${t("spørsmålet")}</span>
  </button>`,
  onForm() {
    readLate()
    findCurrent()
  },
  onState: () => draw(),
}).then(async (mounted) => {
  form = mounted
  await goThrough(personal.id)
  watchRefused(personal.id, draw)
  sendUnsent(live, personal)
})
everySecond(draw)
addEventListener("scroll", () => requestAnimationFrame(findCurrent), { passive: true })

function draw() {
  follow({ ...snapshot, meeting: nowMeeting() && { title: theme.title } })
  keepAwake(snapshot.phase === "on" && Boolean(snapshot.now))
  const state = form?.form ? form.state() : null
  render(header({ snapshot, theme, save: state ? saveState(state) : nothing, left: remaining(snapshot.step) }), top)
  render(connectionBand(state), band)
  render(questions(), nav)
  render(
    html`${problem ? html`<div class="notice alert" role="alert"><p class="grow">${problem}</p><button class="btn" @click=${() => refuse(null)}>${t("Lest")}</button></div>` : nothing}
    ${refusedView(form?.form)} ${message()} ${waitingView(snapshot.waiting, call)} ${lateView(late, form?.form, call)}`,
    notices,
  )
  render(sheet({ snapshot, writers: form?.form ? form.writers() : 0 }), aside)
}

function nowMeeting() {
  return snapshot.meetings.find(({ id }) => id === snapshot.now)
}

/** Do something by name, and say so if it is refused. */
async function call(name, facts) {
  let answer
  try {
    answer = await live.call(name, facts)
  } catch {
    answer = { ok: false, say: t("Det kom ikke fram. Prøv igjen når du er tilkoblet.") }
  }
  refuse(answer.ok ? null : answer.say)
  if (answer.ok && ["take_in", "leave_out"].includes(name)) readLate()
  return answer
}

function refuse(text) {
  problem = text
  draw()
}

async function readLate() {
  try {
    const answer = await live.road.ask("late", theme.id, track)
    if (answer.ok) {
      if (answer.late.length > late.length) say(t("Det har kommet tekst etter at møtet var over."))
      late = answer.late
    }
  } catch {
    // Asked again with the next form.
  }
  draw()
}

function connectionBand(state) {
  if (connection === "connected") return nothing
  if (connection === "again") return state?.state === "saved" ? html`<div class="notice info"><p>${t("Tilkoblet igjen. Alt er lagret.")}</p></div>` : nothing
  return html`<div class="notice">
    <p class="grow"><strong>${t("Ikke tilkoblet.")}</strong>
      ${state && !state.isKept ? t("Ikke lukk siden. Nettleseren tar ikke vare på teksten.") : t("Skriv videre. Teksten er trygg på denne enheten.")}</p>
    <button class="btn" @click=${live.refresh}>${t("Prøv nå")}</button>
  </div>`
}

function message() {
  const newest = snapshot.messages[0]
  return newest ? html`<div class="notice info"><p><strong>${t("Fra arrangøren:")}</strong> ${newest.text}</p></div>` : nothing
}

// ---- The questions at the side

function questions() {
  if (!form?.form) return nothing
  const meeting = form.form.meetings.find(({ id }) => id === form.form.now)
  const asked = askedHere()
  return html`<ol class="steps">
      ${asked.map(
        (question) => html`<li><a href="#q-${question.id}" aria-current=${question.id === current ? "true" : nothing} @click=${(event) => go(event, question)}>
          ${question.text}${[news(form.fresh(question.id)), meeting?.questions.includes(question.id) && fill(form.words(question.id))].map((words) => (words ? html`<small>${words}</small>` : nothing))}
        </a></li>`,
      )}
    </ol>
    ${asked.some(({ id }) => form.fresh(id))
      ? html`<p class="small add">${t("Sist lest kl. {clock}.", { clock: timeOfDay(form.seen.at) })}</p>
          <p class="add tight"><button class="btn plain tight" @click=${() => form.markRead()}>${t("Jeg har lest")}</button></p>`
      : nothing}
    <p class="add"><button class="btn plain tight" @click=${() => tend(null)}>${t("Legg til spørsmål")}</button></p>
    <p class="add tight"><a class="btn plain tight" href="#proposals-title">${t("Forslag")}</a></p>
    <p class="add tight"><a class="btn plain tight" href="/w/${snapshot.workshop.id}/lead/${theme.id}/${track}/history">${t("Historikk")}</a></p>`
}

function news(n) {
  return n ? tn("{n} ny siden sist", "{n} nye siden sist", n) : null
}

function fill(words) {
  if (!words) return t("Tomt")
  const much = tn("{n} ord", "{n} ord", words)
  return words < form.form.thin_words ? t("Tynt: {much}", { much }) : much
}

function go(event, question) {
  event.preventDefault()
  current = question.id
  form.show(question.id)
  draw()
}

function findCurrent() {
  const titles = [...place.querySelectorAll(".question-title")]
  const above = titles.filter((title) => title.getBoundingClientRect().top < innerHeight / 3)
  const found = (above.at(-1) ?? titles[0])?.id.slice(2)
  if (found && found !== current) {
    current = found
    draw()
  }
}

/** The questions on the page that are still asked; those of the summary come with it. */
function askedHere() {
  return form.form.questions.filter(({ id, is_retired }) => !is_retired && form.form.meetings.some(({ questions }) => questions.includes(id)))
}

async function tend(question) {
  await askQuestion({ question, asked: askedHere(), theme, workshop: snapshot.workshop, call })
}
