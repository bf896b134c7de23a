"""The attendance list as a file: everybody once, with their group, organisation and role."""

import io
import re
from dataclasses import replace

import pikepdf
import pytest

from exports import paper
from exports.attendance import story
from facilitator.attendance import Attendance, AttendingGroup, Duty
from models.vocabulary import Language, Phase, Role
from tests.exports.reading import sound, text_of
from tests.exports.samples import BOKMAAL, LEADING, NASTY, an_attendance, somebody
from ui.words import Words, words_for


def pdf(attendance: Attendance, words: Words = BOKMAAL) -> bytes:
    return sound(paper.render(story(attendance, words), is_strict=True))


def test_list_tells_who_was_there_in_which_group_and_as_what() -> None:
    first = AttendingGroup(
        1, "Fjord", (somebody("Sara", "Kommune A"), somebody("Vera", "Bedrift B", deputy_for="Kari"))
    )
    second = AttendingGroup(2, "", (somebody("Liv", "Kommune A", Duty(Role.NOTE_TAKER, "Bolig for alle", 2)),))
    read = an_attendance(
        first, second, leading=(somebody("Jonas", "Kommune A", LEADING),), absent=(somebody("Nils", "Bedrift C"),)
    )

    assert text_of(pdf(read)) == (
        "Deltakerliste Nærmiljø 2030 Torsdag 6. mars 2031 kl. 09.00 Kulturhuset "
        "4 personer er registrert som til stede. 2 organisasjoner er representert. 1 møtte som vara. "
        "1 er påmeldt, men ikke registrert. Arrangør Marit og Geir "
        "Hvor deltakerne kom fra Kommune A 3 Bedrift B 1 "
        "Gruppene Navn Kommer fra Rolle Fjord 1 Sara Kommune A Vera (vara for Kari) Bedrift B "
        "Gruppe 2 Liv Kommune A Referent for Bolig for alle, spor 2 "
        "Ledere og referenter uten gruppe Navn Kommer fra Rolle Jonas Kommune A Leder for Bolig for alle "
        "Påmeldt, men ikke registrert Navn Kommer fra Rolle Nils Bedrift C"
    )


def came_from(counts: dict[str, int]) -> AttendingGroup:
    return AttendingGroup(1, "", tuple(somebody("Sara", name) for name, n in counts.items() for _ in range(n)))


def test_where_people_came_from_is_drawn_and_said() -> None:
    counts = {f"{text} {number}": number % 7 + 1 for number, text in enumerate(NASTY * 4)}
    file = pdf(an_attendance(came_from(counts)))
    with pikepdf.open(io.BytesIO(file)) as opened:
        figures = [
            each for each in opened.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        ]
    said = " ".join(str(each.Alt) for each in figures)
    assert [int(each) for each in re.findall(r"\d: (\d)", said)] == sorted(counts.values(), reverse=True)


def test_name_of_letters_that_are_sentences_is_drawn_in_a_few_lines() -> None:
    file = pdf(an_attendance(came_from({"Kommune A": 2, "\ufdfa" * 160: 1})))
    with pikepdf.open(io.BytesIO(file)) as opened:
        assert len(opened.pages) < 10


@pytest.mark.parametrize("counts", [{}, {"Kommune A": 4}, {"Kommune A": 1, "Kommune B": 1}])
def test_nothing_is_drawn_where_there_is_nothing_to_compare(counts: dict[str, int]) -> None:
    assert "kom fra" not in text_of(pdf(an_attendance(came_from(counts))))


def test_list_without_anybody_says_so() -> None:
    read = replace(an_attendance(), phase=Phase.PLANNED, organisers=(), place="")

    assert text_of(pdf(read)).endswith(
        "kl. 09.00 Laget torsdag 6. mars 2031 kl. 09.00, før verkstedet er slutt. Ingen er registrert som til stede."
    )


@pytest.mark.parametrize("language", [Language.NYNORSK, Language.ENGLISH])
def test_list_is_written_in_the_reader_s_language(language: Language) -> None:
    read = an_attendance(AttendingGroup(1, "", (somebody("Sara", "Kommune A", LEADING),)), absent=(somebody("Tor"),))
    text = text_of(pdf(read, words_for(language)))

    for norwegian in ("Deltakerliste", "til stede", "Påmeldt", "Leder for", "Kommer fra"):
        assert norwegian not in text


def test_list_of_many_groups_has_everybody_once_and_in_order() -> None:
    groups = [
        AttendingGroup(number, "", tuple(somebody(f"person-{number}-{each}", "Kommune A") for each in range(17)))
        for number in range(1, 31)
    ]
    text = text_of(pdf(an_attendance(*groups)))

    assert "510 personer er registrert" in text
    assert [word for word in text.split() if word.startswith("person-")] == [
        person.name for group in groups for person in group.people
    ]


def test_role_longer_than_a_page_is_whole() -> None:
    duties = [Duty(Role.LEADER, f"tema-{number} " * 5, None) for number in range(200)]

    text = text_of(pdf(an_attendance(AttendingGroup(1, "", (somebody("Jonas", "", *duties),)))))

    words = text.replace(",", " ").split()
    assert [words.count(f"tema-{number}") for number in range(200)] == [5] * 200
