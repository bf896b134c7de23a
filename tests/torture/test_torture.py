"""The short form of the torture; README.md tells how the long one is run."""

from pathlib import Path

import pytest

from tests.torture.run import Torture, schedule


@pytest.mark.browser
# It leaves lines half open for good, as its blows; that they are found so later is no fault.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
async def test_nothing_is_lost_whatever_is_killed(tmp_path: Path) -> None:
    outcome = await Torture(tmp_path, seed=281, kills=4, programs=6, browsers=1).run()
    assert outcome.faults == [], outcome.account


def test_seed_gives_the_same_schedule_again() -> None:
    once, again = schedule(7, 40), schedule(7, 40)
    assert once == again != schedule(8, 40)
    kinds = [blow.kind for blow in once]
    assert sum(kinds.count(kind) for kind in ("server", "browser", "connection")) == 40
    assert {"server", "browser", "connection"} <= set(kinds)
