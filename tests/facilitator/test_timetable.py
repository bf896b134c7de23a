"""When steps come."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from facilitator import timetable
from facilitator.timetable import RoundNumber, Span
from models import AgendaItem
from models.vocabulary import ItemKind

NINE = datetime(2031, 3, 6, 8, 0, tzinfo=UTC)
KINDS = (ItemKind.TALK, ItemKind.ROUND, ItemKind.BREAK, ItemKind.ROUND, ItemKind.SUMMARY)


def _day() -> list[AgendaItem]:
    return [AgendaItem(id=UUID(int=at), position=at, kind=kind, minutes=20) for at, kind in enumerate(KINDS)]


def _after(minutes: int) -> datetime:
    return NINE + timedelta(minutes=minutes)


def test_planned_steps_follow_each_other() -> None:
    spans = timetable.planned(_day(), NINE)
    assert [span.starts_at for span in spans.values()] == [_after(each) for each in (0, 20, 40, 60, 80)]
    assert spans[UUID(int=4)].ends_at == _after(100)


def test_steps_are_expected_from_where_the_running_one_ends() -> None:
    day = _day()
    day[0].started_at, day[0].ends_at = _after(5), _after(25)
    day[1].started_at, day[1].ends_at = _after(30), _after(50)
    spans = timetable.projected(day, NINE, day[1].id, _after(40))
    assert list(spans.values()) == [
        Span(_after(5), _after(30)),
        Span(_after(30), _after(50)),
        Span(_after(50), _after(70)),
        Span(_after(70), _after(90)),
        Span(_after(90), _after(110)),
    ]
    assert timetable.minutes_late(day, NINE, day[1].id, _after(40)) == 10


def test_step_that_runs_over_moves_the_rest_by_the_minute() -> None:
    day = _day()
    day[0].started_at, day[0].ends_at = NINE, _after(20)
    assert timetable.minutes_late(day, NINE, day[0].id, _after(20)) == 0
    assert timetable.minutes_late(day, NINE, day[0].id, _after(27)) == 7
    assert timetable.left(day[0], _after(27)) == timedelta(minutes=-7)


def test_paused_step_takes_what_it_has_left_from_now() -> None:
    day = _day()
    day[0].started_at, day[0].seconds_left = NINE, 600
    assert timetable.projected(day, NINE, day[0].id, _after(30))[day[0].id] == Span(NINE, _after(40))


def test_ended_day_stands_as_it_was() -> None:
    day = _day()[:1]
    day[0].started_at, day[0].ends_at = NINE, _after(20)
    assert timetable.projected(day, NINE, None, _after(500), _after(18)) == {day[0].id: Span(NINE, _after(18))}


def test_rounds_are_counted_without_the_summary() -> None:
    day = _day()
    assert [timetable.round_of(day, item.id) for item in day] == [
        None,
        RoundNumber(1, 2, is_summary=False),
        None,
        RoundNumber(2, 2, is_summary=False),
        RoundNumber(2, 2, is_summary=True),
    ]
    assert timetable.round_of(day, None) is None
    assert timetable.minutes_late([], NINE, None, NINE) == 0
