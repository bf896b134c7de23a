"""Making files without holding anybody up: one polite process beside the server, asked through a queue.

The same file asked for again is not made again: a hall that ends its day asks for one summary hundreds of times. No
file is kept of what was deleted.
"""

import asyncio
import os
import pickle
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from hashlib import sha256
from io import BytesIO
from multiprocessing import get_context, parent_process
from threading import Thread
from uuid import UUID

from exports import archive, files
from exports.files import Kind, Tellable
from facilitator import unpacking
from facilitator.archiving import Archived
from facilitator.happenings import (
    Happening,
    NotesReplaced,
    PeopleChanged,
    PersonalDataDeleted,
    ResultsChanged,
    WorkshopRemoved,
)
from facilitator.minutes import Minutes
from facilitator.summary import Summary
from ui.words import words_for

KEPT = 64
KEPT_BYTES = 64_000_000
"""How many files are kept at most, and how much in them."""

_DELETIONS = (PersonalDataDeleted, PeopleChanged, NotesReplaced, ResultsChanged, WorkshopRemoved)
_LOWER_PRIORITY = 10


@dataclass(frozen=True, slots=True)
class File:
    """A file to take home."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Order:
    """A file to be made; `digest` stands for all that goes into it, which may be megabytes."""

    workshop_id: UUID
    kind: Kind
    digest: bytes


class Printer:
    """Makes files in a process of its own, one at a time."""

    def __init__(self, most_bytes: int = KEPT_BYTES) -> None:
        self._most_bytes = most_bytes
        self._pool: ProcessPoolExecutor | None = None
        self._made: OrderedDict[_Order, bytes] = OrderedDict()
        self._making: dict[_Order, asyncio.Task[bytes]] = {}
        self._archiving = asyncio.Lock()

    @property
    def kept_bytes(self) -> int:
        """How much is in the files that are kept."""
        return sum(map(len, self._made.values()))

    def hear(self, happening: Happening) -> None:
        """Forget a workshop's files when something that may be in them is deleted."""
        if not isinstance(happening, _DELETIONS):
            return
        for kept in (self._made, self._making):
            for order in [each for each in kept if each.workshop_id == happening.workshop_id]:
                del kept[order]

    def begin(self) -> None:
        """Start the process, if there is none, so that the first file needn't wait for it."""
        with suppress(BrokenProcessPool):  # the first file finds out, too, and starts another
            self._open().submit(_nothing)

    async def file(self, told: Tellable, kind: Kind) -> File:
        """What was read as a file in its workshop's language, with a name to save it under."""
        shown = _as_shown(told)
        order = _Order(_workshop_of(told), kind, _digest(shown))
        name = files.name(told, kind, words_for(told.language))
        if order in self._made:
            self._made.move_to_end(order)
            return File(name, files.media_type(kind), self._made[order])
        if order not in self._making:
            task = asyncio.create_task(self._make(order, shown))
            self._making[order] = task
            task.add_done_callback(partial(self._is_made, order))
        return File(name, files.media_type(kind), await asyncio.shield(self._making[order]))

    async def archive(self, read: Callable[[], Awaitable[Archived]]) -> File:
        """A workshop's archive, in its language; made each time, since it is seldom asked for, and one at a time.

        Raises Conflict("archive_unreadable"), and what `read` does.
        """
        async with self._archiving:
            archived = await read()
            name = archive.name(archived, words_for(archived.whole.language))
            return File(name, "application/zip", await self._in_process(partial(_pack, archived)))

    async def _make(self, order: _Order, told: Tellable) -> bytes:
        made = await self._in_process(partial(_print, told, order.kind))
        was_forgotten = self._making.get(order) is not asyncio.current_task()
        if not was_forgotten and len(made) <= self._most_bytes:
            self._made[order] = made
        while len(self._made) > KEPT or self.kept_bytes > self._most_bytes:
            self._made.popitem(last=False)
        return made

    def _is_made(self, order: _Order, task: asyncio.Task[bytes]) -> None:
        if self._making.get(order) is task:
            del self._making[order]

    async def _in_process(self, work: Callable[[], bytes]) -> bytes:
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._open(), work)
        except BrokenProcessPool:
            # It was killed, perhaps for want of memory; a new one gets one try.
            self.close()
            return await loop.run_in_executor(self._open(), work)

    def close(self) -> None:
        """End the process; the next file starts another."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_be_polite)
        return self._pool


printer = Printer()
"""The one of this process."""


def _workshop_of(told: Tellable) -> UUID:
    return told.order.workshop_id if isinstance(told, Minutes) else told.workshop_id


def _digest(told: Tellable) -> bytes:
    held = BytesIO()
    pickler = pickle.Pickler(held)
    pickler.fast = True  # by value: what is equal gives the same bytes, also where it isn't the same object
    pickler.dump(told)
    return sha256(held.getbuffer()).digest()


def _as_shown(told: Tellable) -> Tellable:
    """What was read, with no more of its time than the file shows."""
    if isinstance(told, Minutes):
        return replace(
            told,
            attendance=replace(told.attendance, made_at=_minute(told.attendance.made_at)),
            order=replace(told.order, made_at=_minute(told.order.made_at)),
            summary=replace(told.summary, made_at=_minute(told.summary.made_at)),
        )
    if isinstance(told, Summary) and told.has_ended:
        return replace(told, made_at=told.starts_at)
    return replace(told, made_at=_minute(told.made_at))


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _nothing() -> None:
    """What is asked of a process that is only to be there."""


def _print(told: Tellable, kind: Kind) -> bytes:
    return files.write(told, kind, words_for(told.language))


def _pack(archived: Archived) -> bytes:
    content = archive.pack(archived, words_for(archived.whole.language))
    # An archive that can't be read back is none, and this is when something can be done about it.
    unpacking.try_out(content)
    return content


def _be_polite() -> None:
    """Begin the process: step back for the server, and never outlive it."""
    with suppress(OSError):
        os.nice(_LOWER_PRIORITY)
    Thread(target=_end_with_server, daemon=True).start()


def _end_with_server() -> None:
    server = parent_process()
    if server is not None:
        server.join()
        os._exit(0)
