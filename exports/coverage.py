"""How much is written of what was asked, in words: beside the map on a screen, and as a table to sort and count in."""

from collections.abc import Iterator

from exports import framing, table
from exports.framing import Words
from exports.story import Column, Document
from exports.table import Content, Sheet
from facilitator.coverage import Cell, Coverage
from models.vocabulary import Fill


def fill_words(_: Words) -> dict[Fill, str]:
    """What the three steps are called."""
    return {Fill.EMPTY: _("tomt"), Fill.THIN: _("tynt"), Fill.FULL: _("fullt")}


def cell_words(cell: Cell | None, _: Words) -> str:
    """What a cell says: how many words, by how many groups, and whether that is thin."""
    if cell is None:
        return _("spørres ikke")
    if cell.fill is Fill.EMPTY:
        return fill_words(_)[cell.fill]
    words, groups = _.n("{n} ord", "{n} ord", cell.words), _.n("{n} gruppe", "{n} grupper", cell.groups)
    return ", ".join([words, groups, *([fill_words(_)[cell.fill]] if cell.fill is Fill.THIN else [])])


def story(told: Coverage, _: Words) -> Document:
    """The numbers as a story."""
    return table.story(_sheet(told, _), _)


def thin_words(told: Coverage, _: Words) -> str:
    """What thin means here."""
    return _.n("Tynt er færre enn {n} ord.", "Tynt er færre enn {n} ord.", told.thin_words)


def _sheet(told: Coverage, _: Words) -> Sheet:
    """The numbers as one table: a row for each theme and question."""
    columns = (
        Column(_("Tema"), 3, names_rows=True),
        Column(_("Spørsmål"), 5),
        Column(_("Ord")),
        Column(_("Grupper")),
        Column(_("Fylt")),
    )
    return Sheet(
        kind=_("Dekning"),
        title=told.title,
        name=_("Dekning"),
        columns=columns,
        rows=tuple(_rows(told, _)),
        made_at=told.made_at,
        lines=(framing.when(told, _), told.place),
        intro=thin_words(told, _),
        letterhead=framing.letterhead(told, _),
    )


def _rows(told: Coverage, _: Words) -> Iterator[tuple[Content, ...]]:
    for theme in told.themes:
        own = [(_("Temaets egne spørsmål"), theme.own)] if theme.own else []
        for question, cell in [*zip(told.questions, theme.cells, strict=True), *own]:
            yield theme.title, question, cell.words, cell.groups, fill_words(_)[cell.fill]
