"""Who gets in where, from outside our pages: every address, asked by everybody who may not, and with changed links.

Generated from the routes of the application: one without an expectation here fails.
"""

import json
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from facilitator import clock
from tests.ui.neighbours import DANGEROUS, HERE, ORGANISERS, PEOPLE, THERE, House, Somebody, Street, unchanged
from ui import identity

LEADING = {"leader", "note taker"}
FOREIGN = {"origin": "https://ondsinnet.example"}

ROUTES = """
import json, sys
from pathlib import Path
from fastapi.routing import APIRoute
from nicegui import core
from facilitator.settings import Settings
from ui.app import make_app

def walk(routes):
    for each in routes:
        if isinstance(each, APIRoute):
            yield from ([method, each.path] for method in each.methods)
        elif hasattr(each, "original_router"):
            yield from walk(each.original_router.routes)

app = make_app(Settings(data=Path(sys.argv[1])))
print(json.dumps([*walk(app.routes), *walk(core.app.routes)]))
"""
"""Prints all routes; NiceGUI is one to a process, so that this one asks another."""


INSIDE: dict[tuple[str, str], set[str]] = {
    ("GET", "/w/{workshop_id}"): PEOPLE,
    ("GET", "/w/{workshop_id}/lead/{theme_id}/{track}"): LEADING,
    ("GET", "/w/{workshop_id}/lead/{theme_id}/{track}/history"): LEADING,
    ("GET", "/w/{workshop_id}/summary.pdf"): PEOPLE,
    ("GET", "/w/{workshop_id}/waiting"): {"waiting"},
    ("POST", "/w/{workshop_id}/lead/{theme_id}/{track}/history"): LEADING,
    ("POST", "/w/{workshop_id}/token"): PEOPLE,
    ("GET", "/screen/{workshop_id}/{token}"): {"screen"},
    ("POST", "/screen/{workshop_id}/{token}/token"): {"screen"},
    ("GET", "/workshops/{workshop_id}"): ORGANISERS,
    ("GET", "/workshops/{workshop_id}/archive.zip"): ORGANISERS,
    ("GET", "/workshops/{workshop_id}/{name}.{extension}"): ORGANISERS,
    ("POST", "/workshops/{workshop_id}/minutes.html"): ORGANISERS,
    ("GET", "/workshops/{workshop_id}/themes/{theme_id}/{track}/history"): ORGANISERS,
    ("POST", "/workshops/{workshop_id}/{paper}/link"): ORGANISERS,
    ("GET", "/workshops/{workshop_id}/coverage.{kind}"): ORGANISERS,
    ("GET", "/workshops/{workshop_id}/polls/{result_id}.{kind}"): ORGANISERS,
    ("GET", "/workshops/{workshop_id}/polls/{result_id}/ballots.csv"): ORGANISERS,
    **{
        ("GET", f"/workshops/{{workshop_id}}/{part}"): ORGANISERS
        for part in (
            *("agenda", "chosen", "coverage", "desk", "evaluation", "expectations", "groups", "leaders"),
            *("people", "polls", "proposals", "questions", "rotation", "summary", "themes"),
        )
    },
}
"""What is in a workshop, and the roles there that it opens for."""

SENT = {
    ("POST", "/w/{workshop_id}/lead/{theme_id}/{track}/history"): {"state": "state_id"},
    ("POST", "/workshops/{workshop_id}/minutes.html"): {"to": "workshop_id"},
}
"""What a form there sends, by the name of the id."""

TYPED = {("POST", "/workshops/{workshop_id}/{paper}/link"): {"until": (clock.today() + timedelta(days=2)).isoformat()}}
"""What somebody types into a form there."""

