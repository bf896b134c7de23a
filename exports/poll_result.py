"""A poll's result as a document: who goes on, the picture, the numbers, and how it was held and counted."""

from dataclasses import replace

from exports import framing, poll_words, table
from exports.framing import Words
from exports.poll_numbers import Numbers, numbers, pairs
from exports.poll_picture import picture
from exports.story import (
    Bullets,
    Column,
    Document,
    Facts,
    Grid,
    Heading,
    Item,
    Opening,
    Paragraph,
    Part,
    plain,
)
from exports.story import Numbers as Listed
from exports.table import Sheet
from facilitator.poll_results import PollResult
from facilitator.tally import Result
from models.vocabulary import PollKind

NAME, LONG, SHORT = 5, 2, 1.2
"""A column's part of the width: of names, and of numbers under long names and short ones."""

_MOST = 10


def story(told: PollResult, _: Words) -> Document:
    """The result as a story."""
    parts: list[Part] = [_opening(told, _), Paragraph(plain(poll_words.turnout(told, _)))]
    parts += _decided(told, _)
    if isinstance(told.result, Result):
        parts.append(Heading(2, plain(_("Resultat"))))
        if drawn := picture(told, _):
            parts.append(drawn)
        parts.append(_grid(numbers(told, _), _("Resultat"), _))
    facts = (
        (_("Avstemning"), poll_words.secrecy(told, _)),
        (_("Slik stemte hver"), poll_words.kind(told, _)),
        (_("Går videre"), str(told.rules.seats) if told.rules.seats else _("Ingenting ble valgt her.")),
        (_("Opptelling"), poll_words.method(told, _)),
        (_("Stemmelikhet"), poll_words.tie_rule(told, _)),
    )
    parts.append(Heading(2, plain(_("Slik ble det stemt og talt"))))
    parts.append(Facts(tuple((name, plain(said)) for name, said in facts)))
    return framing.document(f"{_('Avstemning')}: {told.question}", told, parts, _)


def sheets(told: PollResult, _: Words) -> Document:
    """The numbers as tables to sort and count in; with Schulze also the options two by two."""
    found = numbers(told, _, is_whole=True)
    sheet = Sheet(
        kind=_("Avstemning"),
        title=told.question,
        name=_("Resultat"),
        columns=_columns(found),
        rows=found.rows,
        made_at=told.made_at,
        lines=(told.title, poll_words.scope(told.scope, _)),
        letterhead=framing.letterhead(told, _),
    )
    document = table.story(sheet, _)
    compared = pairs(told, _)
    return replace(document, parts=(*document.parts, _grid(compared, _("To og to"), _))) if compared else document


def _opening(told: PollResult, _: Words) -> Opening:
    when = _.date(told.day)
    lines = (told.title, poll_words.scope(told.scope, _), when[:1].upper() + when[1:])
    return Opening(_("Avstemning"), told.question, tuple(filter(None, lines)), framing.letterhead(told, _))


def _decided(told: PollResult, _: Words) -> list[Part]:
    """Who goes on, and why not others."""
    said: list[Part] = [Paragraph(plain(each)) for each in poll_words.decision(told, _)]
    if not told.rules.seats:
        return said
    title = _("Svaret") if told.rules.kind is PollKind.YES_NO else _("Dette går videre")
    names = [Item((Paragraph(plain(poll_words.option(told, each, _))),)) for each in told.winners]
    listed = Listed(tuple(names)) if isinstance(told.result, Result) else Bullets(tuple(names))
    return [Heading(2, plain(title)), *([listed] if names else []), *said]


def _grid(found: Numbers, name: str, _: Words) -> Grid:
    rows = tuple(tuple(table.cell(each, _) for each in row) for row in found.rows)
    return Grid(name, _columns(found), rows, _("Ingen har stemt."))


def _columns(found: Numbers) -> tuple[Column, ...]:
    return tuple(_column(name, is_name=place == found.names) for place, name in enumerate(found.columns))


def _column(name: str, *, is_name: bool) -> Column:
    return Column(name, NAME if is_name else LONG if len(name) > _MOST else SHORT, names_rows=is_name)
