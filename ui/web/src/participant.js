// A participant's page: what is on the screen is what to do now. Drawn from a snapshot that came with the page, then from
// each new one; the form is fetched when somebody writes.
import { html, nothing, render } from "lit-html"
import { follow, say } from "./announce.js"
import { keepAwake } from "./awake.js"
import { Ballots } from "./ballot.js"
import { everySecond, learn, remaining } from "./clock.js"
import { fetchScript } from "./fetching.js"
import { refusedView, watchRefused } from "./form/refused.js"
import { draftsOf, goThrough, keepUntil, unsentMeetings } from "./kept.js"
import { watchLeaving } from "./leaving.js"
import { nowView } from "./now.js"
import { current, isRound, roundOf, titleInside, titleOf } from "./parts.js"
import { readView, sheetView } from "./sheet.js"
import { connect } from "./socket.js"
import { minutesAndSeconds, t } from "./words.js"

const page = JSON.parse(document.getElementById("page").textContent)
const [top, band, view, vote, form] = ["top", "band", "view", "vote", "form"].map((id) => document.getElementById(id))
const own = top.firstElementChild.cloneNode(true) // the header as the server drew it: title, name, "Not you?", language
// What lit-html draws into is its own from then on: it is taken out and put in again whole, never emptied.
const wayBack = document.createElement("div")
wayBack.className = "bar-top"
let { snapshot, personal } = page
let connection = "connected"
let voting = null // the poll that is open: {address, mounted}
let surveys = null // what evaluations are answered with, once it is there
let opened = null // the form that is open: {address, theme_id, track, step, mounted}
let read = Number(localStorage.getItem(readKey()) ?? 0)

learn(page.now)
watchLeaving(personal.id)
keepUntil(personal.id, snapshot.workshop.personal_data_until)
const live = connect({
  watch: { as: "group" },
  token: page.token,
  tokenAddress: `/w/${snapshot.workshop.id}/token`,
  person_id: personal.id,
  onSnapshot(fresh, mine) {
    snapshot = fresh
    personal = mine ?? personal
    if (keepUntil(personal.id, snapshot.workshop.personal_data_until)) goThrough(personal.id)
    keepBallots()
    draw()
  },
  onState(state) {
    connection = state
    if (connection !== "connected") say(connection === "lost" ? t("Ikke tilkoblet.") : back())
    draw()
  },
})
const ballots = new Ballots(live, personal.id, draw)
keepBallots()
addEventListener("hashchange", go)
addEventListener("popstate", go)
go()
everySecond(draw)
fetchFormEarly()
if (draftsOf(personal.id, true).length) getSurveys().then(() => surveys?.resume(draftsOf(personal.id, true)))
goThrough(personal.id).then(() => {
  watchRefused(personal.id, draw)
  // What was typed here and never sent goes now, wherever the day is by this time.
  if (unsentMeetings(personal.id).length) fetchScript(getForm).then(({ sendUnsent }) => sendUnsent(live, personal))
})

function keepBallots() {
  ballots.keepOnly(snapshot.polls.filter(({ state }) => state === "open").map(({ id }) => id))
}

function draw() {
  follow(snapshot)
  keepAwake(snapshot.phase === "on" && Boolean(snapshot.meeting))
  const [where, which] = route()
  const isForm = where === "form"
  const isVote = where === "vote"
  render(html`${isForm ? formBand() : connectionBand()}${refusedView(opened?.mounted?.form)}${where ? message() : nothing}`, band)
  form.hidden = !isForm
  vote.hidden = !isVote
  view.hidden = isForm || isVote
  drawTop(where)
  if (isVote) voting?.mounted?.draw()
  if (isForm || isVote) return
  if (where === "sheet") render(sheetView(snapshot.sheets[which]), view)
  else if (where === "read") render(readView(snapshot), view)
  else if (where === "evaluation") render(surveys ? surveys.view(which, snapshot, personal) : surveysComing(), view)
  else render(nowView({ snapshot, personal, ballots, notice: message() }), view)
}

/** Where the page is: ["form", theme, track], ["vote", poll], ["sheet", theme], ["read"] or [""]. */
function route() {
  return location.hash.slice(1).split("/")
}

