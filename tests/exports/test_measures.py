"""What is to be started, in the files: titles, texts, reasons, follow-up, and what the vote said."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from exports import data, group_summary, minutes, paper, poll_words, webpage, word
from facilitator.minutes import Minutes
from facilitator.poll_results import Vote
from facilitator.tally import count
from facilitator.telling import Measure, Origin, Proposal
from models.vocabulary import Language, PollKind, ProposalPart
from tests.exports.reading import outline_of, sound, text_of
from tests.exports.samples import BOKMAAL, a_summary, an_attendance, an_order, said
from tests.facilitator.ballots import OPTIONS, rules
from ui.words import words_for

ANSWERS = (
    (ProposalPart.WHAT, (said("Tjue lamper"),)),
    (ProposalPart.WHY, (said("Barna går der"),)),
    (ProposalPart.FOLLOW_UP, (said("Vi teller om et år"),)),
)
LIGHT = Measure(
    "Mer lys",
    "Trygg skolevei",
    Vote("Hva først?", PollKind.CHOOSE),
    Proposal(Origin(2, "", 1), "Mer lys", "Lys", ANSWERS),
)
SUMMARY = a_summary(measures=(LIGHT, Measure("", "", None, None)))
TOLD = (
    "Dette setter vi i gang Tiltak 1 · Trygg skolevei Mer lys Gruppe 2 Runde 1 Hva Tjue lamper "
    "Hvorfor Barna går der Oppfølging Vi teller om et år Valgt i avstemningen «Hva først?». Tiltak 2 Uten tittel"
)


def test_summary_and_minutes_tell_what_is_started() -> None:
    stories = (
        group_summary.story(SUMMARY, BOKMAAL),
        minutes.story(Minutes(an_attendance(), an_order(rounds=()), SUMMARY), BOKMAAL),
    )
    for story in stories:
        file = sound(paper.render(story, is_strict=True))
        assert TOLD in text_of(file)
        assert [title for level, title in outline_of(file) if title in {"Dette setter vi i gang", "Mer lys"}] == [
            "Dette setter vi i gang",
            "Mer lys",
        ]
        lines = [each.text for each in Document(BytesIO(word.render(story))).paragraphs]
        assert {"Dette setter vi i gang", "Mer lys", "Uten tittel"} <= {*lines}
        assert "Mer lys</h3>" in webpage.html(story)
        assert "Vi teller om et år".encode() in data.json_file(story)


def test_nothing_is_said_where_nothing_is_chosen() -> None:
    assert "Dette setter vi i gang" not in text_of(paper.render(group_summary.story(a_summary(), BOKMAAL)))


def _vote(kind: PollKind, choices: list[object]) -> Vote:
    """What is said of the first of five options, or of yes and no."""
    result = count(choices, rules(kind))  # type: ignore[arg-type]
    own = [each for each in result.standings if kind is PollKind.YES_NO or each.option == OPTIONS[0]]
    return Vote("Hva først?", kind, result.ballots, tuple(own))


@pytest.mark.parametrize(
    ("vote", "numbers"),
    [
        (_vote(PollKind.DOTS, [{"tak": 2}, {"tak": 1}]), "3 prikker. 2 stemte."),
        (_vote(PollKind.CHOOSE, [["tak"], ["benk"], ["tak"]]), "2 av 3 stemmer."),
        (_vote(PollKind.RANKING, [["tak", "benk"], ["tak"]]), "Nummer 1 i rangeringen. 2 stemte."),
        (_vote(PollKind.SCALE, [{"tak": 4}, {"tak": 5}]), "4,5 av 5 i snitt. 2 stemte."),
        (
            _vote(PollKind.TWO_SCALES, [{"tak": [5, 1]}, {"tak": [4, 2]}]),
            "Effekt 4,5 og innsats 1,5 i snitt. 2 stemte.",
        ),
        (_vote(PollKind.YES_NO, ["yes", "yes", "no"]), "2 ja, 1 nei og 0 blanke."),
    ],
)
def test_vote_says_its_numbers_in_one_line(vote: Vote, numbers: str) -> None:
    assert poll_words.vote(vote, BOKMAAL) == f"Valgt i avstemningen «Hva først?». {numbers}"
    assert poll_words.vote(replace(vote, standings=()), BOKMAAL) == "Valgt i avstemningen «Hva først?»."
    for language in Language:
        assert poll_words.vote(vote, words_for(language))
