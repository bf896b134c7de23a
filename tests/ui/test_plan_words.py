"""Broken plans in words: every rule that can be broken, and every way out, says what it is."""

from pathlib import Path
from uuid import uuid4

import pytest

from facilitator import groups, planning
from facilitator.faults import GRAVE, Broken, Named, WayOut
from facilitator.timetable import RoundNumber
from models.vocabulary import Language
from tests.builders import a_workshop
from ui.plan_words import broken_words, cell_words, leaders_missing_words, way_out_words
from ui.words import words_for

FIRST = RoundNumber(1, 4, is_summary=False)
SUMMARY = RoundNumber(4, 4, is_summary=True)


def _named(name: str, number: int = 0) -> Named:
    return Named(uuid4(), name, number)


def _clash(rule: str, rounds: list[RoundNumber]) -> Broken:
    facts = {
        "rounds": rounds,
        "groups": [_named("", 1), _named("Blå", 4)],
        "themes": [_named("Trygg skolevei")],
        "person": _named("Ingrid"),
    }
    return Broken(rule, facts)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("rule", sorted(GRAVE | {"leader_two_places", "leader_missing", "theme_never_met"}))
def test_every_rule_is_told_in_every_language(language: Language, rule: str) -> None:
    facts = {"theme": _named("Skolemat"), "track": 2, "tracks": 2, "rounds": [FIRST], "themes": [_named("Skolemat")]}
    facts |= {"groups": [_named("", 1)], "person": None}
    if rule == "more_rounds_than_themes":
        facts |= {"rounds": 4, "themes": 2}
    short, whole = broken_words(words_for(language), Broken(rule, facts))
    assert short.endswith(".")
    assert whole.endswith(".")
    assert "{" not in short + whole


def test_two_groups_with_one_theme_are_named() -> None:
    _ = words_for(Language.BOKMAAL)
    assert broken_words(_, _clash("theme_two_places", [FIRST])) == (
        "Planen går ikke opp i runde 1.",
        "Gruppe 1 og gruppe 4 (Blå) har begge «Trygg skolevei», og Ingrid kan bare være ett sted.",
    )
    said = broken_words(_, _clash("theme_twice", [FIRST, SUMMARY]))[1]
    assert said == "Gruppe 1 og gruppe 4 (Blå) møter «Trygg skolevei» mer enn én gang: i runde 1 og oppsummeringen."


def test_missing_leaders_are_told_track_by_track() -> None:
    missing = [
        Broken("leader_missing", {"theme": _named(name), "track": track, "tracks": 2})
        for name, track in (("Skolemat", 1), ("Bolig", 2), ("Bibliotek", 2))
    ]
    said = leaders_missing_words(words_for(Language.BOKMAAL), missing)
    assert said == ["«Skolemat» mangler leder i spor 1.", "«Bolig» og «Bibliotek» mangler leder i spor 2."]


def test_tracks_that_lack_the_same_leaders_are_told_together() -> None:
    missing = [
        Broken("leader_missing", {"theme": _named(name), "track": track, "tracks": 3})
        for track in (1, 2, 3)
        for name in ("Skolemat", "Bolig")
    ]
    said = leaders_missing_words(words_for(Language.BOKMAAL), missing)
    assert said == ["«Skolemat» og «Bolig» mangler leder i spor 1, 2 og 3."]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("remake", "Lag planen på nytt"),
        ("give", "Gi gruppe 1 «Skolemat» i runde 1"),
        ("exchange", "La gruppe 1 og gruppe 2 bytte i runde 1"),
        ("lead", "La Amal lede «Skolemat»"),
        ("remove_rounds", "Ta bort 2 runder"),
        ("set_groups", "Lag 2 grupper"),
    ],
)
def test_way_out_says_what_it_does(kind: str, said: str) -> None:
    facts = {
        "group": _named("", 1),
        "groups": [_named("", 1), _named("", 2)],
        "theme": _named("Skolemat"),
        "round": FIRST,
        "person": _named("Amal"),
        "role": "leader",
        "count": 2,
    }
    assert way_out_words(words_for(Language.BOKMAAL), WayOut("id", kind, facts)) == said


async def test_plans_that_really_break_are_told(database: Path, morning: object) -> None:
    made = await a_workshop()
    _ = words_for(Language.BOKMAAL)
    await planning.swap_cell(made.rounds[0], made.groups[0], made.themes[1], by=made.by)
    table = await planning.plan_table(made.workshop_id, by=made.by)
    assert all(broken_words(_, each)[1] for each in table.broken)
    marked = {cell_words(_, rule) for row in table.rounds for cell in row.cells for rule in cell.broken}
    assert {"To steder samtidig", "Samme tema to ganger"} <= marked
    assert all(way_out_words(_, each) for each in table.ways_out)
    await groups.set_count(made.workshop_id, 5, by=made.by)
    changed = await planning.plan_table(made.workshop_id, by=made.by)
    assert broken_words(_, changed.broken[0])[0] == "Planen passer ikke lenger."
