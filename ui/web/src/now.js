// The field of now on a participant's phone: where to be, what to do, how long; and what comes after it.
import { html, nothing } from "lit-html"
import { remaining, serverNow } from "./clock.js"
import { unsentMeetings } from "./kept.js"
import { arrow, clock, coming, current, firstName, groupInside, groupName, inLetters, isRound, roundOf, roundsBar, secrecyOf, titleOf, whoFrom } from "./parts.js"
import { turnClock, turnFor } from "./turns.js"
import { dayOf, t, timeOfDay, tn } from "./words.js"

/** The address of the form in this page, for a theme in a track. */
export const formAddress = ({ theme_id, track }) => `#form/${theme_id}/${track}`

/** The whole view, by what the day is doing. `notice` is what stands above everything, if anything. */
export function nowView({ snapshot, personal, ballots, notice }) {
  const item = current(snapshot)
  const field =
    snapshot.phase === "before"
      ? lobby(snapshot, personal)
      : snapshot.phase === "ended"
        ? done(snapshot, personal)
        : item && snapshot.meeting
          ? snapshot.turns
            ? expecting(snapshot, item)
            : meeting(snapshot, personal, item)
          : item && isRound(item) && personal.roles.length
            ? ownTheme(snapshot, personal, item)
            : rest(snapshot, personal, item)
  const polls = snapshot.polls.filter((poll) => poll.state === "open" && ["none", "refused"].includes(ballots.state(poll.id)))
  // Where there is other work to do now, voting stands above it; else it is what to do.
  const asked = snapshot.surveys.filter((survey) => !personal.answered.includes(survey.id))
  const [first] = polls
  const isWriting = snapshot.meeting && snapshot.phase === "on"
  const now = isWriting
    ? html`${polls.map(voteNotice)}${field}${asked.map(askedBeside)}`
    : first
      ? html`${voteField(first)}${asked.map(askedBeside)}`
      : html`${asked.map(asking)}${field}`
  return html`${notice}${now}${chosen(snapshot)}${ownVotes(snapshot, ballots)}${published(snapshot)}${afterwards(snapshot, personal)}`
}

const voteAddress = ({ id }) => `#vote/${id}`

function voteField(poll) {
  return html`<section class="now stack l" aria-label=${t("Nå")}>
    <div class="stack s">
      <p class="where"><span>${t("Avstemning")}</span></p>
      <h1>${poll.title}</h1>
      <p>${secrecyOf(poll)}</p>
    </div>
    <a class="btn main big" href=${voteAddress(poll)}>${t("Stem")}</a>
  </section>`
}

function voteNotice(poll) {
  return html`<div class="part tight"><div class="notice info">
    <p class="grow"><strong>${t("Avstemning:")}</strong> ${poll.title}</p>
    <a class="btn" href=${voteAddress(poll)}>${t("Stem")}</a>
  </div></div>`
}

/** The polls that one has voted in, and the results that are shown. */
function ownVotes(snapshot, ballots) {
  const words = { counted: t("Du har stemt."), waiting: t("Stemmen sendes når nettet er tilbake.") }
  const rows = snapshot.polls
    .map((poll) => [poll, poll.state === "shown" ? t("Se resultatet") : poll.state === "open" ? words[ballots.state(poll.id)] : ""])
    .filter(([, what]) => what)
  if (!rows.length) return nothing
  return html`<section class="part stack" aria-labelledby="votes">
    <h2 id="votes">${t("Avstemninger")}</h2>
    <ul class="rows">${rows.map(([poll, what]) => html`<li><a href=${voteAddress(poll)}>${poll.title}</a> <span class="muted">${what}</span></li>`)}</ul>
  </section>`
}

/** An evaluation that can be answered: what to do now, before the step itself. */
function asking(survey) {
  const n = survey.questions.length
  return html`<section class="now stack" aria-labelledby="survey-${survey.id}">
    <h2 id="survey-${survey.id}">${survey.title}</h2>
    <p>${tn("Ett spørsmål.", "{n} spørsmål.", n)} ${t("Det tar under ett minutt. Svaret er anonymt.")}</p>
    <a class="btn main big" href="#evaluation/${survey.id}">${t("Svar nå")}</a>
  </section>`
}

/** The same where there is something else to do first. */
function askedBeside(survey) {
  return html`<section class="part stack s">
    <p>${t("Du kan også svare på «{title}».", { title: survey.title })}</p>
    <p><a class="btn" href="#evaluation/${survey.id}">${t("Svar nå")}</a></p>
  </section>`
}

