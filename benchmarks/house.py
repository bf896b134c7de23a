"""Verksted, served for measuring: the whole application with a workshop of many people, told what to do by its input.

`python benchmarks/house.py FOLDER PORT PEOPLE GROUPS`. Answers `next` with when it was pressed, `poll`
with a poll that is open and on the screens, `free` after collecting garbage. Says first {code, workshop_id, devices,
tokens}: for each person what the cookie holds, and a socket token.
"""

import asyncio
import gc
import json
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from uuid import UUID

import uvicorn

from facilitator import clock, groups, planning, polls, stage, steering, themes, workshops
from facilitator.access import ByAccount, ByPerson, ByScreen
from facilitator.accounts import hash_token, new_token
from facilitator.database import close_database, open_database
from facilitator.migrating import migrate
from facilitator.settings import Settings
from models import Account, Group, Person, PersonKey, Workshop
from models.vocabulary import KeyKind, PollKind
from ui.app import make_app
from ui.identity import SocketTokens
from ui.wire import engine

THEMES = ("Trygg skolevei", "Møteplasser for unge", "Bolig for alle", "Frivillighet og kommune")
SHEET = "Hva vi vil, og hvorfor det haster. " * 12


async def furnish(settings: Settings, people: int, group_count: int) -> tuple[ByAccount, dict[str, Any]]:
    """A workshop with themes, groups, a plan and people who are in."""
    account = await Account.create(email="marit@kommune-a.example", name="Marit", created_at=clock.now())
    by = ByAccount(account.id)
    here = await workshops.create("rotating", "Nærmiljø 2030", clock.now() + timedelta(hours=1), by=by)
    await groups.set_count(here, group_count, by=by)
    for title in THEMES:
        await themes.add(here, title, by=by, purpose=SHEET, goals=SHEET, measures=SHEET)
    await planning.make_plan(here, by=by)
    ids = [group.id for group in await Group.filter(workshop_id=here)]
    now = clock.now()
    persons = [
        Person(
            workshop_id=here,
            name=f"Person {n}",
            name_key=f"person {n}",
            organisation=f"Kommune {'ABC'[n % 3]}",
            group_id=ids[n % len(ids)],
            created_at=now,
            joined_at=now,
        )
        for n in range(people)
    ]
    await Person.bulk_create(persons)
    devices = [new_token() for _ in persons]
    keys = [
        PersonKey(
            person_id=person.id, kind=KeyKind.DEVICE, token_hash=hash_token(token), created_at=now, admitted_at=now
        )
        for person, token in zip(persons, devices, strict=True)
    ]
    await PersonKey.bulk_create(keys)
    tokens = SocketTokens(settings.secret())
    workshop = await Workshop.get(id=here)
    return by, {
        "code": workshop.code,
        "workshop_id": str(here),
        "devices": devices,
        "tokens": [tokens.sign(ByPerson(key.person_id, key.id)) for key in keys],
    }


async def press(by: ByAccount, workshop_id: UUID) -> dict[str, Any]:
    """Press "next" (or "start"); answers with the moment it was pressed and the moment it was done."""
    workshop = await Workshop.get(id=workshop_id)
    pressed = time.monotonic()
    if workshop.started_at is None:
        await stage.start(workshop_id, by=by)
    else:
        await stage.next_step(workshop_id, by=by, seen=workshop.current_item_id)
    return {"pressed": pressed, "done": time.monotonic()}


async def hold_poll(settings: Settings, by: ByAccount, workshop_id: UUID) -> dict[str, Any]:
    """Open a secret poll and put it on the screens; answers with what a voter and a screen need."""
    poll_id = await polls.add(workshop_id, "Mer lys?", by=by, kind=PollKind.YES_NO)
    await polls.open_poll(poll_id, by=by)
    await steering.show_poll(poll_id, by=by)
    screen = SocketTokens(settings.secret()).sign(ByScreen(workshop_id, 1))
    return {"poll_id": str(poll_id), "choice": "yes", "screen": screen}


def obey(loop: asyncio.AbstractEventLoop, settings: Settings, by: ByAccount, workshop_id: UUID) -> None:
    """Read words from the input, until it ends."""
    for line in sys.stdin:
        if line.strip() == "next":
            answer = asyncio.run_coroutine_threadsafe(press(by, workshop_id), loop).result()
        elif line.strip() == "poll":
            answer = asyncio.run_coroutine_threadsafe(hold_poll(settings, by, workshop_id), loop).result()
        else:
            gc.collect()
            answer = {"freed": True}
        print(json.dumps(answer), flush=True)


def prepare(settings: Settings, people: int, group_count: int) -> tuple[ByAccount, dict[str, Any]]:
    """Make the database and what is in it."""

    async def make() -> tuple[ByAccount, dict[str, Any]]:
        await migrate(settings.database)
        await open_database(settings.database)
        found = await furnish(settings, people, group_count)
        await close_database()
        return found

    return asyncio.run(make())


def main() -> None:
    """Serve until ended."""
    folder, port, people, group_count = Path(sys.argv[1]), *(int(each) for each in sys.argv[2:5])
    settings = Settings(data=folder, port=port, log_level="warning")
    folder.mkdir(parents=True, exist_ok=True)
    # In a process of its own, so that what it took is not taken for memory of the pages.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as aside:
        by, facts = aside.submit(prepare, settings, people, group_count).result()
    app = make_app(settings)
    config = uvicorn.Config(
        app,
        port=port,
        ws=engine.Protocol,
        ws_per_message_deflate=False,
        ws_ping_interval=None,
        access_log=False,
        log_level="warning",
    )
    server = uvicorn.Server(config)

    async def serve() -> None:
        serving = asyncio.create_task(server.serve())
        while not server.started and not serving.done():  # noqa: ASYNC110 - uvicorn has no event for it
            await asyncio.sleep(0.02)
        print(json.dumps(facts), flush=True)
        obeying = (asyncio.get_running_loop(), settings, by, UUID(facts["workshop_id"]))
        threading.Thread(target=obey, args=obeying, daemon=True).start()
        await serving

    uvicorn_loop = config.get_loop_factory()
    with asyncio.Runner(loop_factory=uvicorn_loop) as runner:
        runner.run(serve())


if __name__ == "__main__":
    main()
