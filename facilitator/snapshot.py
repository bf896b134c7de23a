"""What each audience may see of a workshop, as plain data: one gate for each, the only way out of a `Day`.

A participant's holds what the rules of the domain allow and no more: the sheet of the themes their group has met, of
those to come the title alone. Neutral of language; times are milliseconds since 1970, ids text. What is one person's
own (`personals`) is never in a room's snapshot.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from facilitator import desk, poll_views, qr, steering, turns
from facilitator.access import By, require_organiser
from facilitator.clock import milliseconds
from facilitator.day import Day, read_day
from facilitator.live import reading
from facilitator.on_screen import on_screen
from models import (
    AgendaItem,
    Assignment,
    Group,
    Meeting,
    Person,
    PersonKey,
    Survey,
    SurveyAnswered,
    SurveyQuestion,
    Theme,
    Turn,
)
from models.vocabulary import ItemKind, KeyKind, Role, Showing

Snapshot = dict[str, Any]


@reading
async def for_group(workshop_id: UUID, group_id: UUID | None) -> Snapshot:
    """What everybody in a group may see; with None, those who have no group yet."""
    return group_snapshot(await read_day(workshop_id), group_id)


@reading
async def for_screen(workshop_id: UUID) -> Snapshot:
    """What the plenary screen shows, and so anybody may see who is in the hall."""
    return await screen_snapshot(await read_day(workshop_id))


@reading
async def for_lead(workshop_id: UUID, theme_id: UUID, track: int) -> Snapshot:
    """What leader and note taker of a theme in a track may see."""
    return await lead_snapshot(await read_day(workshop_id), theme_id, track)


@reading
async def for_desk(workshop_id: UUID, *, by: By) -> Snapshot:
    """What the organisers see while the day runs. Raises NotFound for anybody else."""
    await require_organiser(by, workshop_id)
    day = await read_day(workshop_id)
    unlisted = await Person.filter(workshop_id=workshop_id, is_unlisted=True).order_by("name_key")
    own = {
        "waiting": await waiting(workshop_id),
        "screen": await steering.choices(day),
        "turns": _turns(day),
        "unlisted": [each.name for each in unlisted],
    }
    return _common(day) | await desk.overview(day) | own


def group_snapshot(day: Day, group_id: UUID | None) -> Snapshot:
    """See `for_group`; from a day already read."""
    group = day.groups_by_id.get(group_id) if group_id else None
    now = day.by_group.get((day.step.id, group.id)) if day.step and group else None
    met = [each for each in day.meetings if group and each.group_id == group.id and each.opened_at is not None]
    met.sort(key=lambda each: day.round_numbers.get(each.item_id, 0))
    return _common(day) | {
        "group": _group(group) if group else None,
        "meeting": _meeting(day, now) if now else None,
        "plan": _plan_of(day, group) if group else {},
        "turns": _turns(day),
        "met": [_met(day, each) for each in met],
        "polls": _polls(day, group_id),
        # Only the one that is needed: this goes to everybody at each round change.
        "sheets": {str(now.theme_id): _sheet(day, day.themes[now.theme_id])} if now and now.opened_at else {},
        "surveys": [
            _survey(each, questions, in_group=group is not None)
            for each, questions in day.surveys
            if each.closed_on is None
        ],
        "published": [{"id": str(each.id), "title": each.title} for each, _ in day.surveys if each.is_published],
        "measures": [{"title": each.title, "theme": each.theme.title if each.theme else ""} for each in day.measures],
    }


async def screen_snapshot(day: Day) -> Snapshot:
    """See `for_screen`; from a day already read (inside a read).

    The board is the round that is on, or else the next.
    """
    item = day.step if day.step and day.step.id in day.round_numbers else None
    item = item or next((each for each in day.rounds if day.state(each) == "next"), None)
    return _common(day) | {
        "code": day.workshop.code,
        "total": day.total,
        "joined": day.joined,
        "board": [_board_row(day, item, group) for group in day.groups] if item else [],
        "board_of": str(item.id) if item else None,
        "showing": await on_screen(day),
        "wifi": _wifi(day),
        "turns": _turns(day),
    }


def with_turnout(snapshot: Snapshot, poll_id: UUID | None, cast: int) -> Snapshot | None:
    """The screen's snapshot when a poll has so many votes; None where more than their number changes by that.

    So a hall that votes doesn't have its day read anew for each number.
    """
    poll = snapshot["showing"].get("poll")
    if poll is None or poll["id"] != str(poll_id):
        return snapshot
    if "result" in poll or poll["may"] < cast:
        return None
    return snapshot | {"showing": snapshot["showing"] | {"poll": poll | {"cast": cast}}}


async def lead_snapshot(day: Day, theme_id: UUID, track: int) -> Snapshot:
    """See `for_lead`; from a day already read (inside a read)."""
    theme = day.themes[theme_id]
    meetings = [each for each in day.meetings if each.theme_id == theme_id and each.track == track]
    meetings.sort(key=lambda each: day.round_numbers.get(each.item_id, 0))
    now = next((each for each in meetings if day.step and each.item_id == day.step.id), None)
    roles = day.roles.get((theme_id, track), {})
    return _common(day) | {
        "theme": {"id": str(theme.id), "title": theme.title},
        "track": track,
        "sheets": {str(theme.id): _sheet(day, theme)},
        "leader": _who(roles.get(Role.LEADER)),
        "note_taker": _who(roles.get(Role.NOTE_TAKER)),
        "meetings": [_own_meeting(day, each) for each in meetings],
        "now": str(now.id) if now else None,
        "people": await desk.people_of(day, now.group_id) if now else [],
        "late": await desk.late_texts(meetings),
        "waiting": await waiting(day.workshop.id),
    }


OWN = ("id", "name", "organisation", "group_id", "deputy_came", "deputy_name")
"""The columns of a person that `own_facts` takes."""

ROLE = ("person_id", "theme_id", "track", "role", "theme__title")
"""The columns of an assignment that `own_facts` takes."""


def own_facts(own: Sequence[Any], roles: Iterable[Sequence[Any]], answered: Iterable[UUID]) -> Snapshot:
    """What somebody sees of themselves alone, from their OWN columns and the ROLE columns of their assignments.

    `answered` are the surveys that they have answered.
    """
    person_id, name, organisation, group_id, deputy_came, deputy_name = own
    held = [
        {"theme_id": str(theme_id), "track": track, "role": role.value, "title": title}
        for _person_id, theme_id, track, role, title in roles
    ]
    return {
        "id": str(person_id),
        "name": deputy_name if deputy_came and deputy_name else name,
        "organisation": organisation,
        "group_id": str(group_id) if group_id else None,
        "roles": sorted(held, key=lambda role: (role["title"], role["track"], role["role"])),
        "answered": sorted(map(str, answered)),
    }


@reading
async def personals(workshop_id: UUID, person_ids: Iterable[UUID]) -> dict[UUID, Snapshot]:
    """What people of a workshop see of themselves alone: name, organisation, group, roles, what they answered.

    The gone are left out.
    """
    wanted = set(person_ids)
    people = Person.filter(workshop_id=workshop_id)
    assignments = Assignment.filter(theme__workshop_id=workshop_id)
    if len(wanted) == 1:
        people, assignments = people.filter(id__in=wanted), assignments.filter(person_id__in=wanted)
    roles: dict[UUID, list[Sequence[Any]]] = {}
    for row in await assignments.values_list(*ROLE):
        roles.setdefault(row[0], []).append(row)
    rows = await people.values_list(*OWN)
    answered = await answered_by(workshop_id, wanted)
    return {row[0]: own_facts(row, roles.get(row[0], ()), answered.get(row[0], ())) for row in rows if row[0] in wanted}


async def answered_by(workshop_id: UUID, person_ids: Iterable[UUID]) -> Mapping[UUID, list[UUID]]:
    """The open surveys that people have answered, by person: for each alone (inside a read)."""
    found: dict[UUID, list[UUID]] = {}
    asked = SurveyAnswered.filter(survey__workshop_id=workshop_id, survey__closed_on=None)
    wanted = list(set(person_ids))
    if len(wanted) == 1:
        asked = asked.filter(person_id__in=wanted)
    for person_id, survey_id in await asked.values_list("person_id", "survey_id"):
        found.setdefault(person_id, []).append(survey_id)
    return found


async def waiting(workshop_id: UUID) -> list[Snapshot]:
    """Those who ask to be let in under a name in use (inside a read)."""
    keys = await PersonKey.filter(
        person__workshop_id=workshop_id, kind=KeyKind.DEVICE, admitted_at=None, revoked_at=None
    ).select_related("person")
    return [
        {
            "key_id": str(key.id),
            "name": key.person.name,
            "organisation": key.person.organisation,
            "asked_at": milliseconds(key.created_at),
        }
        for key in sorted(keys, key=lambda key: (key.created_at, key.id))
    ]


def _polls(day: Day, group_id: UUID | None) -> list[Snapshot]:
    """The polls in which a group may vote now, and the newest results that are shown."""
    own = [each for each in day.polls if each.is_for(group_id)]
    shown = sorted((each for each in own if each.poll.published_at), key=lambda each: str(each.poll.published_at))
    kept = [each.poll.id for each in shown[-poll_views.NEWEST :]]
    readable = _readable(day, group_id) if any(each.about for each in own) else set()
    return [poll_views.for_voters(each, readable) for each in own if each.state == "open" or each.poll.id in kept]


def _readable(day: Day, group_id: UUID | None) -> set[UUID]:
    """The meetings that everybody in a group may read, as `access.may_read` has it."""
    place = {item.id: item.position for item in day.items}
    newest: dict[tuple[UUID, int], int] = {}
    for each in day.meetings:
        if each.group_id == group_id and each.opened_at is not None:
            key = each.theme_id, each.track
            newest[key] = max(newest.get(key, -1), place[each.item_id])
    return {
        each.id
        for each in day.meetings
        if each.opened_at is not None and place[each.item_id] <= newest.get((each.theme_id, each.track), -1)
    }


def _shows_welcome(day: Day) -> bool:
    """Whether the screen says how one comes in: when it was told to, and until the day begins."""
    showing = day.workshop.showing
    return showing is Showing.WELCOME or (showing is Showing.DAY and day.phase == "before")


def _wifi(day: Day) -> Snapshot | None:
    """The guests' network, in words and as a path to draw (see `qr`)."""
    name, password = day.workshop.wifi_name, day.workshop.wifi_password
    if not name or not _shows_welcome(day):
        return None
    return {"name": name, "password": password, "qr": qr.drawn(qr.wifi_text(name, password))}