OUTSIDE: dict[tuple[str, str], list[dict[str, str]]] = {
    ("GET", "/"): [{}],
    ("POST", "/"): [{"code": "000 001"}],
    ("POST", "/code"): [{"code": "000 002"}],
    ("GET", "/j/{code}"): [{"code": "000003"}],
    ("POST", "/j/{code}"): [{"code": "000004", "name": "Sara"}],
    ("GET", "/in"): [{}],
    ("POST", "/in"): [{"link": "{token}"}, {"link": "https://verksted.example/in#{token}"}],
    ("GET", "/sign-in"): [{}],
    ("POST", "/sign-in"): [{"email": "noen@kommune-a.example", "password": "{token}"}],
    ("GET", "/account"): [{}],
    ("GET", "/account/link"): [{}],
    ("POST", "/account"): [
        {"link": "{token}", "name": "Noen", "email": "noen@bedrift-b.example", "password": "x" * 20}
    ],
    ("POST", "/account/link"): [{"link": "{token}"}],
    ("GET", "/password"): [{}],
    ("POST", "/password"): [{"old": "{token}", "password": "x" * 20}],
    ("POST", "/language"): [{"language": "nn", "back": "/workshops"}],
    ("GET", "/privacy"): [{}],
    ("GET", "/d/{token}"): [{}],
    ("GET", "/d/{token}/document.{extension}"): [{}],
    ("GET", "/healthz"): [{}],
    ("HEAD", "/healthz"): [{}],
    ("GET", "/workshops"): [{}],
    ("GET", "/accounts"): [{}],
    ("GET", "/w/{workshop_id}/waiting.json"): [{}],
}
"""What anybody may ask for, or what shows each their own: nothing of a workshop here, and nothing changes."""

OWN = {("POST", "/sign-out"), ("POST", "/w/{workshop_id}/leave")}
"""Ends what the browser itself holds; tried in tests of their own."""


SEES = {("/accounts", "administrator")}
"""Who sees names of organisers there."""
SLOW = {"/sign-in", "/password"}
"""Where a password is hashed each time: not everybody tries."""


@pytest.fixture
async def client(street: Street) -> AsyncIterator[httpx.AsyncClient]:
    """A browser that keeps no cookies, and follows nothing by itself."""
    async with httpx.AsyncClient(base_url=street.server.address, timeout=20) as client:
        yield client


def _address(path: str, house: House, **other: object) -> str:
    """The address of a route in a house, some of its parts from elsewhere."""
    token = house.screen.rsplit("/", 1)[-1]
    document = {"name": "attendance", "extension": "html", "kind": "csv", "paper": "attendance"}
    parts = {**house.place.ids, **document, "track": 1, "token": token, "code": house.code} | other
    return path.format(**parts)


def _form(method: str, path: str, house: House) -> dict[str, str] | None:
    sent = {name: str(house.place.ids[each]) for name, each in SENT.get((method, path), {}).items()}
    return sent | TYPED.get((method, path), {}) or None


async def _ask(client: httpx.AsyncClient, method: str, path: str, who: Somebody, **more: Any) -> httpx.Response:
    client.cookies.clear()
    return await client.request(method, path, headers=who.headers, **more)


def _says_nothing(response: httpx.Response) -> bool:
    """Whether an answer holds no text of the workshop here, neither in its body nor in its head."""
    return HERE not in response.text and HERE not in str(response.headers)


def _is_refused(response: httpx.Response) -> bool:
    refused = {HTTPStatus.SEE_OTHER, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY}
    is_turned_away = response.url.path.endswith("/waiting") and response.status_code == HTTPStatus.OK
    return _says_nothing(response) and (response.status_code in refused or is_turned_away)


def _is_ours(path: str) -> bool:
    return not path.startswith("/_nicegui/")


