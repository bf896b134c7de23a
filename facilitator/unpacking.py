"""Reading an archive that may come from anywhere: whole and sound, or refused. Writes nothing.

Only the JSON in it is read. What it says is trusted no more than what a browser sends: sizes before they are unpacked,
values by `archived`, what refers to what, and each text by `soundness`.
"""

import io
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import chain
from pathlib import Path, PurePosixPath
from uuid import UUID

from pydantic import ValidationError

from facilitator import clock, given, people, textlog
from facilitator.archived import NAMED, VERSION, Actor, Archive, Person, State, Text
from facilitator.errors import Conflict, Invalid, NotFound
from facilitator.sharedtext import MalformedError
from facilitator.soundness import Effort, Trial, decoded, tried
from facilitator.workshops import LONGEST_KEPT
from models.vocabulary import MEETING_KINDS, ItemKind

DATA = "verksted.json"
"""The file in an archive that holds everything."""

LARGEST = 256_000_000
"""Bytes of that file, unpacked."""

_BEGINS = b"PK\x03\x04"
_LARGEST_FILE = LARGEST
_MOST_FILES = 200
_QUICKLY_UNPACKED = 16_000_000
_MOST_TIMES = 200
"""How many times its packed size the data may have when it is larger than that."""
_STEP = 1_000_000
_LONGEST_PLACE = 80
_MOST_YEARS = 10


_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, OverflowError, struct.error)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """An archive that stood the test, and what was found meanwhile.

    `derived` is by text what is kept beside its log; `unfit` is late text that waits and can't be taken in, by text and
    its place in the list: data, and nothing more.
    """

    archive: Archive
    derived: Mapping[UUID, textlog.Derived]
    unfit: Mapping[UUID, frozenset[int]] = field(default_factory=dict)


def is_archive(file: Path) -> bool:
    """Whether a file begins as an archive does."""
    try:
        with file.open("rb") as opened:
            return opened.read(len(_BEGINS)) == _BEGINS
    except OSError:
        return False


def unpack(file: Path) -> Unpacked:
    """Read an archive. Takes long for long texts.

    Raises NotFound("backup_missing"), and with `file` and, where that helps, `place` (the part that is wrong):
    Invalid("archive_damaged") for a zip that can't be read, Invalid("archive_too_big"), Invalid("archive_unknown") for
    other data, Invalid("archive_newer"), Invalid("archive_wrong") for missing or wrong values, ids that are nothing's
    and texts that can't be taken in.
    """
    if not file.is_file():
        raise NotFound("backup_missing", file=str(file))
    try:
        archive = _parsed(_data(file, file.stat().st_size))
        _require_coherent(archive)
        return _tried(archive)
    except Invalid as refusal:
        raise Invalid(refusal.code, **{"file": str(file), **refusal.facts}) from refusal


def try_out(content: bytes) -> None:
    """Raise Conflict("archive_unreadable"), with `place`, if an archive that was just packed can't be read back."""
    try:
        archive = _parsed(_data(io.BytesIO(content), len(content)))
        _require_coherent(archive)
        _tried(archive)
    except Invalid as refusal:
        raise Conflict("archive_unreadable", place=refusal.facts.get("place", DATA)) from refusal


def _data(file: Path | io.BytesIO, size: int) -> bytes:
    if size > _LARGEST_FILE:
        raise Invalid("archive_too_big")
    try:
        with zipfile.ZipFile(file) as opened:
            member = _member(opened.infolist())
            most = max(_QUICKLY_UNPACKED, _MOST_TIMES * member.compress_size)
            if member.file_size > min(LARGEST, most):
                raise Invalid("archive_too_big")
            with opened.open(member) as data:
                # A step at a time: what holds more than it says would be unpacked whole before that is seen.
                return b"".join(iter(lambda: data.read(_STEP), b""))
    except _BROKEN as error:
        raise Invalid("archive_damaged") from error


