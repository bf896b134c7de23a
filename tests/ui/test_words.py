"""Words: every language complete, filled in the same way, with its own dates."""

import re
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from models.vocabulary import Language
from ui.words import LOCALES, Words, words_for

ROOT = Path(__file__).parent.parent.parent
WORDS = 12
"""The most in a sentence."""


def test_catalogues_are_complete() -> None:
    done = subprocess.run([ROOT / "bin" / "messages", "--check"], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 0


@pytest.mark.parametrize("language", Language)
def test_sentences_are_short_and_calm(language: Language) -> None:
    """At most twelve words to a sentence; nobody is begged, and nobody is shouted at."""
    long = [
        sentence
        for text in said_in(language)
        for sentence in re.split(r"(?<=[.:?])\s", text)
        if len([word for word in sentence.split() if re.search(r"\w", word)]) > WORDS
    ]
    assert long == []
    assert [text for text in said_in(language) if re.search(r"!|vennligst|venlegst|please", text, re.IGNORECASE)] == []


def said_in(language: Language) -> list[str]:
    """Every text in a language; bokmål is what the others are translated from."""
    is_source = language is Language.BOKMAAL
    with (LOCALES / (Language.NYNORSK if is_source else language).value / "messages.po").open("rb") as file:
        found = [(message.id if is_source else message.string) or "" for message in read_po(file) if message.id]
    return [text for each in found for text in ([each] if isinstance(each, str) else each)]


def test_message_is_filled_in() -> None:
    _ = Words(Language.NYNORSK, {"{n} person": "{n} person", "{n} personer": "{n} personar", "Lagret": "Lagra"})
    assert _("Lagret") == "Lagra"
    assert _("Ikke oversatt {name}", name="Sara {n}") == "Ikke oversatt Sara {n}"
    assert _.n("{n} person", "{n} personer", 1) == "1 person"
    assert _.n("{n} person", "{n} personer", 0) == "0 personar"


def test_plural_alike_in_bokmaal_has_two_forms_elsewhere() -> None:
    _ = Words(Language.ENGLISH, {"{n} ord": "{n} word", "{n} ord*": "{n} words"})
    assert [_.n("{n} ord", "{n} ord", n) for n in (0, 1, 2)] == ["0 words", "1 word", "2 words"]
    assert Words(Language.BOKMAAL).n("{n} ord", "{n} ord", 2) == "2 ord"
    _ = words_for(Language.ENGLISH)
    once, twice = (_.n("{n} er uten gruppe.", "{n} er uten gruppe.", n) for n in (1, 2))
    assert (once, twice) == ("1 person has no group.", "2 people have no group.")


def test_names_are_quoted_as_the_language_does() -> None:
    quoted = [words_for(each).quoted("Sykkel til jobben") for each in Language]
    assert quoted == ["«Sykkel til jobben»", "«Sykkel til jobben»", "“Sykkel til jobben”"]


def test_browser_gets_what_its_scripts_say() -> None:
    _ = Words(Language.ENGLISH, {"Lagret": "Saved", "Slett": "Delete"}, {"Lagret": "Saved"})
    assert _.for_browser() == {"Lagret": "Saved"}
    assert words_for(Language.BOKMAAL).for_browser() == {}


@pytest.mark.parametrize(
    ("language", "long", "short", "clock", "listed"),
    [
        (Language.BOKMAAL, "torsdag 6. mars 2031", "6. mars", "01.30", "Sara, Petter og Liv"),
        (Language.NYNORSK, "torsdag 6. mars 2031", "6. mars", "01.30", "Sara, Petter og Liv"),
        (Language.ENGLISH, "Thursday 6 March 2031", "6 March", "01:30", "Sara, Petter and Liv"),
    ],
)
def test_dates_are_the_languages_own(language: Language, long: str, short: str, clock: str, listed: str) -> None:
    _ = words_for(language)
    night = datetime(2031, 3, 6, 0, 30, tzinfo=UTC)
    assert _.date(date(2031, 3, 6)) == long
    assert _.date(night) == long
    assert _.date(night, weekday=False, year=False) == short
    assert _.clock(night) == clock
    assert _.listed(["Sara", "Petter", "Liv"]) == listed
