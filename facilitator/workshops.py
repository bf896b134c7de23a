"""Workshops as a whole: making, changing, listing and removing them, and who may organise them."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from facilitator import clock, given, keeping, sender, templates
from facilitator.access import By, require_account, require_organiser, require_owner
from facilitator.discussed import meetings_of, themes_of
from facilitator.errors import Conflict, Invalid
from facilitator.happenings import PlanChanged, WorkshopCreated, WorkshopRemoved
from facilitator.live import action, note, reading
from models import (
    Account,
    AgendaItem,
    Assignment,
    Group,
    Person,
    Question,
    ReadingLink,
    Workshop,
    WorkshopOrganiser,
)
from models.vocabulary import Joining, Language, Phase, Role, Rotation

RETENTION_DAYS = 90
LONGEST_KEPT = timedelta(days=5 * 366)
"""Personal data is kept no longer than this after the workshop."""


@dataclass(frozen=True, slots=True)
class Card:
    """A workshop in a list; `registered` is how many people are on it."""

    id: UUID
    title: str
    starts_at: datetime
    place: str
    registered: int
    phase: Phase


@dataclass(frozen=True, slots=True)
class Organiser:
    """Somebody who runs a workshop."""

    account_id: UUID
    name: str
    email: str
    is_owner: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything an organiser sets for a workshop as a whole, and how far the planning has come."""

    id: UUID
    title: str
    starts_at: datetime
    place: str
    meeting_url: str
    code: str
    language: Language
    rotation: Rotation
    joining: Joining
    thin_words: int
    wifi_name: str
    wifi_password: str
    personal_data_until: date
    personal_data_deleted: bool
    phase: Phase
    is_owner: bool
    screen_serial: int
    themes: int
    groups: int
    questions: int
    people: int
    people_without_group: int
    themes_without_leader: int
    has_plan: bool
    organisers: list[Organiser]


@action
async def create(
    template: str,
    title: str,
    starts_at: datetime,
    *,
    by: By,
    place: str = "",
    meeting_url: str = "",
    joining: Joining = Joining.OPEN,
    language: Language = Language.BOKMAAL,
    personal_data_until: date | None = None,
    retention_days: int = RETENTION_DAYS,
) -> UUID:
    """Make a workshop with the template's day, groups and questions ("rotating" or "fixed").

    `personal_data_until` is `retention_days` after the workshop unless given.
    """
    owner = await require_account(by)
    chosen = templates.template(template)
    until = personal_data_until or starts_at.astimezone(clock.OSLO).date() + timedelta(days=retention_days)
    workshop = await make_row(owner, title, starts_at, until, chosen.rotation, place=place, meeting_url=meeting_url)
    workshop.joining, workshop.language = Joining(joining), Language(language)
    await workshop.save()
    await sender.take_latest(workshop.id, owner_id=owner.id)
    for position, step in enumerate(chosen.steps):
        await AgendaItem.create(
            workshop=workshop,
            position=position,
            kind=step.kind,
            title=templates.in_language(step.title, workshop.language),
            minutes=step.minutes,
        )
    for number in range(1, chosen.groups + 1):
        await Group.create(workshop=workshop, number=number)
    for position, asked in enumerate(chosen.questions):
        await Question.create(
            workshop=workshop,
            position=position,
            text=templates.in_language(asked.text, workshop.language),
            help=templates.in_language(asked.help, workshop.language),
            kind=asked.kind,
            asked_in=asked.asked_in,
        )
    note(WorkshopCreated(workshop.id))
    return workshop.id


async def make_row(
    owner: Account,
    title: str,
    starts_at: datetime,
    until: date,
    rotation: Rotation,
    *,
    place: str = "",
    meeting_url: str = "",
) -> Workshop:
    """A new workshop's own row, its values checked; called inside an action."""
    day = given.coming(_day(starts_at), "starts_at")
    return await Workshop.create(
        owner=owner,
        title=given.line(title, "title", 200, needed=True),
        starts_at=starts_at,
        place=given.line(place, "place", 200),
        meeting_url=given.link(meeting_url, "meeting_url"),
        code=await free_code(),
        rotation=rotation,
        personal_data_until=_kept_until(until, day),
        created_at=clock.now(),
    )


