// Keeps the screen awake while a round is on, where the browser allows it (only over HTTPS, only while seen).
let lock = null
let wanted = false

async function hold() {
  if (!wanted || lock || document.hidden || !("wakeLock" in navigator)) return
  try {
    lock = await navigator.wakeLock.request("screen")
    lock.addEventListener("release", () => (lock = null))
    if (!wanted) release()
  } catch {
    // Low battery, or not allowed: the screen sleeps as it would have.
  }
}
function release() {
  lock?.release()
  lock = null
}
document.addEventListener("visibilitychange", hold)

/** Whether the screen is to stay awake. */
export function keepAwake(yes) {
  wanted = yes
  if (yes) hold()
  else release()
}
