// Asking for a link's address: a dialog that gives the focus back to where it was.
import { html, nothing, render } from "lit-html"
import { t } from "../words.js"
import { safeLink } from "./schema.js"

let dialog

/** The link at the selection: its address, from and to; null when there is none. */
export function linkAt(state) {
  const { $from, from, to, empty } = state.selection
  const type = state.schema.marks.link
  const mark = type.isInSet(empty ? $from.marks() : (state.doc.nodeAt(from)?.marks ?? []))
  if (!mark) return null
  const parent = $from.parent
  const start = $from.start()
  const found = { href: safeLink(mark.attrs.href) ?? "", from: to, to: from }
  parent.forEach((node, offset) => {
    const ends = start + offset + node.nodeSize
    if (!mark.isInSet(node.marks) || ends < from || start + offset > to) return
    found.from = Math.min(found.from, start + offset)
    found.to = Math.max(found.to, ends)
  })
  return found
}

/** Ask for the address of a link at the selection of `view`. */
export function openLinkDialog(view) {
  dialog ??= document.body.appendChild(Object.assign(document.createElement("dialog"), { className: "card ask" }))
  const link = linkAt(view.state)
  const { empty } = view.state.selection
  const close = () => {
    dialog.close()
    view.focus()
  }
  const put = (event) => {
    event.preventDefault()
    const facts = new FormData(event.target)
    const href = address(String(facts.get("address")))
    if (!href) return draw(t("Skriv en nettadresse eller en e-postadresse."))
    const type = view.state.schema.marks.link
    const words = String(facts.get("words") ?? "").trim()
    // As it is now: the others have written on meanwhile, and the selection went with the text.
    const now = linkAt(view.state)
    const range = now ?? view.state.selection
    const tr = view.state.tr
    if (!now && range.empty) tr.replaceSelectionWith(view.state.schema.text(words || href.replace(/^mailto:/, ""), [type.create({ href })]), false)
    else tr.removeMark(range.from, range.to, type).addMark(range.from, range.to, type.create({ href }))
    view.dispatch(tr.removeStoredMark(type))
    close()
  }
  const remove = () => {
    const now = linkAt(view.state)
    if (now) view.dispatch(view.state.tr.removeMark(now.from, now.to, view.state.schema.marks.link))
    close()
  }
  const draw = (error) => {
    dialog.setAttribute("aria-labelledby", "link-title")
    render(
      html`<form class="stack" @submit=${put}>
        <h2 id="link-title">${link ? t("Endre lenke") : t("Sett inn lenke")}</h2>
        <p class="field">
          <label for="link-address">${t("Adresse")}</label>
          <input class="input" id="link-address" name="address" autocomplete="off" inputmode="url" autocapitalize="off"
            aria-invalid=${error ? "true" : nothing} aria-describedby=${error ? "link-error" : nothing}>
          ${error ? html`<span class="error" id="link-error" role="alert">${error}</span>` : nothing}
        </p>
        ${empty && !link
          ? html`<p class="field"><label for="link-words">${t("Ord som vises")}</label><input class="input" id="link-words" name="words" autocomplete="off"></p>`
          : nothing}
        <div class="row">
          <button class="btn main">${t("Bruk")}</button>
          <button class="btn" type="button" @click=${close}>${t("Avbryt")}</button>
          ${link ? html`<button class="btn plain push" type="button" @click=${remove}>${t("Ta bort lenka")}</button>` : nothing}
        </div>
      </form>`,
      dialog,
    )
  }
  render(nothing, dialog)
  draw()
  dialog.addEventListener("cancel", () => setTimeout(() => view.focus()), { once: true })
  dialog.showModal()
  const input = dialog.querySelector("#link-address")
  input.value = link?.href.replace(/^mailto:/, "") ?? ""
  input.select()
}

/** What somebody typed as an address, made whole; null if it can't be one. */
export function address(typed) {
  const text = typed.trim()
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) return safeLink(`mailto:${text}`)
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return safeLink(text)
  return /^[^\s/]+\.[^\s]+$/.test(text) ? safeLink(`https://${text}`) : null
}
