"""Reading links over HTTP: a document for whoever has the link, told on to nobody; other links are answered alike."""

import json
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from facilitator import clock, reading_links, workshops
from facilitator.accounts import new_token
from models import Account, ReadingLink
from models.vocabulary import Paper
from tests.builders import Made, a_workshop
from tests.cookies import signed_in
from tests.exports.reading import text_of
from tests.serving import Server
from tests.ui.test_summary import with_words

TOMORROW = timedelta(days=1)


async def _made(client: httpx.AsyncClient, made: Made, document: str, until: str) -> httpx.Response:
    """What the organiser's browser gets for the form; it is nobody's after that."""
    client.cookies.set(*await signed_in(made.by))
    answer = await client.post(f"/workshops/{made.workshop_id}/{document}", data={"until": until}, timeout=30)
    client.cookies.clear()
    return answer


async def _link(made: Made, paper: Paper = Paper.SUMMARY) -> str:
    return f"/d/{await reading_links.make(made.workshop_id, paper, clock.today() + TOMORROW, by=made.by)}"


def _token(page: str) -> str:
    return page.partition("/d/")[2].partition('"')[0]


def _is_kept_apart(answer: httpx.Response) -> bool:
    told = answer.headers
    return (told["cache-control"], told["referrer-policy"], told["x-robots-tag"]) == (
        "no-store",
        "no-referrer",
        "noindex, nofollow",
    ) and "set-cookie" not in told


async def test_organiser_makes_a_link_to_what_is_looked_at(data: Path, client: httpx.AsyncClient) -> None:
    made = await with_words()
    # Mail and chats add names of their own to addresses.
    document = f"summary/link?theme={made.themes[1]}&track=1&fbclid=abc"
    answer = await _made(client, made, document, (clock.today() + TOMORROW).isoformat())
    token = _token(answer.text)

    page = await client.get(f"/d/{token}", timeout=30)
    # Whatever is asked for beside it, the link opens what it was made for.
    wished = await client.get(f"/d/{token}?theme={made.themes[0]}&authors=1", timeout=30)
    pdf = await client.get(f"/d/{token}/document.pdf?theme={made.themes[0]}", timeout=30)

    assert answer.status_code == page.status_code == pdf.status_code == 200
    for told in (page.text, wished.text, text_of(pdf.content)):
        assert [f"ord{number}" in told for number in range(1, 5)] == [False, True, False, False]
    assert pdf.headers["content-disposition"].startswith("attachment; ")


async def test_readers_page_tells_nobody_where_it_is(data: Path, client: httpx.AsyncClient) -> None:
    made = await with_words()
    address = await _link(made)
    answers = [await client.get(address + rest, timeout=30) for rest in ("", "/document.pdf", "/document.exe", "x")]
    assert [each.status_code for each in answers] == [200, 200, 404, 404]
    assert all(_is_kept_apart(each) for each in answers)
    page = answers[0]
    email = (await Account.get(id=made.by.account_id)).email
    for secret in (str(made.workshop_id), email, "/workshops", "/sign-in", "<form"):
        assert secret not in page.text
    assert page.text.count("<script") == page.text.count('<script type="module" src="/static/') == 1
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert '<meta name="robots" content="noindex, nofollow">' in page.text


async def test_page_is_in_the_readers_language_around_the_document_in_its_own(
    data: Path, client: httpx.AsyncClient
) -> None:
    address = await _link(await with_words())
    norwegian = await client.get(address, headers={"accept-language": "nn"}, timeout=30)
    english = await client.get(f"{address}?language=en", headers={"accept-language": "nn"}, timeout=30)
    assert "Lenka gjeld til og med" in norwegian.text
    assert '<html lang="en">' in english.text
    assert "Download the document as" in english.text
    assert '<main class="page document" lang="nb-NO">' in english.text


async def test_every_link_that_opens_nothing_gets_the_same_answer(data: Path, client: httpx.AsyncClient) -> None:
    made, other = await a_workshop(), await a_workshop()
    ended, closed, removed, unknown = await _link(made), await _link(made), await _link(other), f"/d/{new_token()}"
    first, second = await ReadingLink.filter(workshop_id=made.workshop_id).order_by("created_at")
    await ReadingLink.filter(id=first.id).update(expires_on=clock.today() - TOMORROW)
    await reading_links.revoke(second.id, by=made.by)
    await workshops.remove(other.workshop_id, by=other.by)

    answers = [
        await client.get(address + rest)
        for address in (ended, closed, removed, unknown)
        for rest in ("", "/document.pdf")
    ]

    assert {each.status_code for each in answers} == {404}
    assert {each.text for each in answers} == {answers[0].text}
    assert "gjelder ikke lenger" in answers[0].text
    assert all(_is_kept_apart(each) for each in answers)


@pytest.mark.parametrize("until", ["", "i morgen", "2020-01-01", "9999-12-31"])
async def test_day_that_can_not_be_used_is_said_at_its_field(data: Path, client: httpx.AsyncClient, until: str) -> None:
    made = await with_words()
    answer = await _made(client, made, "summary/link", until)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert "Navn på deltakere er med." in answer.text
    assert await ReadingLink.filter(workshop_id=made.workshop_id).count() == 0


@pytest.mark.parametrize(
    "document", ["archive/link", "minutes/link?theme=x", "summary/link?theme=x", "summary/link?authors=2"]
)
async def test_what_is_no_document_gets_no_link(data: Path, client: httpx.AsyncClient, document: str) -> None:
    made = await a_workshop()
    answer = await _made(client, made, document, clock.today().isoformat())
    assert answer.status_code == 404
    assert await ReadingLink.filter(workshop_id=made.workshop_id).count() == 0


async def test_who_is_signed_out_meanwhile_comes_back_to_the_document(data: Path, client: httpx.AsyncClient) -> None:
    made = await a_workshop()
    answer = await client.post(f"/workshops/{made.workshop_id}/summary/link?track=1", data={"until": "2031-01-01"})
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/sign-in?next=/workshops/{made.workshop_id}/summary.html%3Ftrack%3D1"


async def test_committee_takes_every_kind_of_file(data: Path, client: httpx.AsyncClient) -> None:
    address = await _link(await with_words(), Paper.ATTENDANCE)
    for kind in ("pdf", "docx", "xlsx", "csv", "json"):
        answer = await client.get(f"{address}/document.{kind}", timeout=30)
        assert answer.status_code == 200
        assert _is_kept_apart(answer)
    assert "Sara" in json.dumps(answer.json(), ensure_ascii=False)


async def test_log_holds_no_token(data: Path, client: httpx.AsyncClient, server: Server) -> None:
    address = await _link(await with_words())
    for rest in ("", "/document.pdf", "/document.exe", "-"):
        await client.get(address + rest, timeout=30)
    assert address.removeprefix("/d/") not in server.log
