// What a leader decides: who is let in, and what becomes of text that came when its meeting was over.
import { html, nothing } from "lit-html"
import { groupName, partName, roundName } from "../form/naming.js"
import { t, timeOfDay, tn } from "../words.js"

/** Those who ask to be let in under a name in use. */
export function waitingView(waiting, call) {
  if (!waiting.length) return nothing
  return html`<section class="notice info decide" aria-labelledby="waiting-title">
    <h2 id="waiting-title">${tn("{n} venter på å bli sluppet inn", "{n} venter på å bli sluppet inn", waiting.length)}</h2>
    <ul class="stack s">
      ${waiting.map(
        ({ key_id, name, organisation }) => html`<li class="row">
          <span class="grow">${organisation ? `${name}, ${organisation}` : name}</span>
          <button class="btn tight" @click=${() => call("admit", { key_id })}>${t("Slipp inn")}<span class="hidden"> ${name}</span></button>
          <button class="btn plain tight" @click=${() => call("turn_away", { key_id })}>${t("Avvis")}<span class="hidden"> ${name}</span></button>
        </li>`,
      )}
    </ul>
  </section>`
}

/** Text that came late: who wrote it, what it adds and takes away, and two buttons. */
export function lateView(late, form, call) {
  if (!late.length || !form) return nothing
  return html`<section class="notice decide" aria-labelledby="late-title">
    <h2 id="late-title">${t("Kom etter at møtet var over")}</h2>
    <p>${t("Teksten er tatt vare på. Ta den inn, eller la den være.")}</p>
    <ul class="stack">
      ${late.map((each) => {
        const meeting = form.meetings.find(({ id }) => id === each.meeting_id)
        const name = `late-${each.id}`
        return html`<li class="stack s">
          <p id=${name}>
            <strong>${each.name || t("Noen")}</strong>${meeting ? `, ${roundName(meeting)} · ${groupName(meeting)}` : ""}${each.proposal === null ? "" : `, ${t("forslaget «{title}»", { title: each.proposal || t("Uten tittel") })}`},
            ${t("kl. {clock}", { clock: timeOfDay(each.received_at) })}
          </p>
          ${each.changes.map(
            (change) => html`<div class="text">
              <p class="small">${change.part ? partName(change.part) : change.text}</p>
              ${change.added.length ? html`<ul>${change.added.map((line) => html`<li><ins>${line}</ins></li>`)}</ul>` : nothing}
              ${change.removed.length ? html`<p class="small">${t("Tar bort:")}</p><ul>${change.removed.map((line) => html`<li><del>${line}</del></li>`)}</ul>` : nothing}
            </div>`,
          )}
          <div class="row">
            <button class="btn" aria-describedby=${name} @click=${() => call("take_in", { late_id: each.id })}>${t("Ta inn")}</button>
            <button class="btn plain" aria-describedby=${name} @click=${() => call("leave_out", { late_id: each.id })}>${t("La være")}</button>
          </div>
        </li>`
      })}
    </ul>
  </section>`
}