def _member(files: list[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    if len(files) > _MOST_FILES:
        raise Invalid("archive_too_big")
    names = Counter(each.filename for each in files)
    if any(times > 1 or not _is_inside(name) for name, times in names.items()):
        raise Invalid("archive_damaged")
    member = next((each for each in files if each.filename == DATA), None)
    if member is None:
        raise Invalid("archive_unknown")
    if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise Invalid("archive_damaged")
    return member


def _is_inside(name: str) -> bool:
    """Whether a name stays in the folder that it is unpacked to, on any system."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return bool(parts) and parts[0] != "/" and ".." not in parts and ":" not in name and "\0" not in name


def _parsed(data: bytes) -> Archive:
    try:
        return Archive.model_validate_json(data)
    except ValidationError as error:
        faults = {fault["loc"]: fault for fault in error.errors(include_url=False, include_context=False)}
        if () in faults or ("format",) in faults:
            raise Invalid("archive_unknown") from None
        version = faults[("version",)]["input"] if ("version",) in faults else VERSION
        if isinstance(version, int) and version > VERSION:
            raise Invalid("archive_newer") from None
        place = ".".join(str(step) for step in next(iter(faults)))
        raise _wrong(place) from None


def _wrong(place: str) -> Invalid:
    # A name in it may be whatever somebody put there.
    kept = "".join(each for each in place[:_LONGEST_PLACE] if each.isascii() and (each.isalnum() or each in "._-"))
    return Invalid("archive_wrong", place=kept)


def _require_coherent(archive: Archive) -> None:
    """Raise Invalid("archive_wrong") where an id is nothing's, or where two are what only one can be."""
    ids = {name: [each.id for each in getattr(archive, name)] for name in NAMED}
    _require_unique("id", chain(*ids.values()))
    _require_unique("sender.names", (each.language for each in archive.sender.names) if archive.sender else ())
    _require_unique("groups", (each.number for each in archive.groups))
    _require_unique("people", (_key(each) for each in archive.people))
    _require_unique("assignments", ((each.theme_id, each.track, each.role) for each in archive.assignments))
    _require_unique("meetings", ((each.item_id, each.group_id) for each in archive.meetings))
    _require_unique("turns", ((each.item_id, each.group_id) for each in archive.turns))
    _require_unique("themes.item_id", (each.item_id for each in archive.themes if each.item_id))
    _require_unique("texts", (each.text_id for each in archive.texts))
    _require_ends("proposals", {each.id: each.merged_into_id for each in archive.proposals})
    for place, there, known in _references(archive, {name: {*some} for name, some in ids.items()}):
        if {*there} - {None} - known:
            raise _wrong(place)
    if {each.id for each in archive.agenda if each.kind is ItemKind.EXPECTATIONS} - {
        each.item_id for each in archive.themes
    }:
        raise _wrong("themes.item_id")
    where = {each.id: each.meeting_id for each in archive.proposals}
    if any(
        where.get(each.proposal_id, each.meeting_id) != each.meeting_id for each in archive.texts if each.proposal_id
    ):
        raise _wrong("texts.proposal_id")
    if {*where} - {each.proposal_id for each in archive.texts}:
        raise _wrong("proposals")
    _require_possible_days(archive)


def _require_unique(place: str, values: Iterable[Hashable]) -> None:
    seen = set()
    for value in values:
        if value in seen:
            raise _wrong(place)
        seen.add(value)


def _require_ends(place: str, leads_to: Mapping[UUID, UUID | None]) -> None:
    """What leads from one to the next must come to an end."""
    ended: set[UUID] = set()
    for each in leads_to:
        way: list[UUID] = []
        step: UUID | None = each
        while step is not None and step not in ended:
            if step in way:
                raise _wrong(place)
            way.append(step)
            step = leads_to.get(step)
        ended.update(way)


def _key(person: Person) -> str:
    """The name as it is compared; too long only if somebody made it so."""
    try:
        given.line(given.fold(person.deputy_name), "", people.NAME)
        return given.line(given.fold(person.name), "", people.NAME)
    except Invalid:
        raise _wrong("people") from None


def _references(
    archive: Archive, ids: Mapping[str, set[UUID]]
) -> Iterator[tuple[str, Iterable[UUID | None], set[UUID]]]:
    """What refers to what: a place, the ids that stand there, and those that may."""
    meets = {each.id for each in archive.agenda if each.kind in MEETING_KINDS}
    speaks = {each.id for each in archive.agenda if each.kind is ItemKind.EXPECTATIONS}
    yield "workshop.current_item_id", [archive.workshop.current_item_id], ids["agenda"]
    yield "themes.question_order", chain(*(each.question_order for each in archive.themes)), ids["questions"]
    yield "sources.theme_id", (each.theme_id for each in archive.sources), ids["themes"]
    yield "questions.theme_id", (each.theme_id for each in archive.questions), ids["themes"]
    yield "people.group_id", (each.group_id for each in archive.people), ids["groups"]
    yield "assignments.theme_id", (each.theme_id for each in archive.assignments), ids["themes"]
    yield "assignments.person_id", (each.person_id for each in archive.assignments), ids["people"]
    yield "meetings.item_id", (each.item_id for each in archive.meetings), meets
    yield "meetings.group_id", (each.group_id for each in archive.meetings), ids["groups"]
    yield "meetings.theme_id", (each.theme_id for each in archive.meetings), ids["themes"]
    yield "themes.item_id", (each.item_id for each in archive.themes), speaks
    yield "turns.item_id", (each.item_id for each in archive.turns), speaks
    yield "turns.group_id", (each.group_id for each in archive.turns), ids["groups"]
    yield "polls.theme_id", (each.theme_id for each in archive.polls), ids["themes"]
    yield "polls.group_id", (each.group_id for each in archive.polls), ids["groups"]
    yield "polls.proposals", (about for each in archive.polls for about in each.proposals), ids["proposals"]
    yield "chosen.proposal_id", (each.proposal_id for each in archive.chosen), ids["proposals"]
    yield "chosen.theme_id", (each.theme_id for each in archive.chosen), ids["themes"]
    yield "chosen.poll_id", (each.poll_id for each in archive.chosen), ids["polls"]
    yield "polls.person_id", (cast.person_id for each in archive.polls for cast in each.ballots), ids["people"]
    yield "proposals.meeting_id", (each.meeting_id for each in archive.proposals), ids["meetings"]
    yield "proposals.author_id", (each.author_id for each in archive.proposals), ids["people"]
    yield "proposals.merged_into_id", (each.merged_into_id for each in archive.proposals), ids["proposals"]
    yield "texts.meeting_id", (each.meeting_id for each in archive.texts), ids["meetings"]
    yield "texts.proposal_id", (each.proposal_id for each in archive.texts), ids["proposals"]
    yield "texts.person_id", _writers(archive.texts), ids["people"]
    yield "journal.person_id", (each.person_id for each in archive.journal), ids["people"]
    others = (each.person_id for each in archive.journal if each.actor is not Actor.PERSON)
    yield "journal.actor", others, set()
    yield "journal.subject_id", (each.subject_id for each in archive.journal), {*chain(*ids.values())}


def _writers(texts: Iterable[Text]) -> Iterator[UUID | None]:
    for text in texts:
        for rows in (text.updates, text.states, text.authors, text.late):
            for each in rows:
                yield each.person_id


def _require_possible_days(archive: Archive) -> None:
    """A day that can be run, and personal data that ends: no later than it could have been set to."""
    workshop = archive.workshop
    day = workshop.starts_at.astimezone(clock.OSLO).date()
    if day.year > clock.today().year + _MOST_YEARS:
        raise _wrong("workshop.starts_at")
    if workshop.personal_data_until > day + LONGEST_KEPT or workshop.personal_data_until < day - timedelta(days=1):
        raise _wrong("workshop.personal_data_until")
    current = next((each for each in archive.agenda if each.id == workshop.current_item_id), None)
    if current is not None and (workshop.started_at is None or current.started_at is None):
        raise _wrong("workshop.current_item_id")


def _tried(archive: Archive) -> Unpacked:
    """The archive, its texts tried on; Invalid("archive_wrong") for one that can't be taken in."""
    effort, derived, unfit = Effort(), dict[UUID, textlog.Derived](), dict[UUID, frozenset[int]]()
    for number, text in enumerate(archive.texts):
        try:
            trial = _try(text, effort)
            unfit[text.text_id] = _unfit(text, trial)
            derived[text.text_id] = textlog.derived(trial.text())
        except MalformedError:
            raise _wrong(f"texts.{number}") from None
    return Unpacked(archive, derived, unfit)


def _try(text: Text, effort: Effort) -> Trial:
    _require_unique("texts.authors", (each.client_id for each in text.authors))
    trial = tried([*([text.base] if text.base is not None else []), *(each.data for each in text.updates)], effort)
    for state in text.states:
        _try_state(state, text, effort)
    return trial


def _unfit(text: Text, trial: Trial) -> frozenset[int]:
    """Which of the late texts that wait can't be taken in: somebody's all the same, so no reason to refuse the rest."""
    for late in text.late:
        decoded(late.data)
    waiting = ((place, late) for place, late in enumerate(text.late) if late.decided_at is None)
    return frozenset(place for place, late in waiting if not trial.could_take(late.data))


def _try_state(state: State, text: Text, effort: Effort) -> None:
    least = 0 if state.data is None else -len(text.states)
    if not least <= state.upto <= len(text.updates):
        raise MalformedError("no such place")
    if state.data is not None:
        tried([state.data], effort).text()
