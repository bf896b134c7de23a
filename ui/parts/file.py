"""A file that the reader picks: its bytes, up to a limit, without an upload address of its own."""

from collections.abc import Awaitable, Callable

from nicegui.element import Element
from nicegui.events import GenericEventArguments

from ui.parts.plain import tag


class _FileInput(Element, component="file.js"):
    """The native control; it sends the file in pieces over the page's own socket."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.props["limit"] = limit


def file_field(
    label: str,
    limit: int,
    picked: Callable[[bytes], Awaitable[object]],
    too_big: Callable[[], object],
    *,
    help_: str = "",
    accept: str = "",
) -> None:
    """A labelled file field. `picked` gets the bytes; `too_big` is called for a file over `limit` bytes."""
    pieces: list[bytes] = []
    is_refused = False

    async def take(event: GenericEventArguments) -> None:
        nonlocal is_refused
        if event.args["first"]:
            pieces.clear()
            is_refused = False
        if is_refused:
            return  # the rest of a file that was too big already
        pieces.append(str(event.args["text"]).encode("latin-1", "replace"))
        if sum(map(len, pieces)) > limit:
            pieces.clear()
            is_refused = True
            too_big()
        elif event.args["last"]:
            await picked(b"".join(pieces))
            pieces.clear()

    with tag("div", "", "field"):
        name = tag("label", label)
        helps = tag("p", help_, "help") if help_ else None
        control = _FileInput(limit)
        control.props["accept"] = accept
        if helps is not None:
            control.props["aria-describedby"] = helps.html_id
        name.props["for"] = control.html_id
    control.on("piece", take)
    control.on("big", too_big, args=[])
