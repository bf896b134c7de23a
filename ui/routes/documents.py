"""Documents: for organisers any of them, to look at and as files; for those in the workshop what they may read."""

from dataclasses import dataclass, fields
from functools import partial
from typing import Annotated, Any
from urllib.parse import quote, urlencode
from uuid import UUID

from fastapi import APIRouter, Depends, Form, Request
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from exports import files
from exports.files import Kind
from exports.framing import LANGUAGES
from facilitator import minutes, reading_links
from facilitator.access import By, ByAccount
from facilitator.archiving import read_archive
from facilitator.errors import Conflict, Invalid, NotFound, Refusal
from facilitator.minutes import Minutes
from facilitator.papers import Narrowing, Told, read_paper
from facilitator.running_order import RunningOrder
from models.vocabulary import Paper
from ui import identity
from ui.html import render, status_of
from ui.printing import File, printer
from ui.sentences import sentence

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


@router.get("/workshops/{workshop_id}/archive.zip")
async def organiser_archive(request: Request, workshop_id: str, contacts: str = "") -> Response:
    """Everything of a workshop; with people's addresses if `contacts` is 1."""
    by = await identity.account_of(request)
    if by is None:
        return _sign_in(request)
    reading = partial(read_archive, _id(workshop_id), by=by, contacts=contacts == "1")
    return download(await printer.archive(reading))


@router.get("/workshops/{workshop_id}/{name}.{extension}")
async def organiser_document(
    request: Request, workshop_id: str, name: str, extension: str, wish: Annotated[Wish, Depends()]
) -> Response:
    """What an organiser looks at or takes home; who is not signed in goes to sign in first."""
    if name not in set(Paper) or extension not in set(Kind):
        raise NotFound
    by = await identity.account_of(request)
    if by is None:
        return _sign_in(request)
    told = await read(Paper(name), by, _id(workshop_id), wish)
    kind = Kind(extension)
    if kind is Kind.PAGE:
        return await _page(request, name, told, await link_form(by, _id(workshop_id), told))
    if kind not in files.kinds_of(told):
        raise NotFound
    return download(await printer.file(told, kind))


@router.post("/workshops/{workshop_id}/minutes.html")
async def change_recipients(request: Request, workshop_id: str, to: Annotated[str, Form()] = "") -> Response:
    """Keep whom the minutes go to, one on each line; then show them."""
    by = await identity.account_of(request)
    if by is None:
        return RedirectResponse("/sign-in", 303)
    try:
        await minutes.change_recipients(_id(workshop_id), to, by=by)
    except (Invalid, Conflict) as refusal:
        told = await minutes.read_minutes(_id(workshop_id), by=by)
        link = await link_form(by, _id(workshop_id), told)
        return await _page(request, "minutes", told, link, to=to, refusal=refusal)
    return RedirectResponse(request.url.path, 303)


@router.get("/w/{workshop_id}/summary.pdf")
async def person_summary(request: Request, workshop_id: str, wish: Annotated[Wish, Depends()]) -> Response:
    """What somebody in the workshop takes home."""
    by = await identity.person_of(request, _id(workshop_id))
    if by is None:
        raise NotFound
    return download(await printer.file(await read(Paper.SUMMARY, by, _id(workshop_id), wish), Kind.PDF))


async def read(paper: Paper, by: By, workshop_id: UUID, wish: Wish) -> Told:
    """What a document is made from, for who wishes this; only a summary is narrowed."""
    narrowing = narrowing_of(wish) if paper is Paper.SUMMARY else Narrowing()
    return await read_paper(workshop_id, paper, by=by, **narrowing)


def narrowing_of(wish: Wish) -> Narrowing:
    """What of a summary is asked for; NotFound for what can't be read."""
    if wish.authors not in {"", "1"}:
        raise NotFound
    return Narrowing(
        theme_id=_id(wish.theme) if wish.theme else None,
        track=_number(wish.track) if wish.track else None,
        group_id=_id(wish.group) if wish.group else None,
        round_id=_id(wish.round) if wish.round else None,
        writer_id=_id(wish.person) if wish.person else None,
        authors=wish.authors == "1",
    )


def _sign_in(request: Request) -> Response:
    back = quote(f"{request.url.path}?{request.url.query}".removesuffix("?"))
    return RedirectResponse(f"/sign-in?next={back}", 303)


async def link_form(by: ByAccount, workshop_id: UUID, told: Told) -> dict[str, Any]:
    """What the form needs that makes a link to this document."""
    return {
        "terms": await reading_links.terms(workshop_id, by=by),
        "names": reading_links.names_people(told),
        "is_agenda": isinstance(told, RunningOrder),
    }


async def shown(told: Told) -> dict[str, Any]:
    """What a page needs to show the document."""
    made = await printer.file(told, Kind.PAGE)
    return {
        "title": made.name.removesuffix(f".{Kind.PAGE}"),
        "language": LANGUAGES[told.language],
        "html": Markup(made.content.decode()),  # noqa: S704  # exports.webpage escaped it
    }


async def _page(
    request: Request, name: str, told: Told, link: dict[str, Any], *, to: str = "", refusal: Refusal | None = None
) -> Response:
    """The document as a page, with the files that it can be; and what was refused of those that it was to go `to`."""
    _ = identity.words_of(request)
    wished = {each.name for each in fields(Wish)}  # mail and chats add names of their own to an address
    query = urlencode({each: value for each, value in request.query_params.items() if each in wished})
    answer = render(
        request,
        "document.html",
        _,
        status_of(refusal) if refusal else 200,
        **await shown(told),
        link=link | {"address": f"{name}/link?{query}".removesuffix("?")},
        taken=[(files.KIND_NAMES[kind], f"{name}.{kind}?{query}".removesuffix("?")) for kind in files.kinds_of(told)],
        is_minutes=isinstance(told, Minutes),
        recipients=to or ("\n".join(told.recipients) if isinstance(told, Minutes) else ""),
        refused=sentence(refusal, _) if refusal else "",
    )
    answer.headers["cache-control"] = "no-store"
    return answer


def download(file: File) -> Response:
    """The file as an answer that browsers save under its name and nobody on the way keeps."""
    plain = file.name.encode("ascii", "ignore").decode().replace('"', "")
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(file.name, safe='')}"
    headers = {"content-disposition": disposition, "cache-control": "no-store"}
    return Response(file.content, media_type=file.media_type, headers=headers)


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 3:  # noqa: PLR2004 - more tracks than any hall holds
        raise NotFound
    return int(text)
