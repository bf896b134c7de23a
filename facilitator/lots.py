"""Doing in one transaction what many ask for at the same time: who comes while some are served goes with the next lot.

A hall presses at once. So a thousand cost some dozens of transactions, and nobody waits for a full house first.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar
from uuid import UUID

from facilitator.errors import Refusal

A = TypeVar("A")
R = TypeVar("R")


class Lots(Generic[A, R]):
    """What is asked for, by what it is about. `serve` does a lot of it, and gives each one's outcome or refusal."""

    def __init__(self, serve: Callable[[UUID, Sequence[A]], Awaitable[Sequence[R | Refusal]]]) -> None:
        self._do = serve
        self._waiting: dict[UUID, list[tuple[A, asyncio.Future[R | Refusal]]]] = {}
        self._serving: set[asyncio.Task[None]] = set()

    async def ask(self, about: UUID, asked: A) -> R:
        """Have it done with the next lot. Raises the refusal that came of it."""
        answer: asyncio.Future[R | Refusal] = asyncio.get_running_loop().create_future()
        is_served = about in self._waiting
        self._waiting.setdefault(about, []).append((asked, answer))
        if not is_served:
            task = asyncio.create_task(self._serve(about))
            self._serving.add(task)
            task.add_done_callback(self._serving.discard)
        outcome = await answer
        if isinstance(outcome, Refusal):
            raise outcome
        return outcome

    async def _serve(self, about: UUID) -> None:
        try:
            while lot := self._waiting[about]:
                self._waiting[about] = []
                await self._answer(about, lot)
        finally:
            del self._waiting[about]

    async def _answer(self, about: UUID, lot: Sequence[tuple[A, asyncio.Future[R | Refusal]]]) -> None:
        try:
            outcomes = await self._do(about, [asked for asked, _answer in lot])
        except Exception as error:  # noqa: BLE001 - told to each who asked
            for _asked, answer in lot:
                if not answer.done():
                    answer.set_exception(error)
            return
        for (_asked, answer), outcome in zip(lot, outcomes, strict=True):
            if not answer.done():
                answer.set_result(outcome)
