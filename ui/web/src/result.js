// What came of a poll, as bars with their numbers, or as words where numbers would tell too much. For phones and the screen.
import { html, nothing } from "lit-html"
import { language, t, tn } from "./words.js"

const STEPS = 5

/** The result of a poll, with what must be said beside it. */
export function resultView(poll) {
  const { result } = poll
  if (!result) return nothing
  if (result.winners) return onlyWinners(poll)
  return html`<ol class="bars">${result.standings.map((each) => bar(poll, each))}</ol>
    <p class="muted">${beside(poll).join(" ")}</p>`
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
      ? html`<ul class="bars">${winners.map((name) => html`<li class="bar wins"><span><strong>${name}</strong></span><b>${t("går videre")}</b></li>`)}</ul>`
      : nothing}
    <p class="muted">${t("Få stemte, så vi viser ikke tallene.")} ${poll.seats ? tieRule(poll) : nothing}</p>`
}

function bar(poll, standing) {
  const [share, number] = measure(poll, standing)
  return html`<li class="bar ${standing.wins ? "wins" : ""}" style="--n:${Math.round(share * 100)}%">
    <span>${standing.wins ? html`<strong>${nameIn(poll, standing.option)}</strong><span class="hidden">, ${t("går videre")}</span>` : nameIn(poll, standing.option)}</span>
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
