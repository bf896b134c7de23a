"""The doors over HTTP: cookies, redirects, what a GET leaves alone, and what is never logged."""

import sqlite3
from http import HTTPStatus
from pathlib import Path

import httpx
import pytest

from facilitator import accounts, joining
from facilitator.access import ByAccount
from facilitator.limits import Client
from models import Person, Workshop
from models.vocabulary import Joining
from tests.builders import a_bare_workshop, an_account
from tests.serving import Server

HALL = Client("", "192.0.2.200")


async def a_code(title: str = "Nærmiljø 2030") -> tuple[ByAccount, Workshop]:
    """An organiser and an open workshop."""
    by = await an_account()
    return by, await Workshop.get(id=await a_bare_workshop(by, title))


def fingerprint(database: Path) -> list[str]:
    """All rows of all tables."""
    with sqlite3.connect(database) as connection:
        return list(connection.iterdump())


def attributes(response: httpx.Response, cookie: str) -> list[str]:
    """The attributes that a cookie was set with, for each time it was."""
    lines = [each for each in response.headers.get_list("set-cookie") if each.startswith(f"{cookie}=")]
    return [line.partition(";")[2].strip() for line in lines]


async def test_participants_cookie_is_hidden_from_scripts_and_kept_to_the_workshop(
    client: httpx.AsyncClient, data: Path
) -> None:
    _, workshop = await a_code()
    response = await client.post(f"/j/{workshop.code}", data={"name": "Sara", "organisation": "Bedrift B"})
    assert response.status_code == HTTPStatus.SEE_OTHER
    assert response.headers["location"] == f"/w/{workshop.id}"
    kept = "HttpOnly; Max-Age=15552000; Path={}; SameSite=lax"
    paths = [f"/w/{workshop.id}", f"/j/{workshop.code}"]
    assert attributes(response, "verksted_person") == [kept.format(path) for path in paths]
    assert (await client.get(f"/j/{workshop.code}")).headers["location"] == f"/w/{workshop.id}"


async def test_code_and_name_typed_on_the_front_page_lead_in(client: httpx.AsyncClient, data: Path) -> None:
    _, workshop = await a_code()
    form = {"code": f"{workshop.code[:3]} {workshop.code[3:]}", "name": "Jonas", "organisation": ""}
    sent_on = await client.post("/", data=form)
    assert (sent_on.status_code, sent_on.headers["location"]) == (307, f"/j/{workshop.code}")
    assert (await client.post("/", data=form, follow_redirects=False)).status_code == HTTPStatus.TEMPORARY_REDIRECT
    joined = await client.post(sent_on.headers["location"], data=form)
    assert joined.headers["location"] == f"/w/{workshop.id}"


async def test_code_alone_leads_to_the_form_for_the_name(client: httpx.AsyncClient, data: Path) -> None:
    _, workshop = await a_code()
    response = await client.post("/", data={"code": workshop.code})
    assert (response.status_code, response.headers["location"]) == (303, f"/j/{workshop.code}")


async def test_looking_at_pages_changes_nothing(client: httpx.AsyncClient, data: Path) -> None:
    by, workshop = await a_code()
    person = await Person.create(workshop=workshop, name="Liv", name_key="liv", created_at="2026-01-01T00:00:00Z")
    await joining.issue_link(person.id, by=by)
    await accounts.sign_in_link(by.account_id, by=await an_account("Tor", administrator=True))
    before = fingerprint(data)
    for path in (
        "/",
        "/in",
        "/account",
        "/account/link",
        "/sign-in",
        "/sign-out",
        "/password",
        "/language",
        "/code",
        f"/j/{workshop.code}",
        f"/w/{workshop.id}",
        f"/w/{workshop.id}/leave",
        f"/w/{workshop.id}/token",
        f"/w/{workshop.id}/waiting",
        f"/w/{workshop.id}/waiting.json",
    ):
        assert (await client.get(path)).status_code < HTTPStatus.INTERNAL_SERVER_ERROR
    assert fingerprint(data) == before


async def test_not_you_forgets_the_person_and_asks_for_a_name(client: httpx.AsyncClient, data: Path) -> None:
    _, workshop = await a_code()
    await client.post(f"/j/{workshop.code}", data={"name": "Sara"})
    left = await client.post(f"/w/{workshop.id}/leave")
    assert left.headers["location"] == f"/j/{workshop.code}"
    assert (await client.get(f"/j/{workshop.code}")).status_code == HTTPStatus.OK
    assert (await client.post(f"/w/{workshop.id}/token")).status_code == HTTPStatus.NOT_FOUND


