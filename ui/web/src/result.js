// What came of a poll, as bars with their numbers, or as words where numbers would tell too much. For phones and the screen.
import { html, nothing } from "lit-html"
import { language, t, tn } from "./words.js"

const STEPS = 5

/** The result of a poll, with what must be said beside it. */
export function resultView(poll) {
  const { result } = poll
  if (!result) return nothing
  if (result.winners) return onlyWinners(poll)
  const bars = html`<ol class="fits bars" data-keep="pages">${result.standings.map((each, place) => bar(poll, each, place))}</ol>`
  const said = html`<p class="muted">${beside(poll).join(" ")} <span data-more></span></p>`
  if (poll.kind !== "two_scales") return html`${bars}${said}`
  return html`<div class="two-scales">${fieldsView(placed(result.standings))}${bars}${said}</div>`
}

// ---- Effect and effort as a picture. The list beside it says the same, and what each number in it stands for.

const ACROSS = [0, 6] // how far the picture reaches; up and down so far that no mark covers the names in its corners
const UP = [-1, 7]
const TALL = 10 // of a mark, in hundredths of the side
const LETTER = 4 // a letter's width, likewise
const LONGEST = 12 // letters of a mark; what has no room stands in the list

/** The marks of a picture, none over another: [{across, up, numbers}] in hundredths of the side. */
function placed(standings) {
  const at = (mean, [low, high]) => ((mean - low) / (high - low)) * 100
  const marks = standings.flatMap(({ means: [effect, effort] }, place) =>
    effect === null || effort === null ? [] : [{ across: at(effort, ACROSS), up: at(effect, UP), numbers: [place + 1] }],
  )
  for (let pair = touching(marks); pair; pair = touching(marks)) {
    const [one, other] = pair
    const [n, m] = [one.numbers.length, other.numbers.length]
    const mean = (name) => (one[name] * n + other[name] * m) / (n + m)
    const merged = { across: mean("across"), up: mean("up"), numbers: [...one.numbers, ...other.numbers].sort((a, b) => a - b) }
    marks.splice(marks.indexOf(other), 1)
    marks.splice(marks.indexOf(one), 1, merged)
  }
  return marks
}

function touching(marks) {
  for (const [place, one] of marks.entries()) {
    const other = marks.slice(place + 1).find((each) => Math.abs(one.across - each.across) < (wide(one) + wide(each)) / 2 && Math.abs(one.up - each.up) < TALL)
    if (other) return [one, other]
  }
  return null
}

const wide = (mark) => Math.max(TALL, LETTER * (label(mark).length + 1))

function label({ numbers }) {
  const text = numbers.join(", ")
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 2).replace(/,[^,]*$/, "")} …`
}

function fieldsView(marks) {
  return html`<figure class="effects" aria-hidden="true">
    <figcaption>↑ ${t("Effekt")}</figcaption>
    <div>
      <span>${t("Gjør først")}</span><span>${t("Krever mer")}</span><span>${t("Ta ved anledning")}</span><span>${t("La ligge")}</span>
      ${marks.map((mark) => html`<b style="--x:${mark.across}%;--y:${mark.up}%">${label(mark)}</b>`)}
    </div>
    <figcaption>${t("Innsats")} →</figcaption>
  </figure>`
}

/** How the vote was held, and how ties were broken, as sentences. */
export function beside(poll) {
  const { result } = poll
  const said = [poll.is_secret ? t("Hemmelig avstemning.") : t("Åpen avstemning.")]
  if (poll.method === "borda") said.push(t("Rangert etter Bordas metode."))
  if (poll.method === "schulze") said.push(t("Rangert etter Schulzes metode."))
  if (result?.ballots !== undefined) said.push(tn("{n} stemmeseddel.", "{n} stemmesedler.", result.ballots))
  if (result?.by_hand) said.push(tn("{n} er talt for hånd.", "{n} er talt for hånd.", result.by_hand))
  if (poll.seats) said.push(tieRule(poll))
  return said
}

/** What is done with those who are level, fixed before anybody voted. */
export function tieRule({ tie, kind }) {
  if (kind === "yes_no" && tie !== "lot") return t("Ved likt antall er ingenting bestemt.")
  if (tie === "all") return t("Ved likt antall går alle videre.")
  if (tie === "none") return t("Ved likt antall går ingen av dem videre.")
  return t("Ved likt antall avgjør et lodd som var trukket på forhånd.")
}

function onlyWinners(poll) {
  const winners = poll.result.winners.map((id) => nameIn(poll, id)).sort((a, b) => a.localeCompare(b, language))
  return html`${winners.length
      ? html`<ul class="fits bars" data-keep="pages">${winners.map((name) => html`<li class="bar wins" data-unit><span><strong>${name}</strong></span><b>${t("går videre")}</b></li>`)}</ul>`
      : nothing}
    <p class="muted">${t("Få stemte, så vi viser ikke tallene.")} ${poll.seats ? tieRule(poll) : nothing}</p>`
}

function bar(poll, standing, place) {
  const [share, number] = measure(poll, standing)
  return html`<li class="bar ${standing.wins ? "wins" : ""}" data-unit style="--n:${Math.round(share * 100)}%">
    <span>${poll.kind === "two_scales" ? `${place + 1}. ` : ""}${standing.wins ? html`<strong>${nameIn(poll, standing.option)}</strong><span class="hidden">, ${t("går videre")}</span>` : nameIn(poll, standing.option)}</span>
    <b>${number}</b><i></i>
  </li>`
}

/** How long its bar is, of one, and its number in words. */
function measure(poll, { points, given, means }) {
  if (poll.kind === "scale") return [means[0] === null ? 0 : means[0] / STEPS, means[0] === null ? t("ingen svar") : decimal(means[0])]
  if (poll.kind === "two_scales") {
    const [effect, effort] = means
    if (effect === null || effort === null) return [0, t("ingen svar")]
    return [effect / STEPS, t("effekt {effect}, innsats {effort}", { effect: decimal(effect), effort: decimal(effort) })]
  }
  const most = Math.max(1, ...poll.result.standings.map((each) => each.points ?? each.given))
  const own = points ?? given
  return [own / most, decimal(own)]
}

const decimal = (number) => number.toLocaleString(language, { maximumFractionDigits: 2 })

/** What an option is called. */
export function nameIn(poll, option) {
  const own = { yes: t("Ja"), no: t("Nei"), abstain: t("Blankt") }[option]
  return own ?? poll.options.find(({ id }) => id === option)?.text ?? ""
}
