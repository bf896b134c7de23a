// Beside a leader's form: the theme sheet, which folds away, and who is in the group now.
import { html, nothing } from "lit-html"
import { prose } from "../parts.js"
import { t, tn } from "../words.js"

const narrow = matchMedia("(max-width: 60em)")

export function sheet({ snapshot, writers }) {
  const theme = snapshot.sheets[snapshot.theme.id]
  const parts = [
    [t("Formål"), theme.purpose],
    [t("Mål"), theme.goals],
    [t("Forslag til tiltak"), theme.measures],
    [t("Tidsplan"), theme.schedule],
    [t("Finansiering"), theme.financing],
    ...theme.sources.map(({ title, text }) => [t("Fra før: {title}", { title }), text]),
  ].filter(([, text]) => text.trim())
  return html`
    ${parts.length
      ? html`<details class="theme-sheet" ?open=${!narrow.matches}>
          <summary class="btn plain"><span class="if-open">${t("Skjul temaarket")}</span><span class="if-closed">${t("Vis temaarket")}</span></summary>
          <div class="stack">${parts.map(([heading, text]) => html`<div class="text"><h2>${heading}</h2>${prose(text)}</div>`)}</div>
        </details>`
      : nothing}
    ${snapshot.now ? here(snapshot.people, writers) : nothing}
  `
}

function here(people, writers) {
  const present = people.filter((person) => person.here)
  return html`<section class="lead-here stack s" aria-labelledby="here-title">
    <h2 id="here-title">${t("I gruppa nå")}</h2>
    <p class="muted">
      ${t("{n} av {total} er her.", { n: present.length, total: people.length })} ${writers ? tn("{n} skriver.", "{n} skriver.", writers) : nothing}
    </p>
    ${people.length
      ? html`<details><summary class="btn plain tight">${t("Hvem")}</summary>
          <ul class="people">
            ${people.map((person) => html`<li class=${person.here ? "" : "muted"}>${person.name}${person.organisation ? `, ${person.organisation}` : ""}${person.here ? "" : t(" (ikke her)")}</li>`)}
          </ul></details>`
      : nothing}
  </section>`
}