@action
async def change(
    workshop_id: UUID,
    *,
    by: By,
    title: str | None = None,
    starts_at: datetime | None = None,
    place: str | None = None,
    meeting_url: str | None = None,
    joining: Joining | None = None,
    language: Language | None = None,
    rotation: Rotation | None = None,
    personal_data_until: date | None = None,
    thin_words: int | None = None,
) -> None:
    """Change what is given. A new date takes the end date for personal data along, unless that is given too."""
    workshop = await require_organiser(by, workshop_id)
    if title is not None:
        workshop.title = given.line(title, "title", 200, needed=True)
    if place is not None:
        workshop.place = given.line(place, "place", 200)
    if meeting_url is not None:
        workshop.meeting_url = given.link(meeting_url, "meeting_url")
    if thin_words is not None:
        workshop.thin_words = given.number(thin_words, "thin_words", 1, 500)
    if rotation is not None and rotation != workshop.rotation:
        if workshop.started_at is not None:
            raise Conflict("workshop_started")
        workshop.rotation = Rotation(rotation)
    workshop.joining = Joining(joining) if joining is not None else workshop.joining
    workshop.language = Language(language) if language is not None else workshop.language
    _change_days(workshop, starts_at, personal_data_until)
    await workshop.save()
    note(PlanChanged(workshop_id))


def _change_days(workshop: Workshop, starts_at: datetime | None, until: date | None) -> None:
    if starts_at is not None and starts_at != workshop.starts_at:
        given.coming(_day(starts_at), "starts_at")
        moved = workshop.personal_data_until + (_day(starts_at) - _day(workshop.starts_at))
        workshop.starts_at = starts_at
        until = until or moved
    if until is None or until == workshop.personal_data_until:
        return
    if workshop.purged_at is not None:
        raise Conflict("personal_data_deleted")
    workshop.personal_data_until = _kept_until(until, _day(workshop.starts_at))


@action
async def change_wifi(workshop_id: UUID, *, by: By, name: str | None = None, password: str | None = None) -> None:
    """Change the guests' network, told on the plenary screen's welcome; an empty name is none.

    Raises Conflict("personal_data_deleted"): then it would never be taken away again.
    """
    workshop = await require_organiser(by, workshop_id)
    if workshop.purged_at is not None:
        raise Conflict("personal_data_deleted")
    # Not as one line is cleaned: two spaces in it are two spaces.
    if name is not None:
        workshop.wifi_name = given.lines(name, "wifi_name", 32)
    if password is not None:
        workshop.wifi_password = given.lines(password, "wifi_password", 63)
    await workshop.save()
    note(PlanChanged(workshop_id))


@reading
async def list_workshops(*, by: By) -> list[Card]:
    """The workshops that the account owns or was invited to, the latest first."""
    account = await require_account(by)
    invited = await WorkshopOrganiser.filter(account_id=account.id).values_list("workshop_id", flat=True)
    own = await Workshop.filter(owner_id=account.id).values_list("id", flat=True)
    found = await Workshop.filter(id__in=[*invited, *own]).order_by("-starts_at", "title")
    return [
        Card(each.id, each.title, each.starts_at, each.place, await Person.filter(workshop=each).count(), phase(each))
        for each in found
    ]


