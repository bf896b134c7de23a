"""The coverage: how much is written of each question in each theme, and which measures nobody touched."""

import io
from uuid import UUID, uuid4

import pytest
from python_calamine import CalamineWorkbook

from exports import files
from exports.files import Kind
from facilitator import clock, forms, themes, workshops
from facilitator.coverage import Cell, covered, read_coverage
from models import Meeting, Proposal, Question
from models.vocabulary import Fill
from tests.builders import Made, a_workshop
from tests.exports.reading import text_of
from tests.facilitator.expecting import an_expectation_round, begun, expect
from tests.facilitator.test_summary import first_question, meeting_of
from tests.facilitator.writing_down import a_proposal, write_down
from ui.words import words_for

MEASURES = "- Gåbuss til skolen\n- Lavere fart\n- Lys på stien"


def test_words_are_summed_and_groups_counted_once() -> None:
    question, other = uuid4(), uuid4()
    sara, petter, ali = uuid4(), uuid4(), uuid4()
    counted = [(sara, {str(question): 5, str(other): 90}), (sara, {str(question): 4}), (petter, {str(question): 11})]
    assert covered([question], [*counted, (ali, {})], 20) == Cell(20, 2, Fill.FULL)
    assert covered([question], counted, 21) == Cell(20, 2, Fill.THIN)
    assert covered([question], [(ali, {}), (sara, {str(other): 3})], 20) == Cell(0, 0, Fill.EMPTY)
    assert covered([question, other], counted, 20).words == 110


@pytest.fixture
async def made(database: object, morning: object) -> Made:
    return await a_workshop()


async def _cells(made: Made, theme_id: UUID) -> dict[str, Cell]:
    told = await read_coverage(made.workshop_id, by=made.by)
    theme = next(each for each in told.themes if each.theme_id == theme_id)
    return dict(zip(told.questions, theme.cells, strict=True)) | ({"own": theme.own} if theme.own else {})


async def test_cells_are_empty_thin_and_full_by_the_words_of_all_groups(made: Made) -> None:
    question = await first_question(made)
    first = await meeting_of(made, 1, 1)
    theme_id = first.theme_id
    await write_down(first.id, question.id, "ord " * 12)
    assert (await _cells(made, theme_id))[question.text] == Cell(12, 1, Fill.THIN)
    second = await Meeting.get(item_id=made.rounds[1], theme_id=theme_id)
    await write_down(second.id, question.id, "ord " * 8)
    cells = await _cells(made, theme_id)
    assert cells[question.text] == Cell(20, 2, Fill.FULL)
    assert {each.fill for text, each in cells.items() if text != question.text} == {Fill.EMPTY}
    await workshops.change(made.workshop_id, by=made.by, thin_words=30)
    assert (await _cells(made, theme_id))[question.text].fill is Fill.THIN


@pytest.mark.usefixtures("database", "morning")
async def test_themes_own_questions_are_told_together_and_expectations_not_at_all() -> None:
    made, item_id = await an_expectation_round()
    await begun(made)
    await expect(item_id, made.groups[0], "Mer samarbeid")
    own = await forms.add_question(made.workshop_id, by=made.by, text="Hvor?", theme_id=made.themes[0])
    meeting = await meeting_of(made, 1, 1)
    await write_down(meeting.id, own, "Ved skolen")
    told = await read_coverage(made.workshop_id, by=made.by)
    assert [each.theme_id for each in told.themes] == made.themes
    assert [each.own for each in told.themes] == [Cell(2, 1, Fill.THIN), None, None, None]
    assert len(told.questions) == await Question.filter(workshop_id=made.workshop_id, theme_id=None).count()
    assert sum(cell.words for each in told.themes for cell in each.cells) == 0


async def test_measure_is_untouched_until_a_proposal_is_seen_that_makes_it_concrete(made: Made) -> None:
    meeting = await meeting_of(made, 1, 1)
    theme_id = meeting.theme_id
    await themes.change(theme_id, by=made.by, measures=MEASURES)
    await a_proposal(meeting.id, "Gåbuss", measure=1)
    await a_proposal(meeting.id, "Fart", measure=2, author_id=made.people[0], is_private=True)
    await a_proposal(meeting.id, "Lys", measure=3, hidden_at=clock.now())

    async def untouched() -> tuple[str, ...]:
        told = await read_coverage(made.workshop_id, by=made.by)
        return next(each.untouched for each in told.themes if each.theme_id == theme_id)

    assert await untouched() == ("Lavere fart", "Lys på stien")
    await Proposal.filter(is_private=True).update(is_private=False)
    await Proposal.filter(hidden_at__isnull=False).update(hidden_at=None)
    assert await untouched() == ()


async def test_numbers_are_taken_home_as_excel_and_csv(made: Made) -> None:
    question, meeting = await first_question(made), await meeting_of(made, 1, 1)
    await write_down(meeting.id, question.id, "Mer lys")
    told = await read_coverage(made.workshop_id, by=made.by)
    words = words_for(told.language)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(files.write(told, Kind.EXCEL, words))).get_sheet_by_index(0)
    assert rows.to_python()[0] == ["Tema", "Spørsmål", "Ord", "Grupper", "Fylt"]
    theme = next(each.title for each in told.themes if each.theme_id == meeting.theme_id)
    assert [theme, question.text, 2, 1, "tynt"] in rows.to_python()
    line = f'"{theme}";"{question.text}";"2";"1";"tynt"\r\n'
    assert line in files.write(told, Kind.CSV, words).decode("utf-8-sig")
    assert text_of(files.write(told, Kind.PDF, words)).startswith("Dekning Nærmiljø 2030")
