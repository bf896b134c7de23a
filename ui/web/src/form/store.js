// Text on this device: what was typed survives a reload, a crash and a lost network until the server has it.
import { IndexeddbPersistence } from "y-indexeddb"
import { rememberKept } from "../leaving.js"

let probe

/** Whether this browser keeps text on the device (a private window may not). May be long in coming. */
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
    } catch {
      tell(false)
    }
  })
  return probe
}

/**
 * Keep `doc` on this device. Gives what keeps it and what was noted as "saved", once all is in `doc` that the device had;
 * [null, null] where the browser can't. Rejects when it fails; may be long in coming.
 */
export async function keep(doc, person_id, meeting_id) {
  if (!(await canStore())) return [null, null]
  const kept = new IndexeddbPersistence(rememberKept(person_id, meeting_id), doc)
  return Promise.all([kept.whenSynced, kept.get("saved")])
}

/** Whether a change came from this device. */
export const isStore = (origin) => origin instanceof IndexeddbPersistence
