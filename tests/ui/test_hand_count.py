"""Slips of people without a device, as somebody types them."""

import pytest

from facilitator.errors import Invalid
from ui.pages.hand_count import read_slips, typed_slips

OPTIONS = ("lys", "benk", "buss")


def test_slips_are_read_one_from_each_line() -> None:
    typed = "2 1 3\n\n  1, 3 \n3 x 2\n2× 0\n0"
    read = [[["benk", "lys", "buss"], 1], [["lys", "buss"], 1], [["benk"], 3], [[], 2], [[], 1]]
    assert read_slips(typed, OPTIONS) == read
    assert typed_slips(read, OPTIONS) == "2 1 3\n1 3\n3 x 2\n2 x 0\n0"


@pytest.mark.parametrize("typed", ["4", "-1", "lys", "1 0", "3 x", "1 2 x", "²", "9" * 5000])
def test_slip_that_names_no_option_is_refused_with_its_line(typed: str) -> None:
    with pytest.raises(Invalid, match="slip_unreadable") as refused:
        read_slips(f"1 2\n{typed}", OPTIONS)
    assert refused.value.facts == {"line": 2, "most": 3}
