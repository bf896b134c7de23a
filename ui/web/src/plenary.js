// The plenary screen: who goes where, how long, what comes. Nobody touches it; it puts itself right again.
import { html, nothing, render, svg } from "lit-html"
import { follow, say } from "./announce.js"
import { keepAwake } from "./awake.js"
import { everySecond, learn, serverNow } from "./clock.js"
import { fit } from "./fitting.js"
import { clock, coming, current, groupName, roundOf, roundsBar, secrecyOf, titleOf } from "./parts.js"
import { resultView } from "./result.js"
import { askingView, chip, hasNumbers, inPieces, messageView, notesView, numbersView, proposalsView } from "./showings.js"
import { connect } from "./socket.js"
import { turnClock, turnsBoard } from "./turns.js"
import { t, timeOfDay, tn } from "./words.js"

const MESSAGE_LIFE = 10 * 60 * 1000 // ms that a message stays on the screen
const ROWS = 6 // of the day that fit
const GROUPS = 18 // that are read from the back of the hall
const TURN = 12 * 1000 // ms until the next of them are shown

const page = JSON.parse(document.getElementById("page").textContent)
const [top, view] = ["top", "view"].map((id) => document.getElementById(id))
const qr = document.getElementById("qr").content.firstElementChild
let { snapshot } = page
let isLost = false
let hasFonts = false

learn(page.now)
connect({
  watch: { as: "screen" },
  token: page.token,
  tokenAddress: `${location.pathname}/token`,
  onSnapshot(fresh) {
    snapshot = fresh
    draw()
  },
  onState(state) {
    isLost = state === "lost"
    if (state !== "connected") say(isLost ? t("Ikke tilkoblet.") : t("Tilkoblet igjen."))
    draw()
  },
})
top.replaceChildren()
everySecond(draw)
addEventListener("resize", draw)
document.fonts.ready.then(() => {
  hasFonts = true
  draw()
})
keepAwake(true)

function draw() {
  follow(snapshot)
  render(header(), top)
  const item = current(snapshot)
  const [name, content] = shown(item)
  if (view.className !== name) view.className = name
  const said = message()
  render(html`${content}${said}`, view)
  const key = JSON.stringify([snapshot.showing, snapshot.messages, said !== nothing, innerWidth, innerHeight, hasFonts])
  const { what, id, result } = snapshot.showing
  for (const box of view.querySelectorAll(".fits")) {
    const note = box.closest(".said")
    const thing = note ? snapshot.messages[0].id : JSON.stringify([what, id, result?.text])
    const [n, total] = fit(box, thing, key, serverNow())
    const more = (note ?? view).querySelector("[data-more]")
    if (more) more.textContent = box.dataset.keep === "written" || total < 2 ? "" : t("Side {n} av {total}", { n, total })
  }
}

/** What an organiser put there, or else what the day is at. */
function shown(item) {
  const { showing } = snapshot
  const { what } = showing
  if (what === "poll") return ["told", pollView(showing.poll)]
  if (what === "notes") return ["told", notesView(showing)]
  if (what === "proposals") return ["told", proposalsView(showing)]
  if (what === "message") return ["told", messageView(showing)]
  if (what === "survey" && hasNumbers(showing)) return ["told", numbersView(showing)]
  if (what === "survey") return ["hello", askingView(showing, qr, page.address, spaced(snapshot.code))]
  if (what === "welcome") return ["hello", welcome()]
  if (what === "agenda") return ["board", html`${item ? field(item) : nothing}${agenda()}`]
  if (what === "board" && snapshot.board.length && item) return ["board", html`${field(item)}${board(item)}`]
  if (snapshot.phase === "before") return ["hello", welcome()]
  if (snapshot.phase === "ended") return ["hello", goodbye()]
  if (snapshot.turns) return ["board", html`${field(item)}${turnsBoard(snapshot.turns)}`]
  return ["board", html`${field(item)}${isBoard(item) ? board(item) : agenda()}`]
}

