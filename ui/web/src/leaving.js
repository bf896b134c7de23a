// "Not you?": what this device keeps of the one who leaves is taken off it, and if some of it was never sent, that is said.
import { t } from "./words.js"

const flag = (person_id, meeting_id) => `unsent/${person_id}/${meeting_id}`
const database = (person_id, meeting_id) => `verksted:${person_id}:${meeting_id}`
const mark = (name) => `kept/${name}`

/** Remember whether something that a person wrote in a meeting is unsent; its text tells. */
export function rememberUnsent(person_id, meeting_id, isUnsent) {
  note(flag(person_id, meeting_id), isUnsent)
}

/** The meetings in which a person wrote something that this device has not sent. */
export const unsentMeetings = (person_id) => noted(flag(person_id, ""))

/** The name under which a meeting's text is kept for a person; remembered, since not every browser tells all names. */
export function rememberKept(person_id, meeting_id) {
  const name = database(person_id, meeting_id)
  note(mark(name), true)
  return name
}

function note(name, isSo) {
  try {
    if (isSo) localStorage.setItem(name, "yes")
    else localStorage.removeItem(name)
  } catch {
    // Then what is unsent waits until its form is opened again, and the browser must tell what it keeps.
  }
}

/** What is noted under names that begin so; the rest of each name. */
function noted(start) {
  try {
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
  const start = database(person_id, "")
  const unsent = unsentMeetings(person_id)
  const told = (await globalThis.indexedDB?.databases?.().catch(() => [])) ?? []
  const names = [...noted(mark(start)), ...unsent].map((meeting_id) => start + meeting_id)
  for (const name of new Set([...names, ...told.map(({ name }) => name)])) {
    if (!name.startsWith(start)) continue
    globalThis.indexedDB?.deleteDatabase(name)
    note(mark(name), false)
  }
  unsent.forEach((meeting_id) => rememberUnsent(person_id, meeting_id, false))
}
