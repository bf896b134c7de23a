"""A table as a document of its own, on pages that lie: any columns, with text, lists and links in the cells."""

from dataclasses import dataclass
from datetime import date, datetime

from exports.framing import LANGUAGES, Words
from exports.group_summary import retold
from exports.story import Cell, Column, Document, Grid, Letterhead, Opening, Paragraph, Part, plain
from facilitator.richtext import Block

Content = str | int | date | tuple[Block, ...]
"""What is in a cell: text, in which a new line is a new paragraph; a number; a day; or rich text."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to be told. Every row has as many cells as there are columns.

    `kind` says what it is, `lines` where and when, `intro` what is to be known of it; `name` is the table's own. With a
    letterhead it has a cover.
    """

    kind: str
    title: str
    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Content, ...], ...]
    made_at: datetime
    lines: tuple[str, ...] = ()
    intro: str = ""
    letterhead: Letterhead | None = None


def story(sheet: Sheet, _: Words) -> Document:
    """The table as a story."""
    lines = tuple(each for each in sheet.lines if each)
    parts: list[Part] = [Opening(sheet.kind, sheet.title, lines, sheet.letterhead, sheet.letterhead is not None)]
    if sheet.intro:
        parts.append(Paragraph(plain(sheet.intro)))
    rows = tuple(tuple(cell(each, _) for each in row) for row in sheet.rows)
    parts.append(Grid(sheet.name, sheet.columns, rows, _("Tabellen har ingen rader ennå.")))
    return Document(
        title=f"{sheet.kind}: {sheet.title}",
        language=LANGUAGES[_.language],
        parts=tuple(parts),
        made_at=sheet.made_at,
        foot=f"{sheet.title} · {_.date(sheet.made_at)}",
        page=_("Side {n} av {total}"),
        is_landscape=True,
    )


def cell(content: Content, _: Words) -> Cell:
    """What stands in a cell."""
    if isinstance(content, str):
        return Cell(tuple(Paragraph(plain(line)) for line in content.splitlines() if line.strip()))
    if isinstance(content, int):
        return Cell((Paragraph(plain(str(content))),), number=content)
    if isinstance(content, date):
        return Cell((Paragraph(plain(_.date(content, weekday=False))),), content)
    return Cell(retold(content))
