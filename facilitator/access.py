"""Who acts, and what they may: every permission in one place, as predicates and `require_*`.

Call these inside an action or a read. What a reader may not know of is NotFound, as if it were not there.
"""

from dataclasses import dataclass
from uuid import UUID

from facilitator.errors import NotAllowed, NotFound
from models import Account, AgendaItem, Assignment, Meeting, Person, PersonKey, Proposal, Workshop, WorkshopOrganiser

CODE_LENGTH = 6


@dataclass(frozen=True, slots=True)
class By:
    """Somebody who acts or reads."""

    @property
    def journal_name(self) -> str:
        """How the journal names them: by id."""
        return "system"


@dataclass(frozen=True, slots=True)
class ByAccount(By):
    """Somebody signed in."""

    account_id: UUID

    @property
    def journal_name(self) -> str:
        """See By."""
        return f"account:{self.account_id}"


@dataclass(frozen=True, slots=True)
class ByPerson(By):
    """Somebody in a workshop, proven by the key `key_id`."""

    person_id: UUID
    key_id: UUID

    @property
    def journal_name(self) -> str:
        """See By."""
        return f"person:{self.person_id}"


@dataclass(frozen=True, slots=True)
class ByScreen(By):
    """A plenary screen of one workshop; reads only what everybody may see."""

    workshop_id: UUID
    serial: int


async def require_account(by: By) -> Account:
    """The account that acts, if it is still open."""
    account = await Account.get_or_none(id=by.account_id, closed_at=None) if isinstance(by, ByAccount) else None
    if account is None:
        raise NotFound
    return account


async def require_administrator(by: By) -> Account:
    """The account that acts, if it is an administrator's."""
    account = await require_account(by)
    if not account.is_administrator:
        raise NotFound
    return account


async def require_organiser(by: By, workshop_id: UUID) -> Workshop:
    """The workshop, for those who own it or were invited to it; an administrator is nobody special here."""
    account = await require_account(by)
    workshop = await Workshop.get_or_none(id=workshop_id)
    if workshop is None:
        raise NotFound
    if workshop.owner_id != account.id and not await WorkshopOrganiser.exists(
        workshop_id=workshop_id, account_id=account.id
    ):
        raise NotFound
    return workshop


async def require_owner(by: By, workshop_id: UUID) -> Workshop:
    """The workshop, for the one who owns it."""
    workshop = await require_organiser(by, workshop_id)
    if not isinstance(by, ByAccount) or workshop.owner_id != by.account_id:
        raise NotAllowed("owner_only")
    return workshop


async def as_owner(code: str) -> tuple[UUID, ByAccount]:
    """The workshop with this code and its owner, for whoever runs the machine: they hold the database anyway."""
    code = "".join(code.split()).upper()
    workshop = await Workshop.get_or_none(code=code) if len(code) == CODE_LENGTH else None
    if workshop is None:
        raise NotFound
    return workshop.id, ByAccount(workshop.owner_id)


async def require_person(by: By, workshop_id: UUID) -> Person:
    """The person who acts, if they are in this workshop and their key still opens."""
    if not isinstance(by, ByPerson):
        raise NotFound
    key = await PersonKey.get_or_none(
        id=by.key_id, person_id=by.person_id, revoked_at=None, admitted_at__isnull=False
    ).prefetch_related("person")
    if key is None or key.person.workshop_id != workshop_id:
        raise NotFound
    return key.person


async def require_screen(by: By, workshop_id: UUID) -> Workshop:
    """The workshop, for its plenary screen."""
    workshop = await Workshop.get_or_none(id=workshop_id)
    if workshop is None or not isinstance(by, ByScreen) or by != ByScreen(workshop.id, workshop.screen_serial):
        raise NotFound
    return workshop


async def is_leading(person_id: UUID, theme_id: UUID, track: int) -> bool:
    """Whether the person leads or takes notes for the theme in this track."""
    return await Assignment.exists(person_id=person_id, theme_id=theme_id, track=track)


async def require_leading(by: By, theme_id: UUID, track: int, workshop_id: UUID) -> Person:
    """The person who acts, if they lead or take notes for the theme in this track."""
    person = await require_person(by, workshop_id)
    if not await is_leading(person.id, theme_id, track):
        raise NotFound
    return person


async def may_read(by: By, meeting: Meeting) -> bool:
    """Whether the notes of a meeting may be read.

    Organisers: all of their workshops. Leader and note taker: all of their theme in their track. A participant:
    the meetings the group has had or has now, and the earlier ones of a theme the group has had or has now.
    """
    try:
        if isinstance(by, ByAccount):
            await require_organiser(by, meeting.workshop_id)
            return True
        person = await require_person(by, meeting.workshop_id)
    except NotFound:
        return False
    if await is_leading(person.id, meeting.theme_id, meeting.track):
        return True
    if person.group_id is None or meeting.opened_at is None:
        return False
    if meeting.group_id == person.group_id:
        return True
    own = await Meeting.filter(
        group_id=person.group_id, theme_id=meeting.theme_id, track=meeting.track, opened_at__isnull=False
    ).prefetch_related("item")
    position = (await AgendaItem.get(id=meeting.item_id)).position
    return any(position < each.item.position for each in own)


async def may_read_proposal(by: By, proposal: Proposal, meeting: Meeting) -> bool:
    """Whether a proposal of the meeting may be read, and known of.

    One that is private: by its author and nobody else, organisers included. Others: as the meeting's notes; but one
    that is hidden only by organisers, leader, note taker and its author.
    """
    is_own = isinstance(by, ByPerson) and proposal.author_id == by.person_id
    if proposal.is_private:
        return is_own and await _is_in(by, meeting.workshop_id)
    if not await may_read(by, meeting):
        return False
    if proposal.hidden_at is None or is_own or not isinstance(by, ByPerson):
        return True
    return await is_leading(by.person_id, meeting.theme_id, meeting.track)


async def _is_in(by: By, workshop_id: UUID) -> bool:
    try:
        await require_person(by, workshop_id)
    except NotFound:
        return False
    return True
