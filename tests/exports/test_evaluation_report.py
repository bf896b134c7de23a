"""The evaluation report: what is shown on the screen is on paper and in the table, and nothing that is withheld."""

import csv
import io
from dataclasses import replace
from uuid import UUID

import pytest
from python_calamine import CalamineWorkbook

from exports import files, paper
from exports.files import Kind
from facilitator.evaluation import Comment, GroupResult, QuestionResult
from facilitator.evaluation_report import EvaluationReport
from facilitator.suppression import Counted
from models.vocabulary import AnswerKind, Language, Phase
from tests.exports.reading import sound, text_of
from tests.exports.samples import BOKMAAL, ID, an_evaluation
from ui.words import Words, words_for


def pdf(report: EvaluationReport, words: Words = BOKMAAL) -> bytes:
    return sound(paper.render(files.story(report, words), is_strict=True))


def test_report_tells_the_whole_the_groups_and_the_comments() -> None:
    text = text_of(pdf(an_evaluation()))
    assert text.startswith(
        "Evalueringsrapport Nærmiljø 2030 Torsdag 6. mars 2031 kl. 09.00 Kulturhuset Evaluering 21 har svart. "
        "Svarene er anonyme, og vises bare når minst 5 har svart. Hvordan var dagen? 21 svar. "
        "Gjennomsnitt 4,0 på en skala fra 1 til 5. Svært dårlig 1 Dårlig 1 Midt på treet 4 Bra 6 Svært bra 9 "
        "Gruppe Antall Svar Fjord 6 Bra: 2; Svært bra: 4 Gruppe 2 For få svar "
        "Noen grupper vises ikke. Ellers kunne noen regne seg fram til de små."
    )
    assert "12 anbefaler (9–10), 6 er nøytrale (7–8), 3 er kritiske (0–6). Netto anbefaling er 43:" in text
    assert "Hvor mye lærte du? For få svar til å vises. Minst 5 må ha svart." in text
    assert text.endswith("Noe mer? 21 svar. • Mer tid i gruppene • Kaffe til alle")


def test_table_holds_the_same_numbers_as_numbers() -> None:
    report = an_evaluation()
    rows = CalamineWorkbook.from_filelike(io.BytesIO(files.write(report, Kind.EXCEL, BOKMAAL))).get_sheet_by_index(0)
    told = rows.to_python()
    assert told[0] == ["Evaluering", "Spørsmål", "Gruppe", "Svar", "Antall", "Prosent"]
    about = ["Evaluering", "Hvordan var dagen?"]
    assert told[1:3] == [[*about, "Alle", "Har svart", 21, ""], [*about, "Alle", "Svært dårlig", 1, 5]]
    assert [*about, "Gruppe 2", "For få svar", "", ""] in told
    lines = list(csv.reader(io.StringIO(files.write(report, Kind.CSV, BOKMAAL).decode("utf-8-sig")), delimiter=";"))
    assert [[str(int(each)) if isinstance(each, float) else each for each in row] for row in told] == lines


def test_open_evaluation_tells_how_many_and_nothing_else() -> None:
    question = QuestionResult(ID, AnswerKind.SMILEYS, "Hvordan var dagen?", ())
    (asked,) = an_evaluation().surveys
    report = replace(an_evaluation(), surveys=(replace(asked, phase=Phase.RUNNING, turnout=3, questions=(question,)),))
    text = text_of(pdf(report))
    assert "3 har svart. Den er fortsatt åpen for svar." in text
    assert text.endswith("Hvordan var dagen?")


def test_workshop_without_evaluations_says_so() -> None:
    assert text_of(pdf(replace(an_evaluation(), surveys=()))).endswith("Ingen har blitt spurt ennå.")


@pytest.mark.parametrize("language", [Language.NYNORSK, Language.ENGLISH])
def test_report_is_written_in_the_reader_s_language(language: Language) -> None:
    text = text_of(pdf(an_evaluation(), words_for(language)))
    for norwegian in ("vises", "anbefaler", "Svarene", "er fortsatt"):
        assert norwegian not in text


def test_comment_like_a_formula_stays_on_paper() -> None:
    (asked,) = an_evaluation().surveys
    comments = (Comment(UUID(int=1), '=HYPERLINK("http://x.example")\n\n<b>Takk</b>', is_left_out=False),)
    question = replace(asked.questions[-1], comments=comments)
    report = replace(an_evaluation(), surveys=(replace(asked, questions=(question,)),))
    assert text_of(pdf(report)).endswith('=HYPERLINK("http://x.example") <b>Takk</b>')


def test_counts_are_what_was_counted() -> None:
    group = GroupResult(1, "", Counted(5, (5, 0)))
    question = QuestionResult(ID, AnswerKind.ONE, "Kom du?", ("Ja", "Nei"), Counted(10, (6, 4)), (group,))
    (asked,) = an_evaluation().surveys
    report = replace(an_evaluation(), surveys=(replace(asked, questions=(question,)),))
    assert "Ja 6 Nei 4 Gruppe Antall Svar Gruppe 1 5 Ja: 5" in text_of(pdf(report))