/** What is to be started, once an organiser shows it. */
function chosen({ measures }) {
  if (!measures.length) return nothing
  return html`<section class="part stack" aria-labelledby="chosen">
    <h2 id="chosen">${t("Dette setter vi i gang")}</h2>
    <ol class="numbered stack s">${measures.map(
      ({ title, theme }) => html`<li>${title || t("Uten tittel")}${theme ? html`<br /><span class="muted">${theme}</span>` : nothing}</li>`,
    )}</ol>
  </section>`
}

/** What was made common of the answers. */
function published(snapshot) {
  if (!snapshot.published.length) return nothing
  return html`<section class="part stack s">
    ${snapshot.published.map(
      (each) => html`<p><a class="btn" href="#evaluation/${each.id}">${t("Se svarene: {title}", { title: each.title })}</a></p>`,
    )}
  </section>`
}

function lobby(snapshot, personal) {
  const { workshop, group } = snapshot
  const left = Math.ceil((workshop.starts_at - serverNow()) / 60000)
  const at = timeOfDay(workshop.starts_at)
  return html`<section class="now rest stack l" aria-label=${t("Nå")}>
    ${group ? html`<p class="where"><span>${t("Du er i {group}", { group: groupInside(group) })}</span></p>` : nothing}
    <h1>${t("Du er inne, {name}.", { name: firstName(personal.name) })}</h1>
    <p>${t("Vent her. Siden skifter av seg selv når vi begynner.")}</p>
    ${left > 90
      ? html`<p><strong>${dayOf(workshop.starts_at) === dayOf(serverNow())
          ? t("Vi begynner i dag kl. {clock}.", { clock: at })
          : t("Vi begynner {day} kl. {clock}.", { day: dayOf(workshop.starts_at), clock: at })}</strong></p>`
      : left > 0
        ? html`<p class="clock" role="timer" aria-label=${tn("{n} minutt til start", "{n} minutter til start", left)}>
            <b>${left}</b> <span>${tn("minutt til start,", "minutter til start,", left)}<br />${t("kl. {clock}", { clock: at })}</span>
          </p>`
        : html`<p><strong>${t("Vi begynner straks.")}</strong></p>`}
    ${leading(personal)} ${buttons(links(workshop.place ? html`<p>${workshop.place}</p>` : nothing, common(workshop)))}
  </section>`
}

function meeting(snapshot, personal, item) {
  const { group, meeting: now } = snapshot
  const left = remaining(snapshot.step)
  const mine = personal.roles.find((role) => role.theme_id === now.theme_id && role.track === now.track)
  return html`<section class="now stack l" aria-label=${t("Nå")}>
    <div class="stack s">
      <p class="where"><span>${groupName(group)}</span><span>${roundOf(snapshot, item)}</span></p>
      ${roundsBar(snapshot)}
    </div>
    <div>
      <h1>${now.title}</h1>
      <p class="lead-by">${led(now)}${group.place ? html`<br />${group.place}` : nothing}</p>
    </div>
    ${clock(snapshot, (left, until) => told(left, until))}
    <div class="stack s">
      ${mine
        ? html`<a class="btn main big" href=${leadAddress(personal, mine)}>${t("Åpne skjemaet du leder")}</a>`
        : html`<a class="btn main big" href=${formAddress(now)}>${left?.out ? t("Skriv ferdig") : t("Skriv i skjemaet")}</a>`}
      <div class="row pair">
        ${group.meeting_url ? away(group.meeting_url, t("Møterom")) : nothing}
        <a class="btn" href="#sheet/${now.theme_id}">${t("Temaark")}</a>
      </div>
    </div>
  </section>`
}

/** An expectation round: the group's form, and when it is its turn to speak. */
function expecting(snapshot, item) {
  const { group, meeting: now, turns } = snapshot
  const [heading, more] = turnFor(turns, group)
  return html`<section class="now stack l" aria-label=${t("Nå")}>
    <p class="where"><span>${groupName(group)}</span><span>${titleOf(item)}</span></p>
    <div>
      <h1>${heading || t("Hva forventer dere?")}</h1>
      <p class="lead-by">${more}${group.place ? html`<br />${group.place}` : nothing}</p>
    </div>
    ${turnClock(snapshot)}
    <div class="stack s">
      <a class="btn main big" href=${formAddress(now)}>${turns.on?.group_id === group.id ? t("Se det dere skrev") : t("Skriv i skjemaet")}</a>
      ${group.meeting_url ? html`<div class="row pair">${away(group.meeting_url, t("Møterom"))}</div>` : nothing}
    </div>
  </section>`
}

