"""The ballots of a closed poll as a CSV file, without who cast them: to be counted again, here or by somebody else.

Each line begins with what it is: the rules, one `option` for each, what was counted by hand, and one `ballot` for each,
with a column for every option: how many dots, 1 for chosen, the place in a ranking, the value, or effect and effort.
The ballots are sorted by what they say, so that their order tells nothing. As `separated` has it, the file opens with a
double click; the options' ids, not their texts, are what is read back.
"""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from exports.framing import Words
from exports.plaintext import cleaned
from exports.poll_words import option
from exports.separated import harmless
from facilitator.ballots import MOST_BALLOTS, Choice, Hand, Rules, check, check_hand, check_rules, packed_hand
from facilitator.errors import Conflict, Invalid
from facilitator.poll_results import PollResult
from facilitator.tally import Result, count, may_export_ballots
from models.vocabulary import PollKind, RankingMethod, TieRule

FORMAT = ("verksted-ballots", "1")

_NUMBERS = ("dots", "most_on_one", "least", "most", "seats")
_TEXTS = ("kind", "method", "tie", "seed")


def ballot_file(told: PollResult, ballots: Iterable[Choice], hand: Hand | None, _: Words) -> bytes:
    """The file. Raises Conflict("too_few_ballots") where secret ballots are so few that it could tell whose they are.

    `ballots` are as `ballots.check` left them.
    """
    choices = list(ballots)
    rules = told.rules
    if not may_export_ballots(count(choices, rules, hand), is_secret=told.is_secret):
        raise Conflict("too_few_ballots")
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(FORMAT)
    writer.writerows((name, str(getattr(rules, name))) for name in (*_TEXTS, *_NUMBERS))
    writer.writerows(("option", each, _shown(option(told, each, _))) for each in rules.options)
    if hand:
        writer.writerow(("hand", json.dumps(packed_hand(hand))))
    writer.writerow(("", *(_shown(option(told, each, _)) for each in rules.options)))
    writer.writerows(sorted(("ballot", *_cells(each, rules)) for each in choices))
    return file.getvalue().encode("utf-8-sig")


@dataclass(frozen=True, slots=True)
class Recounted:
    """What the ballots in a file come to, by the rules that are in it."""

    rules: Rules
    texts: Mapping[str, str]
    result: Result

    @property
    def winners(self) -> tuple[str, ...]:
        """Who goes on, best first."""
        return self.result.winners


def recount(file: bytes) -> Recounted:
    """Count the ballots in a file.

    Raises Invalid("ballots_unreadable") with line, or what the checks of rules, a choice or a count by hand raise.
    """
    try:
        rows = list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
    except (UnicodeDecodeError, csv.Error) as fault:
        raise Invalid("ballots_unreadable", line=1) from fault
    if not rows or tuple(rows[0]) != FORMAT:
        raise Invalid("ballots_unreadable", line=1)
    rules = _rules(rows)
    texts = {row[1]: row[2] for row in rows if row[:1] == ["option"] and len(row) > 2}  # noqa: PLR2004 - id and words
    hand, choices = None, []
    for line, row in enumerate(rows, start=1):
        if row[:1] == ["hand"]:
            hand = check_hand(_json(row, line), rules)
        elif row[:1] == ["ballot"]:
            choices.append(check(_choice(row[1:], rules, line), rules))
    if len(choices) > MOST_BALLOTS:
        raise Invalid("ballots_unreadable", line=len(rows))
    return Recounted(rules, texts, count(choices, rules, hand))


def _shown(text: str) -> str:
    return harmless(cleaned(text))


def _cells(choice: Any, rules: Rules) -> Iterable[str]:
    if isinstance(choice, str):
        return (choice,)
    if rules.kind is PollKind.RANKING:
        return (str(choice.index(each) + 1) if each in choice else "" for each in rules.options)
    if rules.kind is PollKind.CHOOSE:
        return ("1" if each in choice else "" for each in rules.options)
    return (_cell(choice.get(each, "")) for each in rules.options)


def _cell(value: Any) -> str:
    return "/".join(map(str, value)) if isinstance(value, list) else str(value)


def _rules(rows: list[list[str]]) -> Rules:
    said: Mapping[str, str] = {row[0]: row[1] for row in rows if len(row) == 2}  # noqa: PLR2004 - a name and its value
    options = tuple(row[1] for row in rows if row[:1] == ["option"] and len(row) > 2)  # noqa: PLR2004 - id and words
    try:
        numbers = {name: int(said[name]) for name in _NUMBERS}
        kind, method, tie = PollKind(said["kind"]), RankingMethod(said["method"]), TieRule(said["tie"])
        return check_rules(Rules(kind, options, method=method, tie=tie, seed=said["seed"], **numbers))
    except (KeyError, ValueError) as fault:
        raise Invalid("ballots_unreadable", line=1) from fault


def _json(row: list[str], line: int) -> object:
    try:
        return json.loads(row[1])
    except (IndexError, ValueError, RecursionError) as fault:
        raise Invalid("ballots_unreadable", line=line) from fault


def _choice(cells: list[str], rules: Rules, line: int) -> object:
    """A choice as somebody would have sent it."""
    if len(cells) != (1 if rules.kind is PollKind.YES_NO else len(rules.options)):
        raise Invalid("ballots_unreadable", line=line)
    if rules.kind is PollKind.YES_NO:
        return cells[0]
    given = {option: each for option, each in zip(rules.options, cells, strict=True) if each}
    try:
        if rules.kind is PollKind.TWO_SCALES:
            return {each: [int(part) for part in value.split("/")] for each, value in given.items()}
        values = {each: int(value) for each, value in given.items()}
    except ValueError as fault:
        raise Invalid("ballots_unreadable", line=line) from fault
    if rules.kind is PollKind.CHOOSE:
        return list(values)
    if rules.kind is not PollKind.RANKING:
        return values
    if sorted(values.values()) != list(range(1, len(values) + 1)):
        raise Invalid("ballots_unreadable", line=line)
    return sorted(values, key=lambda each: values[each])
