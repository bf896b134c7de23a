"""The urn of a poll: a lot of ballots counted in within one transaction, in plain SQL, for a hall presses at once.

Who may vote, who has, and what lies there are asked in the transaction that writes.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from facilitator import ballots
from facilitator.access import ByPerson
from facilitator.ballots import Rules
from facilitator.clock import milliseconds
from facilitator.errors import Conflict, NotFound, Refusal
from models import Poll

Groups = frozenset[UUID] | None
"""The groups that may vote; None for everybody."""


@dataclass(frozen=True, slots=True)
class Cast:
    """A ballot that somebody hands in; the hash is of poll, person and their key, so that it is nobody else's.

    `opened_at` is when the poll was opened that the voter saw, in milliseconds; None where the page doesn't say.
    """

    by: ByPerson
    key_hash: str
    choice: Any
    opened_at: int | None = None


class OtherPollError(Exception):
    """The poll was taken back since its rules were read, and may have others."""


@dataclass(slots=True)
class _Lying:
    """A ballot in the urn; a person where the poll is named."""

    id: str
    choice: str
    person_id: str | None


@dataclass(frozen=True, slots=True)
class Urn:
    """A poll, as it was when it was opened, and its rules."""

    poll: Poll
    rules: Rules

    def take_in(
        self, casts: Sequence[Cast], groups: Groups, now: datetime, file: sqlite3.Connection
    ) -> tuple[list[Refusal | None], int]:
        """Count ballots in; gives for each what it is refused with, or None, and how many lie there then.

        One refusal undoes nobody else's.
        """
        people = [each.by for each in casts]
        lot = _Lot(
            self,
            is_open=self._is_open(file, now),
            voters=self._voters(file, people, groups),
            voted=self._voted(file, people),
            lying=self._lying(file, casts),
        )
        outcomes = [lot.take(each) for each in casts]
        lot.write(file)
        (cast,) = file.execute("SELECT count(*) FROM ballot WHERE poll_id = ?", [str(self.poll.id)]).fetchone()
        return outcomes, cast

    def has_voted(self, by: ByPerson, groups: Groups, now: datetime, file: sqlite3.Connection) -> bool:
        """Whether somebody has. Raises NotFound for who may not vote, now or at all."""
        if not self._is_open(file, now) or by.person_id not in self._voters(file, [by], groups):
            raise NotFound
        return bool(self._voted(file, [by]))

    def voted_id(self, person_id: UUID) -> str:
        """The id of "this person has voted": there can be no two."""
        return str(uuid5(self.poll.id, person_id.hex))

    def _is_open(self, file: sqlite3.Connection, now: datetime) -> bool:
        row = file.execute("SELECT opened_at, closed_at FROM poll WHERE id = ?", [str(self.poll.id)]).fetchone()
        if row is None:
            raise NotFound
        opened_at, closed_at = row
        if (datetime.fromisoformat(opened_at) if opened_at else None) != self.poll.opened_at:
            raise OtherPollError
        return closed_at is None and is_open(self.poll, now)

    def _voters(self, file: sqlite3.Connection, wanted: Sequence[ByPerson], groups: Groups) -> frozenset[UUID]:
        """Those of these who may vote: in the workshop, with a key that opens, and of the groups that it is for."""
        rows = file.execute(
            "SELECT person_key.id, person.id, person.group_id FROM person_key JOIN person ON person.id = person_id "  # noqa: S608  # marks for values only
            "WHERE revoked_at IS NULL AND admitted_at IS NOT NULL AND workshop_id = ? "
            f"AND person_key.id IN ({_marks(wanted)})",
            [str(self.poll.workshop_id), *(str(each.key_id) for each in wanted)],
        )
        may = {
            (key_id, person_id) for key_id, person_id, group_id in rows if groups is None or _is_in(group_id, groups)
        }
        return frozenset(each.person_id for each in wanted if (str(each.key_id), str(each.person_id)) in may)

    def _voted(self, file: sqlite3.Connection, people: Sequence[ByPerson]) -> set[str]:
        ids = [self.voted_id(each.person_id) for each in people]
        rows = file.execute(f"SELECT id FROM voted WHERE id IN ({_marks(ids)})", ids)  # noqa: S608  # marks only
        return {row[0] for row in rows}

    def _lying(self, file: sqlite3.Connection, casts: Sequence[Cast]) -> dict[str, _Lying]:
        """The ballots that were cast with these keys."""
        rows = file.execute(
            f"SELECT key_hash, id, choice, person_id FROM ballot WHERE key_hash IN ({_marks(casts)})",  # noqa: S608  # marks only
            [each.key_hash for each in casts],
        )
        return {key_hash: _Lying(*rest) for key_hash, *rest in rows}


@dataclass(slots=True)
class _Lot:
    """What is known of those who hand in a ballot together, and what is to be written."""

    urn: Urn
    is_open: bool
    voters: frozenset[UUID]
    voted: set[str]
    lying: dict[str, _Lying]
    new_voters: list[UUID] = field(default_factory=list)
    added: dict[str, _Lying] = field(default_factory=dict)
    changed: dict[str, _Lying] = field(default_factory=dict)

    def take(self, cast: Cast) -> Refusal | None:
        """What becomes of one ballot. Writes nothing yet."""
        try:
            self._require_open(cast)
            choice = ballots.packed(ballots.check(cast.choice, self.urn.rules))
        except Refusal as refusal:
            return refusal
        person_id = cast.by.person_id
        if (voted_id := self.urn.voted_id(person_id)) in self.voted:
            return self._change(cast, choice)
        self.voted.add(voted_id)
        self.new_voters.append(person_id)
        ballot = _Lying(str(uuid4()), choice, None if self.urn.poll.is_secret else str(person_id))
        self.added[cast.key_hash] = self.lying[cast.key_hash] = ballot
        return None

    def write(self, file: sqlite3.Connection) -> None:
        """Write what was taken."""
        poll_id = str(self.urn.poll.id)
        file.executemany(
            "INSERT INTO voted (id, poll_id, person_id) VALUES (?, ?, ?)",
            [(self.urn.voted_id(each), poll_id, str(each)) for each in self.new_voters],
        )
        file.executemany(
            "INSERT INTO ballot (id, poll_id, key_hash, choice, person_id) VALUES (?, ?, ?, ?, ?)",
            [(each.id, poll_id, key_hash, each.choice, each.person_id) for key_hash, each in self.added.items()],
        )
        file.executemany(
            "UPDATE ballot SET choice = ? WHERE id = ?", [(each.choice, each.id) for each in self.changed.values()]
        )

    def _require_open(self, cast: Cast) -> None:
        if cast.by.person_id not in self.voters:
            raise NotFound
        if self.urn.poll.opened_at is None:
            raise Conflict("poll_not_open")
        if not self.is_open:
            raise Conflict("poll_closed")
        if cast.opened_at not in {None, milliseconds(self.urn.poll.opened_at)}:
            raise Conflict("poll_changed")

    def _change(self, cast: Cast, choice: str) -> Refusal | None:
        ballot = self.lying.get(cast.key_hash)
        if ballot is None:
            return Conflict("voted_elsewhere")
        if ballot.choice == choice:
            return None
        if not self.urn.poll.is_changeable:
            return Conflict("vote_is_final")
        ballot.choice = choice
        if cast.key_hash not in self.added:
            self.changed[ballot.id] = ballot
        return None


def is_open(poll: Poll, now: datetime) -> bool:
    """Whether a ballot can be cast: a time limit holds by itself, whoever closes the poll after it."""
    return poll.opened_at is not None and poll.closed_at is None and (poll.ends_at is None or now < poll.ends_at)


def _is_in(group_id: str | None, groups: frozenset[UUID]) -> bool:
    return group_id is not None and UUID(group_id) in groups


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
