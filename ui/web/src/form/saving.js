// Whether the text is saved, in words: saved and saving are quiet, not connected says how much waits and where it is.
import { html } from "lit-html"
import { say } from "../announce.js"
import { t, tn } from "../words.js"

const SETTLED = 500 // ms without a change before "saved" is shown again, so that it doesn't flicker while one types

const check = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12.5l4.5 4.5L19 7.5" /></svg>`

/** The worst state of several texts: {state, words, isKept, late, refused, failing}. */
export function worst(texts) {
  const states = texts.map((text) => text.state)
  const waiting = texts.filter((text) => text.state === "waiting")
  const typed = Math.max(0, ...texts.map((text) => text.lastTyped))
  const isSettled = Date.now() - typed > SETTLED
  return {
    state: waiting.length ? "waiting" : states.includes("saving") || !isSettled ? "saving" : "saved",
    isConnected: texts.every((text) => text.isConnected || text.isGone),
    words: waiting.reduce((sum, text) => sum + text.waitingWords, 0),
    isKept: texts.every((text) => text.isKept !== false),
    late: texts.some((text) => text.late),
    refused: texts.map((text) => text.refused).find(Boolean) ?? null,
    failing: texts.some((text) => text.failing),
  }
}

let said = "saved"
let quiet

/** The state, or for a while the sentence `stopped`, as it stands in the foot of the form or at the top of the page. */
export function saveState({ state, words, isKept, refused, failing, stopped }) {
  announce(state)
  const why = stopped ?? refused
  const isOnlyHere = !isKept && state !== "saved"
  if (why) return html`<p class="tag alert save-state" role="alert">${why} ${isOnlyHere ? t("Ikke lukk siden.") : ""}</p>`
  if (failing && state !== "saved") {
    const what = isKept ? t("Teksten er trygg på denne enheten, og sendes når det går.") : t("Ikke lukk siden.")
    return html`<p class="tag alert save-state" role="alert">${t("Tjeneren får ikke lagret nå.")} ${what}</p>`
  }
  if (state === "waiting") {
    const much = words ? tn("{n} ord venter", "{n} ord venter", words) : t("Endringer venter")
    return isKept
      ? html`<p class="tag warn save-state">${much}</p>`
      : html`<p class="tag alert save-state">${much}. ${t("Ikke lukk siden.")}</p>`
  }
  if (state === "saving") return html`<p class="save save-state">${t("Lagrer …")}</p>`
  return isKept
    ? html`<p class="save save-state">${check}${t("Lagret")}</p>`
    : html`<p class="save save-state">${check}${t("Lagret. Nettleseren tar ikke vare på tekst uten nett.")}</p>`
}

/** Said when one pauses: not at each key. */
function announce(state) {
  if (state === said) return
  clearTimeout(quiet)
  quiet = setTimeout(() => {
    if (state === said) return
    if (state === "waiting") say(t("Ikke lagret ennå. Teksten venter på nettet."))
    else if (state === "saved") say(t("Lagret"))
    said = state
  }, state === "saving" ? 0 : 1200)
}
