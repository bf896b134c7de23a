"""Reading links: an organiser makes one from a document, and whoever has it reads the document and takes it home."""

from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from exports import files
from exports.files import Kind
from facilitator import reading_links
from facilitator.errors import Conflict, Invalid, NotFound, Refusal
from facilitator.reading_links import Opened
from models.vocabulary import Paper
from ui import identity
from ui.html import render, status_of
from ui.parts.reading import day
from ui.printing import printer
from ui.routes.documents import Wish, download, link_form, narrowing_of, read, shown
from ui.sentences import sentence
from ui.words import Words, words_named

router = APIRouter()

# The token is in the address, so that no page may tell it on: no Referer (which is why nothing here is a form that is
# posted), no search engine, no copy on the way.
_HEADERS = {"referrer-policy": "no-referrer", "x-robots-tag": "noindex, nofollow", "cache-control": "no-store"}


@router.post("/workshops/{workshop_id}/{paper}/link")
async def make_link(
    request: Request,
    workshop_id: UUID,
    paper: Paper,
    wish: Annotated[Wish, Depends()],
    until: Annotated[str, Form()] = "",
) -> Response:
    """Make a link to the document as it is narrowed in the address, and show it this once."""
    by = await identity.account_of(request)
    document = f"/workshops/{workshop_id}/{paper}.html?{request.url.query}".removesuffix("?")
    if by is None:
        return RedirectResponse(f"/sign-in?next={quote(document)}", 303)
    _ = identity.words_of(request)
    told = await read(paper, by, workshop_id, wish)
    facts: dict[str, Any] = {"document": document, "title": files.name(told, Kind.PAGE, _).removesuffix(".html")}
    try:
        last = day(until)
        token = await reading_links.make(workshop_id, paper, last, by=by, **narrowing_of(wish))
    except (Invalid, Conflict) as refusal:
        link = await link_form(by, workshop_id, told)
        facts |= {"link": link | {"address": ""}, "until": until, "error": sentence(refusal, _)}
        return render(request, "link.html", _, status_of(refusal), made="", **facts)
    made = f"{identity.settings_of(request).address}/d/{token}"
    return render(request, "link.html", _, made=made, last=_.date(last, weekday=False), **facts)


@router.get("/d/{token}")
async def show_document(request: Request, token: str, language: str = "") -> Response:
    """The document, for whoever has the link; `language` is of what stands around it."""
    _ = words_named(language) if language else identity.words_of(request)
    try:
        opened = await _open(request, token)
    except Refusal as refusal:
        return _refused(request, refusal, _)
    page = render(
        request,
        "reading.html",
        _,
        **await shown(opened.told),
        taken=[(files.KIND_NAMES[kind], _file(token, kind)) for kind in files.kinds_of(opened.told)],
        until=_.date(opened.until, weekday=False),
    )
    return _kept_apart(page)


@router.get("/d/{token}/document.{extension}")
async def take_document(request: Request, token: str, extension: str) -> Response:
    """The document as a file, for whoever has the link."""
    try:
        opened = await _open(request, token)
        if extension not in files.kinds_of(opened.told):
            raise NotFound
    except Refusal as refusal:
        return _refused(request, refusal, identity.words_of(request))
    return _kept_apart(download(await printer.file(opened.told, Kind(extension))))


async def _open(request: Request, token: str) -> Opened:
    return await reading_links.open_link(token, identity.client_of(request))


def _file(token: str, kind: Kind) -> str:
    return f"/d/{token}/document.{kind}"


def _refused(request: Request, refusal: Refusal, _: Words) -> Response:
    return _kept_apart(render(request, "reading_ended.html", _, status_of(refusal), say=sentence(refusal, _)))


def _kept_apart(response: Response) -> Response:
    response.headers.update(_HEADERS)
    return response
