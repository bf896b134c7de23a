// Scripts that are fetched when they are needed. One that doesn't come is tried again until it does: the network may be
// gone in just that moment. Some browsers never ask again for what did not come once, and after an upgrade it is not there
// any more: then the page is loaded again, if nothing is lost by that.
const FIRST = 500 // ms until it is tried again; twice as long each time
const LONGEST = 8000 // ms
const TRIES = 3 // that may fail before one wonders whether it ever comes
const RELOADED = "reloaded-for-script"
const RARELY = 60_000 // ms between two times that the page is loaded again

/**
 * What `get()` gives, an import; null if it is no longer wanted before it comes.
 *
 * `isWanted()`  asked before each further try. `failing()`  told when it did not come at once. `mayReload`  whether the
 * page may be loaded again for it.
 */
export async function fetchScript(get, { isWanted = () => true, failing = () => {}, mayReload = false } = {}) {
  for (let tries = 1; ; tries++) {
    const isNetworkThere = mayReload && tries > TRIES && (await isThere())
    try {
      return await get()
    } catch (error) {
      console.warn(error)
    }
    if (!isWanted()) return null
    if (isNetworkThere) reload()
    if (tries === 1) failing()
    await pause(Math.min(LONGEST, FIRST * 2 ** (tries - 1)) * (0.7 + 0.3 * Math.random()))
    if (!isWanted()) return null
  }
}

/** So long, or until there is a network again. */
function pause(wait) {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(waiting)
      removeEventListener("online", end)
      done()
    }
    const waiting = setTimeout(end, wait)
    addEventListener("online", end)
  })
}

const isThere = () => fetch("/healthz").then(({ ok }) => ok, () => false)

function reload() {
  try {
    if (Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0) < RARELY) return
    sessionStorage.setItem(RELOADED, String(Date.now()))
  } catch {
    return // It can't be known how often.
  }
  location.reload()
}
