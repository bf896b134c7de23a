"""The summary over HTTP: to each what they may read, under a sensible name, kept by nobody on the way."""

import asyncio
import time
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest

from facilitator import clock
from facilitator.database import close_database, open_database
from models import Meeting, Question
from tests.builders import Made, a_workshop, an_account
from tests.cookies import came_in, signed_in
from tests.exports.reading import text_of
from tests.facilitator.writing_down import write_down
from tests.serving import Server


async def with_words() -> Made:
    """A workshop where each meeting of round 1 holds a word of its own."""
    made = await a_workshop(title="Nær/miljø: 2030?")
    question = (
        await Question.filter(workshop_id=made.workshop_id, theme_id=None, kind="text").order_by("position").first()
    )
    assert question is not None
    for meeting in await Meeting.filter(item_id=made.rounds[0]).prefetch_related("group"):
        writer = made.people[meeting.group.number - 1]
        await write_down(meeting.id, question.id, f"ord{meeting.group.number}", person_id=writer)
    return made


async def test_organiser_takes_home_the_whole(data: Path, client: httpx.AsyncClient) -> None:
    made = await with_words()
    client.cookies.set(*await signed_in(made.by))

    answer = await client.get(f"/workshops/{made.workshop_id}/summary.pdf", timeout=30)

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    disposition = answer.headers["content-disposition"]
    name = unquote(disposition.split("filename*=UTF-8''")[1])
    assert disposition.startswith("attachment; ")
    assert name.startswith("Oppsummering - Nær miljø 2030 - 20")
    text = text_of(answer.content)
    assert [text.count(f"ord{number}") for number in range(1, 5)] == [1, 1, 1, 1]


async def test_organiser_takes_home_a_theme_or_a_group(data: Path, client: httpx.AsyncClient) -> None:
    made = await with_words()
    client.cookies.set(*await signed_in(made.by))
    root = f"/workshops/{made.workshop_id}/summary.pdf"

    theme = await client.get(root, params={"theme": str(made.themes[1]), "track": "1"}, timeout=30)
    group = await client.get(root, params={"group": str(made.groups[2])}, timeout=30)

    assert [text_of(theme.content).count(f"ord{number}") for number in range(1, 5)] == [0, 1, 0, 0]
    assert [text_of(group.content).count(f"ord{number}") for number in range(1, 5)] == [0, 0, 1, 0]


async def test_leader_takes_home_their_theme(data: Path, client: httpx.AsyncClient) -> None:
    made = await with_words()
    client.cookies.set(*await came_in(made.leaders[3]))

    answer = await client.get(f"/w/{made.workshop_id}/summary.pdf", timeout=30)

    assert [text_of(answer.content).count(f"ord{number}") for number in range(1, 5)] == [0, 0, 0, 1]


async def test_round_and_person_are_taken_home_with_names(data: Path, client: httpx.AsyncClient) -> None:
    made = await with_words()
    client.cookies.set(*await signed_in(made.by))
    root = f"/workshops/{made.workshop_id}/summary.pdf"

    plain = await client.get(root, timeout=30)
    signed = await client.get(root, params={"authors": "1", "round": str(made.rounds[0])}, timeout=30)
    of_kari = await client.get(root, params={"person": str(made.people[1])}, timeout=30)
    of_nobody = await client.get(root, params={"person": str(made.people[7])}, timeout=30)

    assert "Kari: ord2" not in text_of(plain.content)
    assert [f"{name}: ord{n}" in text_of(signed.content) for n, name in enumerate(("Sara", "Kari", "Ali"), 1)] == [
        True
    ] * 3
    assert [text_of(of_kari.content).count(f"ord{number}") for number in range(1, 5)] == [0, 1, 0, 0]
    assert " - Kari - med navn - 20" in unquote(of_kari.headers["content-disposition"])
    assert of_nobody.status_code == 409


async def test_participant_takes_home_no_names_of_others(data: Path, client: httpx.AsyncClient) -> None:
    made = await with_words()
    await Meeting.filter(item_id__in=made.rounds[:2]).update(opened_at=clock.now())
    client.cookies.set(*await came_in(made.people[0]))
    root = f"/w/{made.workshop_id}/summary.pdf"

    signed = text_of((await client.get(root, params={"authors": "1"}, timeout=30)).content)

    assert "Sara: ord1" in signed
    # What the group before hers wrote is hers to read, and who of them wrote it isn't.
    assert len([n for n in (2, 3, 4) if f"ord{n}" in signed]) == 1
    assert not any(f"{name}: " in signed for name in ("Kari", "Ali", "Berit"))
    for number in (1, 2, 3):
        assert (await client.get(root, params={"person": str(made.people[number])})).status_code == 404
    assert "Sara: ord1" in text_of((await client.get(root, params={"person": str(made.people[0])})).content)


