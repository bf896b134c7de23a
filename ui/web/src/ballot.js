// A person's ballots on this device: the key that each was cast with, and what is not answered for yet. A choice stays here
// only until the server has counted it; the key until the poll is over, since with it the vote can be changed.
import { t } from "./words.js"

const AGAIN = 2000 // ms until a ballot that was not answered is sent again
const MONTH = 30 * 24 * 60 * 60 * 1000 // ms after which what is kept here for a vote goes, whoever's it is
const START = "vote/"
const memory = new Map() // what this browser does not keep

const nameOf = (person_id, poll_id) => `${START}${person_id}/${poll_id}`

/** Sends ballots until they are answered, and tells how each stands. `tell()` is called when one may be another. */
export class Ballots {
  constructor(live, person_id, tell) {
    this._live = live
    this._person_id = person_id
    this._tell = tell
    this._sending = new Set()
    this._refused = new Map() // poll id -> {say, code}, say a sentence
    forgetOld()
    for (const poll_id of this._kept()) if (this.state(poll_id) === "waiting") this._send(poll_id)
  }

  /** "none", "waiting" (not counted yet), "counted" or "refused". */
  state(poll_id) {
    return this._refused.has(poll_id) ? "refused" : (this._read(poll_id)?.state ?? "none")
  }

  /** Why the last one was refused, as a sentence; undefined if it was not. */
  refusal(poll_id) {
    return this._refused.get(poll_id)?.say
  }

  /** Whether the last one came after the poll was closed. */
  wasTooLate(poll_id) {
    return this._refused.get(poll_id)?.code === "poll_closed"
  }

  /** What is not counted yet, of the poll as it was opened then. */
  waiting({ id, opened_at }) {
    const vote = this._read(id)
    return vote?.opened_at === opened_at ? vote.choice : undefined
  }

  /** Vote, or change the vote. A poll that is taken back and opened anew is another, for which this does not count. */
  cast({ id: poll_id, opened_at }, choice) {
    const key = this._read(poll_id)?.key ?? newKey()
    this._refused.delete(poll_id)
    this._write(poll_id, { key, state: "waiting", choice, opened_at })
    this._tell()
    this._send(poll_id)
  }

  /** Somebody voted as this person elsewhere: ask. */
  async hasVoted(poll_id) {
    const answer = await this._live.call("has_voted", { poll_id }).catch(() => null)
    return Boolean(answer?.ok && answer.result)
  }

  /** What a proposal says that is voted on; null if it can't be had now. */
  async readProposal(proposal_id) {
    const answer = await this._live.call("read_proposal", { proposal_id }).catch(() => null)
    return answer?.ok ? answer.result : null
  }

  async _send(poll_id) {
    if (this._sending.has(poll_id)) return
    this._sending.add(poll_id)
    try {
      for (;;) {
        const vote = this._read(poll_id) ?? {}
        const { key, state, choice, opened_at } = vote
        if (state !== "waiting") return
        if (!vote.wasSent) this._write(poll_id, { ...vote, wasSent: true })
        const answer = await this._live.call("cast", { poll_id, key, choice, opened_at }).catch(() => null)
        const now = this._read(poll_id)
        if (JSON.stringify(now?.choice) !== JSON.stringify(choice)) continue // changed meanwhile: that one goes next
        if (answer?.ok) {
          this._write(poll_id, { key, state: "counted" })
          return
        }
        if (answer?.say && !["not_stored", "failed", "too_fast"].includes(answer.code)) {
          this._refuse(poll_id, answer, vote.wasSent)
          return
        }
        await new Promise((done) => setTimeout(done, AGAIN * (0.7 + 0.6 * Math.random())))
      }
    } finally {
      this._sending.delete(poll_id)
      this._tell()
    }
  }

  /** What was counted before goes on counting, and perhaps what nobody answered. */
  _refuse(poll_id, { say, code }, wasSentBefore) {
    const { key, before } = this._read(poll_id)
    if (code === "poll_closed" && before === "counted") say = t("Avstemningen er lukket. Kom ikke endringen fram, teller stemmen din fra før.")
    else if (code === "poll_closed" && wasSentBefore) say = t("Avstemningen er lukket. Kom stemmen fram før det, er den talt.")
    this._refused.set(poll_id, { say, code })
    const isCounted = code === "vote_is_final" || before === "counted"
    if (isCounted && code !== "poll_closed") this._write(poll_id, { key, state: "counted" })
    else this._write(poll_id, null)
  }

  /** Take off the device what belongs to polls that are over: `open` are the ids of the others. */
  keepOnly(open) {
    for (const poll_id of this._kept()) {
      if (!open.includes(poll_id) && this.state(poll_id) === "counted") this._write(poll_id, null)
    }
  }

  _read(poll_id) {
    const name = nameOf(this._person_id, poll_id)
    try {
      return JSON.parse(localStorage.getItem(name)) ?? memory.get(name) ?? null
    } catch {
      return memory.get(name) ?? null
    }
  }

  _write(poll_id, vote) {
    const name = nameOf(this._person_id, poll_id)
    const before = this._read(poll_id)?.state
    const kept = vote && (vote.state === "waiting" ? { ...vote, before: before === "counted" || this._read(poll_id)?.before === "counted" ? "counted" : "" } : vote)
    try {
      if (kept) localStorage.setItem(name, JSON.stringify({ ...kept, at: Date.now() }))
      else localStorage.removeItem(name)
      memory.delete(name)
    } catch {
      if (kept) memory.set(name, kept)
      else memory.delete(name)
    }
  }

  _kept() {
    return keptNames(this._person_id).map((name) => name.split("/")[2])
  }
}

/** Take all of a person's ballots off the device. */
export function forgetBallots(person_id) {
  for (const name of keptNames(person_id)) localStorage.removeItem(name)
}

function forgetOld() {
  for (const name of keptNames()) {
    try {
      if (!(JSON.parse(localStorage.getItem(name)).at > Date.now() - MONTH)) localStorage.removeItem(name)
    } catch {
      localStorage.removeItem(name)
    }
  }
}

/** The names of what is kept for a person, or for anybody. */
function keptNames(person_id) {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(person_id ? nameOf(person_id, "") : START))
  } catch {
    return []
  }
}

function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(20))].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}
