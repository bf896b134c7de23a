"""Expected refusals: a code and its facts, never prose. `ui.sentences` turns them into words."""

from typing import Any


class Refusal(Exception):
    """Something that is not done, and why: `code` names the sentence, `facts` fill it in."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class NotFound(Refusal):
    """There is no such thing, or none that this reader may know of; the two are never told apart."""

    def __init__(self, code: str = "not_found", **facts: Any) -> None:
        super().__init__(code, **facts)


class NotAllowed(Refusal):
    """The thing is there and known to the reader, who may not do this with it."""


class Invalid(Refusal):
    """What was given can't be used as it is."""


class Conflict(Refusal):
    """It can't be done as things stand now, because of a rule or of what somebody else did."""


class TooMany(Refusal):
    """Tried too often; `facts["seconds"]` says how long to wait."""