async def test_others_get_nothing(data: Path, client: httpx.AsyncClient) -> None:
    made, other = await with_words(), await a_workshop()
    root, hall = f"/workshops/{made.workshop_id}/summary.pdf", f"/w/{made.workshop_id}/summary.pdf"

    outside = await client.get(root)
    assert (outside.status_code, outside.headers["location"].split("=")[0]) == (303, "/sign-in?next")
    assert (await client.get(hall)).status_code == 404
    client.cookies.set(*await signed_in(await an_account("Sivert")))
    client.cookies.set(*await came_in(other.people[0]))
    for path in (root, hall, f"{root}?theme={made.themes[0]}"):
        assert (await client.get(path)).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "theme=1",
        "group=x",
        "track=%00",
        "track=9999999999",
        "theme=" + "a" * 500,
        "round=2",
        "person=Sara",
        "authors=2",
    ],
)
async def test_strange_wishes_are_not_found(data: Path, client: httpx.AsyncClient, query: str) -> None:
    made = await a_workshop()
    client.cookies.set(*await signed_in(made.by))

    assert (await client.get(f"/workshops/{made.workshop_id}/summary.pdf?{query}")).status_code == 404


async def test_recipients_of_the_minutes_stand_in_no_address(data: Path, client: httpx.AsyncClient) -> None:
    made = await a_workshop()
    client.cookies.set(*await signed_in(made.by))
    address = f"/workshops/{made.workshop_id}/minutes.html"

    kept = await client.post(address, data={"to": "Marit Lie\nUtvalg for plan"})
    refused = await client.post(address, data={"to": "\nUtvalg\n" + "x" * 201})
    foreign = await client.post(address, data={"to": "Fremmed"}, headers={"origin": "https://annet.example"})

    assert (kept.status_code, kept.headers["location"]) == (303, address)
    assert (refused.status_code, foreign.status_code) == (422, 403)
    assert "har 201 tegn" in refused.text
    assert "Utvalg\n" + "x" * 201 + "</textarea>" in refused.text
    shown = await client.get(address, timeout=30)
    assert "Marit Lie\nUtvalg for plan</textarea>" in shown.text
    assert "Marit Lie" in text_of((await client.get(address.replace("html", "pdf"), timeout=30)).content)


async def test_server_answers_while_documents_are_made(data: Path, client: httpx.AsyncClient) -> None:
    made = await with_words()
    question = await Question.filter(workshop_id=made.workshop_id, theme_id=None).order_by("position").first()
    meeting = await Meeting.filter(item_id=made.rounds[1]).first()
    assert question is not None
    assert meeting is not None
    await write_down(meeting.id, question.id, *["Et avsnitt om nærmiljøet som er langt nok. " * 30] * 100)
    client.cookies.set(*await signed_in(made.by))

    making = asyncio.create_task(client.get(f"/workshops/{made.workshop_id}/summary.pdf", timeout=60))
    slowest = 0.0
    while not making.done():
        began = time.perf_counter()
        assert (await client.get("/healthz")).status_code == 200
        slowest = max(slowest, time.perf_counter() - began)

    assert (await making).status_code == 200
    assert slowest < 1


async def test_process_that_prints_ends_with_its_server(tmp_path: Path) -> None:
    server = Server(tmp_path / "server").start()
    async with httpx.AsyncClient(base_url=server.address) as client:
        await open_database(server.settings.database)
        made = await a_workshop()
        client.cookies.set(*await signed_in(made.by))
        await close_database()
        assert (await client.get(f"/workshops/{made.workshop_id}/summary.pdf", timeout=60)).status_code == 200
    assert server.process is not None
    children = _children(server.process.pid)
    assert children

    server.kill()

    until = time.monotonic() + 20
    while any(_runs(each) for each in children):
        assert time.monotonic() < until, "it still runs"
        await asyncio.sleep(0.05)


def _children(process_id: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{process_id}/task/{process_id}/children").read_text().split()]


def _runs(process_id: int) -> bool:
    try:
        state = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
