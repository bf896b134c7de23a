"""A poll's result on paper and in tables: the same numbers everywhere, and nothing of what is not to be told."""

import io
from dataclasses import replace

import openpyxl
import pytest

from exports import files, poll_result
from exports.files import Kind
from exports.framing import number
from exports.marks import LINE, marks
from exports.poll_numbers import numbers, pairs
from exports.poll_picture import picture
from exports.story import Bars, Picture, Point, Quadrants, Spreads
from facilitator.ballots import check_hand
from facilitator.poll_results import Scope
from facilitator.tally import count, shown
from models.vocabulary import PollKind, RankingMethod, TieRule
from tests.exports.polls import KINDS, WORDS, a_poll
from tests.exports.reading import text_of
from tests.exports.samples import BOKMAAL
from tests.exports.tagged.reading import told as heard


@pytest.mark.parametrize("name", KINDS)
def test_pdf_says_the_numbers_of_the_table(name: str) -> None:
    poll = a_poll(**KINDS[name])
    text = " ".join(text_of(files.write(poll, Kind.PDF, BOKMAAL)).split())
    for row in numbers(poll, BOKMAAL).rows:
        for value in row:
            said = value if isinstance(value, str) else number(value, BOKMAAL)
            assert " ".join(said.split()) in text


@pytest.mark.parametrize("name", KINDS)
def test_every_file_can_be_made_of_it(name: str) -> None:
    poll = a_poll(**KINDS[name])
    assert all(files.write(poll, kind, BOKMAAL) for kind in (*files.kinds_of(poll), Kind.PAGE))
    assert files.name(poll, Kind.PDF, BOKMAAL) == "Avstemning - Hva begynner vi med - Nærmiljø 2030 - 2031-03-06.pdf"


def test_excel_has_numbers_as_numbers() -> None:
    file = files.write(a_poll(PollKind.SCALE), Kind.EXCEL, BOKMAAL)
    sheet = openpyxl.load_workbook(io.BytesIO(file)).worksheets[0]
    assert [each.value for each in sheet[1]] == ["Plass", "Alternativ", "Snitt", "Svar", *"12345", "Går videre"]
    assert [each.value for each in sheet[4]] == [3, WORDS[2], 3.11, 19, 3, 4, 4, 4, 4, "Ja"]


def test_schulze_has_a_sheet_of_options_two_by_two() -> None:
    poll = a_poll(PollKind.RANKING, method=RankingMethod.SCHULZE)
    book = openpyxl.load_workbook(io.BytesIO(files.write(poll, Kind.EXCEL, BOKMAAL)))
    assert book.sheetnames == ["Resultat", "To og to"]
    compared = pairs(poll, BOKMAAL)
    assert compared is not None
    assert len(compared.rows) == 6 * 5


@pytest.mark.parametrize("kind", Kind)
def test_few_secret_ballots_leave_nothing_but_who_goes_on(kind: Kind) -> None:
    """Two polls with the same winners and other ballots make the same files."""
    poll = a_poll(voters=3)
    dots = [{"o0": 2, "o1": 1}, {"o2": 2, "o1": 1}, {"o0": 2, "o3": 0}]
    other = replace(poll, result=shown(count(dots, poll.rules), is_secret=True))
    assert set(other.winners) == set(poll.winners)
    assert files.write(poll, kind, BOKMAAL) == files.write(other, kind, BOKMAAL)
    assert picture(poll, BOKMAAL) is None
    assert numbers(poll, BOKMAAL).columns == ("Går videre",)


def test_result_that_may_not_be_told_is_no_poll_result() -> None:
    poll = a_poll(voters=3)
    with pytest.raises(ValueError, match="few ballots"):
        replace(poll, result=count([], poll.rules))


def test_paper_says_how_it_was_held_and_how_a_tie_was_decided() -> None:
    poll = a_poll(PollKind.CHOOSE, seats=1, tie=TieRule.LOT, least=0)
    hand = check_hand({"voters": 6, "totals": {"o0": 6, "o1": 6}}, poll.rules)
    poll = replace(poll, result=count([], poll.rules, hand), by_hand=6, voted=6, scope=Scope(group_number=2))
    text = " ".join(text_of(files.write(poll, Kind.PDF, BOKMAAL)).split())
    for said in (
        "Gruppe 2",
        "6 stemmer er talt opp for hånd.",
        "Hemmelig avstemning",
        "Ved likt avgjør loddtrekning.",
        f"Likt: {WORDS[0]} og {WORDS[1]}. Trukket ut: ",
    ):
        assert said in text


@pytest.mark.parametrize(
    ("kind", "drawn"), [(PollKind.DOTS, Bars), (PollKind.SCALE, Spreads), (PollKind.TWO_SCALES, Quadrants)]
)
def test_picture_says_in_words_what_it_shows(kind: PollKind, drawn: type) -> None:
    poll = a_poll(kind)
    shown = picture(poll, BOKMAAL)
    assert isinstance(shown, Picture)
    assert isinstance(shown.drawing, drawn)
    words = heard(files.write(poll, Kind.PDF, BOKMAAL))
    assert all(words.count(each) >= 2 for each in WORDS)


def test_marks_never_cover_one_another_and_lose_no_point() -> None:
    points = [Point(str(number), "", 1 + number % 7 / 2, 1 + number % 5 / 3) for number in range(1, 61)]
    found = marks(points)
    assert sorted(each.label for mark in found for each in mark.points) == sorted(each.label for each in points)
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            assert abs(one.up - other.up) >= LINE or abs(one.across - other.across) >= (one.wide + other.wide) / 2


def test_points_at_one_place_are_one_mark_with_all_numbers() -> None:
    (mark,) = marks([Point("2", "", 3, 3), Point("10", "", 3, 3), Point("1", "", 3, 3)])
    assert mark.label == "1, 2, 10"


def test_document_names_the_poll_and_the_workshop() -> None:
    document = poll_result.story(a_poll(), BOKMAAL)
    assert document.title == "Avstemning: Hva begynner vi med?"
    assert document.foot.startswith("Nærmiljø 2030")