async def test_socket_token_is_given_to_the_person_alone(client: httpx.AsyncClient, server: Server, data: Path) -> None:
    _, workshop = await a_code()
    assert (await client.post(f"/w/{workshop.id}/token")).status_code == HTTPStatus.NOT_FOUND
    await client.post(f"/j/{workshop.code}", data={"name": "Sara"})
    given = (await client.post(f"/w/{workshop.id}/token")).json()
    assert given["token"]
    assert given["person_id"] == str((await Person.get(workshop_id=workshop.id, name="Sara")).id)
    _, other = await a_code("Et annet")
    assert (await client.post(f"/w/{other.id}/token")).status_code == HTTPStatus.NOT_FOUND


async def test_who_waits_gets_no_token_until_let_in(client: httpx.AsyncClient, data: Path) -> None:
    by, workshop = await a_code()
    await joining.join(workshop.code, "Amal", client=HALL)
    joined = await client.post(f"/j/{workshop.code}", data={"name": "Amal"})
    assert joined.headers["location"] == f"/w/{workshop.id}/waiting"
    assert (await client.get(f"/w/{workshop.id}/waiting.json")).json() == {"is_waiting": True}
    assert (await client.post(f"/w/{workshop.id}/token")).status_code == HTTPStatus.NOT_FOUND
    [asking] = await joining.waiting(workshop.id, by=by)
    await joining.admit(asking.key_id, by=by)
    assert (await client.get(f"/w/{workshop.id}/waiting")).headers["location"] == f"/w/{workshop.id}"
    assert (await client.post(f"/w/{workshop.id}/token")).status_code == HTTPStatus.OK


async def test_list_of_names_is_never_shown(client: httpx.AsyncClient, data: Path) -> None:
    _, workshop = await a_code()
    await Workshop.filter(id=workshop.id).update(joining=Joining.LISTED)
    await Person.create(workshop=workshop, name="Ragnhild", name_key="ragnhild", created_at="2026-01-01T00:00:00Z")
    assert "Ragnhild" not in (await client.get(f"/j/{workshop.code}")).text
    refused = await client.post(f"/j/{workshop.code}", data={"name": "Runa"})
    assert refused.status_code == HTTPStatus.NOT_FOUND
    assert "Vi finner ikke «Runa» på lista." in refused.text
    assert "Ragnhild" not in refused.text


@pytest.mark.parametrize(
    ("form", "said", "at"),
    [
        ({"name": ""}, "Skriv navnet ditt.", "name"),
        ({"name": "å" * 10_000}, "«Navn» har 10000 tegn. Det er plass til 120.", "name"),
        ({"name": "Sara", "organisation": "å" * 300}, "«Organisasjon» har 300 tegn.", "organisation"),
        ({}, "Skriv navnet ditt.", "name"),
    ],
)
async def test_what_is_wrong_is_said_at_its_field(
    client: httpx.AsyncClient, data: Path, form: dict[str, str], said: str, at: str
) -> None:
    _, workshop = await a_code()
    response = await client.post(f"/j/{workshop.code}", data=form)
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert f'<p class="error" id="{at}-error">{said}' in response.text
    assert 'aria-invalid="true" autofocus' in response.text
    assert await Person.filter(workshop_id=workshop.id).count() == 0


async def test_what_was_typed_is_shown_as_text(client: httpx.AsyncClient, data: Path) -> None:
    _, workshop = await a_code("<script>alert(1)</script>")
    page = await client.post(f"/j/{workshop.code}", data={"name": '"><img src=x>', "organisation": "å" * 300})
    assert "<img" not in page.text
    assert "<script>" not in page.text


async def test_wrong_code_typed_fifty_times_stops_that_browser_and_no_other(
    client: httpx.AsyncClient, server: Server, data: Path
) -> None:
    _, workshop = await a_code()
    await client.get("/")
    pages = [await client.post("/", data={"code": "000001", "name": "Sara"}) for _time in range(50)]
    assert [each.status_code for each in pages] == [404] * 20 + [429] * 30
    assert "Det ble mange feil koder. Vent 10 minutter" in pages[-1].text
    async with httpx.AsyncClient(base_url=server.address) as other:
        await other.get("/")
        assert (await other.get(f"/j/{workshop.code}")).status_code == HTTPStatus.OK
        joined = await other.post(f"/j/{workshop.code}", data={"name": "Jonas"})
        assert joined.headers["location"] == f"/w/{workshop.id}"


