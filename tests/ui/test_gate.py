"""What every answer carries, and what is refused before any page is asked."""

import gzip
import re
from collections.abc import AsyncIterator
from http import HTTPStatus
from pathlib import Path

import brotli
import httpx
import pytest
from nicegui.version import __version__ as nicegui_version
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from facilitator.access import ByAccount, ByPerson, ByScreen
from facilitator.accounts import hash_token
from facilitator.settings import Settings
from models import Account, Session
from tests.builders import an_account
from tests.serving import Server
from ui import identity
from ui.identity import SocketTokens
from ui.security import UPLOAD_BYTES, SecurityHeaders

FOREIGN = {"origin": "https://ondsinnet.example"}
HANDSHAKE = "/_nicegui_ws/socket.io/?EIO=4&transport=polling"


def policy(response: httpx.Response) -> dict[str, str]:
    """The Content-Security-Policy, by directive."""
    parts = (each.strip().partition(" ") for each in response.headers["content-security-policy"].split(";"))
    return {name: value for name, _, value in parts}


async def signed_in(client: httpx.AsyncClient, name: str = "Marit") -> ByAccount:
    """Sign the browser in, without the time that a password takes."""
    by = await an_account(name)
    await Session.create(
        account=await Account.get(id=by.account_id),
        token_hash=hash_token(f"session of {name}"),
        created_at="2026-01-01T00:00:00Z",
        expires_at="2099-01-01T00:00:00Z",
    )
    client.cookies.set("verksted_session", f"session of {name}")
    return by


@pytest.mark.parametrize("path", ["/", "/sign-in", "/privacy", "/in", "/account", "/healthz", "/nowhere", "/j/000000"])
async def test_answer_tells_the_browser_what_to_refuse(client: httpx.AsyncClient, path: str) -> None:
    response = await client.get(path)
    allowed = policy(response)
    assert allowed["default-src"] == "'none'"
    assert allowed["script-src"] == "'self'"
    assert allowed["frame-ancestors"] == "'none'"
    assert allowed["base-uri"] == "'none'"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "same-origin"
    assert response.headers["cache-control"] == "no-store"
    assert "strict-transport-security" not in response.headers
    assert "server" not in response.headers


async def test_organisers_page_marks_its_scripts_and_allows_no_others(client: httpx.AsyncClient, data: Path) -> None:
    await signed_in(client)
    response = await client.get("/workshops")
    assert response.status_code == HTTPStatus.OK
    scripts = policy(response)["script-src"].split()
    [nonce] = re.findall(r"'nonce-([\w-]+)'", " ".join(scripts))
    assert scripts == ["'self'", f"'nonce-{nonce}'", "'unsafe-eval'"]
    assert set(re.findall(r"<script([^>]*?)(?: (?:type|defer|src)[^>]*)?>", response.text)) == {f' nonce="{nonce}"'}
    assert nonce not in (await client.get("/workshops")).text


@pytest.mark.parametrize("path", ["/", "/code", "/in", "/sign-in", "/sign-out", "/account", "/language", "/j/000000"])
@pytest.mark.parametrize(
    "headers",
    [FOREIGN, {"origin": "null"}, {"sec-fetch-site": "cross-site"}, {"origin": "http://localhost.ondsinnet.example"}],
)
async def test_form_from_another_site_is_refused(client: httpx.AsyncClient, path: str, headers: dict[str, str]) -> None:
    assert (await client.post(path, headers=headers)).status_code == HTTPStatus.FORBIDDEN


async def test_form_from_our_own_page_is_taken(client: httpx.AsyncClient, server: Server) -> None:
    for origin in (server.address, f"http://127.0.0.1:{server.port}"):
        response = await client.post("/language", data={"language": "nn"}, headers={"origin": origin})
        assert response.status_code == HTTPStatus.SEE_OTHER


async def test_form_is_taken_over_plain_http_on_a_local_network(client: httpx.AsyncClient) -> None:
    own = {"origin": "http://192.0.2.4:8080", "host": "192.0.2.4:8080"}
    response = await client.post("/language", data={"language": "nn"}, headers=own)
    assert response.status_code == HTTPStatus.SEE_OTHER


