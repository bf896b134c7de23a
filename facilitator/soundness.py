"""Whether a whole log that comes from elsewhere can be taken in: what is asked of each update that a browser sends.

Asked in the order of the log, each update by what came before it. Nothing is kept here.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.judging import LARGEST_DOCUMENT
from facilitator.nesting import DEEPEST, nesting
from facilitator.sharedtext import MalformedError, SharedText
from facilitator.updates import (
    BrokenUpdate,
    Spans,
    Update,
    begins_inside_character,
    cuts_character,
    lacks,
    read_state,
    read_update,
)

_LARGEST_TEXT = 2 * LARGEST_DOCUMENT
_MOST_AT_A_PLACE = 20_000
"""Pieces of one update that come right after the same one. More than a browser may send: a snapshot holds them all."""
_MOST_EFFORT = 600.0


@dataclass(slots=True)
class Effort:
    """Seconds of the processor that are left for what may be made to take long."""

    left: float = _MOST_EFFORT

    def spend(self, seconds: float) -> None:
        """MalformedError when there is none left."""
        self.left -= seconds
        if self.left < 0:
            raise MalformedError("takes too long")


class Trial:
    """A text that is tried on from the beginning. After a MalformedError: use it no more."""

    def __init__(self, effort: Effort) -> None:
        self._effort = effort
        self._text = SharedText()
        self._clocks: dict[int, int] = {}
        self._halves = Spans()
        self._levels = 0

    def take(self, data: bytes) -> None:
        """Take an update in; MalformedError if it may not be."""
        begun = time.thread_time()
        update = self._read(data)
        self._levels = max(self._levels, self._measured(update))
        self._text.apply(data)
        for client, end in update.brings.ends().items():
            self._clocks[client] = max(end, self._clocks.get(client, 0))
        self._halves.add_all(update.halves)
        self._effort.spend(time.thread_time() - begun)

    def could_take(self, data: bytes) -> bool:
        """Whether an update that isn't taken in could be. MalformedError when that can't be told for want of time."""
        begun = time.thread_time()
        try:
            self._measured(self._read(data))
            SharedText([self._text.missing_from(), data])
        except MalformedError:
            return False
        finally:
            self._effort.spend(time.thread_time() - begun)
        return True

    def text(self) -> SharedText:
        """The whole text; MalformedError if it is too large, or not what its updates said."""
        reached = read_state(self._text.state())
        if any(reached.get(client, 0) < end for client, end in self._clocks.items()):
            raise MalformedError("read in another way than it was taken in")
        if len(self._text.missing_from()) > _LARGEST_TEXT:
            raise MalformedError("too large")
        return self._text

    def _read(self, data: bytes) -> Update:
        update = decoded(data)
        if update.crowd > _MOST_AT_A_PLACE:
            raise MalformedError("too much at one place")
        if lacks(update, self._clocks) or begins_inside_character(update, self._clocks):
            raise MalformedError("leans on what isn't there")
        if cuts_character(update, self._halves):
            raise MalformedError("half a character")
        return update

    def _measured(self, update: Update) -> int:
        """How deep the nodes go with it at most; measured anew only when that might be too deep."""
        levels, hangs = nesting(update)
        if levels and hangs and self._levels + levels > DEEPEST:
            whole = read_update(self._text.missing_from())
            self._levels, _ = nesting(whole)
            levels, _ = nesting(update, [whole])
        elif levels and hangs:
            levels += self._levels
        if levels > DEEPEST:
            raise MalformedError("nodes too deep")
        return levels


def tried(updates: Iterable[bytes], effort: Effort) -> Trial:
    """A text tried on from these updates."""
    trial = Trial(effort)
    for data in updates:
        trial.take(data)
    return trial


def decoded(data: bytes) -> Update:
    """What an update says, whether or not it can be taken in anywhere; MalformedError if it is none."""
    try:
        return read_update(data)
    except BrokenUpdate as error:
        raise MalformedError(str(error)) from error
