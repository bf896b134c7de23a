// "Not you?": what this device keeps of the one who leaves is taken off it, and if some of it was never sent, that is said.
import { t } from "./words.js"

const flag = (person_id) => `unsent/${person_id}`

/** Remember whether something of a person's is unsent; the form tells. */
export function rememberUnsent(person_id, isUnsent) {
  try {
    if (isUnsent) localStorage.setItem(flag(person_id), "yes")
    else localStorage.removeItem(flag(person_id))
  } catch {
    // Then it can't be asked about.
  }
}

/** Ask and clean up when the form that leaves is sent. */
export function watchLeaving(person_id) {
  document.addEventListener("submit", async (event) => {
    if (!event.target.getAttribute("action")?.endsWith("/leave")) return
    event.preventDefault()
    const isUnsent = localStorage.getItem(flag(person_id)) === "yes"
    if (isUnsent && !confirm(t("Noe du skrev, er ikke sendt ennå. Går du nå, blir det borte."))) return
    await forget(person_id)
    event.target.submit()
  })
}

async function forget(person_id) {
  rememberUnsent(person_id, false)
  const all = (await indexedDB.databases?.().catch(() => [])) ?? []
  for (const { name } of all) if (name.startsWith(`verksted:${person_id}:`)) indexedDB.deleteDatabase(name)
}