def _turns(day: Day) -> Snapshot | None:
    """Whose turn it is in the expectation round that is on, who waits, and who has spoken or was skipped."""
    if day.step is None or day.step.kind is not ItemKind.EXPECTATIONS:
        return None
    current, waiting = turns.on(day.turns), turns.line(day.turns)
    over = sorted((each for each in day.turns if each.ended_at), key=lambda each: each.number or 0)
    return {
        "minutes": day.step.turn_minutes,
        "on": {**_turn(day, current), **_clock(current), "minutes": day.step.turn_minutes} if current else None,
        "line": [_turn(day, each) for each in waiting],
        "over": [_turn(day, each) for each in over],
        "skipped": [_turn(day, each) for each in day.turns if each.is_skipped and each.number is None],
    }


def _turn(day: Day, turn: Turn) -> Snapshot:
    group = day.groups_by_id[turn.group_id]
    return {"id": str(turn.id), "group_id": str(group.id), "number": group.number, "name": group.name}


def _common(day: Day) -> Snapshot:
    """What every audience may see: the day's frame."""
    workshop = day.workshop
    return {
        "workshop": {
            "id": str(workshop.id),
            "title": workshop.title,
            "place": workshop.place,
            "meeting_url": workshop.meeting_url,
            "starts_at": milliseconds(workshop.starts_at),
            "rotation": workshop.rotation.value,
            "joining": workshop.joining.value,
            "language": workshop.language.value,
            "personal_data_until": workshop.personal_data_until.isoformat(),
        },
        "phase": day.phase,
        "step": _step(day.step) if day.step else None,
        "rounds": [
            {
                "id": str(item.id),
                "number": day.round_numbers[item.id],
                "kind": item.kind.value,
                "state": day.state(item),
            }
            for item in day.rounds
        ],
        "agenda": [_item(day, item) for item in day.items],
        "messages": [
            {"id": str(each.id), "text": each.text, "sent_at": milliseconds(each.sent_at)} for each in day.messages
        ],
    }


