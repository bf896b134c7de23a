// A bare Socket.IO server in Node: counts what it is sent in memory, and tells its screens how many it has, at most four
// times a second. `node bare.mjs PORT`. No database, no rights, no person: what the wire alone costs.
import { Server } from "socket.io"

const PAUSE = 250
const io = new Server(Number(process.argv[2]), { path: "/_nicegui_ws/socket.io" })
const live = io.of("/live")
let cast = 0
let waiting = null

const tell = () => live.to("screens").emit("snapshot", { snapshot: { showing: { poll: { cast } } } })

live.on("connection", (socket) => {
  socket.on("watch", (wish, answer) => {
    if (wish.as === "screen") socket.join("screens")
    answer({ ok: true, snapshot: null })
  })
  socket.on("do", (_name, _facts, answer) => {
    cast += 1
    answer({ ok: true, result: null })
    if (waiting) return
    tell()
    waiting = setTimeout(() => {
      waiting = null
      tell()
    }, PAUSE)
  })
})
console.log(JSON.stringify({ ready: true }))
