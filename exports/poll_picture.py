"""A poll's result as a picture: what is to be drawn, whether on a screen or on paper."""

from exports.framing import Words, number
from exports.poll_numbers import named, points
from exports.poll_words import option
from exports.story import Bar, Bars, Picture, Point, Quadrants, Spread, Spreads
from facilitator.poll_results import PollResult
from facilitator.tally import Result, Standing
from models.vocabulary import PollKind


def picture(told: PollResult, _: Words) -> Picture | None:
    """The picture; none where only who goes on may be told, or nobody voted."""
    if not isinstance(told.result, Result) or not told.result.ballots:
        return None
    standings = told.result.standings
    match told.rules.kind:
        case PollKind.SCALE:
            spreads = tuple(_spread(each, told, _) for each in standings)
            return Picture(Spreads(_("Alternativ"), _("Svar"), spreads), _("Så mange ga hver verdi."))
        case PollKind.TWO_SCALES:
            return _quadrants(standings, told, _)
        case _:
            bars = tuple(_bar(each, told, _) for each in standings)
            drawn = Bars(named(told, _), points(told, _), bars)
            return Picture(drawn, f"{drawn.names}, {drawn.values}.")


def _bar(each: Standing, told: PollResult, _: Words) -> Bar:
    value = float(each.points or 0)
    return Bar(option(told, each.option, _), value, number(value, _), each.wins)


def _spread(each: Standing, told: PollResult, _: Words) -> Spread:
    mean = each.spreads[0].mean
    said = _("Snitt {mean}", mean=number(float(mean), _)) if mean is not None else ""
    return Spread(option(told, each.option, _), each.spreads[0].numbers, said)


def _quadrants(standings: tuple[Standing, ...], told: PollResult, _: Words) -> Picture:
    """Each option under its number in the table; those that nobody answered on are not there."""
    found = []
    for place, each in enumerate(standings, start=1):
        effect, effort = (spread.mean for spread in each.spreads)
        if effect is not None and effort is not None:
            found.append(Point(str(place), option(told, each.option, _), float(effort), float(effect)))
    fields = (_("Gjør først"), _("Krever mer"), _("Ta ved anledning"), _("La ligge"))
    drawn = Quadrants(_("Innsats"), _("Effekt"), fields, tuple(found))
    return Picture(drawn, " ".join([_("Effekt og innsats for hvert alternativ."), *(_told(each, _) for each in found)]))


def _told(point: Point, _: Words) -> str:
    across, up = number(point.across, _), number(point.up, _)
    return _("{name}: effekt {up}, innsats {across}.", name=point.name, up=up, across=across)
