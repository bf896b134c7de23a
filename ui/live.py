"""Keeping an open page true: a part is drawn from facts, and drawn again when its workshop's facts have changed."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Mapping
from contextlib import suppress
from typing import Any, Generic, TypeVar

import structlog
from nicegui import background_tasks
from nicegui import ui as ng
from nicegui.client import Client
from nicegui.element import Element

from facilitator import live
from facilitator.audience import URGENT
from facilitator.errors import Refusal
from facilitator.happenings import BallotsCast, Happening, NotesChanged, PresenceChanged
from ui import identity
from ui.parts.plain import tag

F = TypeVar("F")
COALESCE = 0.1
"""Seconds in which several happenings are taken as one; longer where a redraw takes long, unless it is urgent."""

log = structlog.get_logger()


async def is_signed_in(client: Client) -> bool:
    """Whether the session that a page was opened with still holds: what is open after signing out is told no more."""
    return await identity.account_of(client.request) is not None


def watch(
    workshop_id: Hashable,
    redraw: Callable[[], Awaitable[object]],
    *,
    ignore: tuple[type[Happening], ...] = (BallotsCast, NotesChanged, PresenceChanged),
) -> None:
    """Call `redraw` soon after anything happens in the workshop, while this page is open; several happenings in one."""
    client = ng.context.client
    loop = asyncio.get_running_loop()
    due = False
    wait = 0.0
    hurry = asyncio.Event()
    running = asyncio.Lock()

    async def soon() -> None:
        nonlocal due, wait
        await asyncio.sleep(COALESCE)
        with suppress(TimeoutError):
            await asyncio.wait_for(hurry.wait(), wait)
        async with running:
            hurry.clear()
            due = False
            began = loop.time()
            if client.is_deleted or not await is_signed_in(client):
                return
            try:
                with client, suppress(Refusal):  # whoever may no longer read keeps what was seen, and gets no more
                    await redraw()
            except Exception:
                log.exception("redraw_failed", page=client.page.path)
            wait = 4 * (loop.time() - began)

    def heard(happening: Happening) -> None:
        nonlocal due
        if happening.workshop_id != workshop_id or isinstance(happening, ignore):
            return
        if isinstance(happening, URGENT):
            loop.call_soon_threadsafe(hurry.set)
        if due:
            return
        due = True
        loop.call_soon_threadsafe(lambda: background_tasks.create(soon(), name="redraw"))

    client.on_delete(live.listen(heard))


def watch_writing(workshop_id: Hashable, redraw: Callable[[], Awaitable[object]], seconds: float) -> None:
    """Call `redraw` every so often while somebody writes, which happens all the time, while this page is open."""
    client = ng.context.client
    is_stale = False

    def heard(happening: Happening) -> None:
        nonlocal is_stale
        is_stale = is_stale or (happening.workshop_id == workshop_id and isinstance(happening, NotesChanged))

    async def look_again() -> None:
        nonlocal is_stale
        if not is_stale or not await is_signed_in(client):
            return
        is_stale = False
        with suppress(Refusal):  # whoever may no longer read keeps what was seen, and gets no more
            await redraw()

    client.on_delete(live.listen(heard))
    ng.timer(seconds, look_again)


class Part(Generic[F]):
    """A part of a page. It reads its facts, and draws them when they are not those it shows already."""

    def __init__(
        self,
        read: Callable[[], Awaitable[F]],
        draw: Callable[[F], object],
        name: str = "div",
        classes: str = "",
        **attributes: Any,
    ) -> None:
        self._read = read
        self._draw = draw
        self._facts: F | None = None
        self.element = tag(name, "", classes, **attributes)

    @property
    def facts(self) -> F:
        """What it shows."""
        if self._facts is None:
            raise RuntimeError("not drawn yet")
        return self._facts

    def know(self, facts: F) -> None:
        """Take as shown what a field of this part has just saved, so that it is not drawn anew under the hands."""
        self._facts = facts

    async def redraw(self) -> None:
        """Read, and draw if something changed."""
        facts = await self._read()
        if facts == self._facts or self.element.is_deleted:
            return
        self._facts = facts
        self.element.clear()
        with self.element:
            self._draw(facts)


class Row(Generic[F]):
    """One thing of a list, as it is shown."""

    def __init__(self, element: Element, facts: F) -> None:
        self.element = element
        self.facts = facts

    def know(self, facts: F) -> None:
        """Take as shown what a field of this row has just saved, so that the row is not drawn anew under the hands."""
        self.facts = facts


class Rows(Generic[F]):
    """A list whose rows are drawn, moved and taken away one by one, so that those in use are left alone."""

    def __init__(
        self,
        draw: Callable[[Row[F]], object],
        name: str = "ul",
        row: str = "li",
        classes: str = "",
        row_classes: str = "",
        **attributes: Any,
    ) -> None:
        self._draw = draw
        self._row = (row, row_classes)
        self._rows: dict[Hashable, Row[F]] = {}
        self.element = tag(name, "", classes, **attributes)

    def show(self, facts: Mapping[Hashable, F]) -> None:
        """Show these things in this order."""
        for key in [each for each in self._rows if each not in facts]:
            self._rows.pop(key).element.delete()
        for index, (key, each) in enumerate(facts.items()):
            row = self._rows.get(key)
            if row is None:
                with self.element:
                    row = self._rows[key] = Row(tag(self._row[0], "", self._row[1]), each)
                self._fill(row)
            elif row.facts != each:
                row.facts = each
                row.element.clear()
                self._fill(row)
            if self.element.default_slot.children.index(row.element) != index:
                row.element.move(target_index=index)

    def _fill(self, row: Row[F]) -> None:
        with row.element:
            self._draw(row)
