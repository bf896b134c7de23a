"""The agenda as a file: when, what, and who meets which theme where."""

from dataclasses import replace

import pytest

from exports import paper
from exports.agenda import story
from facilitator.running_order import Route, RunningOrder
from models.vocabulary import ItemKind, Language
from tests.exports.reading import links_of, sound, text_of
from tests.exports.samples import BOKMAAL, an_order, steps
from ui.words import Words, words_for

ROOM = "https://video.example/" + "rom-12-" * 20


def pdf(order: RunningOrder, words: Words = BOKMAAL) -> bytes:
    return sound(paper.render(story(order, words), is_strict=True))


def test_agenda_tells_when_what_and_who_meets_which_theme_where() -> None:
    day = steps((ItemKind.TALK, "Velkommen", "Sara, Kommune A"), (ItemKind.ROUND, "", ""), (ItemKind.BREAK, "", ""))
    routes = (
        Route(1, "Fjord", "Rom 12", "", ("Bolig", "Skole", "Bolig")),
        Route(2, "", "", ROOM, ("Skole", "", "Skole")),
    )
    file = pdf(replace(an_order(*routes, day=day), meeting_url="https://video.example/felles"))

    assert text_of(file) == (
        "Program Nærmiljø 2030 Torsdag 6. mars 2031 kl. 09.00 Kulturhuset Videomøte video.example/felles "
        "Slik blir dagen Når Hva Hvem 09.00–09.20 Velkommen Sara, Kommune A 09.20–09.40 Runde 1 09.40–10.00 Pause "
        "Hvem møter hvilket tema Runde 1 Runde 2 Oppsummering "
        "Fjord 1 Bolig Skole Bolig Gruppe 2 Skole – Skole "
        "Her møtes gruppene Møterom Videomøte Fjord 1 Rom 12 "
        f"Gruppe 2 {ROOM.removeprefix('https://')[:41]}…"
    )
    assert links_of(file) == ["https://video.example/felles", ROOM]


def test_groups_that_keep_their_theme_have_one_column() -> None:
    text = text_of(pdf(an_order(Route(1, "", "", "", ("Bolig", "Bolig")), Route(2, "", "", "", ("Skole", "Skole")))))

    assert text.endswith("Hvem møter hvilket tema Tema Gruppe 1 Bolig Gruppe 2 Skole")


def test_agenda_without_anything_says_so() -> None:
    assert text_of(pdf(an_order(rounds=()))).endswith("Kulturhuset Programmet er tomt.")
    assert text_of(pdf(an_order(Route(1, "", "", "", ("", "", ""))))).endswith(
        "Hvem som møter hvilket tema, er ikke bestemt ennå."
    )


@pytest.mark.parametrize("language", [Language.NYNORSK, Language.ENGLISH])
def test_agenda_is_written_in_the_reader_s_language(language: Language) -> None:
    kinds = [kind for kind in ItemKind if kind is not ItemKind.BREAK]
    day = steps(*((kind, "", "") for kind in kinds))
    text = text_of(pdf(an_order(Route(1, "", "Rom 12", ROOM, ("A", "B", "A")), day=day), words_for(language)))

    for norwegian in ("Hvem", "hvilket", "Her møtes "):
        assert norwegian not in text


def test_many_rounds_of_many_groups_are_all_told() -> None:
    routes = [
        Route(number, "", "", "", tuple(f"tema-{number}-{each}" for each in range(12))) for number in range(1, 31)
    ]
    text = text_of(pdf(an_order(*routes, rounds=(*range(1, 12), 0))))

    told = [word for word in text.split() if word.startswith("tema-")]
    assert sorted(told) == sorted(theme for route in routes for theme in route.themes)
