// Text on this device: what was typed survives a reload, a crash and a lost network until the server has it.
import { IndexeddbPersistence } from "y-indexeddb"

let probe

/** Whether this browser keeps text on the device (a private window may not). */
export function canStore() {
  probe ??= new Promise((tell) => {
    try {
      const asked = indexedDB.open("verksted:probe")
      asked.onsuccess = () => {
        asked.result.close()
        tell(true)
      }
      asked.onerror = () => tell(false)
      asked.onblocked = () => tell(false)
      setTimeout(() => tell(false), 3000)
    } catch {
      tell(false)
    }
  })
  return probe
}

const nameOf = (person_id, meeting_id) => `verksted:${person_id}:${meeting_id}`

/** Keep `doc` on this device, under the person's and the meeting's name; null where the browser can't. */
export async function keep(doc, person_id, meeting_id) {
  if (!(await canStore())) return null
  const kept = new IndexeddbPersistence(nameOf(person_id, meeting_id), doc)
  await Promise.race([kept.whenSynced, new Promise((tell) => setTimeout(tell, 4000))])
  return kept
}

/** Whether a change came from this device. */
export const isStore = (origin) => origin instanceof IndexeddbPersistence
