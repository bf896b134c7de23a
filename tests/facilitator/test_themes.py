"""Themes and their sheets."""

from datetime import datetime
from pathlib import Path

import pytest

from facilitator import themes
from facilitator.errors import Invalid, NotFound
from tests.builders import a_bare_workshop, an_account


async def test_themes_keep_their_sheets_and_order(database: Path, morning: datetime) -> None:
    marit = await an_account()
    made = await a_bare_workshop(marit)
    school = await themes.add(made, "Trygg skolevei", by=marit, purpose="Alle går.\r\n\r\nAlle sykler. ", goals="- Lys")
    await themes.add(made, "Skolemat", by=marit)
    last = await themes.add(made, "Frivillighet", by=marit)
    await themes.move(last, 0, by=marit)
    await themes.change(school, by=marit, financing="Kommune A")
    listed = await themes.list_themes(made, by=marit)
    assert [each.title for each in listed] == ["Frivillighet", "Trygg skolevei", "Skolemat"]
    assert (listed[1].purpose, listed[1].goals, listed[1].financing) == (
        "Alle går.\n\nAlle sykler.",
        "- Lys",
        "Kommune A",
    )
    await themes.remove(last, by=marit)
    assert [each.title for each in await themes.list_themes(made, by=marit)] == ["Trygg skolevei", "Skolemat"]


@pytest.mark.parametrize(("title", "purpose", "code"), [("", "", "text_missing"), ("a", "b" * 20_001, "text_too_long")])
async def test_theme_refuses_what_cannot_be_used(
    database: Path, morning: datetime, title: str, purpose: str, code: str
) -> None:
    marit = await an_account()
    made = await a_bare_workshop(marit)
    with pytest.raises(Invalid, match=code):
        await themes.add(made, title, by=marit, purpose=purpose)
    assert await themes.list_themes(made, by=marit) == []


async def test_themes_belong_to_their_organisers(database: Path, morning: datetime) -> None:
    marit, tor = await an_account(), await an_account("Tor")
    made = await a_bare_workshop(marit)
    theme = await themes.add(made, "Skolemat", by=marit)
    for attempt in (
        themes.change(theme, by=tor, title="Mitt"),
        themes.remove(theme, by=tor),
        themes.move(theme, 0, by=tor),
    ):
        with pytest.raises(NotFound):
            await attempt
    assert [each.title for each in await themes.list_themes(made, by=marit)] == ["Skolemat"]
