// The one connection of a page: a snapshot of what its reader may see, whole and anew whenever it changes.
// A lost connection is mended by itself, at once when the page is seen again; nothing has to be replayed.
import { Manager } from "socket.io-client"
import { learn } from "./clock.js"

const ANSWER = 10000 // ms until a command counts as unanswered
const WAKE_ANSWER = 1200 // ms a connection has to prove itself when the page is seen again; more where answers are slow
const OPENING = 8000 // ms that a connection may take to open; more where pages are slow, too
const LONGEST_OPENING = 30000 // ms
const LONG = 3000 // ms of them, after which one wonders why
const QUICK = 1000 // ms in which a page comes on a good line
const LONGEST = 3000 // ms between two tries
const PATIENCE = 1500 // ms without connection before it is said
const BACK = 4000 // ms that it is said to be back
const TOKEN_LIFE = 8 * 60 * 1000 // ms; the server's tokens live for ten minutes

/**
 * Watch a workshop.
 *
 * `watch`   what to watch, as the server's `watch` takes it: {as: "group"}, {as: "lead", theme_id, track}, {as: "screen"}.
 * `token`   a fresh socket token that came with the page, if any; or, with `tokenAddress` empty, one that lasts.
 * `tokenAddress`  where a new one is fetched (POST).
 * `person_id`  who the page is of; another's token is not taken: the server then says which page to show.
 * `onSnapshot(snapshot, personal)`  both as the server sends them; personal is null for a screen.
 * `onState("lost" | "again" | "connected")`   told late enough that a short gap goes unsaid; for a while after one that
 *   was said, it is connected again.
 *
 * Returns {live, manager, auth, call, ask, refresh, patience, doubt}: `auth` and `manager` serve further namespaces on the
 * connection.
 */
