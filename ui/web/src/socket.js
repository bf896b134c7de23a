// The one connection of a page: a snapshot of what its reader may see, whole and anew whenever it changes.
// A lost connection is mended by itself, at once when the page is seen again; nothing has to be replayed.
import { Manager } from "socket.io-client"
import { learn } from "./clock.js"

const ANSWER = 8000 // ms until a command counts as unanswered
const WAKE_ANSWER = 1200 // ms a connection has to prove itself when the page is seen again
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
 * `onSnapshot(snapshot, personal)`  both as the server sends them; personal is null for a screen.
 * `onState("lost" | "again" | "connected")`   told late enough that a short gap goes unsaid; for a while after one that
 *   was said, it is connected again.
 *
 * Returns {live, manager, auth, call, ask, refresh}: `auth` and `manager` serve further namespaces on the connection.
 */
export function connect({ watch, token, tokenAddress = "", onSnapshot, onState = () => {} }) {
  const manager = new Manager({
    path: "/_nicegui_ws/socket.io",
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    reconnection: false,
    autoConnect: false,
    timeout: 6000,
  })
  let fetchedAt = Date.now()
  let version = -1
  let snapshot = null
  let personal = null
  let said = "connected"
  let patience
  let again
  let tries = 0

  const freshToken = async () => {
    if (tokenAddress && (!token || Date.now() - fetchedAt > TOKEN_LIFE)) {
      const answer = await fetch(tokenAddress, { method: "POST", headers: { accept: "application/json" } })
      // The key no longer opens: the server knows which page to show instead.
      if ([401, 403, 404].includes(answer.status)) return reload()
      if (!answer.ok) throw new Error(String(answer.status))
      token = (await answer.json()).token
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
    clearTimeout(patience)
    patience = undefined
    if (state === "connected" && said === "again") return
    if (state === "connected" && said === "lost") {
      state = "again"
      setTimeout(() => said === "again" && onState((said = "connected")), BACK)
    }
    if (state !== said) onState((said = state))
  }
  const begin = async () => {
    const from = Date.now()
    try {
      const got = await live.timeout(ANSWER).emitWithAck("watch", watch)
      if (!got.ok) return reload()
      tries = 0
      version = -1
      take(got, from)
      document.documentElement.dataset.live = "yes"
      say("connected")
    } catch {
      drop()
    }
  }

  // Reconnecting is ours and not the library's: it must happen at once when the page is seen again.
  const open = () => {
    clearTimeout(again)
    again = undefined
    if (live.connected) return
    if (!live.active) live.connect()
    manager.open((error) => error && later())
  }
  const later = () => {
    if (said !== "lost") patience ??= setTimeout(() => say("lost"), navigator.onLine === false ? 0 : PATIENCE)
    if (again) return
    // With jitter: a hall that lost its network must not come back in step.
    const wait = Math.min(LONGEST, 400 * 2 ** tries++) * (0.3 + 0.7 * Math.random())
    again = setTimeout(open, wait)
  }
  const drop = () => {
    manager.engine?.close()
    later()
  }
  const refresh = async () => {
    if (!live.connected) return open()
    const from = Date.now()
    try {
      const got = await live.timeout(WAKE_ANSWER).emitWithAck("read")
      // Refused is who does not watch yet, or no more: `begin` is on its way, and hears what is so.
      if (got.ok) take(got, from)
    } catch {
      // Half open: the other end is long gone.
      manager.engine?.close()
      open()
    }
  }
  const seen = () => document.hidden || ((tries = 0), refresh())

  live.on("connect", begin)
  live.on("snapshot", (got) => take(got))
  live.on("personal", (mine) => {
    personal = mine
    if (snapshot) onSnapshot(snapshot, personal)
  })
  live.on("disconnect", later)
  live.on("connect_error", () => {
    // Refused while connected, it hears nothing more: it must begin again.
    if (live.connected) live.disconnect()
    // Refused: perhaps an old token.
    if (tokenAddress) token = null
    later()
  })
  document.addEventListener("visibilitychange", seen)
  addEventListener("online", seen)
  addEventListener("pageshow", (event) => event.persisted && seen())
  addEventListener("offline", () => say("lost"))
  open()

  return {
    live,
    manager,
    auth,
    refresh: open,
    /** Do something by name; {ok, ...} or {ok: false, say}. Rejects when no answer comes. */
    call: (name, facts = {}) => live.timeout(ANSWER).emitWithAck("do", name, facts),
    /** Ask for something else of the page's own (`form`). */
    ask: (event, facts = {}) => live.timeout(ANSWER).emitWithAck(event, facts),
  }
}

/** Let the server say which page this is now; not again and again, whatever it says. */
function reload() {
  const before = Number(sessionStorage.getItem("reloaded") ?? 0)
  sessionStorage.setItem("reloaded", String(Date.now()))
  setTimeout(() => location.reload(), Date.now() - before < 10000 ? 10000 : 0)
}
