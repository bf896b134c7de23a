// The theme sheet, and the list of what one's group has written: what can be read beside the form.
import { html, nothing } from "lit-html"
import { prose, titleOf } from "./parts.js"
import { formAddress } from "./now.js"
import { t } from "./words.js"

/** A theme's sheet: purpose, goals, measures, schedule, financing, and what it builds on. */
export function sheetView(sheet) {
  if (!sheet) return html`<section class="part"><p>${t("Temaarket kommer når runden begynner.")}</p></section>`
  const parts = [
    [t("Formål"), sheet.purpose],
    [t("Mål"), sheet.goals],
    [t("Forslag til tiltak"), sheet.measures],
    [t("Tidsplan"), sheet.schedule],
    [t("Finansiering"), sheet.financing],
  ].filter(([, text]) => text.trim())
  return html`<section class="part stack l sheet">
    <div><p class="muted">${t("Temaark")}</p><h1 tabindex="-1">${sheet.title}</h1></div>
    ${parts.length ? nothing : html`<p>${t("Arrangøren har ikke skrevet noe her ennå.")}</p>`}
    ${parts.map(([heading, text]) => html`<div class="text"><h2>${heading}</h2>${prose(text)}</div>`)}
    ${sheet.sources.map(
      (source) => html`<div class="text"><h2>${t("Fra før: {title}", { title: source.title })}</h2>${prose(source.text)}</div>`,
    )}
  </section>`
}

/** The themes that one's group has met, each leading to what was written. */
export function readView(snapshot) {
  const themes = new Map(snapshot.met.map((meeting) => [`${meeting.theme_id}/${meeting.track}`, meeting]))
  const rounds = (meeting) =>
    snapshot.met
      .filter((each) => each.theme_id === meeting.theme_id && each.track === meeting.track)
      .map((each) => snapshot.agenda.find((item) => item.id === each.item_id))
      .filter(Boolean)
      .map(titleOf)
      .join(", ")
  return html`<section class="part stack">
    <h1 tabindex="-1">${t("Det vi skrev")}</h1>
    ${themes.size ? nothing : html`<p>${t("Her kommer det dere skriver, når første runde begynner.")}</p>`}
    <ul class="reads">
      ${[...themes.values()].map(
        (meeting) => html`<li><a href=${formAddress(meeting)}><strong>${meeting.title}</strong><small>${rounds(meeting)}</small></a></li>`,
      )}
    </ul>
  </section>`
}
