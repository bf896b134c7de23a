// What is new on a theme for the group that meets it now: who wrote since they last saw it, and where.
import { html, nothing } from "lit-html"
import { t, tn } from "../words.js"
import { groupName, roundName } from "./naming.js"

/** `show(question_id)` goes to a question. */
export function newsView(form, show) {
  const news = form.news?.meetings ?? []
  if (!news.length) return nothing
  return html`<section class="part news stack s" aria-labelledby="news-title">
    <h2 id="news-title">${form.news.is_first ? t("Dette skrev gruppene før dere") : t("Nytt siden dere sist så temaet")}</h2>
    <ul class="stack s">
      ${news.map((each) => {
        const meeting = form.meetings.find(({ id }) => id === each.id)
        const answered = form.questions.filter(({ id }) => each.questions[id])
        return html`<li data-g=${((meeting.group.number - 1) % 8) + 1}>
          <p class="hue">${roundName(meeting)} · ${groupName(meeting)}${each.is_changed ? html`, ${t("endret siden")}` : nothing}</p>
          <p>${answered.map(({ id, text }, n) => html`${n ? ", " : nothing}<a href="#q-${id}" @click=${(event) => go(event, id, show)}>${text}</a> <span class="muted">(${tn("{n} ord", "{n} ord", each.questions[id])})</span>`)}</p>
        </li>`
      })}
    </ul>
  </section>`
}

function go(event, id, show) {
  event.preventDefault()
  show(id)
}