@reading
async def overview(workshop_id: UUID, *, by: By) -> Overview:
    """The workshop as its organisers see it."""
    workshop = await require_organiser(by, workshop_id)
    account = await require_account(by)
    themes = await themes_of(workshop_id).values_list("id", flat=True)
    led = await Assignment.filter(theme__workshop_id=workshop_id, role=Role.LEADER).values_list("theme_id", flat=True)
    people = Person.filter(workshop_id=workshop_id)
    return Overview(
        id=workshop.id,
        title=workshop.title,
        starts_at=workshop.starts_at,
        place=workshop.place,
        meeting_url=workshop.meeting_url,
        code=workshop.code,
        language=workshop.language,
        rotation=workshop.rotation,
        joining=workshop.joining,
        thin_words=workshop.thin_words,
        wifi_name=workshop.wifi_name,
        wifi_password=workshop.wifi_password,
        personal_data_until=workshop.personal_data_until,
        personal_data_deleted=workshop.purged_at is not None,
        phase=phase(workshop),
        is_owner=workshop.owner_id == account.id,
        screen_serial=workshop.screen_serial,
        themes=len(themes),
        groups=await Group.filter(workshop_id=workshop_id).count(),
        questions=await Question.filter(workshop_id=workshop_id, retired_at=None, theme__item_id=None).count(),
        people=await people.count(),
        people_without_group=await people.filter(group_id=None, assignments__id=None).count(),
        themes_without_leader=len(set(themes) - set(led)),
        has_plan=await meetings_of(workshop_id).exists(),
        organisers=await _organisers(workshop),
    )


@action
async def invite(workshop_id: UUID, email: str, *, by: By) -> None:
    """Let the account with this e-mail address organise the workshop too; the owner's to do."""
    workshop = await require_owner(by, workshop_id)
    account = await Account.get_or_none(email__iexact=given.email(email), closed_at=None)
    if account is None:
        raise Conflict("account_unknown", email=given.email(email))
    if account.id == workshop.owner_id or await WorkshopOrganiser.exists(workshop=workshop, account=account):
        return
    await WorkshopOrganiser.create(workshop=workshop, account=account)
    note(PlanChanged(workshop_id))


@action
async def uninvite(workshop_id: UUID, account_id: UUID, *, by: By) -> None:
    """Take an invitation back; the owner may take back any, everybody their own."""
    account = await require_account(by)
    if account.id == account_id:
        await require_organiser(by, workshop_id)
    else:
        await require_owner(by, workshop_id)
    if await WorkshopOrganiser.filter(workshop_id=workshop_id, account_id=account_id).delete():
        await ReadingLink.filter(workshop_id=workshop_id, account_id=account_id, revoked_at=None).update(
            revoked_at=clock.now()
        )
        note(PlanChanged(workshop_id))


@action
async def remove(workshop_id: UUID, *, by: By) -> None:
    """Delete a workshop that has not begun and holds no notes, votes or answers; the owner's to do. Others are kept."""
    workshop = await require_owner(by, workshop_id)
    is_kept = await keeping.is_kept(workshop_id=workshop_id) or await keeping.has_answers(workshop_id)
    if workshop.started_at is not None or is_kept:
        raise Conflict("workshop_has_notes")
    await workshop.delete()
    note(WorkshopRemoved(workshop_id))


@action
async def renew_screen(workshop_id: UUID, *, by: By) -> int:
    """Make the plenary screen's earlier addresses useless; returns the new serial."""
    workshop = await require_organiser(by, workshop_id)
    workshop.screen_serial += 1
    await workshop.save(update_fields=["screen_serial"])
    note(PlanChanged(workshop_id))
    return workshop.screen_serial


def phase(workshop: Workshop) -> Phase:
    """How far a workshop has come."""
    if workshop.started_at is None:
        return Phase.PLANNED
    return Phase.RUNNING if workshop.current_item_id is not None else Phase.ENDED


async def _organisers(workshop: Workshop) -> list[Organiser]:
    owner = await Account.get(id=workshop.owner_id)
    invited = await Account.filter(invited_workshops__workshop_id=workshop.id).order_by("name")
    return [
        Organiser(each.id, each.name, each.email, each.id == owner.id)
        for each in [owner, *(each for each in invited if each.id != owner.id)]
    ]


async def free_code() -> str:
    """A code that no workshop has (inside an action)."""
    while True:
        code = str(secrets.randbelow(900_000) + 100_000)
        if not await Workshop.exists(code=code):
            return code


def _day(moment: datetime) -> date:
    return moment.astimezone(clock.OSLO).date()


def _kept_until(until: date, day: date) -> date:
    given.coming(until, "personal_data_until")
    if not day < until <= day + LONGEST_KEPT:
        raise Invalid("personal_data_until_outside", least=day + timedelta(days=1), most=day + LONGEST_KEPT)
    return until
