"""One reader with one page open: who they are to every action, their words, and where things are said to them."""

import inspect
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from fastapi import Request

from facilitator.access import ByAccount
from facilitator.errors import NotFound
from ui import identity
from ui.attempt import Outcome, attempt
from ui.parts.notice import Notices
from ui.words import Words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Visit:
    """See the module. `by` and `_` are handed to whatever acts and speaks for the reader."""

    request: Request
    by: ByAccount
    _: Words
    notices: Notices

    @property
    def workshop_id(self) -> UUID:
        """The workshop in the page's address; NotFound if that is none."""
        try:
            return UUID(self.request.path_params["workshop_id"])
        except (KeyError, ValueError):
            raise NotFound from None

    async def attempt(self, work: Awaitable[T]) -> Outcome[T]:
        """Do something for the reader, who must still be signed in; how it went is for the caller to say."""
        if await identity.account_of(self.request) != self.by:
            if inspect.iscoroutine(work):
                work.close()
            return Outcome(said=self._("Du er logget ut. Last siden på nytt, og logg inn."), code="signed_out")
        return await attempt(self._, work)

    async def do(self, work: Awaitable[T]) -> Outcome[T]:
        """Do something for the reader; what is refused is said at the top of the page."""
        outcome = await self.attempt(work)
        if outcome.said:
            self.notices.refuse(outcome.said, self._way(outcome.code))
        else:
            self.notices.clear()
        return outcome

    def _way(self, code: str) -> tuple[str, str] | None:
        """Where a refusal is mended, if that is another page than most are on."""
        if code in {"plan_not_sound", "round_unplanned"}:
            return self._("Hvem møter hvem"), f"/workshops/{self.workshop_id}/rotation"
        return None
