"""Pictures on paper: what is drawn of each kind, in pieces that fit on a page, and the words that say the same."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from exports import bars, spreads
from exports.look import Palette, Sheet
from exports.quadrants import Quadrants as QuadrantsDrawn
from exports.story import Bars, Picture, Quadrants


def drawn(part: Bars | Picture, sheet: Sheet, palette: Palette) -> Iterator[tuple[Flowable, str]]:
    """Each piece of a picture, with its words; several where a page can't hold it."""
    drawing = part.drawing if isinstance(part, Picture) else part
    words = part.words if isinstance(part, Picture) else f"{part.names}, {part.values}."
    if isinstance(drawing, Quadrants):
        yield QuadrantsDrawn(drawing, sheet.width, palette), words
    elif isinstance(drawing, Bars):
        for piece in bars.apart(drawing.bars, drawing.most, sheet.width, sheet.height / 2):
            yield piece, f"{words} {'; '.join(f'{each.name}: {each.number}' for each in piece.bars)}."
    else:
        for part_of in spreads.apart(drawing.spreads, sheet.width, sheet.height / 2):
            yield part_of, f"{words} {'; '.join(map(spreads.words, part_of.spreads))}."
