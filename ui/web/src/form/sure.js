// Asking before something that can't be undone, in a dialog that gives the focus back to where it was.
import { html, nothing, render } from "lit-html"
import { t } from "../words.js"

let dialog

/** Ask this; `verb` names the button that does it. */
export function askIfSure({ title, explanation, verb, act }) {
  dialog ??= document.body.appendChild(Object.assign(document.createElement("dialog"), { className: "card ask" }))
  dialog.setAttribute("aria-labelledby", "sure-title")
  const sure = () => {
    dialog.close()
    act()
  }
  render(nothing, dialog)
  render(
    html`<div class="stack">
      <h2 id="sure-title">${title}</h2>
      <p>${explanation}</p>
      <div class="row">
        <button class="btn" @click=${sure}>${verb}</button>
        <button class="btn" @click=${() => dialog.close()}>${t("Avbryt")}</button>
      </div>
    </div>`,
    dialog,
  )
  dialog.showModal()
}
