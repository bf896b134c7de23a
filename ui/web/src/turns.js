// An expectation round: whose turn it is, who is next, and what that means for a group.
import { html, nothing } from "lit-html"
import { clock, groupName } from "./parts.js"
import { t, tn } from "./words.js"

const HUES = 8

/** The clock that counts now: the turn's, or while nobody has it, the step's. */
export const turnClock = (snapshot) => clock({ step: snapshot.turns.on ?? snapshot.step }, snapshot.turns.on ? speaking : answering)

function speaking(left) {
  if (left.paused) return t("Klokka står")
  if (left.out) return t("Tida er ute")
  return left.late ? t("igjen") : tn("minutt igjen", "minutter igjen", left.minutes)
}

function answering(left) {
  if (left.paused || left.out) return speaking(left)
  return left.late ? t("igjen. Skriv ferdig.") : speaking(left)
}

/** What a group is to know of the round, in a few words: the heading, and a sentence under it if there is more. */
export function turnFor({ on, line, over, skipped }, group) {
  const isOurs = (turn) => turn?.group_id === group.id
  const now = on ? t("{group} har ordet nå.", { group: groupName(on) }) : ""
  if (isOurs(on)) return [t("Nå er det dere."), t("Fortell de andre hva dere svarte.")]
  if (isOurs(line[0])) return on || over.length ? [t("Dere er neste."), now] : ["", t("Dere får ordet først.")]
  if (skipped.some(isOurs)) return ["", `${t("Dere ble hoppet over. Si fra når dere er her.")} ${now}`]
  if (over.some(isOurs)) return ["", `${t("Dere har hatt ordet.")} ${now}`]
  return ["", now]
}

/** What is said to those who listen when the turn has moved. */
export function turnSaid({ turns, group }) {
  const [heading] = group ? turnFor(turns, group) : [""]
  return heading || (turns.on ? t("{group} har ordet nå.", { group: groupName(turns.on) }) : t("Gruppene har hatt ordet."))
}

/** The round on the plenary screen: who has the turn, and who waits. */
export function turnsBoard({ on, line, over }) {
  const heading = on ? t("{group} har ordet", { group: groupName(on) }) : over.length ? t("Gruppene har hatt ordet.") : t("Svar i skjemaet på telefonen.")
  const count = line.length
  const columns = count <= 5 ? 1 : count <= 12 ? 2 : 3
  return html`<section aria-labelledby="turns">
    <div>
      <h1 id="turns">${heading}</h1>
      <p class="how">${line.length ? t("Neste: {group}", { group: groupName(line[0]) }) : nothing}</p>
    </div>
    <ol class="gos ${count > 10 ? "many" : count < 6 ? "few" : ""}" style="grid-template-rows:repeat(${Math.ceil(count / columns) || 1},1fr)">
      ${line.map(
        (turn) => html`<li class="go">
          <span class="chip" data-g=${((turn.number - 1) % HUES) + 1}>${turn.number}</span>
          <div><strong>${groupName(turn)}</strong></div>
        </li>`,
      )}
    </ol>
  </section>`
}
