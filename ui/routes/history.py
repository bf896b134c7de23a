"""The history of a theme's notes, as pages: what was kept, any of it read and compared, and the way back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from urllib.parse import quote, urlencode
from uuid import UUID

from fastapi import APIRouter, Depends, Form, Path, Query, Request
from starlette.responses import RedirectResponse, Response

from exports.proposals import part_name, title
from facilitator import history
from facilitator.access import By
from facilitator.clock import OSLO
from facilitator.errors import Conflict, NotFound, Refusal
from facilitator.history import Kept, Past, Timeline
from models.vocabulary import StateKind
from ui import identity
from ui.html import path_of, render, status_of
from ui.prose import prose
from ui.sentences import sentence
from ui.words import Words

router = APIRouter()

NOTHING = "nothing"
"""What a state is compared with by who wants to read it as it was."""

Track = Annotated[int, Path(ge=1, le=1000)]
"""Numbers past all that a workshop has can't be asked for: the database would not even know them."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked at, from the query: a state, and what it is compared with ("" is now)."""

    state: Annotated[str, Query()] = ""
    against: Annotated[str, Query()] = ""
    back: Annotated[str, Query()] = ""


@dataclass(frozen=True, slots=True)
class Open:
    """The history as somebody has it open: `address` is its own, `home` the page it belongs to."""

    timeline: Timeline
    by: By
    address: str
    home: str


async def _for_leader(request: Request, workshop_id: UUID, theme_id: UUID, track: Track) -> Open:
    by = await identity.person_of(request, workshop_id)
    if by is None:
        raise NotFound
    home = f"/w/{workshop_id}/lead/{theme_id}/{track}"
    return Open(await _timeline(workshop_id, theme_id, track, by), by, f"{home}/history", home)


async def _for_organiser(request: Request, workshop_id: UUID, theme_id: UUID, track: Track) -> Open | None:
    by = await identity.account_of(request)
    if by is None:
        return None
    address = f"/workshops/{workshop_id}/themes/{theme_id}/{track}/history"
    timeline = await _timeline(workshop_id, theme_id, track, by)
    return Open(timeline, by, address, f"/workshops/{workshop_id}/summary")


@router.get("/w/{workshop_id}/lead/{theme_id}/{track}/history")
async def show_to_leader(
    request: Request, here: Annotated[Open, Depends(_for_leader)], look: Annotated[Look, Depends()]
) -> Response:
    """The history for leader and note taker."""
    return await _page(request, here, look)


@router.post("/w/{workshop_id}/lead/{theme_id}/{track}/history")
async def bring_back(
    request: Request,
    here: Annotated[Open, Depends(_for_leader)],
    state: Annotated[str, Form()] = "",
    question: Annotated[str, Form()] = "",
) -> Response:
    """Bring a text back, or one answer of it; then show it beside what it is now."""
    if _past_of(here.timeline, _id(state)) is None:
        raise NotFound
    try:
        await history.bring_back(_id(state), by=here.by, question_id=_id(question) if question else None)
    except Conflict as refusal:
        return await _page(request, here, Look(state), refusal)
    return RedirectResponse(f"{here.address}?{urlencode({'state': state, 'back': 'yes'})}", 303)


@router.get("/workshops/{workshop_id}/themes/{theme_id}/{track}/history")
async def show_to_organiser(
    request: Request, here: Annotated[Open | None, Depends(_for_organiser)], look: Annotated[Look, Depends()]
) -> Response:
    """The history for organisers, who read it; who is not signed in goes to sign in first."""
    if here is None:
        return RedirectResponse(f"/sign-in?next={quote(path_of(request))}", 303)
    return await _page(request, here, look)


async def _timeline(workshop_id: UUID, theme_id: UUID, track: int, by: By) -> Timeline:
    found = await history.read_timeline(theme_id, track, by=by)
    if found.workshop_id != workshop_id:
        raise NotFound
    return found


async def _page(request: Request, here: Open, look: Look, refusal: Refusal | None = None) -> Response:
    _ = identity.words_of(request)
    timeline = here.timeline
    return render(
        request,
        "history.html",
        _,
        status_of(refusal) if refusal else 200,
        timeline=timeline,
        place=here,
        shown=await _state(here, look, _) if look.state else None,
        refused=sentence(refusal, _) if refusal else "",
        is_back=bool(look.back),
        named=lambda past: _named(past, _),
        question=lambda was: part_name(was.part, _) if was.part else was.question,
        kind=lambda kept: _kind(kept, _),
        at=lambda moment: _at(moment, timeline, _),
        most=max([each.words for past in timeline.meetings for each in past.states], default=0),
    )


async def _state(here: Open, look: Look, _: Words) -> dict[str, Any]:
    state_id, against = _id(look.state), look.against
    past = _past_of(here.timeline, state_id)
    if past is None:
        raise NotFound
    against_id = _id(against) if against not in {"", NOTHING} else None
    found = await history.read_state(state_id, by=here.by, against_id=against_id)
    return {
        "past": past,
        "kept": next(each for each in past.states if each.id == state_id),
        "against": against,
        "others": [each for each in past.states if each.id != state_id],
        "answers": found,
        "is_read": against == NOTHING,
        "is_now": not against and not any(each.differs for each in found),
        "differs": any(each.differs for each in found),
        "prose": lambda blocks: prose(blocks, _),
    }


def _past_of(timeline: Timeline, state_id: UUID) -> Past | None:
    return next((past for past in timeline.meetings if any(each.id == state_id for each in past.states)), None)


def _named(past: Past, _: Words) -> str:
    when = _("Oppsummering") if past.round_number is None else _("Runde {n}", n=past.round_number)
    told = f"{when} · {past.group_name or _('Gruppe {n}', n=past.group_number)}"
    return told if past.proposal is None else f"{told} · {_('Forslag: {title}', title=title(past.proposal, _))}"


def _kind(kept: Kept, _: Words) -> str:
    match kept.kind:
        case StateKind.OPENED:
            return _("Møtet begynte")
        case StateKind.CLOSED:
            return _("Møtet var slutt")
        case StateKind.LOCKED:
            return _("Temaet ble låst")
        case StateKind.BROUGHT_BACK:
            return _("Hentet tilbake av {name}", name=kept.by) if kept.by else _("Hentet tilbake")
        case StateKind.WRITTEN:
            return _("Underveis")


def _at(moment: datetime, timeline: Timeline, _: Words) -> str:
    if moment.astimezone(OSLO).date() == timeline.starts_at.astimezone(OSLO).date():
        return _("kl. {clock}", clock=_.clock(moment))
    return _("{date} kl. {clock}", date=_.date(moment, weekday=False, year=False), clock=_.clock(moment))


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None
