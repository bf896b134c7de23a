"""The archive's file: what is in it, said in the workshop's language, and the same bytes each time."""

from collections.abc import AsyncIterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from exports import archive, files
from facilitator import archiving, writing
from facilitator.archiving import Archived
from facilitator.papers import Told
from models.vocabulary import Language
from tests.exports.reading import text_of
from tests.facilitator.archives import a_used_workshop
from ui.words import words_for

WORDS = words_for(Language.BOKMAAL)


@pytest.fixture
async def archived(database: Path, morning: datetime) -> AsyncIterator[Archived]:
    writing.open_rooms()
    made = (await a_used_workshop()).made
    yield await archiving.read_archive(made.workshop_id, by=made.by)
    await writing.close_rooms()


async def test_archive_holds_the_data_and_the_papers(archived: Archived) -> None:
    with ZipFile(BytesIO(archive.pack(archived, WORDS))) as opened:
        read = archived.minutes
        papers: dict[str, Told] = {
            "deltakerliste.pdf": read.attendance,
            "oppsummering.pdf": read.summary,
            "program.pdf": read.order,
            "referat.pdf": read,
            **{f"tema-{number}.pdf": each for number, each in enumerate(archived.themes, 1)},
        }
        assert opened.namelist() == ["LES-MEG.txt", *papers, "verksted.json"]
        assert opened.testzip() is None
        assert {each.external_attr >> 16 for each in opened.infolist()} == {0o600}
        for name, told in papers.items():
            assert text_of(opened.read(name)) == text_of(files.write(told, files.Kind.PDF, WORDS))


async def test_same_archive_gives_the_same_bytes(archived: Archived) -> None:
    assert archive.pack(archived, WORDS) == archive.pack(archived, WORDS)


async def test_it_says_what_it_is_in_the_workshops_language(archived: Archived) -> None:
    assert archive.about(archived, WORDS).splitlines() == [
        "Nærmiljø 2030",
        "lørdag 8. mars 2031",
        "",
        "Dette er arkivet av et verksted, laget torsdag 6. mars 2031 med Verksted.",
        "",
        "Det inneholder personopplysninger. E-postadressene til deltakerne er ikke med.",
        "De skal slettes fredag 6. juni 2031. Slett arkivet da.",
        "",
        "oppsummering.pdf: hele oppsummeringen",
        "tema-1.pdf: Trygg skolevei",
        "tema-2.pdf: Møteplasser for unge",
        "tema-3.pdf: Bolig for alle",
        "tema-4.pdf: Frivillighet",
        "referat.pdf: Referat",
        "deltakerliste.pdf: Deltakerliste",
        "program.pdf: Program",
        "verksted.json: alt sammen som data, med historikken til tekstene",
        "",
        "«verksted restore» legger verkstedet tilbake fra denne filen.",
        "Formatet er beskrevet i docs/archive-format.md, som følger med Verksted.",
    ]
    said = [archive.about(archived, words_for(each)).splitlines()[5] for each in (Language.NYNORSK, Language.ENGLISH)]
    assert said == [
        "Det inneheld personopplysningar. E-postadressene til deltakarane er ikkje med.",
        "It holds personal data. The participants' e-mail addresses are not in it.",
    ]
