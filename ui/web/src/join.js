// The door's few comforts: every page here works without them.

// A link's token stays in the fragment until its button is pressed; the address is clean at once.
const open = document.querySelector("form[data-fragment]")
if (open && location.hash.length > 20) {
  const input = open.elements[open.dataset.fragment]
  input.value = location.hash.slice(1)
  input.closest(".field").hidden = true
  history.replaceState(null, "", location.pathname)
}

// The code: say which workshop it is while the name is being typed.
const lookup = document.querySelector("form[data-lookup]")
if (lookup) {
  const { code } = lookup.elements
  const note = document.querySelector("#code-note")
  let last = "", timer = 0
  const look = async () => {
    const typed = code.value.replace(/[^0-9a-z]/gi, "")
    if (typed.length < 6 || typed === last) return
    last = typed
    try {
      const answer = await fetch(lookup.dataset.lookup, { method: "POST", body: new URLSearchParams({ code: typed }) })
      const { ok, say } = await answer.json()
      if (typed !== last) return
      note.querySelector("span").textContent = say
      note.querySelector("svg").toggleAttribute("hidden", !ok)
    } catch {
      last = "" // no network just now; the form will say so itself
    }
  }
  code.addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(look, 250)
  })
  if (!code.hasAttribute("aria-invalid")) look()
}

// The wait: go on when it is over. Not all at once, should a whole hall wait.
const wait = document.querySelector("[data-waiting]")
if (wait) {
  const ask = async () => {
    try {
      const answer = await fetch(wait.dataset.waiting)
      if (answer.ok && !(await answer.json()).is_waiting) return location.reload()
    } catch {
      // asked again soon
    }
    setTimeout(ask, 1500 + Math.random() * 1000)
  }
  setTimeout(ask, 1000)
}