def test_every_route_has_an_expectation(tmp_path: Path) -> None:
    command = [sys.executable, "-c", ROUTES, str(tmp_path)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = {(method, path) for method, path in json.loads(printed.splitlines()[-1]) if _is_ours(path)}
    assert found == INSIDE.keys() | OUTSIDE.keys() | OWN


@pytest.mark.parametrize(("method", "path"), INSIDE)
async def test_page_is_refused_to_all_who_may_not(
    client: httpx.AsyncClient, street: Street, method: str, path: str
) -> None:
    allowed = INSIDE[method, path]
    # Whoever has the address of the screen is a screen: without it, there is another's, or one that was closed.
    tokens = [street.there.screen.rsplit("/", 1)[-1], "0.x", f"{1}.", "x"] if "screen" in allowed else [""]
    with unchanged(street.server):
        for who in street.strangers(allowed):
            for token in tokens:
                address = _address(path, street.here, **({"token": token} if token else {}))
                response = await _ask(client, method, address, who, data=_form(method, path, street.here))
                assert _is_refused(response), (who.who, token)


@pytest.mark.parametrize(("method", "path"), INSIDE)
async def test_page_opens_for_all_who_may(client: httpx.AsyncClient, street: Street, method: str, path: str) -> None:
    for role in INSIDE[method, path]:
        form = _form(method, path, street.here)
        response = await _ask(client, method, _address(path, street.here), street.here.people[role], data=form)
        # What was done goes back to the page; what is done already is said.
        done = {HTTPStatus.SEE_OTHER, HTTPStatus.CONFLICT} if (method, path) in SENT else {HTTPStatus.OK}
        assert response.status_code in done, role
        if response.headers.get("content-type", "").startswith("text/html"):
            assert HERE in response.text, role


@pytest.mark.parametrize(("method", "path"), [each for each in INSIDE if "theme_id" in each[1]])
@pytest.mark.parametrize(
    "changed", ["theme there", "own theme there", "unknown", "another track", "endless track", "other theme"]
)
async def test_link_changed_by_hand_shows_nothing_more(
    client: httpx.AsyncClient, street: Street, method: str, path: str, changed: str
) -> None:
    led = street.here.place.ids["theme_id"]
    other = next(each for each in street.here.themes if each != led)
    parts: dict[str, dict[str, object]] = {
        "theme there": {"theme_id": street.there.place.ids["theme_id"]},
        "own theme there": {"workshop_id": street.there.id},
        "unknown": {"theme_id": uuid4()},
        "another track": {"track": 2},
        "endless track": {"track": 10**30},
        "other theme": {"theme_id": other},
    }
    with unchanged(street.server):
        for role in LEADING:
            address = _address(path, street.here, **parts[changed])
            form = _form(method, path, street.here)
            assert _is_refused(await _ask(client, method, address, street.here.people[role], data=form)), role


@pytest.mark.parametrize("root", ["/w", "/workshops"])
async def test_summary_with_changed_parts_is_refused(client: httpx.AsyncClient, street: Street, root: str) -> None:
    here, there = street.here, street.there.place.ids
    roles = PEOPLE if root == "/w" else ORGANISERS
    unknown = [f"theme={uuid4()}", f"group={uuid4()}", "theme=x", "track=x&theme=" + str(here.place.ids["theme_id"])]
    parts = [f"theme={there['theme_id']}", f"group={there['group_id']}", f"theme={there['theme_id']}&track=1", *unknown]
    with unchanged(street.server):
        for query in parts:
            for role in roles:
                address = f"{root}/{here.id}/summary.pdf?{query}"
                assert _is_refused(await _ask(client, "GET", address, here.people[role])), (role, query)


@pytest.mark.parametrize("name", ["summary", "attendance", "agenda", "minutes"])
async def test_documents_are_for_organisers(client: httpx.AsyncClient, street: Street, name: str) -> None:
    root = f"/workshops/{street.here.id}/{name}"
    with unchanged(street.server):
        for who in street.strangers(ORGANISERS):
            for extension in ("html", "json"):
                assert _is_refused(await _ask(client, "GET", f"{root}.{extension}", who)), who.who
        organiser = street.here.people["owner"]
        assert HERE in (await _ask(client, "GET", f"{root}.html", organiser)).text
        assert (await _ask(client, "GET", f"{root}.exe", organiser)).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(("method", "path"), OUTSIDE)
async def test_page_for_all_tells_nothing_of_a_workshop_to_strangers(
    client: httpx.AsyncClient, street: Street, method: str, path: str
) -> None:
    asking = [each for each in street.strangers(set(street.here.people)) if (path, each.who) not in SEES]
    asking = asking[::6] if path in SLOW else asking
    with unchanged(street.server):
        for form in OUTSIDE[method, path]:
            for who in asking:
                token = who.cookie[1] if who.cookie else "x" * 22
                data = {name: value.format(token=token) for name, value in form.items()}
                address = _address(path, street.here, **({"code": data["code"]} if "code" in data else {}))
                response = await _ask(client, method, address, who, data=data if method == "POST" else None)
                assert _says_nothing(response), who.who
                assert response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR, who.who


@pytest.mark.parametrize("name", [identity.SESSION, identity.PERSON])
async def test_token_of_one_kind_opens_nothing_as_another(client: httpx.AsyncClient, street: Street, name: str) -> None:
    tokens = [each.cookie[1] for each in street.here.people.values() if each.cookie and each.cookie[0] != name]
    tokens += [street.here.screen.rsplit("/", 1)[-1], street.here.code, str(street.here.id), "", "x" * 5000]
    with unchanged(street.server):
        for token in tokens:
            who = Somebody("mixed up", street.here.people["owner"].by, (name, token))
            for path in (f"/w/{street.here.id}", f"/workshops/{street.here.id}", "/workshops"):
                assert _is_refused(await _ask(client, "GET", path, who)), path


async def test_screen_opens_with_its_own_signature_only(client: httpx.AsyncClient, street: Street) -> None:
    serial, signature = street.here.screen.rsplit("/", 1)[-1].split(".")
    tampered = signature[:-2] + ("AA" if signature[-2:] != "AA" else "BB")
    nobody = street.outsiders[-1]
    wrong = [
        f"{int(serial) + 1}.{signature}",
        f"{serial}.{tampered}",
        f"{serial}.",
        signature,
        f"0{serial}.{signature}",
    ]
    for token in wrong:
        assert _is_refused(await _ask(client, "GET", f"/screen/{street.here.id}/{token}", nobody)), token
    assert HERE in (await _ask(client, "GET", street.here.screen, nobody)).text


@pytest.mark.parametrize("path", sorted({path for method, path in [*INSIDE, *OUTSIDE, *OWN] if method == "POST"}))
async def test_form_sent_from_another_site_is_refused(client: httpx.AsyncClient, street: Street, path: str) -> None:
    with unchanged(street.server):
        for who in street.here.people.values():
            address = _address(path, street.here)
            response = await client.post(address, headers=who.headers | FOREIGN, data={"code": street.here.code})
            assert response.status_code == HTTPStatus.FORBIDDEN, who.who
            assert _says_nothing(response)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/w/kapret"),
        ("GET", "/w/{id}/lead/kapret/1"),
        ("GET", "/w/{id}/lead/{theme}/x"),
        ("GET", f"/w/{{id}}/lead/{{theme}}/{'9' * 40}"),
        ("GET", "/workshops/kapret"),
        ("GET", "/workshops/kapret/desk"),
        ("GET", "/screen/kapret/1.x"),
        ("GET", "/screen/{id}/x.y"),
        ("POST", "/language"),
        ("GET", "/w/{id}/waiting/kapret"),
    ],
)
async def test_address_that_can_not_be_read_gets_a_page_of_ours(
    client: httpx.AsyncClient, street: Street, method: str, path: str
) -> None:
    address = path.format(id=street.here.id, theme=street.here.place.ids["theme_id"])
    for role in ("owner", "leader"):
        response = await _ask(client, method, address, street.here.people[role])
        assert response.status_code in {HTTPStatus.NOT_FOUND, HTTPStatus.SEE_OTHER}
        assert "application/json" not in response.headers.get("content-type", "")
        assert _says_nothing(response)


