// Files to take home: says at once that one is being made, and how that went. The links work without this, and say nothing.
let isMaking = false

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-making]")
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  if (!isMaking) take(link)
})

async function take(link) {
  tell(link.dataset.making, true)
  try {
    tell((await fetched(link)) ?? link.dataset.ready, false)
  } catch (error) {
    console.warn(error)
    tell(link.dataset.failed, false)
  }
}

/** Fetch and save the file; gives what the server says instead, if it makes none. */
async function fetched(link) {
  const answer = await fetch(link.href)
  const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("content-disposition"))
  if (named) return save(await answer.blob(), decodeURIComponent(named[1]))
  if (answer.redirected) return location.assign(answer.url) // to sign in, and then to the file
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  return page.querySelector("main .lead-in")?.textContent ?? link.dataset.failed
}

function save(file, name) {
  const address = URL.createObjectURL(file)
  Object.assign(document.createElement("a"), { href: address, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000) // Some browsers begin to read it only now.
}

function tell(sentence, isBusy) {
  const state = document.getElementById("taking")
  isMaking = isBusy
  state.querySelector("progress").hidden = !isBusy
  state.querySelector("[role=status]").textContent = sentence
  for (const link of document.querySelectorAll("a[data-making]")) {
    if (isBusy) link.setAttribute("aria-disabled", "true")
    else link.removeAttribute("aria-disabled")
  }
}
