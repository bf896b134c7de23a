"""Summaries of every size are PDF/UA-1 and PDF/A-2a; what else is strange, the other tests of paper give."""

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest

from exports import paper
from exports.group_summary import story
from facilitator.summary import Summary
from tests.exports.reading import sound
from tests.exports.samples import BOKMAAL, a_summary, one_group, thirty_groups
from tests.exports.tagged.reading import told


@pytest.mark.parametrize("summary", [a_summary, one_group, lambda: replace(a_summary(), title="", place="")])
def test_small_summary_is_sound(summary: Callable[[], Summary]) -> None:
    sound(paper.render(story(summary(), BOKMAAL), is_strict=True))


def test_summary_of_thirty_groups_is_sound_and_told_in_order() -> None:
    file = sound(paper.render(story(thirty_groups(), BOKMAAL), is_strict=True))
    with pikepdf.open(io.BytesIO(file)) as pdf:
        assert 80 < len(pdf.pages) < 110
    heard = [each for each in told(file).split() if each.startswith("tiltak-")]
    assert heard == [f"tiltak-{number}" for number in range(15 * 3 * 8 * 4)]
