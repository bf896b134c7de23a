"""The buttons that order a list by keyboard and by mouse: up, down, and out of it."""

from collections.abc import Awaitable, Callable

from ui.parts.plain import Press, button, tag
from ui.words import Words


def order_buttons(
    _: Words, key: str, named: str, move: Callable[[int], Awaitable[object]], remove: Press, remove_words: str = ""
) -> None:
    """Buttons for the thing `named`: `move(-1)` is up, `move(1)` is down."""

    async def up() -> None:
        await move(-1)

    async def down() -> None:
        await move(1)

    out = remove_words or _("Fjern")
    with tag("div", "", "order"):
        button(_("Opp"), up, "btn plain tight", key=f"up-{key}", spoken=_("Flytt opp: {name}", name=named))
        button(_("Ned"), down, "btn plain tight", key=f"down-{key}", spoken=_("Flytt ned: {name}", name=named))
        button(out, remove, "btn plain tight danger", key=f"out-{key}", spoken=f"{out}: {named}")
