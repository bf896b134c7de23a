"""Reading links: whoever has one reads one document of a workshop, without an account, until its last day.

A link gives of what its maker may read, and never more: the document is read as that organiser, narrowed as it was when
the link was made, and nothing that the reader sends chooses anything. Who no longer organises has no links that open.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from facilitator import authorship, clock, timetable
from facilitator.access import By, ByAccount, require_account, require_organiser
from facilitator.accounts import hash_token, new_token
from facilitator.attendance import Attendance
from facilitator.errors import Conflict, Invalid, NotFound, Refusal
from facilitator.evaluation_report import EvaluationReport
from facilitator.happenings import ReadingLinksChanged
from facilitator.limits import Client, Tries
from facilitator.live import action, note, reading
from facilitator.minutes import Minutes
from facilitator.papers import Told, read_paper
from facilitator.running_order import RunningOrder
from facilitator.summary import Summary
from facilitator.telling import Untold
from facilitator.timetable import RoundNumber
from models import AgendaItem, ReadingLink, Workshop, WorkshopOrganiser
from models.vocabulary import Paper

MOST = 50
"""How many links of a workshop may open at the same time."""

LONGEST = timedelta(days=365)
USUAL = timedelta(days=30)
FORGOTTEN_AFTER = timedelta(days=7)

_wrong = Tries(by_browser=30, by_network=400, by_all=2000, seconds=600)


@dataclass(frozen=True, slots=True)
class Terms:
    """Which last days a new link may have: none, if `most` is before `least`; `names_end` if that is what stops it."""

    least: date
    usual: date
    most: date
    names_end: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link opens, and its last day."""

    told: Told
    until: date


@dataclass(frozen=True, slots=True)
class Listed:
    """A link that opens: what, until when, and who made it. Of what a summary is narrowed to, empty is all."""

    id: UUID
    paper: Paper
    theme: str
    track: int | None
    group_number: int | None
    group_name: str
    round: RoundNumber | None
    writer: str
    authors: bool
    until: date
    made_by: str


# ---- For organisers ----------------------------------------------------------------------------------------------


@reading
async def terms(workshop_id: UUID, *, by: By) -> Terms:
    """Which last days a new link may have."""
    return _terms(await require_organiser(by, workshop_id))


@action
async def make(
    workshop_id: UUID,
    paper: Paper,
    until: date,
    *,
    by: By,
    theme_id: UUID | None = None,
    track: int | None = None,
    group_id: UUID | None = None,
    round_id: UUID | None = None,
    writer_id: UUID | None = None,
    authors: bool = False,
) -> str:
    """The token of a new link to a document, which is not kept. Only a summary is narrowed.

    Raises Invalid("reading_link_day"), Conflict("too_many_reading_links"), and what reading the document raises.
    """
    workshop = await require_organiser(by, workshop_id)
    allowed = _terms(workshop)
    if not allowed.least <= until <= allowed.most:
        raise Invalid("reading_link_day", field="until", least=allowed.least, most=allowed.most)
    if len(await _living(workshop)) >= MOST:
        raise Conflict("too_many_reading_links", most=MOST)
    token = new_token()
    link = ReadingLink(
        workshop=workshop,
        account=await require_account(by),
        token_hash=hash_token(token),
        paper=Paper(paper),
        created_at=clock.now(),
        expires_on=until,
        theme_id=theme_id,
        track=track,
        group_id=group_id,
        round_id=round_id,
        writer_id=writer_id,
        authors=authors,
    )
    if link.paper is not Paper.SUMMARY and (_is_narrowed(link) or authors):
        raise NotFound
    await _read(link)  # there is no link to what can't be read
    await link.save()
    note(ReadingLinksChanged(workshop_id, link.id))
    return token


@action
async def revoke(link_id: UUID, *, by: By) -> None:
    """Close a link at once; one that is closed already stays so."""
    link = await ReadingLink.get_or_none(id=link_id)
    if link is None:
        raise NotFound
    await require_organiser(by, link.workshop_id)
    if await ReadingLink.filter(id=link_id, revoked_at=None).update(revoked_at=clock.now()):
        note(ReadingLinksChanged(link.workshop_id, link_id))


