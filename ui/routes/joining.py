"""The participants' door: the code, the name, the personal link, the wait, and the way out again."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from facilitator import clock, codes, joining, snapshot
from facilitator.accounts import from_address
from facilitator.claiming import Joined
from facilitator.clock import OSLO
from facilitator.codes import WorkshopCard
from facilitator.errors import NotFound, Refusal, TooMany
from models.vocabulary import Language
from ui import identity
from ui.html import filled, path_of, render, status_of
from ui.sentences import sentence
from ui.words import Words, words_for

router = APIRouter()

_FIELDS = {"name": "name", "organisation": "organisation"}
_NAME_CODES = frozenset({"name_not_listed", "too_many_names", "too_many_waiting"})
_CODE_CODES = frozenset({"code_wrong", "code_missing", "too_many_codes"})
Text = Annotated[str, Form()]


@router.get("/")
async def show_front(request: Request) -> Response:
    """Type a code. Those signed in go on to their workshops."""
    if await identity.account_of(request):
        return RedirectResponse("/workshops", 303)
    return _form(request)


@router.post("/")
async def take_code(request: Request, code: Text = "", name: Text = "", organisation: Text = "") -> Response:
    """Go on to the workshop with this code, taking the name along."""
    try:
        card = await codes.find_workshop(code, identity.client_of(request))
    except Refusal as refusal:
        return _form(request, refusal=refusal, code=code, name=name, organisation=organisation)
    # 307 sends the same form again, to where the browser's cookie for this workshop is seen.
    return RedirectResponse(f"/j/{card.code}", 307 if name.strip() else 303)


@router.post("/code")
async def look_up(request: Request, code: Text = "") -> Response:
    """The title of the workshop with this code, for the form to say while it is filled in."""
    _ = identity.words_of(request)
    try:
        card = await codes.find_workshop(code, identity.client_of(request))
    except Refusal as refusal:
        return JSONResponse({"ok": False, "say": sentence(refusal, _)})
    return JSONResponse({"ok": True, "say": described(card, _), "is_listed": card.is_listed})


@router.get("/j/{code}")
async def show_form(request: Request, code: str) -> Response:
    """Give a name; who is in already goes straight on."""
    try:
        card = await codes.find_workshop(code, identity.client_of(request))
    except Refusal as refusal:
        is_new = identity.VISIT not in request.cookies and "again" not in request.query_params
        if isinstance(refusal, TooMany) and is_new:
            # Somebody guesses in this network. This browser comes again, with the cookie that tells them apart.
            response = RedirectResponse(f"/j/{codes.clean_code(code)}?again", 303)
            identity.remember_visit(request, response)
            return response
        return _form(request, refusal=refusal, code=code)
    if await joining.standing_of(request.cookies.get(identity.PERSON, ""), card.id):
        return RedirectResponse(f"/w/{card.id}", 303)
    page = HTMLResponse(_empty_form(card, identity.language_of(request), path_of(request), clock.today()))
    identity.remember_visit(request, page)
    return page


@lru_cache(maxsize=32)
def _empty_form(card: WorkshopCard, language: Language, path: str, _today: date) -> str:
    """The form before anything is typed; kept, for a hall asks for it at once."""
    _ = words_for(language)
    return filled("join.html", _, path, **_facts(card, _))


@router.post("/j/{code}")
async def come_in(request: Request, code: str, name: Text = "", organisation: Text = "") -> Response:
    """Come in under a name."""
    client = identity.client_of(request)
    device = request.cookies.get(identity.PERSON, "")
    try:
        joined = await joining.join(code, name, organisation, client=client, device_token=device)
    except Refusal as refusal:
        is_found = refusal.code not in _CODE_CODES
        card = await codes.find_workshop(code, client) if is_found else None
        return _form(request, card=card, refusal=refusal, code=code, name=name, organisation=organisation)
    return _go_in(request, joined)


@router.get("/in")
async def show_link(request: Request) -> Response:
    """A personal link: the token is in the fragment, which no server and no log ever sees."""
    return render(request, "in.html", identity.words_of(request), say="", link="")


@router.post("/in")
async def open_link(request: Request, link: Text = "") -> Response:
    """Exchange a personal link for this device's cookie."""
    try:
        joined = await joining.open_link(from_address(link), identity.client_of(request))
        own = await _own_page(joined)
    except Refusal as refusal:
        _ = identity.words_of(request)
        return render(request, "in.html", _, status_of(refusal), say=sentence(refusal, _), link="")
    return _go_in(request, joined, own)


