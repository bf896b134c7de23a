// What was refused for good: kept on this device, to be read and copied, until its writer has no more use for it.
import { html, nothing } from "lit-html"
import { say } from "../announce.js"
import { databaseName, done, openDatabase, rememberRefused, refusedMeetings } from "../kept.js"
import { t } from "../words.js"
import { partName } from "./naming.js"

const told = new Set()
let found = [] // {person_id, meeting_id, code, at, answers: [{question_id, text}]}
let copied = null

const why = {
  text_of_another: () => t("Teksten sto i en annens navn."),
  document_full: () => t("Det var ikke plass til mer."),
  malformed: () => t("Teksten var skadet."),
  document_replaced: () => t("Notatene er lagt på nytt siden du skrev."),
}

/** Take what was refused; gives what is to be kept of it on the device, or null where there is nothing to read. */
export function setAside(person_id, meeting_id, code, answers) {
  if (!answers.length) return null
  const refused = { code, at: Date.now(), answers }
  rememberRefused(person_id, meeting_id, true)
  found = [...found, { ...refused, person_id, meeting_id }]
  say(t("Noe du skrev, kom ikke med."))
  told.forEach((tell) => tell())
  return refused
}

/** Be told when there is something else; finds what this device has kept of a person's. */
export async function watchRefused(person_id, tell) {
  told.add(tell)
  for (const meeting_id of refusedMeetings(person_id)) {
    try {
      const kept = await withNotes(person_id, meeting_id, "readonly", (custom) => custom.get("refused"))
      const here = new Set(found.filter((each) => each.meeting_id === meeting_id).map(({ at }) => at))
      found = [...found, ...(kept ?? []).filter(({ at }) => !here.has(at)).map((each) => ({ ...each, person_id, meeting_id }))]
    } catch {
      // It can't be read now; perhaps the next time.
    }
  }
  if (found.length) tell()
}

/** Each text that was refused, with what to do with it; under its questions, if it is of this form. */
export function refusedView(form) {
  const parts = (form?.proposals?.parts ?? []).map(({ id, part }) => [id, partName(part)])
  const titles = Object.fromEntries([...(form?.questions ?? []).map(({ id, text }) => [id, text]), ...parts])
  return found.map((each) => {
    const name = `refused-${each.at}`
    const text = each.answers.map(({ question_id, text }) => (titles[question_id] ? `${titles[question_id]}\n${text}` : text)).join("\n\n")
    return html`<section class="notice refused" aria-labelledby=${name}>
      <div class="grow stack s">
        <h2 id=${name}>${t("Dette kom ikke med")}</h2>
        <p>${why[each.code]()} ${t("Kopier teksten hvis du vil beholde den.")}</p>
        <pre tabindex="0" aria-labelledby=${name}>${text}</pre>
        <p class="row">
          <button class="btn" @click=${(event) => copy(each, text, event)}>${copied === each ? t("Kopiert") : t("Kopier")}</button>
          <button class="btn plain" @click=${() => dismiss(each)}>${t("Fjern")}</button>
        </p>
      </div>
    </section>`
  })
}

/** Whether something was refused that only this page has. */
export const isRefusedHere = () => found.length > 0 && !globalThis.indexedDB

async function copy(refused, text, { target }) {
  const place = target.closest("section").querySelector("pre")
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    // Plain HTTP has no clipboard to write to: the old way is kept.
    getSelection().selectAllChildren(place)
    document.execCommand("copy")
  }
  copied = refused
  say(t("Kopiert"))
  told.forEach((tell) => tell())
}

async function dismiss(refused) {
  const { person_id, meeting_id } = refused
  found = found.filter((each) => each !== refused)
  told.forEach((tell) => tell())
  const rest = found.filter((each) => each.meeting_id === meeting_id)
  rememberRefused(person_id, meeting_id, rest.length > 0)
  await withNotes(person_id, meeting_id, "readwrite", (custom) =>
    custom.put(rest.map(({ code, at, answers }) => ({ code, at, answers })), "refused"),
  ).catch(() => {})
}

async function withNotes(person_id, meeting_id, mode, work) {
  const db = await openDatabase(databaseName(person_id, meeting_id))
  try {
    return await done(work(db.transaction(["custom"], mode).objectStore("custom")))
  } finally {
    db.close()
  }
}