function told(left, until) {
  if (left.paused) return html`${t("Klokka står.")}<br />${left.late ? t("Vent litt.") : tn("minutt igjen", "minutter igjen", left.minutes)}`
  if (left.out) return html`${t("Tida er ute.")}<br />${t("Skriv ferdig.")}`
  if (left.late) return html`${t("igjen.")}<br />${t("Skriv ferdig.")}`
  return html`${tn("minutt igjen,", "minutter igjen,", left.minutes)}<br />${t("til kl. {clock}", { clock: until })}`
}

/** A round for who follows a theme instead of sitting in a group: their own page is where to be. */
function ownTheme(snapshot, personal, item) {
  const roles = rolesOf(personal)
  const [role] = roles
  const one = roles.length === 1
  return html`<section class="now stack l" aria-label=${t("Nå")}>
    <div class="stack s">
      <p class="where"><span>${roundOf(snapshot, item)}</span></p>
      ${roundsBar(snapshot)}
    </div>
    <h1>${one ? role.title : t("Temaene dine")}</h1>
    ${clock(snapshot, (left, until) => told(left, until))}
    ${one
      ? html`<a class="btn main big" href=${leadAddress(personal, role)}>
          ${role.role === "leader" ? t("Åpne skjemaet du leder") : t("Åpne skjemaet du skriver i")}
        </a>`
      : leading(personal)}
  </section>`
}

function rest(snapshot, personal, item) {
  const { group, workshop } = snapshot
  const past = snapshot.rounds.filter((round) => round.state === "past").length
  const meets = isRound(item) || item.kind === "expectations"
  const isLeftOut = meets && !group && !personal.roles.length // who leads is in no group
  const heading = isLeftOut ? t("Du er ikke i en gruppe ennå") : titleOf(item)
  return html`<section class="now rest stack l" aria-label=${t("Nå")}>
    <div class="stack s">
      <p class="where">
        ${group ? html`<span>${groupName(group)}</span>` : nothing}
        ${isRound(item)
          ? html`<span>${roundOf(snapshot, item)}</span>`
          : past
            ? html`<span>${tn("{n} av {total} runde ferdig", "{n} av {total} runder ferdig", past, { total: snapshot.rounds.length })}</span>`
            : nothing}
      </p>
      ${past || isRound(item) ? roundsBar(snapshot) : nothing}
    </div>
    <div>
      <h1>${heading}</h1>
      ${isLeftOut
        ? html`<p class="lead-by">${t("Si fra til arrangøren, så får du en gruppe.")}</p>`
        : isRound(item) && group
          ? html`<p class="lead-by">${t("Gruppa di har ikke noe møte i denne runden.")}</p>`
          : nothing}
      ${item.speaker ? html`<p class="lead-by">${item.speaker}</p>` : nothing}
    </div>
    ${clock(snapshot, (left, until) => resting(left, until, item.kind))}
    ${item.kind === "break" && snapshot.met.length
      ? html`<p>${t("Det dere skrev, er lagret. Dere kan lese det her.")}</p>`
      : nothing}
    ${leading(personal)}
    ${buttons(links(snapshot.met.length ? html`<a class="btn" href="#read">${t("Les det vi skrev")}</a>` : nothing, item.kind === "break" ? nothing : common(workshop)))}
  </section>`
}

function resting(left, until, kind) {
  if (left.paused) return html`${t("Klokka står.")}<br />${t("Vent litt.")}`
  if (left.out) return html`${t("Straks ferdig.")}<br />${t("Vi går videre snart.")}`
  const words = left.late ? t("igjen.") : tn("minutt igjen.", "minutter igjen.", left.minutes)
  return html`${words}<br />${kind === "break" ? t("Vi fortsetter kl. {clock}", { clock: until }) : t("Til kl. {clock}", { clock: until })}`
}

function done(snapshot, personal) {
  return html`<section class="now rest stack l" aria-label=${t("Nå")}>
    <h1>${t("Takk, {name}. Vi er ferdige.", { name: firstName(personal.name) })}</h1>
    <p>${unsentMeetings(personal.id).length
      ? t("Noe du skrev, er ikke sendt ennå. La siden stå åpen.")
      : t("Du kan lukke siden. Alt er lagret.")}</p>
    ${leading(personal)}
    ${buttons(links(
      snapshot.met.length ? html`<a class="btn" href="#read">${t("Les det vi skrev")}</a>` : nothing,
      snapshot.met.length
        ? html`<a class="btn" href="/w/${snapshot.workshop.id}/summary.pdf" download>${t("Last ned som PDF")}</a>`
        : nothing,
    ))}
  </section>`
}

