"""The door: what an action promises."""

import asyncio
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import pytest

from facilitator.happenings import Happening, PlanChanged
from facilitator.live import action, listen, note
from models import Account, JournalEntry, Workshop


@action
async def _make(title: str, *, fail: bool = False) -> Workshop:
    owner = await Account.create(
        id=uuid4(), email=f"{title}@a.example", name="Marit", created_at="2031-01-01T00:00:00Z"
    )
    workshop = await Workshop.create(
        owner=owner,
        title=title,
        starts_at="2031-03-06T08:00:00Z",
        code=title[:6],
        personal_data_until="2031-06-04",
        created_at="2031-01-01T00:00:00Z",
    )
    note(PlanChanged(workshop.id))
    if fail:
        raise ValueError(title)
    return workshop


async def test_action_commits_then_announces(database: Path, morning: datetime) -> None:
    told: list[Happening] = []
    end = listen(told.append)
    workshop = await _make("Skogen")
    end()
    assert told == [PlanChanged(workshop.id)]
    assert (await Workshop.get(id=workshop.id)).version == 1
    assert await JournalEntry.all().values_list("kind", "actor") == [("PlanChanged", "system")]


async def test_failed_action_leaves_nothing_and_tells_nobody(database: Path) -> None:
    told: list[Happening] = []
    end = listen(told.append)
    with pytest.raises(ValueError, match="Skogen"):
        await _make("Skogen", fail=True)
    end()
    assert told == []
    assert await Workshop.all().count() == 0
    assert await Account.all().count() == 0


async def test_action_is_announced_when_its_caller_is_gone(database: Path) -> None:
    told: list[Happening] = []
    heard = asyncio.Event()

    def hear(happening: Happening) -> None:
        told.append(happening)
        heard.set()

    end = listen(hear)
    press = asyncio.create_task(_make("Skogen"))
    await asyncio.wait({press}, timeout=0)
    press.cancel()
    with pytest.raises(asyncio.CancelledError):
        await press
    await asyncio.wait_for(heard.wait(), 5)
    end()
    assert told == [PlanChanged((await Workshop.get(title="Skogen")).id)]