function go() {
  const [where, theme_id, track] = route()
  if (where !== "form") closeForm()
  else if (opened?.address !== location.hash) openForm({ theme_id, track: Number(track) })
  if (where !== "vote") closeVoting()
  else if (voting?.address !== location.hash) openVoting(theme_id)
  if (where === "evaluation") getSurveys()
  draw()
  if (where) scrollTo(0, 0)
  if (["sheet", "read", "evaluation"].includes(where)) view.querySelector("h1")?.focus({ preventScroll: true })
}

// ---- The top: the day's name and one's own, or the way back and what is left.

function drawTop(where) {
  if (!where) {
    if (top.firstElementChild !== own) top.replaceChildren(own)
    const name = own.querySelector("[data-name]")
    if (name && name.textContent !== personal.name) name.textContent = personal.name
    return
  }
  if (top.firstElementChild !== wayBack) top.replaceChildren(wayBack)
  const item = current(snapshot)
  const left = remaining(snapshot.step)
  render(
    html`<a class="btn plain" href="#">${item ? t("Til {what}", { what: titleInside(item) }) : t("Tilbake")}</a>
      ${left && !left.out ? html`<p class="push">${shortTime(left)}</p>` : nothing}`,
    wayBack,
  )
}

function shortTime(left) {
  return left.late
    ? html`<strong class="run">${minutesAndSeconds(left.seconds)}</strong> ${t("igjen")}`
    : html`<strong>${t("{n} min", { n: left.minutes })}</strong> ${t("igjen")}`
}

// ---- What stands above all else: the connection, a round that began while somebody writes, a message.

function connectionBand() {
  if (connection === "connected") return nothing
  if (connection === "again") return html`<div class="notice info"><p>${back()}</p></div>`
  const what = opened?.mounted ? t("Skriv videre. Teksten er trygg på denne enheten.") : t("Vi prøver igjen hele tida. Klokka går som før.")
  return html`<div class="notice">
    <p class="grow"><strong>${t("Ikke tilkoblet.")}</strong> ${what}</p>
    <button class="btn" @click=${live.refresh}>${t("Prøv nå")}</button>
  </div>`
}

/** What is true when the connection is back: what was typed without it may still be on its way. */
function back() {
  const state = formState()
  const isSent = !unsentMeetings(personal.id).length && (state?.state ?? "saved") === "saved"
  if (!isSent) return t("Tilkoblet igjen. Det du skrev, sendes nå.")
  // What came late says so itself, where it is.
  return state?.late ? t("Tilkoblet igjen.") : t("Tilkoblet igjen. Alt er lagret.")
}

/** The state of the open form's texts; null while it is not there. */
const formState = () => (opened?.mounted?.form ? opened.mounted.state() : null)

function formBand() {
  return html`${connectionBand()}${movedOn()}`
}

/** The day went on while somebody writes: said calmly, and the text stays. */
function movedOn() {
  const item = current(snapshot)
  const now = snapshot.phase === "on" ? item?.id : snapshot.phase
  const isMoved = opened?.step === now && opened.meeting !== snapshot.meeting?.id // to another group, in the same round
  if (!opened || !opened.wasNow || (opened.step === now && !isMoved)) return nothing
  const isWriting = opened.mounted?.isWriting()
  if (snapshot.phase === "ended") {
    return moved(isWriting ? t("Vi er ferdige for i dag. Skriv ferdig i ro og mak.") : t("Vi er ferdige for i dag."), t("Til avslutningen"))
  }
  if (!item) return nothing
  if (isMoved && snapshot.meeting) return moved(t("Nå: {title}.", { title: snapshot.meeting.title }), t("Gå dit"))
  const what = snapshot.meeting && isRound(item)
    ? t("{round} har begynt: {title}.", { round: roundOf(snapshot, item), title: snapshot.meeting.title })
    : t("Nå: {title}.", { title: titleOf(item) })
  return moved(`${what} ${isWriting ? t("Skriv ferdig først.") : ended()}`, t("Gå dit"))
}

/** What became of the text, once it is no longer written in; that it came late stands where it is. */
function ended() {
  const state = formState()
  return state?.state === "saved" && !state.late ? t("Alt er lagret.") : ""
}

