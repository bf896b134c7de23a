"""Who may take part without being on a list: they came in by themselves, and organisers see their names."""

from collections.abc import Sequence

from ui.parts.plain import tag
from ui.words import Words


def draw_voters(names: Sequence[str], _: Words) -> None:
    """That so many may vote; who, when it is unfolded. Nothing for nobody."""
    if names:
        _draw(
            _.n("{n} som ikke sto på lista, kan stemme.", "{n} som ikke sto på lista, kan stemme.", len(names)),
            names,
            _,
        )


def draw_answering(names: Sequence[str], _: Words) -> None:
    """That so many may answer; else as `draw_voters`."""
    if names:
        _draw(
            _.n("{n} som ikke sto på lista, kan svare.", "{n} som ikke sto på lista, kan svare.", len(names)), names, _
        )


def _draw(said: str, names: Sequence[str], _: Words) -> None:
    with tag("details", "", "notice info"):
        tag("summary", said)
        tag("p", _.listed(names))
