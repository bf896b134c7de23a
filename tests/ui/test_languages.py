"""The key pages in each language: said in it, marked as it, and with nothing left in bokmål."""

import html
import re
from functools import cache
from pathlib import Path

import httpx
import pytest
from babel.messages.pofile import read_po

from facilitator import workshops
from models import Workshop
from models.vocabulary import Language
from tests.builders import a_workshop
from tests.cookies import Cookie, came_in, signed_in
from tests.serving import Server
from ui.identity import LANGUAGE
from ui.routes.screen import screen_path
from ui.words import LOCALES

PUBLIC = ("/", "/sign-in", "/privacy", "/account", "/nowhere", "/d/nowhere")
PLANNING = (
    "",
    "/agenda",
    "/themes",
    "/questions",
    "/rotation",
    "/people",
    "/groups",
    "/leaders",
    "/desk",
    "/evaluation",
    "/proposals",
    "/chosen",
)
SHORTEST = 13
"""Characters of a message that is looked for; what is shorter may be part of anything."""
BROWSERS_WORDS = re.compile(r'<script type="application/json" id="words">.*?</script>', re.DOTALL)


@cache
def in_bokmaal(language: Language) -> dict[str, str]:
    """The messages that read otherwise in a language, and what they are there."""
    with (LOCALES / language.value / "messages.po").open("rb") as file:
        catalogue = read_po(file)
    pairs = [(message.id, message.string) for message in catalogue if isinstance(message.id, str)]
    return {
        str(source): str(target)
        for source, target in pairs
        if len(source) >= SHORTEST and "{" not in source and str(source) not in str(target)
    }


async def opened(client: httpx.AsyncClient, path: str, language: Language, cookie: Cookie | None) -> str:
    """The page as its reader gets it, but for the words for the browser's scripts, whose keys are bokmål."""
    cookies = [(LANGUAGE, language.value), *([cookie] if cookie else [])]
    sent = "; ".join(f"{name}={value}" for name, value in cookies)
    response = await client.get(path, headers={"cookie": sent})
    assert response.status_code in {200, 404}, path
    return BROWSERS_WORDS.sub("", html.unescape(response.text))


def wrong(page: str, language: Language) -> list[str]:
    """What is not in this language on a page."""
    left = [] if language is Language.BOKMAAL else [source for source in in_bokmaal(language) if source in page]
    return left if f'lang="{language.value}"' in page else ["lang", *left]


@pytest.mark.parametrize("language", Language)
async def test_key_pages_are_in_the_readers_language(
    client: httpx.AsyncClient, data: Path, server: Server, language: Language
) -> None:
    made = await a_workshop()
    await workshops.change(made.workshop_id, by=made.by, language=language)
    workshop = await Workshop.get(id=made.workshop_id)
    organiser, participant = await signed_in(made.by), await came_in(made.people[0])
    screen = screen_path(server.settings, workshop.id, workshop.screen_serial)
    pages: dict[str, Cookie | None] = dict.fromkeys((*PUBLIC, f"/j/{workshop.code}", screen))
    pages |= dict.fromkeys(("/workshops", *(f"/workshops/{workshop.id}{each}" for each in PLANNING)), organiser)
    pages[f"/w/{workshop.id}"] = participant
    found = {path: wrong(await opened(client, path, language, cookie), language) for path, cookie in pages.items()}
    assert {path: each for path, each in found.items() if each} == {}
