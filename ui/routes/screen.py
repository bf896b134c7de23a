"""The plenary screen: what everybody in the hall sees. Its address carries a token that reads and does nothing else."""

from uuid import UUID

from fastapi import APIRouter, Request
from itsdangerous import Signer
from starlette.responses import JSONResponse, Response

from facilitator import arriving, clock, qr
from facilitator.access import ByScreen
from facilitator.audience import Kind, Wish
from facilitator.errors import NotFound
from facilitator.settings import Settings
from models.vocabulary import Language
from ui import identity
from ui.html import render
from ui.words import words_for

router = APIRouter()


def screen_path(settings: Settings, workshop_id: UUID, serial: int) -> str:
    """Where the plenary screen of a workshop is; a new serial makes another, and closes the old ones."""
    return f"/screen/{workshop_id}/{serial}.{_signature(settings, workshop_id, serial)}"


@router.get("/screen/{workshop_id}/{token}")
async def show_screen(request: Request, workshop_id: UUID, token: str) -> Response:
    """The screen, in the workshop's own language."""
    settings = identity.settings_of(request)
    by = _screen(settings, workshop_id, token)
    found = await arriving.look_in(by, Wish(Kind.SCREEN))
    _ = words_for(Language(found.snapshot["workshop"]["language"]))
    join_address = f"{settings.address}/j/{found.snapshot['code']}"
    page = {
        "now": clock.milliseconds(clock.now()),
        "snapshot": found.snapshot,
        "token": identity.SocketTokens(settings.secret()).sign(by),
        "address": settings.address.split("://", 1)[-1],
    }
    response = render(request, "plenary.html", _, page=page, snapshot=found.snapshot, qr=qr.drawn(join_address))
    response.headers["referrer-policy"] = "no-referrer"
    return response


@router.post("/screen/{workshop_id}/{token}/token")
async def give_screen_token(request: Request, workshop_id: UUID, token: str) -> Response:
    """What the screen opens its socket with, fresh."""
    settings = identity.settings_of(request)
    by = _screen(settings, workshop_id, token)
    await arriving.find_place(by, Wish(Kind.SCREEN))
    return JSONResponse({"token": identity.SocketTokens(settings.secret()).sign(by)})


def _screen(settings: Settings, workshop_id: UUID, token: str) -> ByScreen:
    serial, _dot, signature = token.partition(".")
    # Compared as text, so that nothing is made of a number before it is known to be ours.
    if not _signer(settings).verify_signature(f"{workshop_id}.{serial}", signature):
        raise NotFound
    return ByScreen(workshop_id, int(serial))


def _signature(settings: Settings, workshop_id: UUID, serial: int) -> str:
    return _signer(settings).get_signature(f"{workshop_id}.{serial}").decode()


def _signer(settings: Settings) -> Signer:
    return Signer(settings.secret(), salt="screen")
