// A leader's questions: a dialog that adds one, or changes, moves or takes out one that is there.
import { html, nothing, render } from "lit-html"
import { t } from "../words.js"

let dialog

/** Ask about a question (null: a new one); `asked` is the form in its order. */
export async function askQuestion({ question, asked, theme, workshop, call }) {
  dialog ??= document.body.appendChild(Object.assign(document.createElement("dialog"), { className: "card ask" }))
  const back = document.activeElement
  const close = () => dialog.close()
  dialog.onclose = () => back?.isConnected && back.focus()
  const send = async (name, facts) => {
    const answer = await call(name, facts)
    if (answer.ok) close()
    else draw(answer.say)
  }
  const save = (event) => {
    event.preventDefault()
    const facts = Object.fromEntries(new FormData(event.target))
    if (question) send("change_question", { question_id: question.id, ...facts })
    else send("add_question", { workshop_id: workshop.id, theme_id: theme.id, ...facts })
  }
  const draw = (error) => render(view({ question, asked, theme, error, save, send, close }), dialog)
  render(nothing, dialog)
  draw()
  dialog.setAttribute("aria-labelledby", "ask-title")
  dialog.showModal()
}

function view({ question, asked, theme, error, save, send, close }) {
  const isOwn = !question || question.is_own
  return html`
    <form class="stack" @submit=${save}>
      <h2 id="ask-title">${question ? t("Endre spørsmålet") : t("Nytt spørsmål")}</h2>
      ${error ? html`<p class="tag alert" role="alert">${error}</p>` : nothing}
      ${isOwn ? fields(question) : html`<p>${question.text}</p><p class="muted">${t("Arrangøren har stilt spørsmålet til alle temaer. Du kan flytte det.")}</p>`}
      ${question ? order({ question, asked, theme, send, isOwn }) : nothing}
      <div class="row">
        ${isOwn ? html`<button class="btn main">${question ? t("Lagre") : t("Legg til")}</button>` : nothing}
        <button class="btn" type="button" @click=${close}>${isOwn ? t("Avbryt") : t("Lukk")}</button>
      </div>
    </form>
  `
}

function fields(question) {
  const option = (name, value, label, isChosen) => html`<option value=${value} ?selected=${isChosen}>${label}</option>`
  return html`
    <p class="field"><label for="ask-text">${t("Spørsmål")}</label><input class="input" id="ask-text" name="text" required autocomplete="off" .value=${question?.text ?? ""}></p>
    <p class="field"><label for="ask-help">${t("Hjelpetekst")}</label><input class="input" id="ask-help" name="help" autocomplete="off" .value=${question?.help ?? ""}></p>
    ${question
      ? nothing
      : html`<p class="field"><label for="ask-kind">${t("Svares med")}</label>
          <select class="input" id="ask-kind" name="kind">
            ${option("kind", "text", t("Fri tekst"), true)} ${option("kind", "next_step", t("Neste steg: hvem, hva, når"), false)}
          </select></p>`}
    <p class="field"><label for="ask-when">${t("Stilles")}</label>
      <select class="input" id="ask-when" name="asked_in">
        ${option("asked_in", "rounds", t("I rundene"), (question?.asked_in ?? "rounds") === "rounds")}
        ${option("asked_in", "summary", t("I oppsummeringen"), question?.asked_in === "summary")}
        ${option("asked_in", "both", t("Begge steder"), question?.asked_in === "both")}
      </select></p>
  `
}

function order({ question, asked, theme, send, isOwn }) {
  const at = asked.findIndex(({ id }) => id === question.id)
  const move = (before) => send("move_question", { question_id: question.id, before, theme_id: theme.id })
  return html`<div class="row">
    ${at > 0 ? html`<button class="btn tight" type="button" @click=${() => move(asked[at - 1].id)}>${t("Flytt opp")}</button>` : nothing}
    ${at < asked.length - 1 ? html`<button class="btn tight" type="button" @click=${() => move(asked[at + 2]?.id ?? null)}>${t("Flytt ned")}</button>` : nothing}
    ${isOwn ? html`<button class="btn plain tight push" type="button" @click=${() => send("retire_question", { question_id: question.id })}>${t("Ta ut")}</button>` : nothing}
  </div>`
}
