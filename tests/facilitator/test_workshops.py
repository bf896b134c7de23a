"""Workshops as a whole: what is made, what is refused, who sees what."""

from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from facilitator import claiming, clock, codes, people, themes, workshops
from facilitator.access import ByAccount
from facilitator.errors import Conflict, Invalid, NotAllowed, NotFound
from facilitator.happenings import Happening, WorkshopRemoved
from facilitator.limits import Client
from facilitator.live import listen
from models import AgendaItem, Document, DocumentUpdate, Group, Meeting, Question, Workshop
from models.vocabulary import ItemKind, Language, Phase, Rotation
from tests.builders import a_bare_workshop, an_account, in_two_days


async def test_workshop_begins_with_its_templates_day_groups_and_questions(database: Path, morning: datetime) -> None:
    marit = await an_account()
    made = await workshops.create("rotating", "  Nærmiljø   2030 ", in_two_days(), by=marit)
    seen = await workshops.overview(made, by=marit)
    assert (seen.title, seen.rotation, seen.phase, seen.groups) == (
        "Nærmiljø 2030",
        Rotation.ROTATING,
        Phase.PLANNED,
        4,
    )
    assert seen.personal_data_until == date(2031, 3, 8) + timedelta(days=90)
    kinds = [each.kind for each in await AgendaItem.filter(workshop_id=made).order_by("position")]
    assert (kinds.count(ItemKind.ROUND), kinds.count(ItemKind.SUMMARY), kinds[-1]) == (4, 1, ItemKind.CLOSING)
    assert seen.questions == 7
    assert len(seen.code) == 6


async def test_workshop_begins_in_its_own_language(database: Path, morning: datetime) -> None:
    marit = await an_account()
    made = await workshops.create("fixed", "Skogen", in_two_days(), by=marit, language=Language.NYNORSK)
    first = await Question.filter(workshop_id=made).order_by("position").first()
    assert first is not None
    assert first.text == "Kva vil de gjere?"


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("text_missing", ("", 2, "", None)),
        ("text_missing", ("   ", 2, "", None)),
        ("text_too_long", ("å" * 10_000, 2, "", None)),
        ("date_past", ("Skogen", -1, "", None)),
        ("date_far", ("Skogen", 40_000, "", None)),
        ("link_wrong", ("Skogen", 2, "javascript:alert(1)", None)),
        ("link_wrong", ("Skogen", 2, "ftp://kommune-a.example/x", None)),
        ("link_wrong", ("Skogen", 2, "https://", None)),
        ("link_wrong", ("Skogen", 2, "https://møte.example/a b", None)),
        ("personal_data_until_outside", ("Skogen", 2, "", 0)),
        ("personal_data_until_outside", ("Skogen", 2, "", 3_000)),
    ],
)
async def test_workshop_refuses_what_cannot_be_used(
    database: Path, morning: datetime, code: str, given: tuple[str, int, str, int | None]
) -> None:
    marit = await an_account()
    title, days, link, until = given
    starts = clock.now() + timedelta(days=days)
    kept = None if until is None else starts.date() + timedelta(days=until)
    with pytest.raises(Invalid) as refused:
        await workshops.create("rotating", title, starts, by=marit, meeting_url=link, personal_data_until=kept)
    assert refused.value.code == code
    assert await Workshop.all().count() == await Group.all().count() == 0


async def test_workshop_changes_only_what_is_given(database: Path, morning: datetime) -> None:
    marit = await an_account()
    made = await a_bare_workshop(marit)
    before = await workshops.overview(made, by=marit)
    await workshops.change(made, by=marit, place="Rådhuset", starts_at=before.starts_at + timedelta(days=3))
    after = await workshops.overview(made, by=marit)
    assert (after.title, after.place) == (before.title, "Rådhuset")
    assert after.personal_data_until == before.personal_data_until + timedelta(days=3)
    with pytest.raises(Invalid, match="date_past"):
        await workshops.change(made, by=marit, title="Annet", starts_at=clock.now() - timedelta(days=2))
    assert await workshops.overview(made, by=marit) == after


async def test_workshops_are_known_only_to_their_organisers(database: Path, morning: datetime) -> None:
    marit, tor, admin = await an_account(), await an_account("Tor"), await an_account("Liv", administrator=True)
    made = await a_bare_workshop(marit)
    for other in (tor, admin):
        assert await workshops.list_workshops(by=other) == []
        with pytest.raises(NotFound):
            await workshops.overview(made, by=other)
        with pytest.raises(NotFound):
            await workshops.change(made, by=other, title="Mitt")
    await _invite(made, marit, tor)
    assert [card.id for card in await workshops.list_workshops(by=tor)] == [made]
    with pytest.raises(NotAllowed, match="owner_only"):
        await workshops.remove(made, by=tor)
    await workshops.uninvite(made, tor.account_id, by=tor)
    assert await workshops.list_workshops(by=tor) == []


async def test_invitation_needs_an_account(database: Path, morning: datetime) -> None:
    marit = await an_account()
    made = await a_bare_workshop(marit)
    with pytest.raises(Conflict, match="account_unknown"):
        await workshops.invite(made, "ingen@kommune-a.example", by=marit)


async def test_workshop_with_notes_is_not_removed(database: Path, morning: datetime) -> None:
    marit = await an_account()
    made = await a_bare_workshop(marit)
    theme = await themes.add(made, "Skolevei", by=marit)
    document = await _document(made, theme)
    await DocumentUpdate.create(document=document, data=b"text", written_at=clock.now())
    with pytest.raises(Conflict, match="workshop_has_notes"):
        await workshops.remove(made, by=marit)
    with pytest.raises(Conflict, match="theme_has_notes"):
        await themes.remove(theme, by=marit)
    assert await DocumentUpdate.all().count() == 1


async def test_empty_workshop_is_removed_with_all_of_it(database: Path, morning: datetime) -> None:
    marit = await an_account()
    made = await a_bare_workshop(marit)
    await people.add(made, by=marit, name="Sara")
    await workshops.remove(made, by=marit)
    assert await Workshop.all().count() == await Group.all().count() == await Question.all().count() == 0


async def test_removed_workshop_lets_nobody_in_and_closes_its_screens(database: Path, morning: datetime) -> None:
    marit = await an_account()
    made = await a_bare_workshop(marit)
    card = await codes.find_workshop((await Workshop.get(id=made)).code, Client("", "192.0.2.1"))
    told: list[Happening] = []
    end = listen(told.append)
    await workshops.remove(made, by=marit)
    end()
    assert [each for each in told if each.workshop_id == made] == [WorkshopRemoved(made)]
    with pytest.raises(NotFound, match="code_wrong"):
        await codes.find_workshop(card.code, Client("", "192.0.2.1"))
    with pytest.raises(NotFound, match="code_wrong"):
        await claiming.claim(made, claiming.Claim("Sara", "sara", "", ""))


async def _invite(workshop_id: UUID, owner: ByAccount, guest: ByAccount) -> None:
    own = await workshops.overview(await a_bare_workshop(guest, "Eget"), by=guest)
    await workshops.invite(workshop_id, own.organisers[0].email.upper(), by=owner)
    await workshops.remove(own.id, by=guest)


async def _document(workshop_id: UUID, theme_id: UUID) -> Document:
    item = await AgendaItem.filter(workshop_id=workshop_id, kind=ItemKind.ROUND).first()
    group = await Group.filter(workshop_id=workshop_id).first()
    assert item is not None
    assert group is not None
    meeting = await Meeting.create(workshop_id=workshop_id, item=item, group=group, theme_id=theme_id)
    return await Document.create(meeting=meeting, created_at=clock.now())
