"""A poll's numbers as a table: the same beside the picture on a screen, on paper, and in Excel and CSV."""

from collections.abc import Iterator
from dataclasses import dataclass

from exports.framing import Words
from exports.poll_words import Counted, option
from facilitator.ballots import SCALE, SCALES
from facilitator.tally import Result, Spread, Standing
from models.vocabulary import PollKind, RankingMethod

Value = str | int | float
"""What stands in a cell. A number that nobody gave anything for is an empty text."""

BESIDE = "\N{NO-BREAK SPACE}/\N{NO-BREAK SPACE}"
"""Between numbers that stay on one line."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Columns and rows; `names` is which column names the rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    names: int


def numbers(told: Counted, _: Words, *, is_whole: bool = False) -> Numbers:
    """The numbers by place, or who goes on where no more may be told.

    How answers are spread is one column to read; with `is_whole` it is one for each value, to count in.
    """
    if not isinstance(told.result, Result):
        return Numbers((_("Går videre"),), tuple((option(told, each, _),) for each in told.winners), 0)
    columns = (*_first(told, _), named(told, _), *_columns(told, _, is_whole=is_whole), *_last(told, _))
    standings = enumerate(told.result.standings, start=1)
    rows = tuple(tuple(_row(place, each, told, _, is_whole=is_whole)) for place, each in standings)
    return Numbers(columns, rows, len(_first(told, _)))


def pairs(told: Counted, _: Words) -> Numbers | None:
    """For Schulze, how many put each before each, and the strongest paths; None for the other methods."""
    if not isinstance(told.result, Result) or told.result.pairs is None:
        return None
    found = told.result.pairs
    rows = tuple(
        (option(told, one, _), option(told, other, _), found.beats[a][b], found.paths[a][b])
        for a, one in enumerate(found.options)
        for b, other in enumerate(found.options)
        if a != b
    )
    return Numbers((_("Alternativ"), _("Foran"), _("Så mange mente det"), _("Sterkeste vei")), rows, 0)


def named(told: Counted, _: Words) -> str:
    """What the things that were counted are called."""
    return _("Svar") if told.rules.kind is PollKind.YES_NO else _("Alternativ")


def points(told: Counted, _: Words) -> str:
    """What is counted is called."""
    if told.rules.kind is PollKind.RANKING:
        return _("Poeng") if told.rules.method is RankingMethod.BORDA else _("Slår eller er lik")
    return _("Prikker") if told.rules.kind is PollKind.DOTS else _("Stemmer")


def _first(told: Counted, _: Words) -> tuple[str, ...]:
    """What stands before the names; the number is the one in the picture."""
    return (_("Nr."), _("Plass")) if told.rules.kind is PollKind.TWO_SCALES else (_("Plass"),)


def _last(told: Counted, _: Words) -> tuple[str, ...]:
    return (_("Går videre"),) if _says_winners(told) else ()


def _says_winners(told: Counted) -> bool:
    """Of yes and no, it goes without saying."""
    return bool(told.rules.seats) and told.rules.kind is not PollKind.YES_NO


def _columns(told: Counted, _: Words, *, is_whole: bool) -> tuple[str, ...]:
    values = [str(each) for each in range(1, SCALE + 1)]
    effect, effort = _("Effekt"), _("Innsats")
    match told.rules.kind:
        case PollKind.SCALE:
            return (_("Snitt"), _("Svar"), *(values if is_whole else [BESIDE.join(values)]))
        case PollKind.TWO_SCALES:
            spread = [f"{each} {value}" for each in (effect, effort) for value in values] if is_whole else []
            return (effect, effort, _("Svar"), *spread)
        case PollKind.RANKING:
            return points(told, _), _("Rangert av")
        case _:
            return (points(told, _),)


def _row(place: int, each: Standing, told: Counted, _: Words, *, is_whole: bool) -> Iterator[Value]:
    if told.rules.kind is PollKind.TWO_SCALES:
        yield place
    yield each.place or ""
    yield option(told, each.option, _)
    yield from _values(each, told, is_whole=is_whole)
    if _says_winners(told):
        yield _("Ja") if each.wins else ""


def _values(each: Standing, told: Counted, *, is_whole: bool) -> Iterator[Value]:
    if told.rules.kind in SCALES:
        yield from (_mean(spread) for spread in each.spreads)
        yield each.given
        if is_whole:
            yield from (number for spread in each.spreads for number in spread.numbers)
        elif told.rules.kind is PollKind.SCALE:
            yield BESIDE.join(map(str, each.spreads[0].numbers))
        return
    whole = each.points or 0
    yield int(whole) if whole == int(whole) else float(whole)
    if told.rules.kind is PollKind.RANKING:
        yield each.given


def _mean(spread: Spread) -> Value:
    return "" if spread.mean is None else round(float(spread.mean), 2)