async def test_hall_with_a_guesser_lets_new_phones_in(server: Server, data: Path) -> None:
    _, workshop = await a_code()
    hall = {"x-forwarded-for": "203.0.113.5"}
    async with httpx.AsyncClient(base_url=server.address, headers=hall) as guesser:
        for _time in range(401):
            guesser.cookies.clear()
            answer = await guesser.post("/code", data={"code": "000002"})
        assert "Det ble mange feil koder." in answer.json()["say"]
        guesser.cookies.clear()
        assert (await guesser.get(f"/j/{workshop.code}?again")).status_code == HTTPStatus.TOO_MANY_REQUESTS
    async with httpx.AsyncClient(base_url=server.address, headers=hall, follow_redirects=True) as phone:
        assert (await phone.get(f"/j/{workshop.code}")).status_code == HTTPStatus.OK


async def test_organiser_signs_in_with_a_hidden_cookie_and_out_again(client: httpx.AsyncClient, data: Path) -> None:
    administrator = await an_account("Tor", administrator=True)
    link = await accounts.invite_account("Ingrid", "ingrid@kommune-a.example", by=administrator)
    chosen = await client.post("/account", data={"link": link, "password": "en lang setning"})
    assert (chosen.status_code, chosen.headers["location"]) == (303, "/workshops")
    assert attributes(chosen, "verksted_session") == ["HttpOnly; Max-Age=1209600; Path=/; SameSite=lax"]
    assert (await client.get("/sign-in")).headers["location"] == "/workshops"
    await client.post("/sign-out")
    assert (await client.get("/sign-in")).status_code == HTTPStatus.OK
    form = {"email": "ingrid@kommune-a.example", "password": "en lang setning", "next": "/workshops"}
    assert (await client.post("/sign-in", data=form)).headers["location"] == "/workshops"
    wrong = await client.post("/sign-in", data=form | {"password": "feil"})
    assert wrong.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "E-posten eller passordet stemmer ikke." in wrong.text


@pytest.mark.parametrize(
    "onward", ["https://ondsinnet.example", "//ondsinnet.example", "/\\ondsinnet.example", "x", ""]
)
async def test_nobody_is_sent_on_to_another_site(client: httpx.AsyncClient, onward: str) -> None:
    response = await client.post("/language", data={"language": "en", "back": onward})
    assert response.headers["location"] == "/"


async def test_form_behind_an_account_link_opened_again_asks_for_the_link(client: httpx.AsyncClient) -> None:
    answer = await client.get("/account/link")
    assert (answer.status_code, answer.headers["location"]) == (303, "/account")


async def test_tokens_are_in_no_log(client: httpx.AsyncClient, server: Server, data: Path) -> None:
    by, workshop = await a_code()
    administrator = await an_account("Tor", administrator=True)
    account_link = await accounts.sign_in_link(by.account_id, by=administrator)
    person = await Person.create(workshop=workshop, name="Liv", name_key="liv", created_at="2026-01-01T00:00:00Z")
    personal = await joining.issue_link(person.id, by=by)
    opened = await client.post("/in", data={"link": f"{server.address}/in#{personal}"})
    assert opened.headers["location"] == f"/w/{workshop.id}"
    await client.post("/account/link", data={"link": account_link})
    await client.post("/account", data={"link": account_link, "password": "en lang setning"})
    await client.get(f"/in?token={personal}")
    await client.get(f"/nowhere/{personal}")
    await client.get(f"/screen/{workshop.id}/{personal}")
    kept = [each.value for each in client.cookies.jar if each.value and each.name != "verksted_language"]
    assert not [each for each in (personal, account_link, "en lang setning", *kept) if each in server.log]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "nb"),
        ("nn-NO,nn;q=0.9,nb;q=0.8", "nn"),
        ("de,en-GB;q=0.8", "en"),
        ("no", "nb"),
        ("fr,*;q=0.5", "nb"),
        ("en;q=x,nn;q=0.2", "nn"),
    ],
)
async def test_page_is_in_the_browsers_language(client: httpx.AsyncClient, accepted: str, language: str) -> None:
    page = await client.get("/", headers={"accept-language": accepted})
    assert f'<html lang="{language}">' in page.text


async def test_chosen_language_wins_over_the_browsers(client: httpx.AsyncClient) -> None:
    await client.post("/language", data={"language": "nn"})
    assert '<html lang="nn">' in (await client.get("/", headers={"accept-language": "en"})).text