def _step(item: AgendaItem) -> Snapshot:
    return {
        "id": str(item.id),
        **_clock(item),
        "minutes": item.minutes,
    }


def _clock(running: AgendaItem | Turn) -> Snapshot:
    return {
        "started_at": milliseconds(running.started_at) if running.started_at else None,
        "ends_at": milliseconds(running.ends_at) if running.ends_at else None,
        "seconds_left": running.seconds_left,
    }


def _item(day: Day, item: AgendaItem) -> Snapshot:
    return {
        "id": str(item.id),
        "kind": item.kind.value,
        "title": item.title,
        "speaker": item.speaker,
        "minutes": item.minutes,
        "round": day.round_numbers.get(item.id),
        "state": day.state(item),
    }


def _group(group: Group) -> Snapshot:
    return {
        "id": str(group.id),
        "number": group.number,
        "name": group.name,
        "place": group.place,
        "meeting_url": group.meeting_url,
    }


def _who(person: Person | None) -> Snapshot | None:
    """A leader or note taker as everybody sees them: their deputy, if that is who came."""
    if person is None:
        return None
    name = person.deputy_name if person.deputy_came and person.deputy_name else person.name
    return {"id": str(person.id), "name": name, "organisation": person.organisation}


def _met(day: Day, meeting: Meeting) -> Snapshot:
    """A meeting that the group has, or has had: enough to find what was written."""
    return {
        "item_id": str(meeting.item_id),
        "round": day.round_numbers.get(meeting.item_id),
        "theme_id": str(meeting.theme_id),
        "title": day.title_of(meeting),
        "track": meeting.track,
    }