function moved(text, go) {
  return html`<div class="notice info moved"><p class="grow">${text}</p><a class="btn" href="#">${go}</a></div>`
}

function message() {
  const newest = snapshot.messages[0]
  if (!newest || newest.sent_at <= read) return nothing
  return html`<div class="part tight"><div class="notice info" role="status">
    <p class="grow"><strong>${t("Fra arrangøren:")}</strong> ${newest.text}</p>
    <button class="btn" @click=${() => hideMessage(newest)}>${t("Lest")}</button>
  </div></div>`
}

function hideMessage(newest) {
  read = newest.sent_at
  localStorage.setItem(readKey(), String(read))
  draw()
}

function readKey() {
  return `read/${page.snapshot.workshop.id}`
}

// ---- A poll, whose script is fetched when somebody votes.

async function openVoting(poll_id) {
  closeVoting()
  const mine = (voting = { address: location.hash })
  vote.replaceChildren(waiting(t("Henter avstemningen …")))
  const found = await fetchScript(() => import("./voting.js"), {
    isWanted: () => voting === mine,
    failing: () => vote.replaceChildren(failed(t("Vi prøver igjen hele tida."), t("Avstemningen kom ikke fram."))),
  })
  if (!found || voting !== mine) return
  vote.replaceChildren()
  const find = () => snapshot.polls.find(({ id }) => id === poll_id) ?? null
  mine.mounted = found.mountVoting(vote, { poll_id, find, ballots, person_id: personal.id })
}

function closeVoting() {
  voting?.mounted?.close()
  voting = null
  vote.replaceChildren()
}

// ---- Evaluations, fetched when there is one to answer.

async function getSurveys() {
  if (surveys) return
  const found = await fetchScript(() => import("./evaluation.js"), { failing: draw, mayReload: true })
  surveys ??= found.surveysOf({ live, person_id: personal.id, redraw: draw })
  draw()
}

function surveysComing() {
  return html`<p class="part muted">${t("Henter spørsmålene …")}</p>`
}

// ---- The form, fetched when it is needed and kept by its own script.

function getForm() {
  return import("./form/form.js")
}

async function openForm({ theme_id, track }) {
  await closeForm()
  const item = current(snapshot)
  const mine = { address: location.hash, step: snapshot.phase === "on" ? item?.id : snapshot.phase, meeting: snapshot.meeting?.id, wasNow: snapshot.meeting?.theme_id === theme_id }
  opened = mine
  form.replaceChildren(waiting())
  try {
    const found = await fetchScript(getForm, {
      isWanted: () => opened === mine,
      failing() {
        say(t("Skjemaet kom ikke fram."))
        form.replaceChildren(failed(t("Vi prøver igjen hele tida.")))
      },
      mayReload: true, // no text is open before this script is here
    })
    if (opened !== mine) return
    const place = document.createElement("div")
    place.className = "form-place"
    form.replaceChildren(place)
    mine.mounted = await found.mountForm(place, { live, socket: live.manager, theme_id, track, person: personal })
  } catch (error) {
    console.error(error)
    if (opened === mine) form.replaceChildren(failed())
  }
}

async function closeForm() {
  const { mounted } = opened ?? {}
  opened = null
  await mounted?.close?.()
  form.replaceChildren()
}

function waiting(what = t("Henter skjemaet …")) {
  const text = document.createElement("p")
  text.className = "part muted"
  text.textContent = what
  return text
}

function failed(more = "", what = t("Skjemaet kom ikke fram.")) {
  const part = document.createElement("div")
  part.className = "part stack"
  render(html`<p>${what} ${more}</p><button class="btn" @click=${() => location.reload()}>${t("Prøv nå")}</button>`, part)
  return part
}

/** When there is nothing else to do, fetch what writing takes: at the start of the first round all want it at once. */
function fetchFormEarly() {
  if (navigator.connection?.saveData) return
  const wait = window.requestIdleCallback ?? ((work) => setTimeout(work, 3000))
  setTimeout(() => wait(() => getForm().catch(() => {})), 2000 + 6000 * Math.random())
}
