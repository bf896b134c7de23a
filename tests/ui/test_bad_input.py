"""What can't be used is refused at the door too, in the reader's language, and the data stay as they were."""

from http import HTTPStatus
from uuid import uuid4

import httpx
import pytest

from facilitator.errors import Invalid, NotFound, Refusal, TooMany
from models.vocabulary import Language
from tests.ui.neighbours import Street, unchanged
from ui.sentences import sentence
from ui.words import words_for

LONG = "å" * 10_000
MINUTES = {"seconds": 600, "minutes": 10}


def _asking(language: Language) -> dict[str, str]:
    return {"accept-language": language.value}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("path", "form", "refusal"),
    [
        ("/j/{code}", {"name": " "}, Invalid("name_missing")),
        ("/j/{code}", {"name": LONG}, Invalid("text_too_long", field="name", length=10_000, most=120)),
        (
            "/j/{code}",
            {"name": "Runa", "organisation": LONG},
            Invalid("text_too_long", field="organisation", length=10_000, most=160),
        ),
        ("/", {"code": "", "name": "Runa"}, NotFound("code_missing")),
        ("/", {"code": "999 991", "name": "Runa"}, NotFound("code_wrong")),
        ("/", {"code": LONG}, NotFound("code_wrong")),
        ("/in", {"link": "https://verksted.example/in#feil"}, NotFound("personal_link_wrong")),
        ("/in", {"link": LONG}, NotFound("personal_link_wrong")),
        ("/account/link", {"link": LONG}, NotFound("link_used")),
        ("/sign-in", {"email": LONG, "password": ""}, Invalid("sign_in_wrong")),
    ],
)
async def test_door_refuses_in_the_readers_language_and_nothing_changes(
    street: Street, language: Language, path: str, form: dict[str, str], refusal: Refusal
) -> None:
    address = street.server.address + path.format(code=street.here.code)
    async with httpx.AsyncClient(headers=_asking(language), timeout=20) as client:
        client.cookies.set("verksted_visit", uuid4().hex)
        with unchanged(street.server):
            response = await client.post(address, data=form)
    assert sentence(refusal, words_for(language)) in response.text
    assert HTTPStatus.BAD_REQUEST <= response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
    assert len(response.content) < 60_000


@pytest.mark.parametrize("language", Language)
async def test_wrong_code_typed_fifty_times_is_told_to_wait(street: Street, language: Language) -> None:
    async with httpx.AsyncClient(base_url=street.server.address, headers=_asking(language), timeout=20) as client:
        client.cookies.set("verksted_visit", uuid4().hex)
        with unchanged(street.server):
            answers = [await client.post("/", data={"code": f"9999{number:02}"}) for number in range(50)]
        assert [each.status_code for each in answers] == [404] * 20 + [429] * 30
        assert sentence(TooMany("too_many_codes", **MINUTES), words_for(language)) in answers[-1].text


@pytest.mark.parametrize("path", ["/", "/j/000009", "/in", "/sign-in", "/account", "/password", "/code"])
async def test_form_of_fifty_megabytes_is_refused(street: Street, path: str) -> None:
    async with httpx.AsyncClient(base_url=street.server.address, timeout=60) as client:
        with unchanged(street.server):
            response = await client.post(path, data={"name": "x" * 50 * 2**20})
    assert response.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
