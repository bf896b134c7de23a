// The top of a leader's page: the theme, where it is now, the time left, whether the text is saved, and one button.
import { html, nothing } from "lit-html"
import { minutesAndSeconds, t, tn } from "../words.js"
import { arrow, current, groupInside, roundOf, roundsBar, titleOf } from "../parts.js"

export function header({ snapshot, theme, save, left }) {
  const now = snapshot.meetings.find(({ id }) => id === snapshot.now)
  const next = snapshot.meetings.find(({ state }) => state === "next")
  const meeting = now ?? next
  return html`
    <div class="lead-title"><strong>${theme.title}</strong><p class="small muted">${where(snapshot, now, next)}</p></div>
    <div class="lead-rounds">${roundsBar(snapshot)}</div>
    ${save} ${time(left)}
    ${meeting?.group.meeting_url
      ? html`<a class="btn ${now ? "main" : ""}" href=${meeting.group.meeting_url} target="_blank" rel="noopener noreferrer">
          ${now ? t("Åpne møtet") : t("Åpne neste møte")} ${arrow}<span class="hidden"> ${t("(ny fane)")}</span>
        </a>`
      : nothing}
  `
}

function where(snapshot, now, next) {
  const item = current(snapshot)
  const at = (meeting) => [groupInside(meeting.group), meeting.group.place].filter(Boolean).join(", ")
  if (snapshot.phase === "ended") return t("Ferdig for i dag. Takk for innsatsen.")
  if (now && item) return t("{round}, hos {group}", { round: roundOf(snapshot, item), group: at(now) })
  if (next && snapshot.phase === "before") return t("Dagen har ikke begynt. Først skal du til {group}.", { group: at(next) })
  if (next && item) return t("{now} nå. Så skal du til {group}.", { now: titleOf(item), group: at(next) })
  return item ? titleOf(item) : t("Temaet har ingen møter.")
}

function time(left) {
  if (!left) return nothing
  if (left.out) return html`<p class="lead-time late" role="timer">${t("Tida er ute")}</p>`
  if (left.late && !left.paused) {
    return html`<p class="lead-time late" role="timer" aria-label=${t("Under to minutter igjen")}><b class="run">${minutesAndSeconds(left.seconds)}</b> ${t("igjen")}</p>`
  }
  const label = tn("{n} minutt igjen", "{n} minutter igjen", left.minutes)
  return html`<p class="lead-time" role="timer" aria-label=${left.paused ? t("{time}, klokka står", { time: label }) : label}>
    <b>${left.minutes}</b> ${left.paused ? t("min, klokka står") : t("min igjen")}
  </p>`
}