def _meeting(day: Day, meeting: Meeting) -> Snapshot:
    """The meeting that the group has now."""
    return {
        "id": str(meeting.id),
        "item_id": str(meeting.item_id),
        "round": day.round_numbers.get(meeting.item_id),
        "theme_id": str(meeting.theme_id),
        "title": day.title_of(meeting),
        "track": meeting.track,
        "leader": _who(day.who(meeting, Role.LEADER)),
        "note_taker": _who(day.who(meeting, Role.NOTE_TAKER)),
    }


def _own_meeting(day: Day, meeting: Meeting) -> Snapshot:
    """A meeting of a theme as its leader sees it: with which group, and where."""
    item = next(each for each in day.rounds if each.id == meeting.item_id)
    return {
        "id": str(meeting.id),
        "item_id": str(meeting.item_id),
        "round": day.round_numbers[item.id],
        "kind": item.kind.value,
        "state": day.state(item),
        "is_open": meeting.opened_at is not None and meeting.closed_at is None,
        "was_opened": meeting.opened_at is not None,
        "group": _group(day.groups_by_id[meeting.group_id]),
    }


def _plan_of(day: Day, group: Group) -> Snapshot:
    """What comes for a group, by agenda item: titles and leaders, nothing of what is in the themes."""
    return {
        str(item.id): {
            "theme_id": str(meeting.theme_id),
            "title": day.themes[meeting.theme_id].title,
            "leader": _who(day.who(meeting, Role.LEADER)),
        }
        for item in day.rounds
        if day.state(item) == "next" and (meeting := day.by_group.get((item.id, group.id)))
    }


def _survey(survey: Survey, questions: Sequence[SurveyQuestion], *, in_group: bool) -> Snapshot:
    """What can be answered, and how it will be shown: that is told where it is asked."""
    return {
        "id": str(survey.id),
        "kind": survey.kind.value,
        "title": survey.title,
        "least": survey.least,
        "is_live": survey.is_live,
        "by_group": in_group and not survey.is_live,
        "questions": [
            {"id": str(each.id), "kind": each.kind.value, "text": each.text, "options": each.options}
            for each in questions
        ],
    }


def _sheet(day: Day, theme: Theme) -> Snapshot:
    return {
        "id": str(theme.id),
        "title": theme.title,
        "purpose": theme.purpose,
        "goals": theme.goals,
        "measures": theme.measures,
        "schedule": theme.schedule,
        "financing": theme.financing,
        "sources": [{"title": each.title, "text": each.text} for each in day.sources.get(theme.id, [])],
    }


def _board_row(day: Day, item: AgendaItem, group: Group) -> Snapshot:
    """Where a group goes. Of its leader the first name alone, since it is shown to a hall and to whoever looks in."""
    meeting = day.by_group.get((item.id, group.id))
    leader = _who(day.who(meeting, Role.LEADER)) if meeting else None
    return {
        "number": group.number,
        "name": group.name,
        "place": group.place,
        "is_online": bool(group.meeting_url) and not group.place,
        "title": day.themes[meeting.theme_id].title if meeting else None,
        "leader": leader["name"].split(" ")[0] if leader else None,
    }