function header() {
  return html`<strong>${snapshot.workshop.title}</strong>
    ${isLost ? html`<span class="tag warn">${t("Ikke tilkoblet. Vi prøver igjen.")}</span>` : nothing}
    <span class="push">${snapshot.phase === "on" ? html`<span class="muted">${t("Kom inn med kode {code}", { code: spaced(snapshot.code) })}</span>` : nothing}</span>
    <span>${timeOfDay(serverNow())}</span>`
}

function spaced(code) {
  return `${code.slice(0, 3)} ${code.slice(3)}`
}

// ---- A poll: what is voted on and how many have, then what came of it.

function pollView(poll) {
  const many = poll.options.length > 8 ? "many" : ""
  return html`<div class="told-head">
      <h1>${poll.title}</h1>
      <p class="big">${t("{n} av {total} har stemt", { n: poll.cast, total: poll.may })}</p>
    </div>
    ${poll.result
      ? html`<div class="poll-result ${many}">${resultView(poll)}</div>`
      : html`<ul class="fits options ${many}" data-keep="pages">${poll.options.map(({ text }) => html`<li data-unit>${text}</li>`)}</ul>
          <p class="big muted">${pollState(poll)} <span data-more></span></p>`}`
}

function pollState(poll) {
  if (poll.state !== "open") return t("Avstemningen er lukket. Resultatet kommer straks.")
  const secret = secrecyOf(poll)
  const until = poll.ends_at ? t("Åpent til kl. {clock}.", { clock: timeOfDay(poll.ends_at) }) : ""
  return html`${t("Stem på telefonen.")} ${secret} ${until}`
}

// ---- Before and after.

function welcome() {
  const { workshop, joined, total } = snapshot
  const soon = workshop.starts_at - serverNow()
  const begin =
    soon > 0 ? t("Vi begynner kl. {clock}.", { clock: timeOfDay(workshop.starts_at) }) : t("Vi begynner straks.")
  const here =
    workshop.joining === "listed" && total
      ? html`<strong>${t("{n} av {total}", { n: joined, total })}</strong> ${t("er inne.")}`
      : joined
        ? html`<strong>${joined}</strong> ${t("er inne.")}`
        : nothing
  return html`<div class="ways-in">${qr}${snapshot.wifi ? network(snapshot.wifi) : nothing}</div>
    <div>
      <h1 class=${workshop.title.length > 60 ? "long" : ""}>${t("Velkommen til {title}", { title: workshop.title })}</h1>
      <p class="how">${t("Skann koden med telefonen, eller gå til")}<br /><strong>${page.address}</strong> ${t("og skriv")}</p>
      <p class="bigcode">${spaced(snapshot.code)}</p>
      <p class="big">${begin} ${here}</p>
    </div>`
}

/** The guests' network, in words and as a code that phones read. */
function network({ name, password, qr: code }) {
  const [side, path] = code.split(/ (.*)/s)
  const all = Number(side) + 6
  return html`<div class="wifi">
    <svg class="qr" role="img" aria-label=${t("QR-kode for trådløst nett")} viewBox="-3 -3 ${all} ${all}">
      ${svg`<path fill="#fff" d="M-3-3h${all}v${all}h-${all}z" /><path fill="#000" d=${path} />`}
    </svg>
    <p>${t("Trådløst nett")}<br /><strong>${name}</strong>${password ? html`<br />${t("Passord")}<br /><strong>${password}</strong>` : nothing}</p>
  </div>`
}

function goodbye() {
  return html`<div class="bye">
    <h1>${t("Takk for i dag.")}</h1>
    <p class="how">${t("Alt dere skrev, er lagret. Dere leser det på telefonen.")}</p>
  </div>`
}

// ---- The field of now.

function field(item) {
  const isRound = item.kind === "round" || item.kind === "summary"
  const name = isRound ? roundOf(snapshot, item) : snapshot.turns ? titleOf(item) : ""
  const { times } = coming(snapshot)
  const next = snapshot.agenda.filter((each) => each.state === "next").slice(0, 2)
  const past = snapshot.rounds.some((round) => round.state === "past")
  return html`<section class="now ${isRound ? "" : "rest"}" aria-label=${t("Nå")}>
    <div class="stack">
      ${name ? html`<p class="where big">${name}</p>` : html`<h1>${titleOf(item)}</h1>`}
      ${item.speaker ? html`<p class="big">${item.speaker}</p>` : nothing}
      ${isRound || past ? roundsBar(snapshot) : nothing}
    </div>
    ${snapshot.turns ? turnClock(snapshot) : clock(snapshot, words)}
    ${isBoard(item)
      ? html`<p class="next">
          ${next.map((each) => html`<span>${timeOfDay(times[each.id])} ${titleOf(each)}</span>`)}
          ${next.length ? nothing : html`<span>${timeOfDay(coming(snapshot).end)} ${t("Slutt")}</span>`}
        </p>`
      : nothing}
  </section>`
}

