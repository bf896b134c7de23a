// What this device keeps of people's texts, by person and meeting: its names, whether some of it is unsent or was refused,
// and its end. Knows no text; `form/store.js` writes and reads it.
import { serverNow } from "./clock.js"

const LONG = 2 * 24 * 60 * 60 * 1000 // ms after which a text that nobody opened again here is taken off the device
const START = "verksted:"
const ends = new Map() // by person, the date on which their workshop's personal data goes, as far as this page knows
const dates = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Oslo", dateStyle: "short" }) // 2031-03-06

const unsent = (person_id, meeting_id) => `unsent/${person_id}/${meeting_id}`
const refused = (person_id, meeting_id) => `refused/${person_id}/${meeting_id}`
const draft = (person_id, survey_id) => `survey/${person_id}/${survey_id}`
const kept = (name) => `kept/${name}`

/** The name under which a meeting's text is kept for a person. */
export const databaseName = (person_id, meeting_id) => `${START}${person_id}:${meeting_id}`

/** Let all that is kept of a person's go on this date (2031-03-06), sent or not; whether that is another than was known. */
export function keepUntil(person_id, date) {
  const isOther = ends.get(person_id) !== date
  ends.set(person_id, date)
  return isOther
}

/** The date on which what is kept under this name goes; undefined if this page doesn't know. */
export const endOf = (name) => ends.get(parts(name)[0])

/** The same, remembered with the time: not every browser tells all names. */
export function rememberKept(person_id, meeting_id) {
  const name = databaseName(person_id, meeting_id)
  note(kept(name), Date.now())
  return name
}

/** Remember whether something that a person wrote in a meeting is unsent; its text tells. */
export const rememberUnsent = (person_id, meeting_id, isUnsent) => note(unsent(person_id, meeting_id), isUnsent && "yes")

/** The meetings in which a person wrote something that this device has not sent. */
export const unsentMeetings = (person_id) => noted(unsent(person_id, ""))

/** Remember whether something that a person wrote in a meeting was refused, and waits here to be copied. */
export const rememberRefused = (person_id, meeting_id, isRefused) => note(refused(person_id, meeting_id), isRefused && "yes")

/** The meetings in which something of a person's was refused that this device keeps. */
export const refusedMeetings = (person_id) => noted(refused(person_id, ""))

/** An open database; rejects where the browser can't (a private window may not). May be long in coming. */
export async function openDatabase(name) {
  const asked = indexedDB.open(name, 1)
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore("updates", { autoIncrement: true })
    asked.result.createObjectStore("custom")
  }
  return done(asked)
}

/** What comes of a request. */
export const done = (request) =>
  new Promise((tell, fail) => {
    request.onsuccess = () => tell(request.result)
    request.onerror = () => fail(request.error)
  })

/**
 * Look through what is kept: notes on a person's may be lost in a crash that the text survived. Takes off the device,
 * whoever's it is, what is past its date, and what was not opened here for long, unless some of that was never sent.
 */
export async function goThrough(person_id) {
  goThroughDrafts()
  for (const name of await names(START)) {
    const at = Number(read(kept(name)))
    const isOld = at > 0 && at < Date.now() - LONG
    const [of, meeting_id] = parts(name)
    try {
      const { isUnsent, isRefused, end } = await within(name, endOf(name))
      if ((await isOver(end)) || (isOld && !isUnsent && !isRefused)) {
        remove(name)
      } else if (isOld || of === person_id) {
        if (isUnsent) rememberUnsent(of, meeting_id, true)
        if (isRefused) rememberRefused(of, meeting_id, true)
      }
    } catch {
      // It can't be read now; perhaps the next time.
    }
  }
}

/** What somebody has answered of a survey here and not sent, {answers, at, receipt}; empty if nothing. */
export function draftOf(person_id, survey_id) {
  try {
    return JSON.parse(read(draft(person_id, survey_id))) ?? {}
  } catch {
    return {}
  }
}

/** Keep that, or with null nothing any more. */
export const keepDraft = (person_id, survey_id, kept) =>
  note(draft(person_id, survey_id), kept && JSON.stringify({ ...kept, kept: Date.now() }))

/** The surveys of which answers are kept; with `isSending` those of which they were on their way. */
export const draftsOf = (person_id, isSending = false) =>
  noted(draft(person_id, "")).filter((survey_id) => {
    const { answers = {}, receipt } = draftOf(person_id, survey_id)
    return isSending ? receipt : Object.keys(answers).length
  })

/** Take off the device, whoever's it is, what was begun and never sent. */
function goThroughDrafts() {
  for (const [person_id, survey_id] of noted(draft("", "").slice(0, -1)).map((rest) => rest.split("/"))) {
    if (!(draftOf(person_id, survey_id).kept > Date.now() - LONG)) keepDraft(person_id, survey_id, null)
  }
}

/** Take all that is kept of a person's off the device. */
export async function forget(person_id) {
  draftsOf(person_id).forEach((survey_id) => keepDraft(person_id, survey_id, null))
  for (const name of await names(databaseName(person_id, ""))) remove(name)
  unsentMeetings(person_id).forEach((meeting_id) => rememberUnsent(person_id, meeting_id, false))
  refusedMeetings(person_id).forEach((meeting_id) => rememberRefused(person_id, meeting_id, false))
}

/** What there is in a database: {isUnsent, isRefused, end}. `known` is its date if this page knows it, which is noted there. */
async function within(name, known) {
  const db = await openDatabase(name)
  try {
    const custom = db.transaction(["custom"], known ? "readwrite" : "readonly").objectStore("custom")
    if (known) custom.put(known, "until")
    const asked = [db.transaction(["updates"]).objectStore("updates").getAll(), custom.get("refused"), custom.get("until")]
    const [rows, texts, end] = await Promise.all(asked.map(done))
    return { isUnsent: rows.some(({ isUnsent }) => isUnsent), isRefused: Boolean(texts?.length), end }
  } finally {
    db.close()
  }
}

/** Whether a date has come; by the server's clock, since this device's may be wrong and the text is here alone. */
async function isOver(date) {
  if (!date || date > dates.format(serverNow())) return false
  const { headers } = await fetch("/healthz", { method: "HEAD", cache: "no-store" })
  return date <= dates.format(new Date(headers.get("date")))
}

/** The names of all that is kept, that begin so. */
async function names(start) {
  const told = (await globalThis.indexedDB?.databases?.().catch(() => [])) ?? []
  const marked = noted(kept(start)).map((rest) => start + rest)
  return [...new Set([...marked, ...told.map(({ name }) => name)])].filter((name) => name.startsWith(start))
}

function remove(name) {
  const [person_id, meeting_id] = parts(name)
  globalThis.indexedDB?.deleteDatabase(name)
  note(kept(name), false)
  rememberUnsent(person_id, meeting_id, false)
  rememberRefused(person_id, meeting_id, false)
}

/** Whose it is, and of which meeting. */
function parts(name) {
  return name.slice(START.length).split(":")
}

function note(name, value) {
  try {
    if (value) localStorage.setItem(name, value)
    else localStorage.removeItem(name)
  } catch {
    // Then what is unsent waits until its form is opened again, and the browser must tell what it keeps.
  }
}

function read(name) {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
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
