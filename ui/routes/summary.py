"""The summary as a file: for organisers the whole, a theme or a group; for those in the workshop what they may read."""

from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from facilitator.access import By
from facilitator.errors import NotFound
from facilitator.summary import read_summary
from ui import identity
from ui.printing import File, printer

router = APIRouter()


@router.get("/workshops/{workshop_id}/summary.pdf")
async def organiser_summary(
    request: Request,
    workshop_id: str,
    theme: Annotated[str, Query()] = "",
    track: Annotated[str, Query()] = "",
    group: Annotated[str, Query()] = "",
) -> Response:
    """What an organiser takes home; who is not signed in goes to sign in first."""
    by = await identity.account_of(request)
    if by is None:
        back = quote(f"{request.url.path}?{request.url.query}".removesuffix("?"))
        return RedirectResponse(f"/sign-in?next={back}", 303)
    return await _file(by, _id(workshop_id), theme, track, group)


@router.get("/w/{workshop_id}/summary.pdf")
async def person_summary(
    request: Request,
    workshop_id: str,
    theme: Annotated[str, Query()] = "",
    track: Annotated[str, Query()] = "",
    group: Annotated[str, Query()] = "",
) -> Response:
    """What somebody in the workshop takes home."""
    by = await identity.person_of(request, _id(workshop_id))
    if by is None:
        raise NotFound
    return await _file(by, _id(workshop_id), theme, track, group)


async def _file(by: By, workshop_id: UUID, theme: str, track: str, group: str) -> Response:
    read = await read_summary(
        workshop_id,
        by=by,
        theme_id=_id(theme) if theme else None,
        track=_number(track) if track else None,
        group_id=_id(group) if group else None,
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
