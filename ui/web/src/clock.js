// Time as the server has it, and what is left of a step. The server sends an end time; the counting is done here.

let offset = 0
let measured = Infinity

/** Learn what the server's time was at `now` (ms), asked for at `from` and answered at `to` (this browser's ms). */
export function learn(now, from = Date.now(), to = Date.now()) {
  // The quickest answer tells most. After a sleep of the machine its own clock may have moved: then any answer does.
  const trip = to - from
  const found = now - (from + to) / 2
  if (trip <= measured || Math.abs(found - offset) > trip) {
    offset = found
    measured = trip
  }
}

/** The server's time now, in milliseconds. */
export const serverNow = () => Date.now() + offset

/** The last part of a step, in which seconds are shown. */
export const LAST = 120

/**
 * What is left of a step: seconds (never below 0), whether it stands still, whether it is in its last two minutes,
 * whether the time is out, and which share is gone (0 to 1). Null when the step has no clock.
 */
export function remaining(step, now = serverNow()) {
  if (!step) return null
  const paused = step.seconds_left != null
  if (!paused && step.ends_at == null) return null
  const exact = paused ? step.seconds_left : (step.ends_at - now) / 1000
  const seconds = Math.max(0, Math.ceil(exact))
  const whole = step.total_seconds || step.minutes * 60
  return {
    seconds,
    // Rounded up until the last two minutes, so that "3" never stands for less than two and a bit.
    minutes: Math.ceil(seconds / 60),
    paused,
    late: seconds <= LAST,
    out: seconds === 0,
    gone: whole ? Math.min(1, Math.max(0, 1 - exact / whole)) : 1,
  }
}

/** Call `draw` at once and at each whole second of the server's clock while the page is seen; returns what ends it. */
export function everySecond(draw) {
  let timer
  const tick = () => {
    clearTimeout(timer)
    draw()
    if (!document.hidden) timer = setTimeout(tick, 1000 - (((serverNow() % 1000) + 1000) % 1000) + 5)
  }
  document.addEventListener("visibilitychange", tick)
  tick()
  return () => {
    clearTimeout(timer)
    document.removeEventListener("visibilitychange", tick)
  }
}