export function connect({ watch, token, tokenAddress = "", person_id = null, onSnapshot, onState = () => {} }) {
  const manager = new Manager({
    path: "/_nicegui_ws/socket.io",
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    reconnection: false,
    autoConnect: false,
    timeout: OPENING,
  })
  let isByPolling = !globalThis.WebSocket // and nothing else is tried
  let slowness = 0 // ms that the last answer took
  let fetchedAt = Date.now()
  let version = -1
  let snapshot = null
  let personal = null
  let said = "connected"
  let losing
  let proving
  let wondering
  let doubting = null
  let again
  let tries = 0

  const freshToken = async () => {
    if (tokenAddress && (!token || Date.now() - fetchedAt > TOKEN_LIFE)) {
      const answer = await fetched(tokenAddress, { method: "POST", headers: { accept: "application/json" } })
      // The key no longer opens: the server knows which page to show instead.
      if ([401, 403, 404].includes(answer.status)) return reload()
      if (!answer.ok) throw new Error(String(answer.status))
      const found = await answer.json()
      // Somebody else came in on this device meanwhile: what this page has is not theirs to send.
      if (person_id && found.person_id !== person_id) return reload()
      token = found.token
      fetchedAt = Date.now()
    }
    return token
  }
  const auth = (tell) => {
    // A token that comes when the connection is another by then is not told: the new one asks for itself.
    const { engine } = manager
    freshToken().then(
      (found) => found && engine === manager.engine && tell({ token: found }),
      () => drop(),
    )
  }
  const live = manager.socket("/live", { auth })

  const take = (got, from) => {
    learn(got.now, from)
    if (got.personal !== undefined) personal = got.personal
    if (got.snapshot && got.version >= version) {
      version = got.version
      snapshot = got.snapshot
    }
    if (snapshot) onSnapshot(snapshot, personal)
  }
  const say = (state) => {
    clearTimeout(losing)
    losing = undefined
    if (state === "connected" && said === "again") return
    if (state === "connected" && said === "lost") {
      state = "again"
      setTimeout(() => said === "again" && onState((said = "connected")), BACK)
    }
    if (state !== said) onState((said = state))
  }
  const begin = async () => {
    const from = Date.now()
    const got = await live.timeout(patience(ANSWER)).emitWithAck("watch", watch).catch(() => null)
    if (!got) return drop()
    if (!got.ok) return reload()
    slowness = Date.now() - from
    tries = 0
    version = -1
    try {
      take(got, from)
    } finally {
      // A page that can't draw is connected all the same: to connect again would end the same way.
      document.documentElement.dataset.live = "yes"
      say("connected")
    }
  }

  /** How long to wait for an answer here: so long, or longer where answers are slow. */
  const patience = (least) => Math.max(least, 3 * slowness)

  /**
   * It is long in opening. Where a page comes quickly all the same, it is WebSockets that don't get through; where that is
   * slow, too, it is the line, which is given more time.
   */
  const wonder = async (engine) => {
    const from = Date.now()
    const isThere = await fetched("/healthz").then(({ ok }) => ok, () => false)
    const took = Date.now() - from
    if (!isThere || engine !== manager.engine || engine.readyState !== "opening") return
    manager.timeout(Math.min(LONGEST_OPENING, Math.max(OPENING, 5 * took)))
    if (isByPolling || took > QUICK) return
    isByPolling = true
    manager.disconnect()
    open()
  }

  // Reconnecting is ours and not the library's: it must happen at once when the page is seen again.
  const open = () => {
    clearTimeout(again)
    again = undefined
    if (live.connected) return
    manager.opts.transports = isByPolling ? ["polling"] : ["websocket", "polling"]
    if (!live.active) live.connect()
    manager.open()
    clearTimeout(wondering)
    wondering = setTimeout(wonder, LONG, manager.engine)
  }
  const later = () => {
    if (said !== "lost") losing ??= setTimeout(() => say("lost"), navigator.onLine === false ? 0 : PATIENCE)
    if (again) return
    // With jitter: a hall that lost its network must not come back in step.
    const wait = Math.min(LONGEST, 400 * 2 ** tries++) * (0.3 + 0.7 * Math.random())
    again = setTimeout(open, wait)
  }
  const drop = () => {
    manager.disconnect() // not the engine's close, which waits for what can't be sent
    later()
  }
  const refresh = async () => {
    if (!live.connected) return void open()
    const from = Date.now()
    const got = await live.timeout(patience(WAKE_ANSWER)).emitWithAck("read").catch(() => null)
    // Refused is who does not watch yet, or no more: `begin` is on its way, and hears what is so.
    if (got?.ok) return take(got, from)
    if (got) return
    // Half open: the other end is long gone.
    manager.disconnect()
    open()
  }
  const seen = () => document.hidden || ((tries = 0), refresh())
  const moved = () => {
    // Another network: what was found out of the last one need not be so here.
    isByPolling = !globalThis.WebSocket
    manager.timeout(OPENING)
    seen()
  }

  manager.on("open", () => {
    clearTimeout(proving)
    proving = setTimeout(() => live.connected || drop(), patience(ANSWER))
  })
  manager.on("error", () => {
    isByPolling = !globalThis.WebSocket
    later()
  })
  live.on("connect", begin)
  live.on("snapshot", (got) => take(got))
  live.on("personal", (mine) => {
    personal = mine
    if (snapshot) onSnapshot(snapshot, personal)
  })
  live.on("disconnect", later)
  live.on("connect_error", ({ message }) => {
    // Refused while connected, it hears nothing more: it must begin again.
    if (live.connected) live.disconnect()
    // Refused for an old token, that is; to fetch another for every try would take a line of its own.
    if (tokenAddress && message === "token") token = null
    later()
  })
  document.addEventListener("visibilitychange", seen)
  addEventListener("online", moved)
  navigator.connection?.addEventListener?.("change", moved)
  addEventListener("pageshow", (event) => event.persisted && seen())
  addEventListener("offline", () => say("lost"))
  open()

  return {
    live,
    manager,
    auth,
    refresh: open,
    patience,
    /** Something was not answered: see whether anything is. */
    doubt: () => (doubting ??= refresh().finally(() => (doubting = null))),
    /** Do something by name; {ok, ...} or {ok: false, say}. Rejects when no answer comes. */
    call: (name, facts = {}) => live.timeout(ANSWER).emitWithAck("do", name, facts),
    /** Ask for something else of the page's own (`form`). */
    ask: (event, facts = {}) => live.timeout(ANSWER).emitWithAck(event, facts),
  }
}

/** Fetch, and don't wait for ever: a browser may ask on a line that is long dead. */
async function fetched(address, options = {}) {
  const end = new AbortController()
  const ending = setTimeout(() => end.abort(), OPENING)
  try {
    return await fetch(address, { ...options, signal: end.signal })
  } finally {
    clearTimeout(ending)
  }
}

/** Let the server say which page this is now; not again and again, whatever it says. */
function reload() {
  const before = Number(sessionStorage.getItem("reloaded") ?? 0)
  sessionStorage.setItem("reloaded", String(Date.now()))
  setTimeout(() => location.reload(), Date.now() - before < 10000 ? 10000 : 0)
}
