// "Not you?": what this device keeps of the one who leaves is taken off it, and if some of it was never sent, that is said.
import { t } from "./words.js"

const flag = (person_id, meeting_id) => `unsent/${person_id}/${meeting_id}`

/** Remember whether something that a person wrote in a meeting is unsent; its text tells. */
export function rememberUnsent(person_id, meeting_id, isUnsent) {
  try {
    if (isUnsent) localStorage.setItem(flag(person_id, meeting_id), "yes")
    else localStorage.removeItem(flag(person_id, meeting_id))
  } catch {
    // Then it waits until its form is opened again.
  }
}

/** The meetings in which a person wrote something that this device has not sent. */
export function unsentMeetings(person_id) {
  try {
    const start = flag(person_id, "")
    return Object.keys(localStorage).filter((name) => name.startsWith(start)).map((name) => name.slice(start.length))
  } catch {
    return []
  }
}

/** Ask and clean up when the form that leaves is sent. */
export function watchLeaving(person_id) {
  document.addEventListener("submit", async (event) => {
    if (!event.target.getAttribute("action")?.endsWith("/leave")) return
    event.preventDefault()
    if (unsentMeetings(person_id).length && !confirm(t("Noe du skrev, er ikke sendt ennå. Går du nå, blir det borte."))) return
    await forget(person_id)
    event.target.submit()
  })
}

async function forget(person_id) {
  unsentMeetings(person_id).forEach((meeting_id) => rememberUnsent(person_id, meeting_id, false))
  const all = (await indexedDB.databases?.().catch(() => [])) ?? []
  for (const { name } of all) if (name.startsWith(`verksted:${person_id}:`)) indexedDB.deleteDatabase(name)
}
