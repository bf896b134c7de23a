// Parts that several pages draw: the round's bar, the clock, names and times. All are lit templates or plain text.
import { html, nothing } from "lit-html"
import { remaining, serverNow } from "./clock.js"
import { language, minutesAndSeconds, t, timeOfDay, tn } from "./words.js"

export const arrow = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M8 6h10v10M18 6L6 18" /></svg>`

/** What a step is called: its own title, or what it is. */
export function titleOf(item) {
  if (item.kind === "summary") return t("Oppsummering")
  if (item.kind === "round") return t("Runde {n}", { n: item.round })
  return item.title || { talk: t("Innlegg"), break: t("Pause"), evaluation: t("Evaluering"), closing: t("Avslutning"), expectations: t("Forventninger") }[item.kind] || t("Plenum")
}

/** "Gruppe 3", or its own name. */
export const groupName = (group) => group.name || t("Gruppe {n}", { n: group.number })

/** "Ingrid fra Kommune A", or only the name. */
export const whoFrom = ({ name, organisation }) =>
  organisation ? t("{name} fra {organisation}", { name, organisation }) : name

/** The first name, for speaking to somebody. */
export const firstName = (name) => name.split(" ")[0]

/** A group inside a sentence: "gruppe 3"; its own name keeps its capital. */
export const groupInside = (group) => group.name || t("gruppe {n}", { n: group.number })

/** Whether anybody sees what one chooses in a poll, told before one votes. */
export const secrecyOf = (poll) =>
  poll.is_secret ? t("Hemmelig: Ingen ser hva du velger.") : t("Åpent: Arrangøren ser hva hver og en velger.")

/** A step inside a sentence: "pause", or its own title as it is. */
export const titleInside = (item) => (titleOf(item) === item.title ? item.title : lower(titleOf(item)))

const lower = (text) => text.charAt(0).toLowerCase() + text.slice(1)

/** Whether the groups meet a theme in a step. */
export const isRound = ({ kind }) => kind === "round" || kind === "summary"

/** "Runde 2 av 5", or what the summary is called. */
export function roundOf(snapshot, item) {
  if (item.kind === "summary") return t("Oppsummering")
  return t("Runde {n} av {total}", { n: item.round, total: snapshot.rounds.length })
}

/** The agenda item that is on, or null. */
export const current = (snapshot) => snapshot.agenda.find((item) => item.state === "now") ?? null

/** When each coming step begins, in milliseconds, by id, and when the day ends; counted from what is left of the one that is on. */
export function coming(snapshot) {
  const step = current(snapshot)
  const left = step ? remaining(snapshot.step) : null
  let at = step ? serverNow() + (left ? left.seconds : 0) * 1000 : Math.max(snapshot.workshop.starts_at, 0)
  const times = {}
  for (const item of snapshot.agenda.filter((each) => each.state === "next")) {
    times[item.id] = at
    at += item.minutes * 60000
  }
  return { times, end: at }
}

/** The rounds as segments, the one that is on filling up; the words beside them are for who can't see it. */
export function roundsBar(snapshot) {
  const left = remaining(snapshot.step)
  const upcoming = snapshot.rounds.find((each) => each.state === "next")
  const segment = (round) => {
    const name = round.kind === "summary" ? t("Oppsummering") : t("Runde {n}", { n: round.number })
    if (round.state === "past") return html`<li class="past"><span class="hidden">${t("{name}, ferdig", { name })}</span></li>`
    const isNow = round.state === "now" || (round === upcoming && !snapshot.rounds.some((each) => each.state === "now") && snapshot.phase === "on")
    const gone = round.state === "now" && left ? Math.round(left.gone * 100) : 0
    return html`<li aria-current=${isNow ? "step" : nothing} style="--gone:${gone}%">
      <span class="hidden">${round.state === "now" ? t("{name}, nå", { name }) : t("{name}, ikke begynt", { name })}</span>
    </li>`
  }
  return html`<ol class="rounds" aria-label=${t("Runder")}>${snapshot.rounds.map(segment)}</ol>`
}

/**
 * The time left of the step that is on: whole minutes until the last two, then seconds. `words(left)` are the quieter
 * words beside it. Silent: what is worth saying is said elsewhere.
 */
export function clock(snapshot, words) {
  const left = remaining(snapshot.step)
  if (!left) return nothing
  const until = serverNow() + left.seconds * 1000
  const counted = minutesAndSeconds(left.seconds).split(":")
  const label = left.out
    ? t("Tida er ute")
    : left.late
      ? t("Under to minutter igjen")
      : tn("{n} minutt igjen", "{n} minutter igjen", left.minutes)
  const isLate = left.late && !left.paused
  return html`<p class="clock ${isLate ? "late" : ""}" role="timer" aria-label=${label}>
    <b>${left.late ? html`<span class="run">${counted[0]}<i>:</i>${counted[1]}</span>` : left.minutes}</b>
    <span>${words(left, timeOfDay(until))}</span>
  </p>`
}

/** A plain text with line breaks, as paragraphs and lists: lines that begin with a dash or a dot are a list. */
export function prose(text) {
  const blocks = []
  for (const line of text.split("\n")) {
    const point = line.match(/^\s*[-–•*]\s+(.*)/)
    const last = blocks.at(-1)
    if (point && Array.isArray(last)) last.push(point[1])
    else if (point) blocks.push([point[1]])
    else if (line.trim()) blocks.push(line.trim())
  }
  return blocks.map((block) =>
    Array.isArray(block) ? html`<ul>${block.map((each) => html`<li>${each}</li>`)}</ul>` : html`<p>${block}</p>`,
  )
}

const numbers = {
  nb: ["null", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"],
  nn: ["null", "éin", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"],
  en: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
}

/** A small number in letters. */
export const inLetters = (n) => numbers[language]?.[n] ?? String(n)