function words(left) {
  if (left.paused) return t("Klokka står")
  if (left.out) return t("Tida er ute")
  return left.late ? t("igjen. Skriv ferdig.") : tn("minutt igjen", "minutter igjen", left.minutes)
}

// ---- Who goes where.

/** The board stands during a round, and in the step before one, so that people find their way. */
function isBoard(item) {
  if (!snapshot.board.length) return false
  if (item.id === snapshot.board_of) return true
  const next = snapshot.agenda.find((each) => each.state === "next")
  return item.kind === "break" && next?.id === snapshot.board_of
}

function board(item) {
  const of = snapshot.agenda.find((each) => each.id === snapshot.board_of)
  const pages = Math.ceil(snapshot.board.length / GROUPS)
  const count = Math.ceil(snapshot.board.length / pages)
  const at = Math.floor(serverNow() / TURN) % pages
  const columns = count <= 4 ? 1 : count <= 12 ? 2 : 3
  return html`<section aria-labelledby="go">
    <h1 id="go">${item.id === of.id ? where(of) : t("Etter pausen: {what}", { what: titleOf(of) })}</h1>
    <ul class="gos ${count > 10 ? "many" : count < 6 ? "few" : ""}" style="grid-template-rows:repeat(${Math.ceil(count / columns)},1fr)">
      ${snapshot.board.slice(at * count, (at + 1) * count).map(boardRow)}
    </ul>
    ${pages > 1 ? html`<p class="muted">${t("Side {n} av {total}", { n: at + 1, total: pages })}</p>` : nothing}
  </section>`
}

function where(item) {
  const isFirst = item.id === snapshot.rounds[0].id
  if (isFirst) return t("Gå til gruppa di.")
  if (snapshot.workshop.rotation !== "rotating") return t("Bli i gruppa di.")
  return item.kind === "summary" ? t("Bli der du er. Den første lederen kommer tilbake.") : t("Bli der du er. Lederen kommer.")
}

function boardRow(row) {
  const place = row.place || (row.is_online ? t("på nett") : "")
  const more = [row.leader, place].filter(Boolean).join(", ")
  return html`<li class="go">
    ${chip(row.number)}
    <div>
      <strong><span class="hidden">${groupName(row)}: </span>${row.title ?? groupName(row)}</strong>
      <span>${more}</span>
    </div>
  </li>`
}

// ---- The day, when there is nowhere to go.

function agenda() {
  const { times, end } = coming(snapshot)
  const rows = snapshot.agenda
    .filter((item) => item.state === "next")
    .map((item) => [times[item.id], titleOf(item), item.speaker])
  rows.push([end, t("Slutt"), ""])
  return html`<section aria-labelledby="day">
    <h1 id="day">${t("Dagen videre")}</h1>
    <ol class="gos day-list">
      ${rows.slice(0, ROWS).map(
        ([at, what, who]) => html`<li class="go">
          <span class="at">${timeOfDay(at)}</span>
          <div><strong>${what}</strong>${who ? html`<span>${who}</span>` : nothing}</div>
        </li>`,
      )}
    </ol>
  </section>`
}

function message() {
  const newest = snapshot.messages[0]
  if (!newest || serverNow() - newest.sent_at > MESSAGE_LIFE || snapshot.showing.id === newest.id) return nothing
  return html`<div class="notice info said">
    <strong>${t("Fra arrangøren:")}</strong>
    <p class="fits" data-keep="pages">${inPieces(newest.text.replaceAll("\n", " "))}</p>
    <span data-more></span>
  </div>`
}
