// "Not you?": what this device keeps of the one who leaves is taken off it, and if some of it is nowhere else, that is said.
import { forgetBallots } from "./ballot.js"
import { draftsOf, forget, goThrough, refusedMeetings, unsentMeetings } from "./kept.js"
import { t } from "./words.js"

/** Ask and clean up when the form that leaves is sent. */
export function watchLeaving(person_id) {
  document.addEventListener("submit", async (event) => {
    if (!event.target.getAttribute("action")?.endsWith("/leave")) return
    event.preventDefault()
    await goThrough(person_id) // another tab may have left something that nobody noted
    const lost = unsentMeetings(person_id).length || draftsOf(person_id).length
      ? t("Noe du skrev, er ikke sendt ennå. Går du nå, blir det borte.")
      : refusedMeetings(person_id).length && t("Noe du skrev, kom ikke med. Går du nå, blir det borte.")
    if (lost && !confirm(lost)) return
    await forget(person_id)
    forgetBallots(person_id)
    event.target.submit()
  })
}