@pytest.mark.parametrize("headers", [FOREIGN, {"origin": "null"}])
async def test_socket_from_another_site_is_refused(client: httpx.AsyncClient, headers: dict[str, str]) -> None:
    assert (await client.get(HANDSHAKE, headers=headers)).status_code == HTTPStatus.FORBIDDEN
    upgrade = {
        "connection": "upgrade",
        "upgrade": "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    response = await client.get(HANDSHAKE.replace("polling", "websocket"), headers=headers | upgrade)
    assert response.status_code == HTTPStatus.FORBIDDEN


async def test_socket_from_our_own_page_is_taken(client: httpx.AsyncClient, server: Server) -> None:
    assert (await client.get(HANDSHAKE, headers={"origin": server.address})).status_code == HTTPStatus.OK


async def test_body_beyond_measure_is_refused_and_the_browser_hears_it(client: httpx.AsyncClient) -> None:
    response = await client.post("/sign-in", content=b"x" * 50 * 2**20)
    assert response.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert "Det er for stort. Send høyst 6 MB om gangen." in response.text


async def test_body_of_unknown_length_is_cut_off(client: httpx.AsyncClient) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _piece in range(2 * UPLOAD_BYTES // 2**16):
            yield b"x" * 2**16

    headers = {"content-type": "application/x-www-form-urlencoded"}
    response = await client.post("/sign-in", content=endless(), headers=headers)
    assert response.status_code >= HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize("encoding", ["br", "gzip", ""])
async def test_file_is_sent_packed_and_may_be_kept_for_ever(client: httpx.AsyncClient, encoding: str) -> None:
    [sheet] = re.findall(r'href="(/static/style-[0-9a-f]+\.css)"', (await client.get("/")).text)
    for path in (sheet, f"/_nicegui/{nicegui_version}/static/nicegui.css"):
        async with client.stream("GET", path, headers={"accept-encoding": encoding}) as response:
            sent = b"".join([part async for part in response.aiter_raw()])
        assert response.headers.get("content-encoding", "") == encoding
        assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert int(response.headers["content-length"]) == len(sent)
        unpack = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[encoding]
        assert b"{" in unpack(sent)


@pytest.mark.parametrize("path", ["/static/style.css", "/static/../app.py", "/static/dist/manifest.json", "/static/"])
async def test_only_what_was_laid_out_is_served(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == HTTPStatus.NOT_FOUND


async def test_fonts_that_the_style_sheet_names_are_there(client: httpx.AsyncClient) -> None:
    [sheet] = re.findall(r'href="(/static/style-[0-9a-f]+\.css)"', (await client.get("/")).text)
    fonts = re.findall(r"url\((fonts/[\w.-]+)\)", (await client.get(sheet)).text)
    assert len(fonts) == 2
    for font in fonts:
        response = await client.get(f"/static/{font}")
        assert (response.status_code, response.headers["content-type"]) == (HTTPStatus.OK, "font/woff2")


async def test_over_tls_the_browser_is_told_to_stay_there() -> None:
    settings = Settings(public_url="https://verksted.kommune-a.example")
    app = SecurityHeaders(PlainTextResponse("Hei"), settings=settings)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=settings.address) as client:
        answer = await client.get("/")
    assert answer.headers["strict-transport-security"] == "max-age=31536000"


async def test_over_tls_cookies_are_for_tls_alone() -> None:
    async def sign_in(request: Request) -> PlainTextResponse:
        response = PlainTextResponse("Hei")
        identity.remember_session(request, response, "token")
        return response

    app = Starlette(routes=[Route("/", sign_in)])
    app.state.settings = Settings(public_url="https://verksted.kommune-a.example")
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://proxy") as client:
        cookie = (await client.get("/")).headers["set-cookie"]
    assert cookie == "verksted_session=token; HttpOnly; Max-Age=1209600; Path=/; SameSite=lax; Secure"


def test_socket_token_says_who_and_only_to_its_own_server() -> None:
    tokens, others = SocketTokens("one secret"), SocketTokens("another")
    account, person, screen = (
        ByAccount(Account().id),
        ByPerson(Account().id, Account().id),
        ByScreen(Account().id, 3),
    )
    for by in (account, person, screen):
        assert tokens.read(tokens.sign(by)) == by
        assert others.read(tokens.sign(by)) is None
    for wrong in ("", "a.b.c", None, 7, tokens.sign(person)[:-1]):
        assert tokens.read(wrong) is None


def test_socket_token_is_short_lived(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens = SocketTokens("one secret")
    token = tokens.sign(ByAccount(Account().id))
    monkeypatch.setattr("ui.identity.TOKEN_SECONDS", -1)
    assert tokens.read(token) is None
