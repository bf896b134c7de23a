"""The frame of an organiser's page: who may see it, its language, header, main part, and where things are said.

Organisers' pages are ordinary NiceGUI, and look like all the others: our style sheets, nothing of Quasar's look.
"""

import copy
import json
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote
from uuid import UUID

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from nicegui import app
from nicegui import ui as ng
from nicegui.element import Element
from nicegui.language import Language as PageLanguage

from facilitator import workshops
from models.vocabulary import Language
from ui import identity, static
from ui.parts.notice import Notices
from ui.parts.plain import link, tag
from ui.parts.state import PageState
from ui.routes.screen import screen_path
from ui.visit import Visit
from ui.words import Words

MAIN = "innhold"
"""Where the skip link leads."""

BUILD_TIME = 120.0
"""Seconds until a page is given up. NiceGUI by itself takes three, which a machine may need that has just been started
and has everybody's page to build anew; what is shown then is an error that nobody comes away from."""

_QUASAR: dict[Language, PageLanguage] = {
    Language.BOKMAAL: "nb-NO",
    Language.NYNORSK: "nb-NO",  # Quasar has no nynorsk; we show none of its texts
    Language.ENGLISH: "en-GB",
}


Build = Callable[[Visit], Awaitable[None]]


def add_page(path: str, build: Build) -> None:
    """Make `build` the page at `path`, for those signed in; others go to sign in and come back."""

    async def show(request: Request) -> Response | None:
        by = await identity.account_of(request)
        if by is None:
            return RedirectResponse(f"/sign-in?next={quote(request.url.path)}", status_code=303)
        request.state.by = by  # whose sockets this page may hear, see ui.wire.owned
        _ = identity.words_of(request)
        _take_over(_)
        await build(Visit(request, by, _, Notices(_)))
        return None

    ng.page(path, response_timeout=BUILD_TIME)(show)


def configure() -> None:
    """Keep Quasar's loading bar off our pages, and its hand off `lang`. Called once, before the first page."""
    quasar = app.config.quasar_config
    quasar["loadingBar"] = {"skipHijack": True}
    quasar["lang"] = {"noHtmlAttrs": True}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a workshop's page is in its header: `here` names the door, `part` the part of the plan."""

    workshop_id: UUID
    title: str
    screen: str
    here: str
    part: str = ""


async def place(visit: Visit, here: str, part: str = "") -> Place:
    """The header of a workshop's page; NotFound for who does not organise it."""
    seen = await workshops.overview(visit.workshop_id, by=visit.by)
    screen = screen_path(identity.settings_of(visit.request), seen.id, seen.screen_serial)
    return Place(seen.id, seen.title, screen, here, part)


@contextmanager
def frame(
    visit: Visit, title: str, where: Place | None = None, *, classes: str = "page stack l", hide_title: bool = False
) -> Iterator[Element]:
    """The page's content: what is built inside is its main part, under the heading `title`."""
    client = ng.context.client
    client.title = f"{title} – {where.title if where else 'Verksted'}"
    with client.layout:
        skip = link(visit._("Hopp til innholdet"), f"#{MAIN}", "skip")
        skip.move(target_index=0)
        with tag("header", "", "top") as header:
            _head(visit, where)
        header.move(target_index=1)
    with tag("div", "", classes, id=MAIN, tabindex="-1") as content:
        if where is not None and where.part:
            _parts(visit._, where)
        tag("h1", title, "hidden" if hide_title else "", tabindex="-1")
        visit.notices.place()
        yield content


def _head(visit: Visit, where: Place | None) -> None:
    _ = visit._
    if where is None:
        link("Verksted", "/workshops", "home")
    else:
        link(where.title, f"/workshops/{where.workshop_id}", "home")
        root = f"/workshops/{where.workshop_id}"
        with tag("nav", "", "row", aria_label=_("Verkstedet")):
            for name, words, target in (
                ("desk", _("Kjør"), f"{root}/desk"),
                ("plan", _("Plan"), f"{root}/rotation"),
                ("people", _("Folk"), f"{root}/people"),
                ("screen", _("Storskjerm"), where.screen),
                ("evaluation", _("Evaluering"), f"{root}/evaluation"),
                ("summary", _("Oppsummering"), f"{root}/summary"),
            ):
                here = "page" if name == where.here else None
                beside = "_blank" if name == "screen" else None
                link(words, target, "btn plain", aria_current=here, target=beside)
    with tag("div", "", "row push"):
        PageState(_)
        if where is not None:
            link(_("Alle verksteder"), "/workshops", "btn plain tight")


def _parts(_: Words, where: Place) -> None:
    root = f"/workshops/{where.workshop_id}"
    if where.here == "people":
        words = _("Folk")
        parts = [
            ("people", _("Alle"), f"{root}/people"),
            ("groups", _("Grupper"), f"{root}/groups"),
            ("leaders", _("Ledere og referenter"), f"{root}/leaders"),
        ]
    else:
        words = _("Plan")
        parts = [
            ("details", _("Om verkstedet"), root),
            ("agenda", _("Program"), f"{root}/agenda"),
            ("themes", _("Temaer"), f"{root}/themes"),
            ("questions", _("Spørsmål"), f"{root}/questions"),
            ("rotation", _("Hvem møter hvem"), f"{root}/rotation"),
            ("polls", _("Avstemninger"), f"{root}/polls"),
        ]
    with tag("nav", "", "parts", aria_label=words):
        for name, part, target in parts:
            link(part, target, aria_current="page" if name == where.part else None)


def _take_over(_: Words) -> None:
    """Give this page its reader's language and our look. NiceGUI has both per route, so this client gets a copy."""
    client = ng.context.client
    client.page = copy.copy(client.page)
    client.page.language = _QUASAR[_.language]
    client.page.dark = None  # the system chooses, as in our style sheet
    client.content.classes(replace="content")
    for sheet in ("style.css", "organiser.css"):
        ng.add_head_html(f'<link rel="stylesheet" href="{static.url(sheet)}">')
    ng.add_head_html(f'<script type="module" src="{static.script("device")}"></script>')
    lost = json.dumps(_("Ikke tilkoblet. Teksten din er trygg her til nettet er tilbake."))
    ng.add_head_html(
        f"<script>document.documentElement.lang={json.dumps(_.tag)};"
        f"addEventListener('DOMContentLoaded',()=>{{document.querySelector('#popup').textContent={lost}}})</script>"
    )