@reading
async def list_links(workshop_id: UUID, *, by: By) -> list[Listed]:
    """The links that open something of a workshop, the one that ends first at the top."""
    workshop = await require_organiser(by, workshop_id)
    links = await _living(workshop)
    items = await AgendaItem.filter(workshop_id=workshop_id).order_by("position")
    writers = await authorship.named(workshop_id, [each.writer_id for each in links])
    return [
        Listed(
            id=each.id,
            paper=each.paper,
            theme=each.theme.title if each.theme else "",
            track=each.track,
            group_number=each.group.number if each.group else None,
            group_name=each.group.name if each.group else "",
            round=timetable.round_of(items, each.round_id),
            writer=writers[each.writer_id].name if each.writer_id in writers else "",
            authors=each.authors or each.writer_id is not None,
            until=_last_day(workshop, each.expires_on),
            made_by=each.account.name,
        )
        for each in sorted(links, key=lambda each: (each.expires_on, each.created_at))
    ]


def names_people(told: Told) -> bool:
    """Whether a document names anybody who takes part, leads or speaks."""
    match told:
        case Summary():
            written = told.written  # not its chapters: to tell them takes long
            parts = written.outlines if isinstance(written, Untold) else written.chapters
            leading = any(each.leader or each.note_taker for each in parts)
            return bool(told.groups or told.absent or told.writers or leading)
        case Attendance():
            return bool(told.present or told.absent)
        case RunningOrder():
            return any(each.speaker for each in told.steps)
        case Minutes():
            return bool(told.recipients) or names_people(told.attendance) or names_people(told.order)
        case EvaluationReport():
            return any(question.comments for each in told.surveys for question in each.questions)  # may name anybody


# ---- For readers -------------------------------------------------------------------------------------------------


async def open_link(token: str, client: Client) -> Opened:
    """What a link opens, as it is now.

    Raises NotFound("reading_link_wrong"), the same for one that never was, has ended or was closed, and TooMany.
    """
    _wrong.require(client, "too_many_links")
    try:
        return await _open(token)
    except NotFound:
        _wrong.count(client)
        raise


@reading
async def _open(token: str) -> Opened:
    link = await ReadingLink.get_or_none(token_hash=hash_token(token), revoked_at=None).prefetch_related("workshop")
    if link is None or clock.today() > (until := _last_day(link.workshop, link.expires_on)):
        raise NotFound("reading_link_wrong")
    try:
        return Opened(_for_outside(await _read(link)), until)
    except Refusal:  # its maker may no longer read it, or there is nothing of it any more
        raise NotFound("reading_link_wrong") from None


# ---- Parts -------------------------------------------------------------------------------------------------------


@action
async def forget_ended() -> None:
    """Delete links that ended or were closed some days ago (a daily job)."""
    await ReadingLink.filter(expires_on__lt=clock.today() - FORGOTTEN_AFTER).delete()
    await ReadingLink.filter(revoked_at__lt=clock.now() - FORGOTTEN_AFTER).delete()


def _terms(workshop: Workshop) -> Terms:
    today = clock.today()
    most = _last_day(workshop, today + LONGEST)
    return Terms(today, min(today + USUAL, most), most, names_end=most < today + LONGEST)


def _last_day(workshop: Workshop, wished: date) -> date:
    """The day wished, or the last before the personal data goes, while there is any: documents hold names till then."""
    return wished if workshop.purged_at else min(wished, workshop.personal_data_until - timedelta(days=1))


async def _living(workshop: Workshop) -> list[ReadingLink]:
    """The links that open: neither ended nor closed, and made by somebody who organises."""
    invited = await WorkshopOrganiser.filter(workshop=workshop).values_list("account_id", flat=True)
    links = await ReadingLink.filter(
        workshop=workshop,
        revoked_at=None,
        account__closed_at=None,
        account_id__in=[workshop.owner_id, *invited],
    ).prefetch_related("account", "theme", "group")
    return [each for each in links if clock.today() <= _last_day(workshop, each.expires_on)]


def _is_narrowed(link: ReadingLink) -> bool:
    return any(each is not None for each in (link.theme_id, link.track, link.group_id, link.round_id, link.writer_id))


async def _read(link: ReadingLink) -> Told:
    return await read_paper(
        link.workshop_id,
        link.paper,
        by=ByAccount(link.account_id),
        theme_id=link.theme_id,
        track=link.track,
        group_id=link.group_id,
        round_id=link.round_id,
        writer_id=link.writer_id,
        authors=link.authors,
        for_outside=True,
    )


def _for_outside(told: Told) -> Told:
    """A document without the addresses of video meetings: whoever has one walks in."""
    match told:
        case RunningOrder():
            return _without_meetings(told)
        case Minutes():
            return replace(told, order=_without_meetings(told.order))
        case _:
            return told


def _without_meetings(order: RunningOrder) -> RunningOrder:
    return replace(order, meeting_url="", routes=tuple(replace(each, meeting_url="") for each in order.routes))
