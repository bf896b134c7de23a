// What is said, politely and once, to those who listen instead of look: a new step, two minutes left, the connection.
import { LAST, remaining } from "./clock.js"
import { current, isRound, roundOf, titleOf } from "./parts.js"
import { turnSaid } from "./turns.js"
import { t } from "./words.js"

let region

/** Say a sentence. The element with id "said" is a polite live region in every page that announces. */
export function say(sentence) {
  region ??= document.getElementById("said")
  if (!region) return
  region.textContent = ""
  // A live region speaks when its text changes after it stood empty.
  setTimeout(() => (region.textContent = sentence), 50)
}

let step
let turn
let warned

/** Look at the day, and say what is new in it since the last look. */
export function follow(snapshot) {
  const item = current(snapshot)
  const now = snapshot.phase === "on" ? item?.id : snapshot.phase
  if (step !== undefined && now !== step) {
    if (snapshot.phase === "ended") say(t("Vi er ferdige. Takk for i dag."))
    else if (item && isRound(item) && snapshot.meeting) say(t("{round} har begynt: {title}", { round: roundOf(snapshot, item), title: snapshot.meeting.title }))
    else if (item) say(t("Nå: {title}", { title: titleOf(item) }))
  }
  const speaking = snapshot.turns?.on?.id ?? null
  if (turn !== undefined && speaking !== turn && snapshot.turns && now === step) say(turnSaid(snapshot))
  turn = speaking
  step = now
  const left = remaining(snapshot.step)
  if (left && !left.paused && !left.out && left.seconds <= LAST && left.seconds > LAST - 20 && warned !== now) {
    warned = now
    say(t("To minutter igjen."))
  }
}
