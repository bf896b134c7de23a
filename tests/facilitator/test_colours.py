"""Whatever colour an organisation has, what stands on it and in it can be read."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.colours import BLACK, LINES, TEXT, WHITE, contrast, darkened, on, shades

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast("#777777", WHITE) == pytest.approx(4.478, abs=0.001)
    assert contrast("#ffd500", "#ffd500") == 1


@given(COLOURS)
@example("#757575")
@example("#ffffff")
@example("#000000")
def test_everything_has_its_contrast_whatever_the_colour(colour: str) -> None:
    used = shades(colour)
    assert contrast(used.on_field, used.field) >= TEXT
    assert contrast(used.text, WHITE) >= TEXT
    assert contrast(used.line, WHITE) >= LINES
    assert contrast(used.on_soft, used.soft) >= TEXT


@given(COLOURS)
def test_colour_that_can_be_read_is_left_alone(colour: str) -> None:
    assert (darkened(colour, TEXT) == colour) == (contrast(colour, WHITE) >= TEXT)


def test_darker_shade_is_of_the_same_hue() -> None:
    assert darkened("#ffd500", TEXT) == "#8c7500"
    assert [on(each) for each in ("#ffd500", "#0b3d91", "#0a0a0c")] == [BLACK, WHITE, WHITE]
