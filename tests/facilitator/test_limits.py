"""How often somebody may try."""

from datetime import datetime, timedelta

import pytest

from facilitator import clock
from facilitator.errors import TooMany
from facilitator.limits import Client, Window


def test_window_refuses_one_too_many_and_says_how_long_to_wait(morning: datetime) -> None:
    window = Window(most=3, seconds=60)
    for _time in range(3):
        window.require("Sara", "too_many_codes")
        window.count("Sara")
    with pytest.raises(TooMany) as refused:
        window.require("Sara", "too_many_codes")
    assert refused.value.facts == {"seconds": 61, "minutes": 2}
    window.require("Jonas", "too_many_codes")


def test_window_slides(morning: datetime) -> None:
    window = Window(most=2, seconds=60)
    window.count("Sara")
    clock.advance(timedelta(seconds=40))
    window.count("Sara")
    assert window.wait("Sara") > 0
    clock.advance(timedelta(seconds=21))
    assert window.wait("Sara") == 0
    assert window.counted("Sara") == 1


def test_window_forgets_when_it_went_well(morning: datetime) -> None:
    window = Window(most=1, seconds=60)
    window.count("Sara")
    window.forget("Sara")
    assert window.wait("Sara") == 0


def test_window_takes_back_the_last_one_that_was_right_after_all(morning: datetime) -> None:
    window = Window(most=1, seconds=60)
    window.count("Sara")
    window.take_back("Sara")
    window.take_back("Jonas")
    assert (window.wait("Sara"), window.wait("Jonas")) == (0, 0)


@pytest.mark.parametrize(
    ("address", "network"),
    [("192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"), ("testclient", "testclient")],
)
def test_client_is_a_browser_or_else_its_network(address: str, network: str) -> None:
    assert Client("", address).name == ("network", network)
    assert Client("a visit", address).name == ("visit", "a visit")
