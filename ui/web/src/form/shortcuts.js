// What the keyboard does in a text, told in a dialog that gives the focus back to where it was.
import { html, render } from "lit-html"
import { t } from "../words.js"

let dialog

/** Tell these: {name, keys} each. */
export function openShortcuts(rows) {
  dialog ??= document.body.appendChild(Object.assign(document.createElement("dialog"), { className: "card ask" }))
  dialog.setAttribute("aria-labelledby", "shortcuts-title")
  render(
    html`<div class="stack">
      <h2 id="shortcuts-title">${t("Taster når du skriver")}</h2>
      <dl class="shortcuts">${rows.map(({ name, keys }) => html`<div><dt>${name}</dt><dd><kbd>${keys}</kbd></dd></div>`)}</dl>
      <button class="btn main" @click=${() => dialog.close()}>${t("Lukk")}</button>
    </div>`,
    dialog,
  )
  dialog.showModal()
}
