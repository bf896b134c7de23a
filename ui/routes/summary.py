"""The summary as a file: for organisers the whole or a part; for those in the workshop what they may read."""

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from facilitator.access import By
from facilitator.errors import NotFound
from facilitator.summary import read_summary
from ui import identity
from ui.printing import File, printer

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for; an empty text is all, and `authors` is 1 where persons are to be shown."""

    theme: str = ""
    track: str = ""
    group: str = ""
    round: str = ""
    person: str = ""
    authors: str = ""


@router.get("/workshops/{workshop_id}/summary.pdf")
async def organiser_summary(request: Request, workshop_id: str, wish: Annotated[Wish, Depends()]) -> Response:
    """What an organiser takes home; who is not signed in goes to sign in first."""
    by = await identity.account_of(request)
    if by is None:
        back = quote(f"{request.url.path}?{request.url.query}".removesuffix("?"))
        return RedirectResponse(f"/sign-in?next={back}", 303)
    return await _file(by, _id(workshop_id), wish)


@router.get("/w/{workshop_id}/summary.pdf")
async def person_summary(request: Request, workshop_id: str, wish: Annotated[Wish, Depends()]) -> Response:
    """What somebody in the workshop takes home."""
    by = await identity.person_of(request, _id(workshop_id))
    if by is None:
        raise NotFound
    return await _file(by, _id(workshop_id), wish)


async def _file(by: By, workshop_id: UUID, wish: Wish) -> Response:
    if wish.authors not in {"", "1"}:
        raise NotFound
    read = await read_summary(
        workshop_id,
        by=by,
        theme_id=_id(wish.theme) if wish.theme else None,
        track=_number(wish.track) if wish.track else None,
        group_id=_id(wish.group) if wish.group else None,
        round_id=_id(wish.round) if wish.round else None,
        writer_id=_id(wish.person) if wish.person else None,
        authors=wish.authors == "1",
    )
    return download(await printer.summary(read))


def download(file: File) -> Response:
    """The file as an answer that browsers save under its name and nobody on the way keeps."""
    plain = file.name.encode("ascii", "ignore").decode().replace('"', "")
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(file.name, safe='')}"
    headers = {"content-disposition": disposition, "cache-control": "no-store"}
    return Response(file.content, media_type="application/pdf", headers=headers)


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 3:  # noqa: PLR2004 - more tracks than any hall holds
        raise NotFound
    return int(text)
