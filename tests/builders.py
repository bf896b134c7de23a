"""Workshops and people for tests, made quickly through the real actions."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from facilitator import agenda, clock, groups, people, planning, themes, workshops
from facilitator.access import ByAccount, ByPerson
from models import Account, AgendaItem, Group, PersonKey
from models.vocabulary import ROUND_KINDS, ItemKind, KeyKind, Role

THEMES = ("Trygg skolevei", "Møteplasser for unge", "Bolig for alle", "Frivillighet", "Grønne lunger", "Skolemat")
LEADERS = ("Jonas", "Petter", "Ingrid", "Amal", "Ragnhild", "Yusuf")
NOTE_TAKERS = ("Liv", "Tor", "Eirik", "Nadia", "Solveig", "Oskar")
PEOPLE = ("Sara", "Kari", "Ali", "Berit", "Geir", "Hanna", "Iver", "Jorunn", "Knut", "Lise", "Mona", "Nils")


@dataclass
class Made:
    """A workshop and everybody in it. `people` are those in groups, in the order they were added."""

    workshop_id: UUID
    by: ByAccount
    themes: list[UUID] = field(default_factory=list)
    groups: list[UUID] = field(default_factory=list)
    items: list[UUID] = field(default_factory=list)
    rounds: list[UUID] = field(default_factory=list)
    leaders: list[UUID] = field(default_factory=list)
    note_takers: list[UUID] = field(default_factory=list)
    people: list[UUID] = field(default_factory=list)


async def an_account(name: str = "Marit", *, administrator: bool = False) -> ByAccount:
    """Somebody who organises; the address is made from the name and never twice the same."""
    email = f"{name.lower()}.{uuid4().hex[:6]}@kommune-a.example"
    account = await Account.create(email=email, name=name, is_administrator=administrator, created_at=clock.now())
    return ByAccount(account.id)


def in_two_days() -> datetime:
    """A start at the same hour, two days from the frozen now."""
    return clock.now() + timedelta(days=2)


async def a_bare_workshop(by: ByAccount, title: str = "Nærmiljø 2030", *, template: str = "rotating") -> UUID:
    """A workshop as its template makes it: a day, groups and questions, no themes and no people."""
    return await workshops.create(template, title, in_two_days(), by=by)


async def a_workshop(
    by: ByAccount | None = None,
    *,
    title: str = "Nærmiljø 2030",
    template: str = "rotating",
    theme_count: int = 4,
    group_count: int = 4,
    people_count: int = 8,
    planned: bool = True,
) -> Made:
    """A workshop ready to start: each theme with a leader and a note taker, people split into groups, a plan made.

    `planned=False` leaves out the rotation plan. There are no more rounds than themes, but for the summary.
    With more groups than themes the second track has no leaders.
    """
    by = by or await an_account()
    made = Made(await a_bare_workshop(by, title, template=template), by)
    here = made.workshop_id
    await groups.set_count(here, group_count, by=by)
    made.groups = [each.id for each in await Group.filter(workshop_id=here).order_by("number")]
    for spare in (await AgendaItem.filter(workshop_id=here, kind=ItemKind.ROUND).order_by("position"))[theme_count:]:
        await agenda.remove_item(spare.id, by=by)
    steps = await AgendaItem.filter(workshop_id=here).order_by("position")
    made.items = [each.id for each in steps]
    made.rounds = [each.id for each in steps if each.kind in ROUND_KINDS]
    for number in range(theme_count):
        made.themes.append(await themes.add(here, _named(THEMES, number), by=by, purpose=f"Formål {number + 1}"))
        made.leaders.append(await people.add(here, by=by, name=_named(LEADERS, number), organisation="Kommune A"))
        made.note_takers.append(await people.add(here, by=by, name=_named(NOTE_TAKERS, number)))
        await planning.assign(made.themes[number], 1, Role.LEADER, made.leaders[number], by=by)
        await planning.assign(made.themes[number], 1, Role.NOTE_TAKER, made.note_takers[number], by=by)
    for number in range(people_count):
        organisation = f"Kommune {'ABC'[number % 3]}"
        made.people.append(await people.add(here, by=by, name=_named(PEOPLE, number), organisation=organisation))
        await groups.move_person(made.people[number], made.groups[number % group_count], by=by)
    if planned:
        await planning.make_plan(here, by=by)
    return made


async def come_in(person_id: UUID) -> ByPerson:
    """The person, with a device that was let in."""
    now = clock.now()
    key = await PersonKey.create(
        person_id=person_id, kind=KeyKind.DEVICE, token_hash=uuid4().hex, created_at=now, admitted_at=now
    )
    return ByPerson(person_id, key.id)


def _named(names: tuple[str, ...], number: int) -> str:
    again, place = divmod(number, len(names))
    return names[place] if not again else f"{names[place]} {again + 1}"
