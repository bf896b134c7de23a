"""Reading links: one document for whoever has the link, until its last day, and nothing else of the workshop."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from uuid import uuid4

import pytest

from exports import files
from exports.files import Kind
from facilitator import accounts, agenda, clock, groups, people, reading_links, retention, themes, workshops
from facilitator.attendance import Attendance
from facilitator.errors import Conflict, Invalid, NotFound, TooMany
from facilitator.evaluation_report import EvaluationReport
from facilitator.limits import Client
from facilitator.minutes import Minutes
from facilitator.papers import Told
from facilitator.running_order import RunningOrder
from facilitator.summary import Summary
from models import Account, JournalEntry, Meeting, Question, ReadingLink, Workshop
from models.vocabulary import Paper
from tests.builders import Made, a_workshop, an_account
from tests.facilitator.writing_down import write_down
from ui.words import words_for

pytestmark = pytest.mark.usefixtures("database", "morning")

MONTH = timedelta(days=30)
END = date(2031, 6, 6)
"""When the personal data of a workshop made by the builders goes."""


def _somebody() -> Client:
    return Client(uuid4().hex, "192.0.2.7")


async def _open(token: str) -> reading_links.Opened:
    return await reading_links.open_link(token, _somebody())


async def _is_wrong(token: str) -> bool:
    with pytest.raises(NotFound) as refused:
        await _open(token)
    return (refused.value.code, refused.value.facts) == ("reading_link_wrong", {})


async def _in_a_month(made: Made, paper: Paper = Paper.SUMMARY) -> str:
    return await reading_links.make(made.workshop_id, paper, clock.today() + MONTH, by=made.by)


async def _with_words() -> Made:
    """A workshop in which each group of round 1 has written a word of its own."""
    made = await a_workshop()
    question = await Question.filter(workshop_id=made.workshop_id, theme_id=None, kind="text").first()
    assert question is not None
    for meeting in await Meeting.filter(item_id=made.rounds[0]).prefetch_related("group"):
        writer = made.people[meeting.group.number - 1]
        await write_down(meeting.id, question.id, f"ord{meeting.group.number}", person_id=writer)
    return made


def _text(told: Told) -> str:
    return files.write(told, Kind.JSON, words_for(told.language)).decode()


@pytest.mark.parametrize(
    ("paper", "kind"),
    [
        (Paper.SUMMARY, Summary),
        (Paper.ATTENDANCE, Attendance),
        (Paper.AGENDA, RunningOrder),
        (Paper.MINUTES, Minutes),
        (Paper.EVALUATION, EvaluationReport),
    ],
)
async def test_link_opens_the_document_it_was_made_for(paper: Paper, kind: type) -> None:
    made = await a_workshop()
    opened = await _open(await _in_a_month(made, paper))
    assert isinstance(opened.told, kind)
    assert opened.until == clock.today() + MONTH


async def test_document_is_read_as_it_is_now() -> None:
    made = await _with_words()
    token = await _in_a_month(made)
    await themes.change(made.themes[0], by=made.by, title="Trygg sykkelvei")
    told = (await _open(token)).told
    assert isinstance(told, Summary)
    assert told.chapters[0].title == "Trygg sykkelvei"


async def test_link_to_a_part_opens_that_part_and_nothing_else() -> None:
    made = await _with_words()
    make = partial(reading_links.make, made.workshop_id, Paper.SUMMARY, clock.today(), by=made.by)
    theme, group = await make(theme_id=made.themes[1], track=1), await make(group_id=made.groups[2])
    of_round, writer = await make(round_id=made.rounds[1]), await make(writer_id=made.people[0])
    told = [_text((await _open(each)).told) for each in (theme, group, of_round, writer)]
    assert [[f"ord{number}" in each for number in range(1, 5)] for each in told] == [
        [False, True, False, False],
        [False, False, True, False],
        [False, False, False, False],
        [True, False, False, False],
    ]


async def test_names_of_writers_are_shown_only_where_the_link_says_so() -> None:
    made = await _with_words()
    plain = await _in_a_month(made)
    signed = await reading_links.make(made.workshop_id, Paper.SUMMARY, clock.today(), by=made.by, authors=True)
    written = [(await _open(each)).told for each in (plain, signed)]
    assert [each.writers is not None for each in written if isinstance(each, Summary)] == [False, True]


async def test_link_goes_with_what_it_is_narrowed_to() -> None:
    made = await _with_words()
    make = partial(reading_links.make, made.workshop_id, Paper.SUMMARY, clock.today(), by=made.by)
    theme, group = await make(theme_id=made.themes[0]), await make(group_id=made.groups[3])
    writer = await make(writer_id=made.people[0])
    await people.remove(made.people[0], by=made.by)
    assert await _is_wrong(writer)
    await Meeting.filter(workshop_id=made.workshop_id).delete()
    await themes.remove(made.themes[0], by=made.by)
    await groups.set_count(made.workshop_id, 3, by=made.by)
    assert await _is_wrong(theme)
    assert await _is_wrong(group)
    assert await ReadingLink.all().count() == 0


async def test_what_nobody_may_read_gets_no_link() -> None:
    made, other = await _with_words(), await _with_words()
    for wish in ({"theme_id": other.themes[0]}, {"group_id": other.groups[0]}, {"track": 7}):
        with pytest.raises(NotFound):
            await reading_links.make(made.workshop_id, Paper.SUMMARY, clock.today(), by=made.by, **wish)
    with pytest.raises(Conflict, match="nothing_in_choice"):
        await reading_links.make(made.workshop_id, Paper.SUMMARY, clock.today(), by=made.by, writer_id=made.people[7])
    with pytest.raises(NotFound):
        await reading_links.make(made.workshop_id, Paper.MINUTES, clock.today(), by=made.by, theme_id=made.themes[0])
    assert await ReadingLink.all().count() == 0


async def test_link_opens_until_its_last_day_is_over_in_norway() -> None:
    made = await a_workshop()
    token = await reading_links.make(made.workshop_id, Paper.SUMMARY, date(2031, 3, 7), by=made.by)
    with clock.frozen(datetime(2031, 3, 7, 22, 59, 59, tzinfo=UTC)):
        assert (await _open(token)).until == date(2031, 3, 7)
    with clock.frozen(datetime(2031, 3, 7, 23, 0, tzinfo=UTC)):
        assert await _is_wrong(token)


async def test_ended_closed_unknown_and_removed_are_told_the_same() -> None:
    made, other = await a_workshop(), await a_workshop()
    ended = await reading_links.make(made.workshop_id, Paper.SUMMARY, clock.today(), by=made.by)
    closed, removed = await _in_a_month(made), await _in_a_month(other)
    clock.advance(timedelta(days=1))
    await reading_links.revoke((await reading_links.list_links(made.workshop_id, by=made.by))[0].id, by=made.by)
    await workshops.remove(other.workshop_id, by=other.by)
    for token in (ended, closed, removed, accounts.new_token(), "", "x" * 5000, "\x00"):
        assert await _is_wrong(token)


async def test_closing_a_link_twice_is_closing_it_once() -> None:
    made = await a_workshop()
    token = await _in_a_month(made)
    (link,) = await reading_links.list_links(made.workshop_id, by=made.by)
    closings = [reading_links.revoke(link.id, by=made.by) for _time in range(2)]
    opened = await asyncio.gather(*closings, _open(token), return_exceptions=True)
    assert opened[:2] == [None, None]
    assert isinstance(opened[2], reading_links.Opened | NotFound)
    assert await _is_wrong(token)
    assert await reading_links.list_links(made.workshop_id, by=made.by) == []
    assert await JournalEntry.filter(kind="ReadingLinksChanged", subject_id=link.id).count() == 2


@pytest.mark.parametrize("days", [-1, 366])
async def test_last_day_is_from_today_until_a_year_from_now(days: int) -> None:
    made = await a_workshop()
    await workshops.change(made.workshop_id, by=made.by, personal_data_until=date(2034, 1, 1))
    allowed = await reading_links.terms(made.workshop_id, by=made.by)
    assert allowed == reading_links.Terms(date(2031, 3, 6), date(2031, 4, 5), date(2032, 3, 5), names_end=False)
    with pytest.raises(Invalid) as refused:
        await reading_links.make(made.workshop_id, Paper.SUMMARY, clock.today() + timedelta(days=days), by=made.by)
    assert refused.value.facts == {"field": "until", "least": date(2031, 3, 6), "most": date(2032, 3, 5)}
    for day in (allowed.least, allowed.most):
        assert await reading_links.make(made.workshop_id, Paper.SUMMARY, day, by=made.by)


async def test_whom_minutes_go_to_may_be_somebody() -> None:
    made = await a_workshop(people_count=0)
    minutes = (await _open(await _in_a_month(made, Paper.MINUTES))).told
    assert isinstance(minutes, Minutes)
    nobody = replace(minutes.attendance, groups=(), leading=(), alone=(), absent=())
    minutes = replace(minutes, attendance=nobody)
    assert not reading_links.names_people(minutes)
    assert reading_links.names_people(replace(minutes, recipients=("Kari",)))


async def test_no_link_outlives_the_names_that_it_shows() -> None:
    made = await _with_words()
    with pytest.raises(Invalid, match="reading_link_day"):
        await reading_links.make(made.workshop_id, Paper.SUMMARY, END, by=made.by)
    token = await reading_links.make(made.workshop_id, Paper.SUMMARY, END - timedelta(days=1), by=made.by)
    await workshops.change(made.workshop_id, by=made.by, personal_data_until=date(2031, 4, 1))
    (listed,) = await reading_links.list_links(made.workshop_id, by=made.by)
    assert listed.until == (await _open(token)).until == date(2031, 3, 31)
    with clock.frozen(datetime(2031, 3, 31, 22, 0, tzinfo=UTC)):  # midnight in Norway; the names are not deleted yet
        assert await _is_wrong(token)
        allowed = await reading_links.terms(made.workshop_id, by=made.by)
        assert allowed.most < allowed.least
        await retention.delete_due()
        assert await ReadingLink.all().count() == 0
        again = await reading_links.make(made.workshop_id, Paper.SUMMARY, date(2032, 3, 30), by=made.by)
        told = (await _open(again)).told
        assert not reading_links.names_people(told)
        assert not any(name in _text(told) for name in ("Sara", "Jonas", "Liv"))


async def test_link_opens_no_more_than_its_maker_may_read() -> None:
    made = await a_workshop()
    olav = await an_account("Olav")
    email = (await Account.get(id=olav.account_id)).email
    await workshops.invite(made.workshop_id, email, by=made.by)
    token = await reading_links.make(made.workshop_id, Paper.SUMMARY, clock.today(), by=olav)
    assert [each.made_by for each in await reading_links.list_links(made.workshop_id, by=made.by)] == ["Olav"]
    await workshops.uninvite(made.workshop_id, olav.account_id, by=made.by)
    assert await _is_wrong(token)
    assert await reading_links.list_links(made.workshop_id, by=made.by) == []
    await workshops.invite(made.workshop_id, email, by=made.by)
    assert await _is_wrong(token)  # nobody could see it meanwhile, to close it
    administrator = await an_account("Admin", administrator=True)
    token = await reading_links.make(made.workshop_id, Paper.SUMMARY, clock.today(), by=olav)
    assert (await _open(token)).until == clock.today()
    await accounts.close_account(olav.account_id, by=administrator)
    assert await _is_wrong(token)
    assert await reading_links.list_links(made.workshop_id, by=made.by) == []
    await accounts.reopen_account(olav.account_id, by=administrator)
    assert await _is_wrong(token)


async def test_a_workshop_has_so_many_links_at_a_time() -> None:
    made = await a_workshop(people_count=0)
    for _number in range(reading_links.MOST):
        await reading_links.make(made.workshop_id, Paper.AGENDA, clock.today(), by=made.by)
    with pytest.raises(Conflict, match="too_many_reading_links"):
        await reading_links.make(made.workshop_id, Paper.AGENDA, clock.today(), by=made.by)
    clock.advance(timedelta(days=1))
    assert await reading_links.make(made.workshop_id, Paper.AGENDA, clock.today(), by=made.by)


async def test_list_says_what_each_link_opens() -> None:
    made = await _with_words()
    await groups.change_group(made.groups[1], by=made.by, name="Fjellgruppa")
    await _in_a_month(made)
    await reading_links.make(
        made.workshop_id,
        Paper.SUMMARY,
        clock.today(),
        by=made.by,
        theme_id=(await Meeting.get(item_id=made.rounds[0], group_id=made.groups[1])).theme_id,
        track=1,
        group_id=made.groups[1],
        round_id=made.rounds[0],
        writer_id=made.people[1],
    )
    part, whole = await reading_links.list_links(made.workshop_id, by=made.by)
    assert (part.theme, part.track, part.group_number, part.group_name) == ("Møteplasser for unge", 1, 2, "Fjellgruppa")
    assert (part.writer, part.authors, part.until, part.made_by) == ("Kari", True, clock.today(), "Marit")
    assert part.round is not None
    assert (part.round.number, part.round.is_summary) == (1, False)
    assert whole == replace(
        part,
        id=whole.id,
        theme="",
        track=None,
        group_number=None,
        group_name="",
        round=None,
        writer="",
        authors=False,
        until=clock.today() + MONTH,
    )


async def test_ended_and_closed_links_are_forgotten_after_some_days() -> None:
    made = await a_workshop()
    await reading_links.make(made.workshop_id, Paper.SUMMARY, clock.today(), by=made.by)
    for _time in range(2):
        await _in_a_month(made)
    closed, *_others = await ReadingLink.filter(expires_on=clock.today() + MONTH)
    await reading_links.revoke(closed.id, by=made.by)
    clock.advance(timedelta(days=7))
    await reading_links.forget_ended()
    assert await ReadingLink.all().count() == 3
    clock.advance(timedelta(days=1))
    await reading_links.forget_ended()
    (left,) = await ReadingLink.all()
    assert left.revoked_at is None


async def test_only_the_hash_of_the_token_is_kept() -> None:
    made = await a_workshop()
    token = await _in_a_month(made)
    (row,) = await ReadingLink.all().values()
    assert token not in str(row)
    assert row["token_hash"] == accounts.hash_token(token)


@pytest.mark.parametrize("paper", list(Paper))
async def test_reader_gets_no_address_and_no_way_in(paper: Paper) -> None:
    made = await _with_words()
    await people.change(made.people[0], by=made.by, email="sara@kommune-a.example")
    await workshops.change(made.workshop_id, by=made.by, meeting_url="https://meet.example/alle")
    await groups.change_group(made.groups[0], by=made.by, meeting_url="https://meet.example/en")
    await agenda.change_item(made.items[0], by=made.by, speaker="Gudrun")
    told = (await _open(await _in_a_month(made, paper))).told
    assert reading_links.names_people(told) is not isinstance(told, EvaluationReport)  # nobody is in what is anonymous
    workshop = await Workshop.get(id=made.workshop_id)
    # What they are made from is the same story; in these it can be read.
    for kind in (Kind.JSON, Kind.PAGE, *{Kind.CSV} & set(files.kinds_of(told))):
        content = files.write(told, kind, words_for(told.language))
        for secret in (workshop.code, str(workshop.id), "@kommune-a.example", "meet.example", "/workshops"):
            assert secret.encode() not in content, (kind, secret)
    if paper is Paper.AGENDA:
        seen = await reading_links._read(await ReadingLink.get(workshop=workshop))
        assert "meet.example" in _text(seen)


async def test_guessing_is_stopped() -> None:
    made = await a_workshop()
    token, guesser = await _in_a_month(made), _somebody()
    for _time in range(30):
        with pytest.raises(NotFound):
            await reading_links.open_link(accounts.new_token(), guesser)
    with pytest.raises(TooMany, match="too_many_links"):
        await reading_links.open_link(token, guesser)
    assert isinstance((await _open(token)).told, Summary)