@router.get("/w/{workshop_id}/waiting")
async def show_waiting(request: Request, workshop_id: UUID) -> Response:
    """Wait to be let in; goes on by itself."""
    standing = await joining.standing_of(request.cookies.get(identity.PERSON, ""), workshop_id)
    _ = identity.words_of(request)
    if standing is None:
        code = await codes.code_of(workshop_id)
        if identity.PERSON not in request.cookies:
            return RedirectResponse(f"/j/{code}" if code else "/", 303)
        return render(request, "turned_away.html", _, code=code)
    if not standing.is_waiting:
        return RedirectResponse(f"/w/{workshop_id}", 303)
    return render(request, "waiting.html", _, standing=standing)


@router.get("/w/{workshop_id}/waiting.json")
async def read_waiting(request: Request, workshop_id: UUID) -> Response:
    """Whether the wait is over, one way or the other."""
    standing = await joining.standing_of(request.cookies.get(identity.PERSON, ""), workshop_id)
    return JSONResponse({"is_waiting": standing is not None and standing.is_waiting})


@router.post("/w/{workshop_id}/leave")
async def leave(request: Request, workshop_id: UUID) -> Response:
    """Not you? Let this device be nobody, and ask for a name again."""
    await joining.leave(request.cookies.get(identity.PERSON, ""), workshop_id)
    code = await codes.code_of(workshop_id)
    response = RedirectResponse(f"/j/{code}" if code else "/", 303)
    identity.forget_person(request, response, workshop_id, code or "")
    return response


@router.post("/w/{workshop_id}/token")
async def give_socket_token(request: Request, workshop_id: UUID) -> Response:
    """What the page opens its socket with, fresh."""
    by = await identity.person_of(request, workshop_id)
    if by is None:
        raise NotFound
    tokens = identity.SocketTokens(identity.settings_of(request).secret())
    return JSONResponse({"token": tokens.sign(by), "person_id": str(by.person_id)})


def described(card: WorkshopCard, _: Words) -> str:
    """A workshop in one line: what it is called and when it begins."""
    at = _.clock(card.starts_at)
    day = card.starts_at.astimezone(OSLO).date()
    if day == clock.today():
        return _("{title}, i dag kl. {clock}", title=card.title, clock=at)
    return _("{title}, {date} kl. {clock}", title=card.title, date=_.date(day, year=False), clock=at)


async def _own_page(joined: Joined) -> str:
    """Where a link leads inside the workshop: for who looks after exactly one theme, its form."""
    by = await joining.person_of(joined.token, joined.workshop_id)
    if by is None:
        return ""
    found = (await snapshot.personals(joined.workshop_id, [by.person_id])).get(by.person_id)
    led = {(role["theme_id"], role["track"]) for role in found["roles"]} if found else set()
    return "/lead/{}/{}".format(*led.pop()) if len(led) == 1 else ""


def _go_in(request: Request, joined: Joined, own: str = "") -> Response:
    response = RedirectResponse(f"/w/{joined.workshop_id}{'/waiting' if joined.is_waiting else own}", 303)
    identity.remember_person(request, response, joined.workshop_id, joined.code, joined.token)
    identity.remember_visit(request, response)
    return response


def _form(
    request: Request,
    *,
    card: WorkshopCard | None = None,
    refusal: Refusal | None = None,
    code: str = "",
    name: str = "",
    organisation: str = "",
) -> Response:
    """The form, with what was typed and, at the field it is about, what was refused."""
    _ = identity.words_of(request)
    errors = {_field_of(refusal): sentence(refusal, _)} if refusal else {}
    response = render(
        request,
        "join.html",
        _,
        status_of(refusal) if refusal else 200,
        **_facts(card, _, errors, code=code, name=name, organisation=organisation),
    )
    identity.remember_visit(request, response)
    return response


def _facts(
    card: WorkshopCard | None, _: Words, errors: Mapping[str, str] | None = None, **typed: str
) -> dict[str, Any]:
    """What the form shows: the workshop, what was typed, and what was wrong with it."""
    return {
        "card": card,
        "errors": errors or {},
        "found": described(card, _) if card else "",
        "until": _.date(card.personal_data_until, weekday=False) if card else "",
        "code": codes.clean_code(typed.get("code", ""))[:12],
        "name": typed.get("name", "")[:200],
        "organisation": typed.get("organisation", "")[:200],
    }


def _field_of(refusal: Refusal) -> str:
    """The field that a refusal is about: "" for the whole form."""
    if refusal.code in _CODE_CODES:
        return "code"
    if refusal.code in _NAME_CODES:
        return "name"
    return _FIELDS.get(str(refusal.facts.get("field", "")), "")
