"""What files are called: what it is, of what and which day, for every file system."""

from dataclasses import replace

import pytest

from exports import files
from exports.files import Kind
from facilitator.authorship import Writer
from tests.exports.samples import BOKMAAL, ID, MORNING, a_summary

LONG = "Helhetlig og samordnet innsats for trygge oppvekstmiljøer i kommunene på øyene og i fjordene " * 2


def test_name_tells_document_workshop_part_and_day() -> None:
    told = replace(a_summary(), theme="Bolig for alle", round_number=2, writers=(Writer(ID, "Sara", 1),))

    assert files.name(told, Kind.PDF, BOKMAAL) == (
        "Oppsummering - Nærmiljø 2030 - Bolig for alle - Runde 2 - med navn - 2031-03-06.pdf"
    )


def test_long_title_is_cut_and_the_rest_stays() -> None:
    name = files.name(replace(a_summary(), title=LONG, theme="Bolig for alle"), Kind.PDF, BOKMAAL)

    assert name.startswith("Oppsummering - Helhetlig og samordnet innsats for trygge oppvekstmiljøer i kommun")
    assert name.endswith("… - Bolig for alle - 2031-03-06.pdf")
    assert len(name) == 119


def test_something_of_each_long_part_stays() -> None:
    told = replace(a_summary(), title=LONG, theme=LONG.upper(), group_number=3, group_name=LONG[10:])

    assert files.name(told, Kind.WORD, BOKMAAL) == (
        "Oppsummering - Helhetlig og samordnet inn… - HELHETLIG OG SAMORDNET INN… - og samordnet innsats for t… - "
        "2031-03-06.docx"
    )


@pytest.mark.parametrize("title", ["æøå" * 60, "😀" * 200, "漢字" * 100, "a" * 200, "ŋ " * 100])
def test_name_fits_in_every_file_system(title: str) -> None:
    name = files.name(replace(a_summary(), title=title, theme=title), Kind.JSON, BOKMAAL)

    assert len(name.encode()) < 255
    assert name.endswith("… - 2031-03-06.json")
    assert f" - {title[0]}" in name


@pytest.mark.parametrize("title", ['a/b\\c:d*e?f"g<h>i|j', "a\nb\x00c\u202ed\ud800e", " . ", "..", ""])
def test_what_no_file_system_takes_is_left_out(title: str) -> None:
    name = files.fitting(["Arkiv", title], MORNING, "zip")

    assert name.startswith("Arkiv - ")
    assert name.endswith("2031-03-06.zip")
    assert not set(name) & set('/\\:*?"<>|\n\x00\u202e\ud800')
