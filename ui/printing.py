"""Making PDFs without holding anybody up: one polite process beside the server, asked through a queue.

The same document asked for again is not made again: a hall that ends its day asks for one summary hundreds of times.
"""

import asyncio
import os
from collections import OrderedDict
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing import get_context, parent_process
from threading import Thread

from exports import group_summary
from facilitator import summary
from facilitator.clock import OSLO
from facilitator.summary import Summary
from ui.words import Words, words_for

KEPT = 64
"""How many documents are kept."""

_FORBIDDEN = '<>:"/\\|?*'
_LONGEST_NAME = 120
_LOWER_PRIORITY = 10


@dataclass(frozen=True, slots=True)
class File:
    """A file to take home."""

    name: str
    content: bytes


class Printer:
    """Makes documents in a process of its own, one at a time."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._made: OrderedDict[Summary, bytes] = OrderedDict()
        self._making: dict[Summary, asyncio.Task[bytes]] = {}

    async def summary(self, read: Summary) -> File:
        """The summary as a PDF in its workshop's language, with a name to save it under."""
        key = _as_shown(read)
        if key in self._made:
            self._made.move_to_end(key)
            return File(file_name(read), self._made[key])
        if key not in self._making:
            task = asyncio.create_task(self._make(key))
            task.add_done_callback(lambda _done: self._making.pop(key, None))
            self._making[key] = task
        return File(file_name(read), await asyncio.shield(self._making[key]))

    async def _make(self, read: Summary) -> bytes:
        loop = asyncio.get_running_loop()
        try:
            made = await loop.run_in_executor(self._open(), _print, read)
        except BrokenProcessPool:
            # It was killed, perhaps for want of memory; a new one gets one try.
            self.close()
            made = await loop.run_in_executor(self._open(), _print, read)
        self._made[read] = made
        while len(self._made) > KEPT:
            self._made.popitem(last=False)
        return made

    def close(self) -> None:
        """End the process; the next document starts another."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_be_polite)
        return self._pool


printer = Printer()
"""The one of this process."""


async def summary_file(code: str) -> File:
    """The whole summary of the workshop with this code, made here and now: for the command line. Raises NotFound."""
    read = await summary.read_as_owner(code)
    return File(file_name(read), _print(read))


def file_name(read: Summary) -> str:
    """What the file is called: kind, workshop, part and date, fit for every file system."""
    _ = words_for(read.language)
    day = read.starts_at.astimezone(OSLO).date().isoformat()
    parts = [
        _("Oppsummering"),
        read.title,
        read.theme,
        _group(read, _),
        group_summary.round_name(read, _),
        read.person,
        _("med navn") if read.writers else "",
        day,
    ]
    name = " - ".join(part for part in parts if part)
    clean = "".join(" " if each in _FORBIDDEN or not each.isprintable() else each for each in name)
    return f"{' '.join(clean.split())[:_LONGEST_NAME].strip(' .')}.pdf"


def _group(read: Summary, _: Words) -> str:
    if read.group_number is None:
        return ""
    return read.group_name or _("Gruppe {n}", n=read.group_number)


def _as_shown(read: Summary) -> Summary:
    """The summary with no more of its time than the paper shows."""
    return replace(read, made_at=read.starts_at if read.has_ended else read.made_at.replace(second=0, microsecond=0))


def _print(read: Summary) -> bytes:
    return group_summary.pdf(read, words_for(read.language))


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