/** What comes, time first; after the day, what happens to what was given. */
function afterwards(snapshot, personal) {
  if (snapshot.phase === "ended") {
    const day = dayOf(`${snapshot.workshop.personal_data_until}T12:00:00Z`)
    return later(t("Dette skjer videre"), [
      [day, t("Navnet ditt slettes"), t("Det dere skrev, blir stående uten navn.")],
    ])
  }
  const { times, end } = coming(snapshot)
  const rows = []
  const items = snapshot.agenda.filter((item) => item.state === "next")
  const rounds = items.filter(isRound)
  for (const item of items) {
    if (snapshot.phase === "before" && rounds.length > 1 && isBetween(items, rounds, item)) {
      if (item === rounds[0]) rows.push([timeOfDay(times[item.id]), groupWork(rounds), themesMet(snapshot, rounds)])
    } else if (isRound(item)) rows.push([timeOfDay(times[item.id]), ...roundLine(snapshot, item, item === rounds[0])])
    else rows.push([timeOfDay(times[item.id]), ...otherLine(item)])
  }
  if (!rows.length && snapshot.phase === "before") return nothing
  rows.push([timeOfDay(end), t("Slutt"), ""])
  return later(snapshot.phase === "before" ? t("I dag") : t("Etterpå"), rows)
}

const isBetween = (items, rounds, item) =>
  items.indexOf(item) >= items.indexOf(rounds[0]) && items.indexOf(item) <= items.indexOf(rounds.at(-1))

const groupWork = (rounds) => t("Gruppearbeid i {n} runder", { n: inLetters(rounds.length) })

function themesMet(snapshot, rounds) {
  const themes = new Set(rounds.map((item) => snapshot.plan[item.id]?.theme_id).filter(Boolean))
  return themes.size > 1 ? t("Dere møter {n} temaer.", { n: inLetters(themes.size) }) : (snapshot.plan[rounds[0].id]?.title ?? "")
}

/** A round to come; how one gets there is said of the next one only. */
function roundLine(snapshot, item, isNext) {
  const plan = snapshot.plan[item.id]
  const name = item.kind === "summary" ? t("Oppsummering") : t("Runde {n}", { n: item.round })
  if (!plan) return [name, ""]
  const title = t("{name}: {title}", { name, title: plan.title })
  if (item.kind === "summary") return [title, snapshot.workshop.rotation === "rotating" ? t("Temaet dere begynte med.") : ""]
  if (!isNext) return [title, ""]
  const stay = t("Bli i {group}.", { group: groupInside(snapshot.group) })
  if (snapshot.workshop.rotation !== "rotating") return [title, stay]
  return [title, plan.leader ? `${stay} ${t("{who} kommer til dere.", { who: whoFrom(plan.leader) })}` : stay]
}

function otherLine(item) {
  if (item.kind === "break") return [tn("Pause i {n} minutt", "Pause i {n} minutter", item.minutes), item.title && item.title !== t("Pause") ? item.title : ""]
  return [titleOf(item), item.speaker]
}

function later(heading, rows) {
  return html`<section class="part stack" aria-labelledby="later">
    <h2 id="later">${heading}</h2>
    <dl class="later">
      ${rows.map(([at, what, more]) => html`<dt>${at}</dt><dd>${what}${more ? html`<span>${more}</span>` : nothing}</dd>`)}
    </dl>
  </section>`
}

function led(now) {
  const { leader, note_taker: notes } = now
  if (leader && notes && leader.id === notes.id) return t("{who} leder og skriver", { who: whoFrom(leader) })
  if (leader) return t("{who} leder", { who: whoFrom(leader) })
  return t("Dere leder møtet selv")
}

const leadAddress = (personal, role) => `${location.pathname}/lead/${role.theme_id}/${role.track}`

/** What somebody leads or takes notes for, each once. */
const rolesOf = ({ roles }) => [...new Map(roles.map((role) => [`${role.theme_id}/${role.track}`, role])).values()]

/** For who leads or takes notes: the way to their own page. */
function leading(personal) {
  const roles = rolesOf(personal)
  if (!roles.length) return nothing
  return html`<div class="stack s">
    ${roles.map((role) => html`<a class="btn big" href=${leadAddress(personal, role)}>
      ${role.role === "leader" ? t("Du leder «{title}»", { title: role.title }) : t("Du skriver for «{title}»", { title: role.title })}
    </a>`)}
  </div>`
}

const away = (url, name) => html`<a class="btn" href=${url} target="_blank" rel="noopener noreferrer">${name} ${arrow}</a>`
const common = (workshop) => (workshop.meeting_url ? away(workshop.meeting_url, t("Fellesmøte")) : nothing)
const links = (...found) => found.filter((each) => each !== nothing)
const buttons = (found) => (found.length ? html`<div class="row">${found}</div>` : nothing)
