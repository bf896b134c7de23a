"""The list of people as a sheet: pasted from a spreadsheet, or a CSV file. All of it comes in, or nothing.

`read_roster` is pure. What can't be used is told line by line, with codes and facts as a Refusal has them.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from facilitator import clock, given, people, placement, spreadsheet
from facilitator.access import By, require_organiser
from facilitator.errors import Conflict, Invalid
from facilitator.happenings import PeopleChanged, PlanChanged
from facilitator.live import action, note, reading
from facilitator.people import NAME, ORGANISATION
from models import Assignment, Person
from models.vocabulary import Role

COLUMNS = ("name", "organisation", "email", "role", "deputy", "theme", "group")
"""What a column may hold, in the order that is taken for given where there is no header."""

_HEADERS = {
    "name": "navn namn name deltaker deltakar deltakernavn participant fulltnavn representant",
    "given_name": "fornavn førenamn firstname givenname",
    "family_name": "etternavn etternamn lastname surname familyname",
    "organisation": "organisasjon verksemd virksomhet organisation organization bedrift kommune arbeidssted",
    "email": "epost epostadresse email emailaddress mail",
    "role": "rolle role funksjon",
    "deputy": "vara varanavn varanamn vararepresentant deputy stedfortreder",
    "theme": "tema theme innsatsområde",
    "group": "gruppe group gruppenummer",
}
_COLUMN_OF = {word: column for column, words in _HEADERS.items() for word in words.split()}
_ROLES: dict[str, Role | None] = {
    "leder": Role.LEADER,
    "leiar": Role.LEADER,
    "gruppeleder": Role.LEADER,
    "gruppeleiar": Role.LEADER,
    "møteleder": Role.LEADER,
    "møteleiar": Role.LEADER,
    "leader": Role.LEADER,
    "group leader": Role.LEADER,
    "referent": Role.NOTE_TAKER,
    "note taker": Role.NOTE_TAKER,
    "note-taker": Role.NOTE_TAKER,
    "deltaker": None,
    "deltakar": None,
    "participant": None,
}


@dataclass(frozen=True, slots=True)
class LineError:
    """Why a line can't be used; `facts` hold `field` where one cell is meant, and `column`, counted from 1."""

    line: int
    code: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person in the sheet."""

    line: int
    name: str
    organisation: str = ""
    email: str = ""
    roles: frozenset[Role] = frozenset()
    deputy: str = ""
    theme: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """What a sheet says. With `errors`, nothing of it can come in; `ignored` are headers that mean nothing to us."""

    rows: list[RosterRow] = field(default_factory=list)
    errors: list[LineError] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Imported:
    """How many came in, were there already, and got a part in a theme."""

    added: int
    skipped: int
    assigned: int


@reading
async def preview(workshop_id: UUID, data: bytes | str, *, by: By, skip_existing: bool = False) -> Roster:
    """What the sheet would bring in, and every error that it has, also against those who are there."""
    await require_organiser(by, workshop_id)
    return (await _checked(workshop_id, data, skip_existing=skip_existing))[0]


@action
async def import_people(workshop_id: UUID, data: bytes | str, *, by: By, skip_existing: bool = False) -> Imported:
    """Bring everybody in the sheet in, or nobody.

    `skip_existing` passes over people with a name that is in use; otherwise such a line is an error. Raises
    Invalid("roster_wrong") with errors (list of LineError), and what `spreadsheet.read_rows` raises.
    """
    workshop = await require_organiser(by, workshop_id)
    people.refuse_after_deletion(workshop)
    roster, plan, skipped = await _checked(workshop_id, data, skip_existing=skip_existing)
    if roster.errors:
        raise Invalid("roster_wrong", errors=roster.errors)
    if not roster.rows and not skipped:
        raise Invalid("roster_empty")
    if await Person.filter(workshop_id=workshop_id).count() + len(roster.rows) > people.MOST:
        raise Conflict("too_many_people", most=people.MOST)
    for row in roster.rows:
        person = await Person.create(
            workshop_id=workshop_id,
            name=row.name,
            name_key=given.fold(row.name),
            organisation=row.organisation,
            email=row.email,
            deputy_name=row.deputy,
            deputy_key=given.fold(row.deputy),
            group_id=plan.groups.get(row.line),
            created_at=clock.now(),
        )
        for theme_id, track, role in plan.parts.get(row.line, ()):
            await Assignment.create(theme_id=theme_id, person=person, track=track, role=role)
    note(PeopleChanged(workshop_id))
    assigned = sum(map(len, plan.parts.values()))
    if assigned:
        note(PlanChanged(workshop_id))
    return Imported(len(roster.rows), skipped, assigned)


def read_roster(data: bytes | str) -> Roster:
    """The people in a sheet, with a header in bokmål, nynorsk or English, or without one.

    Raises what `spreadsheet.read_rows` raises, except that an open quotation mark is an error of its line.
    """
    try:
        sheet = spreadsheet.read_rows(data)
    except spreadsheet.Unclosed as error:
        return Roster(errors=[LineError(error.line, "quote_open", {})])
    columns, ignored = _columns(sheet[0].cells) if sheet else ((), [])
    body = sheet[1:] if columns else sheet
    repeated = [each for each, times in Counter(filter(None, columns)).items() if times > 1]
    if repeated:
        return Roster(errors=[LineError(sheet[0].line, "column_twice", {"field": repeated[0]})])
    if len(body) > spreadsheet.MOST_ROWS:
        raise Invalid("sheet_too_long", most=spreadsheet.MOST_ROWS)
    roster = Roster(ignored=ignored)
    first: dict[str, int] = {}
    for each in body:
        row = _read_row(each, columns or COLUMNS, roster.errors)
        if row is None:
            continue
        key = given.fold(row.name)
        if key in first:
            roster.errors.append(LineError(row.line, "name_twice", {"name": row.name, "first": first[key]}))
        first.setdefault(key, row.line)
        roster.rows.append(row)
    return roster


def _columns(cells: tuple[str, ...]) -> tuple[tuple[str, ...], list[str]]:
    """What each column holds ("" if nothing we know), and the headers unknown to us; nothing without a header."""
    found = tuple(_COLUMN_OF.get(re.sub(r"[^\w]|_|\(.*\)", "", given.fold(each)), "") for each in cells)
    if not {"name", "given_name", "family_name"} & set(found):
        return (), []
    return found, [cell for cell, column in zip(cells, found, strict=True) if cell and not column]


def _read_row(row: spreadsheet.Row, columns: tuple[str, ...], errors: list[LineError]) -> RosterRow | None:
    """The person in a row, or None after adding what is wrong with it to `errors`."""
    before = len(errors)
    if any(row.cells[len(columns) :]):
        errors.append(LineError(row.line, "cells_too_many", {"most": len(columns)}))
    cells = {column: cell for column, cell in zip(columns, row.cells, strict=False) if column}
    name = cells.get("name") or " ".join(filter(None, (cells.get("given_name"), cells.get("family_name"))))
    places = {column: place for place, column in enumerate(columns, start=1) if column}
    places.setdefault("name", places.get("given_name", places.get("family_name", 1)))

    def checked(column: str, check: Callable[[], Any]) -> Any:
        try:
            return check()
        except Invalid as refusal:
            facts = {"field": column, "column": places.get(column, 0), **refusal.facts}
            errors.append(LineError(row.line, refusal.code, facts))
            return None

    read = {
        "name": checked("name", lambda: _name(name, "name", needed=True)),
        "organisation": checked(
            "organisation", lambda: given.line(cells.get("organisation", ""), "organisation", ORGANISATION)
        ),
        "email": checked("email", lambda: given.email(cells.get("email", ""))),
        "roles": checked("role", lambda: _roles(cells.get("role", ""))),
        "deputy": checked("deputy", lambda: _name(cells.get("deputy", ""), "deputy_name")),
        "theme": checked("theme", lambda: given.line(cells.get("theme", ""), "theme", 200)),
        "group": checked("group", lambda: given.line(cells.get("group", ""), "group", 100)),
    }
    return RosterRow(line=row.line, **read) if len(errors) == before else None


def _name(value: str, column: str, *, needed: bool = False) -> str:
    name = given.line(value, column, NAME, needed=needed)
    given.line(given.fold(name), column, NAME)
    return name


def _roles(value: str) -> frozenset[Role]:
    """The roles in a cell such as "Gruppeleder og referent". Raises Invalid("role_unknown")."""
    roles: set[Role] = set()
    for part in re.split(r"\s*[/,+&]\s*|\s+(?:og|and)\s+", given.fold(value)):
        if part and part not in _ROLES:
            raise Invalid("role_unknown", role=given.line(value, "role", 200))
        role = _ROLES.get(part)
        if role is not None:
            roles.add(role)
    return frozenset(roles)


async def _checked(
    workshop_id: UUID, data: bytes | str, *, skip_existing: bool
) -> tuple[Roster, placement.Places, int]:
    """The roster with the errors it has in this workshop, where everybody goes, and how many were passed over."""
    roster = read_roster(data)
    names = await Person.filter(workshop_id=workshop_id).values_list("name_key", flat=True)
    there = {str(each) for each in names}
    known = [each for each in roster.rows if given.fold(each.name) in there]
    if skip_existing:
        roster = replace(roster, rows=[each for each in roster.rows if each not in known])
    else:
        roster.errors.extend(LineError(each.line, "name_taken", {"name": each.name}) for each in known)
    places = await placement.place(
        workshop_id, [(each.line, each.roles, each.theme, each.group) for each in roster.rows]
    )
    roster.errors.extend(LineError(line, code, facts) for line, code, facts in places.errors)
    roster.errors.sort(key=lambda each: each.line)
    return roster, places, len(known) if skip_existing else 0
