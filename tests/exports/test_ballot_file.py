"""The ballots as a file: counted again they come to the same, and they tell nothing of who cast them."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given as generated
from hypothesis import strategies as st

from exports.ballot_file import ballot_file, recount
from facilitator.ballots import Choice, Rules, check_hand, check_rules
from facilitator.errors import Conflict, Invalid
from facilitator.poll_results import PollResult
from facilitator.tally import count
from models.vocabulary import PollKind
from tests.exports.polls import a_poll
from tests.exports.samples import BOKMAAL
from tests.facilitator.ballots import by_hand, polls


def _named(rules: Rules, choices: list[Choice]) -> PollResult:
    poll = a_poll(is_secret=False)
    texts = {each: f'={each};\n"{each}"' for each in rules.options}
    return replace(poll, rules=rules, texts=texts, result=count(choices, rules))


@generated(poll=polls(), data=st.data())
def test_ballots_counted_again_come_to_the_same(poll: tuple[Rules, list[Choice]], data: st.DataObject) -> None:
    rules, choices = poll
    check_rules(rules)
    on_paper = data.draw(st.integers(0, len(choices)))
    hand = check_hand(by_hand(choices[:on_paper], rules), rules) if on_paper else None
    file = ballot_file(_named(rules, choices), choices[on_paper:], hand, BOKMAAL)
    assert recount(file).result == count(choices[on_paper:], rules, hand)


@generated(poll=polls(), data=st.data())
def test_order_of_the_ballots_is_not_in_the_file(poll: tuple[Rules, list[Choice]], data: st.DataObject) -> None:
    rules, choices = poll
    told = _named(rules, choices)
    mixed = data.draw(st.permutations(choices))
    assert ballot_file(told, choices, None, BOKMAAL) == ballot_file(told, mixed, None, BOKMAAL)


@pytest.mark.parametrize(("devices", "hand"), [(0, 0), (4, 0), (4, 6), (20, 2)])
def test_few_secret_ballots_are_not_given_out(devices: int, hand: int) -> None:
    poll = a_poll()
    entered = check_hand({"voters": hand, "totals": {"o0": hand}}, poll.rules) if hand else None
    with pytest.raises(Conflict) as refused:
        ballot_file(poll, [{"o0": 1}] * devices, entered, BOKMAAL)
    assert refused.value.code == "too_few_ballots"


def test_file_is_a_sheet_that_people_can_count_in() -> None:
    poll = a_poll(PollKind.RANKING, words=("Benk", "Tak", "=1+1"))
    file = ballot_file(poll, [["o1", "o0"]] * 3 + [["o2"]] * 3, None, BOKMAAL)
    rows = list(csv.reader(io.StringIO(file.decode("utf-8-sig")), delimiter=";"))
    assert rows[10:] == [
        ["option", "o0", "Benk"],
        ["option", "o1", "Tak"],
        ["option", "o2", "'=1+1"],
        ["", "Benk", "Tak", "'=1+1"],
        *[["ballot", "", "", "1"]] * 3,
        *[["ballot", "2", "1", ""]] * 3,
    ]


@pytest.mark.parametrize(
    ("changed", "into", "code"),
    [
        ('"verksted-ballots"', '"something"', "ballots_unreadable"),
        ('"kind";"dots"', '"kind";"cards"', "ballots_unreadable"),
        ('"dots";"3"', '"dots";"many"', "ballots_unreadable"),
        ('"dots";"3"', '"dots";"0"', "dots_outside"),
        ('"ballot";"2"', '"ballot";"9"', "too_many_on_one"),
        ('"ballot";"2"', '"ballot";"x"', "ballots_unreadable"),
        ('"ballot";"2"', '"ballot"', "ballots_unreadable"),
        ('"ballot";"2"', '"ballot";"2', "ballots_unreadable"),
    ],
)
def test_file_that_somebody_changed_is_refused(changed: str, into: str, code: str) -> None:
    poll = a_poll()
    file = ballot_file(poll, [{"o0": 2}] * 5, None, BOKMAAL).decode()
    assert changed in file
    with pytest.raises(Invalid) as refused:
        recount(file.replace(changed, into).encode())
    assert refused.value.code == code


@generated(file=st.binary() | st.text().map(str.encode))
def test_anything_else_is_refused(file: bytes) -> None:
    with pytest.raises(Invalid):
        recount(file)