@pytest.mark.parametrize(
    "back", ["//ondsinnet.example", "https://ondsinnet.example", "/\\ondsinnet.example", "/\t/x", ""]
)
async def test_choosing_a_language_leads_to_no_other_site(client: httpx.AsyncClient, back: str) -> None:
    response = await client.post("/language", data={"language": "nn", "back": back})
    assert response.headers["location"] == "/"


@pytest.mark.parametrize(
    "page", ["", "/people", "/groups", "/leaders", "/desk", "/agenda", "/themes", "/questions", "/evaluation"]
)
async def test_what_was_typed_is_never_part_of_the_page_itself(
    client: httpx.AsyncClient, street: Street, page: str
) -> None:
    response = await _ask(client, "GET", f"/workshops/{street.there.id}{page}", street.there.people["owner"])
    outside_title = re.sub("<title>[^<]*</title>", "", response.text)
    assert THERE in outside_title
    assert not [each for each in DANGEROUS if f"{each}{THERE}" in outside_title]


async def test_leaving_ends_only_the_device_of_that_workshop(client: httpx.AsyncClient, street: Street) -> None:
    participant = street.there.people["other leader"]
    await _ask(client, "POST", f"/w/{street.here.id}/leave", participant)
    assert (await _ask(client, "GET", f"/w/{street.there.id}", participant)).status_code == HTTPStatus.OK


async def test_signing_out_ends_only_ones_own_session(client: httpx.AsyncClient, street: Street) -> None:
    with unchanged(street.server):
        for who in (street.here.people["participant"], *street.outsiders[1:]):
            response = await _ask(client, "POST", "/sign-out", who)
            assert response.status_code == HTTPStatus.SEE_OTHER
    assert (await _ask(client, "GET", "/workshops", street.here.people["owner"])).status_code == HTTPStatus.OK
