"""The minutes as a file: to whom, who was there, the agenda, what was chosen, and the next steps."""

from dataclasses import replace
from uuid import UUID

import pytest

from exports import paper
from exports.minutes import story
from facilitator.attendance import AttendingGroup
from facilitator.minutes import Minutes
from facilitator.richtext import BulletList, Item, NextStep, Text
from facilitator.telling import Answer, Chapter, Commitment, Entry, Origin
from models.vocabulary import ItemKind, Language, Phase
from tests.exports.reading import outline_of, sound, text_of
from tests.exports.samples import BOKMAAL, LEADING, a_summary, an_attendance, an_order, said, somebody, steps
from ui.words import Words, words_for

COMMITTEES = ("Hovedutvalg for oppvekst og kultur", "Formannskapet")


def pdf(minutes: Minutes, *recipients: str, words: Words = BOKMAAL) -> bytes:
    return sound(paper.render(story(replace(minutes, recipients=recipients), words), is_strict=True))


def chapter(title: str, *answers: Answer) -> Chapter:
    return Chapter(UUID(int=0), title, None, None, None, answers, ())


def empty() -> Minutes:
    return Minutes(an_attendance(), an_order(rounds=()), a_summary())


def whole() -> Minutes:
    group = AttendingGroup(1, "Fjord", (somebody("Sara", "Kommune A"), somebody("Vera", "", deputy_for="Kari")))
    attendance = an_attendance(group, leading=(somebody("Jonas", "Kommune A", LEADING),), absent=(somebody("Nils"),))
    summing_up = Entry(Origin(1, "Fjord", None), (BulletList((Item((said("Lys i parken"),)),)),))
    earlier = Entry(Origin(2, "", 1), (said("Mange benker"),))
    step = NextStep((Text("Sara"),), (Text("kaller inn"),), (Text("1. mai"),))
    summary = a_summary(
        chapter("Bolig", Answer("Hva bør starte først?", (earlier, summing_up))),
        chapter("Skole"),
        commitments=(Commitment("Bolig", None, "Hvem gjør hva?", Origin(1, "Fjord", None), step),),
    )
    return Minutes(
        attendance, an_order(day=steps((ItemKind.TALK, "Velkommen", ""), (ItemKind.SUMMARY, "", ""))), summary
    )


def test_minutes_tell_who_met_about_what_what_was_chosen_and_what_comes_next() -> None:
    file = pdf(whole(), *COMMITTEES)

    assert text_of(file) == (
        "Referat Nærmiljø 2030 Torsdag 6. mars 2031 kl. 09.00 Kulturhuset "
        "Til Hovedutvalg for oppvekst og kultur Formannskapet Arrangør Marit og Geir "
        "Program Når Hva 09.00–09.20 Velkommen 09.20–09.40 Oppsummering i grupper "
        "Til stede 3 personer er registrert som til stede. 1 organisasjon er representert. 1 møtte som vara. "
        "1 er påmeldt, men ikke registrert. "
        "Deltakere Fjord 1 Sara, Kommune A; Vera (vara for Kari) "
        "Ledere og referenter Jonas, Kommune A, Leder for Bolig for alle Påmeldt, men ikke registrert Nils "
        "Dette kom gruppene fram til Bolig Hva bør starte først? Fjord 1 Oppsummering • Lys i parken "
        "Skole Ingen svar er skrevet her. "
        "Neste steg Bolig Hvem gjør hva? Hvem Gjør hva Når Fjord 1 Oppsummering Sara kaller inn 1. mai"
    )
    assert [title for level, title in outline_of(file) if level == 1] == [
        "Program",
        "Til stede",
        "Dette kom gruppene fram til",
        "Neste steg",
    ]


def test_minutes_of_a_day_without_a_summary_round_hold_all_answers() -> None:
    entry = Entry(Origin(2, "", 1), (said("Mange benker"),))
    read = replace(empty(), summary=a_summary(chapter("Bolig", Answer("Hva?", (entry,)))))

    assert "Bolig Hva? Gruppe 2 Runde 1 Mange benker" in text_of(pdf(read))


def test_minutes_without_anything_say_so() -> None:
    read = replace(empty(), attendance=replace(an_attendance(), phase=Phase.RUNNING, organisers=()))

    assert text_of(pdf(read, "", "  ")).endswith(
        "Laget torsdag 6. mars 2031 kl. 09.00, før verkstedet er slutt. Programmet er tomt. "
        "Til stede Ingen er registrert som til stede. Dette kom gruppene fram til Ingen svar er skrevet her. "
        "Neste steg Ingen neste steg er skrevet ned."
    )


@pytest.mark.parametrize("language", [Language.NYNORSK, Language.ENGLISH])
def test_minutes_are_written_in_the_reader_s_language(language: Language) -> None:
    text = text_of(pdf(whole(), *COMMITTEES, words=words_for(language)))

    for norwegian in ("til stede", "Påmeldt", "er skrevet her", "Ledere", "Leder for"):
        assert norwegian not in text


def test_a_group_of_hundreds_is_whole() -> None:
    people = tuple(somebody(f"person-{number}", "Kommune A i fylket") for number in range(500))

    words = text_of(pdf(replace(empty(), attendance=an_attendance(AttendingGroup(1, "", people))))).split()

    assert [word for word in words if word.startswith("person-")] == [f"person-{number}," for number in range(500)]
