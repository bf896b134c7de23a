// What an organiser puts on the plenary screen beside the day itself: a group's text, proposals, a survey, a message.
import { html, nothing } from "lit-html"
import { FACES, optionsOf } from "./evaluation.js"
import { pieces } from "./fitting.js"
import { groupName } from "./parts.js"
import { t, tn } from "./words.js"

const HUES = 8

/** A group's number on its hue. */
export const chip = (number) => html`<span class="chip" data-g=${((number - 1) % HUES) + 1}>${number}</span>`

/** A text of which some can be left for the next page. */
export const inPieces = (text) => pieces(text).map((piece) => html`<span data-unit>${piece}</span>`)

/** What stands below when there is more than there is room for; filled in when that is known. */
const more = html`<p class="big muted" data-more></p>`

/** What a group writes, as it is written. */
export function notesView({ title, group, answers }) {
  return html`<div class="told-head">${chip(group.number)}<h1>${title}</h1><p class="big muted">${groupName(group)}</p></div>
    <div class="fits text" data-keep="written">
      ${answers.length
        ? answers.map(
            ({ question, lines }) => html`<section data-group>
              <h2>${question}</h2>
              ${lines.map(line)}
            </section>`,
          )
        : html`<p data-unit>${t("Gruppa har ikke skrevet noe ennå.")}</p>`}
    </div>
    ${more}`
}

function line({ text, mark, depth, is_heading: isHeading }) {
  if (isHeading) return html`<h3 data-group>${inPieces(text)}</h3>`
  return html`<p data-group class=${mark ? "item" : ""} style="--depth:${depth}">${mark ? html`<b>${mark}</b>` : nothing}<span>${inPieces(text)}</span></p>`
}

/** The titles of a theme's proposals. */
export function proposalsView({ title, proposals }) {
  return html`<div class="told-head"><h1>${title}</h1><p class="big muted">${tn("{n} forslag", "{n} forslag", proposals.length)}</p></div>
    <ul class="fits titles ${proposals.length > 6 ? "many" : ""}" data-keep="newest">
      ${proposals.length
        ? proposals.map(({ title: each, group }) => html`<li data-unit>${chip(group)}<span><span class="hidden">${t("Gruppe {n}", { n: group })}: </span>${each}</span></li>`)
        : html`<li data-unit>${t("Ingen forslag ennå. De kommer her når gruppene skriver dem.")}</li>`}
    </ul>
    ${more}`
}

/** A message from the organiser, over the whole screen. */
export const messageView = ({ text }) => html`<div class="told-head"><h1>${t("Fra arrangøren")}</h1></div>
  <div class="fits message" data-keep="pages">${text.split("\n").map((each) => html`<p data-group>${inPieces(each)}</p>`)}</div>
  ${more}`

/** Whether there are numbers of a survey to show. */
export const hasNumbers = ({ result, is_open: isOpen }) => Boolean(result && (result.counts || !isOpen))

/** What people are asked to answer, beside the way in; `qr` leads there. */
export function askingView(survey, qr, address, code) {
  const { title, question, is_open: isOpen, turnout, may } = survey
  return html`${isOpen ? qr : nothing}
    <div class=${isOpen ? "" : "bye"}>
      <p class="big muted">${title}</p>
      <h1>${isOpen ? question || title : t("Takk for svarene.")}</h1>
      ${isOpen
        ? html`<p class="how">${t("Svar på telefonen, uten navn. Det tar under et minutt.")}</p>
            <p class="how">${t("Ikke inne? Skann koden, eller gå til")} <strong>${address}</strong> ${t("og skriv")} <strong class="code">${code}</strong></p>`
        : nothing}
      <p class="bigcode">${turnout}</p>
      <p class="big">${t("av {total} har svart", { total: may })}</p>
    </div>`
}

/** What the answers to one question came to, as far as it may be shown. */
export function numbersView({ title, result, least }) {
  const { kind, text, counts, n, is_partial: isPartial } = result
  const options = optionsOf(result)
  const most = counts ? Math.max(...counts, 1) : 1
  return html`<div class="told-head"><h1>${text}</h1><p class="big muted">${title}</p></div>
    ${counts
      ? html`<ol class="fits bars ${options.length > 6 ? "many down" : ""}" data-keep="pages" style="--rows:${Math.ceil(options.length / 2)}">
          ${options.map(
            (words, place) => html`<li class="bar" data-unit style="--n:${Math.round((counts[place] / most) * 100)}%">
              <span>${kind === "smileys" ? html`<span aria-hidden="true">${FACES[place]} </span>` : nothing}${words}</span><b>${counts[place]}</b><i></i>
            </li>`,
          )}
        </ol>`
      : html`<p class="big">${t("Færre enn {n} har svart, så vi viser ikke tallene.", { n: least })}</p>`}
    <p class="big muted">${counts ? tn("{n} svar", "{n} svar", n) : nothing}${isPartial ? html`. ${t("De siste er for få til å vises.")}` : nothing} <span data-more></span></p>`
}
