// The words on the screen, in the reader's language. Bokmål stands in the source; the page brings the translations.

const element = document.getElementById("words")
const texts = element ? JSON.parse(element.textContent) : {}

/** The reader's language: "nb", "nn" or "en". */
export const language = document.documentElement.lang || "nb"

/** The message in the reader's language, with {name} filled in from `facts`. */
export const t = (message, facts = {}) => filled(texts[message] ?? message, facts)

/** The form of a message for `n` things, filled in with `n` and `facts`. A second form like the first has an asterisk. */
export function tn(one, many, n, facts = {}) {
  const text = n === 1 ? texts[one] : texts[many === one ? `${many}*` : many]
  return filled(text ?? (n === 1 ? one : many), { n, ...facts })
}

const filled = (text, facts) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in facts ? facts[name] : whole))

const hours = new Intl.DateTimeFormat("nb-NO", { timeZone: "Europe/Oslo", hour: "2-digit", minute: "2-digit" })
// Browsers know no nynorsk, but its months are those of bokmål.
const days = new Intl.DateTimeFormat(language === "en" ? "en-GB" : "nb-NO", { timeZone: "Europe/Oslo", day: "numeric", month: "long" })

/** The time of day in Norway, "10.45" (English "10:45"), of a moment in milliseconds. */
export function timeOfDay(moment) {
  const parts = Object.fromEntries(hours.formatToParts(moment).map(({ type, value }) => [type, value]))
  return `${parts.hour}${language === "en" ? ":" : "."}${parts.minute}`
}

/** A day, "6. mars" (English "6 March"), of a moment in milliseconds or an ISO date. */
export const dayOf = (moment) => days.format(new Date(moment))

/** "18:24" of 1104 seconds. */
export const minutesAndSeconds = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
