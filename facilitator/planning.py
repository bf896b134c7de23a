"""The plan of who meets which theme, and who leads it: making it, changing it by hand, and mending it.

Rounds that were held are never touched. Before the day begins a plan may break rules, and says so; after that no
change is taken that breaks one more.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from facilitator import agenda, clock, drawing, faults, groups, timetable
from facilitator.access import By, require_organiser
from facilitator.board import Board, Draft, read_board
from facilitator.discussed import themes_of
from facilitator.errors import Conflict, Invalid, NotFound
from facilitator.faults import Broken, Named, WayOut, named
from facilitator.happenings import PlanChanged, RightsChanged
from facilitator.live import action, note, reading
from facilitator.replanning import keep
from models import AgendaItem, Assignment, Group, Person, Theme, Workshop
from models.vocabulary import ROUND_KINDS, ItemKind, Role


@dataclass(frozen=True, slots=True)
class Cell:
    """One place in the plan. `broken` are the rules that are broken here."""

    group: Named
    track: int
    theme: Named | None
    leader: Named | None
    note_taker: Named | None
    broken: list[str]


@dataclass(frozen=True, slots=True)
class Row:
    """One round: `number` of the ordinary ones, when it is expected to begin, and who rests as (theme, track)."""

    item_id: UUID
    number: int
    is_summary: bool
    title: str
    starts_at: datetime
    minutes: int
    is_held: bool
    cells: list[Cell]
    resting: list[tuple[Named, int]]


@dataclass(frozen=True, slots=True)
class Post:
    """Who leads and takes notes for a theme in a track."""

    theme: Named
    track: int
    leader: Named | None
    note_taker: Named | None


@dataclass(frozen=True, slots=True)
class PlanTable:
    """The whole plan for the organiser's page; `tracks` is how many there are."""

    rounds: list[Row]
    groups: list[Named]
    posts: list[Post]
    tracks: int
    broken: list[Broken]
    ways_out: list[WayOut]

    @property
    def resting(self) -> dict[UUID, list[tuple[Named, int]]]:
        """The (theme, track) that meet nobody, by round."""
        return {row.item_id: row.resting for row in self.rounds if row.resting}


@reading
async def plan_table(workshop_id: UUID, *, by: By) -> PlanTable:
    """The plan as it is, what is wrong with it, and the ways out."""
    board = await read_board(await require_organiser(by, workshop_id))
    people = await Person.filter(workshop_id=workshop_id)
    broken = [*faults.faults(board), *faults.empty_groups(board, people)]
    posts = [
        Post(named(theme), track, *_people(board, theme.id, track))
        for theme in board.themes
        for track in range(1, board.tracks + 1)
    ]
    return PlanTable(
        [_row(board, item, broken) for item in board.rounds],
        [named(group) for group in board.groups],
        posts,
        board.tracks,
        broken,
        faults.ways_out(board, people),
    )


@action
async def make_plan(workshop_id: UUID, *, by: By) -> None:
    """Make the plan, or what is left of it, anew."""
    board = await read_board(await require_organiser(by, workshop_id))
    if not board.rounds:
        raise Conflict("no_rounds")
    await keep(board, drawing.draw(board))
    note(PlanChanged(workshop_id))


@action
async def swap_cell(item_id: UUID, group_id: UUID, theme_id: UUID, *, by: By) -> None:
    """Give a group another theme in a round that was not held."""
    item = await AgendaItem.get_or_none(id=item_id)
    if item is None:
        raise NotFound
    workshop = await require_organiser(by, item.workshop_id)
    if not (
        await Group.exists(id=group_id, workshop_id=workshop.id)
        and await themes_of(workshop.id).filter(id=theme_id).exists()
    ):
        raise NotFound
    if item.kind not in ROUND_KINDS:
        raise Conflict("no_round")
    board = await read_board(workshop)
    if item.id in board.held:
        raise Conflict("round_held")
    changed = board.draft().with_themes({(item.id, group_id): theme_id})
    if workshop.started_at is not None:
        _require_no_worse(board, changed)
    await keep(board, changed)
    note(PlanChanged(workshop.id, item.id))


@action
async def take_way_out(workshop_id: UUID, way_out_id: str, *, by: By) -> None:
    """Mend the plan by one of the ways that `plan_table` offers now."""
    workshop = await require_organiser(by, workshop_id)
    board = await read_board(workshop)
    ways = {way.id: way for way in faults.ways_out(board, await Person.filter(workshop_id=workshop_id))}
    if way_out_id not in ways:
        raise Conflict("way_out_gone")
    way = ways[way_out_id]
    if way.kind == "lead":
        _, theme, track, role, person = way.id.split(":")
        await _assign(workshop_id, UUID(theme), int(track), Role(role), UUID(person))
    elif way.kind in {"give", "exchange"}:
        await keep(board, board.draft().with_themes(way.changed))
    else:
        if way.kind == "remove_rounds":
            surplus = [item for item in board.ordinary if item.id not in board.held][-way.facts["count"] :]
            for item in reversed(surplus):
                await agenda.remove(item)
        elif way.kind == "set_groups":
            await groups.resize(workshop_id, way.facts["count"])
        board = await read_board(workshop)
        await keep(board, drawing.draw(board))
    note(PlanChanged(workshop_id))


@action
async def assign(theme_id: UUID, track: int, role: Role, person_id: UUID | None, *, by: By) -> None:
    """Let somebody lead or take notes for a theme in a track, or nobody; at any time."""
    theme = await Theme.get_or_none(id=theme_id, item_id=None)
    if theme is None:
        raise NotFound
    workshop = await require_organiser(by, theme.workshop_id)
    if person_id is not None and not await Person.exists(id=person_id, workshop_id=workshop.id):
        raise NotFound
    tracks = (await read_board(workshop)).tracks
    if person_id is not None and not 1 <= track <= tracks:
        raise Invalid("track_unknown", track=track, tracks=tracks)
    await _assign(workshop.id, theme_id, track, role, person_id)
    note(PlanChanged(workshop.id, theme_id))


async def require_sound(workshop: Workshop) -> None:
    """Raise Conflict("plan_not_sound") with what is broken if the day can't begin like this (inside an action)."""
    for broken in faults.faults(await read_board(workshop)):
        if broken.is_grave:
            raise Conflict("plan_not_sound", broken=broken)


async def _assign(workshop_id: UUID, theme_id: UUID, track: int, role: Role, person_id: UUID | None) -> None:
    before = await Assignment.get_or_none(theme_id=theme_id, track=track, role=role)
    if before is not None and before.person_id == person_id:
        return
    if before is not None:
        await before.delete()
        note(RightsChanged(workshop_id, before.person_id))
    if person_id is not None:
        await Assignment.create(theme_id=theme_id, track=track, role=role, person_id=person_id)
        note(RightsChanged(workshop_id, person_id))


def _require_no_worse(board: Board, changed: Draft) -> None:
    before = board.clashes(board.draft())
    for clash in board.clashes(changed):
        if clash.rule in faults.GRAVE and clash not in before:
            raise Conflict("rule_broken", broken=faults.told(board, clash))


def _row(board: Board, item: AgendaItem, broken: list[Broken]) -> Row:
    number = timetable.round_of(board.items, item.id)
    workshop = board.workshop
    spans = timetable.projected(
        board.items, workshop.starts_at, workshop.current_item_id, clock.now(), workshop.ended_at
    )
    cells = [_cell(board, item, group, broken) for group in board.groups]
    there = {(cell.theme.id, cell.track) for cell in cells if cell.theme}
    return Row(
        item.id,
        number.number if number else 0,
        item.kind == ItemKind.SUMMARY,
        item.title,
        spans[item.id].starts_at,
        item.minutes,
        item.id in board.held,
        cells,
        [
            (named(theme), track)
            for track in sorted({group.track for group in board.groups})
            for theme in board.themes
            if (theme.id, track) not in there
        ],
    )


def _cell(board: Board, item: AgendaItem, group: Group, broken: list[Broken]) -> Cell:
    place = (item.id, group.id)
    meeting = board.meetings.get(place)
    theme = next((each for each in board.themes if meeting is not None and each.id == meeting.theme_id), None)
    leader, note_taker = _people(board, theme.id, group.track) if theme else (None, None)
    rules = [each.rule for each in broken if place in each.places]
    return Cell(named(group), group.track, named(theme) if theme else None, leader, note_taker, rules)


def _people(board: Board, theme_id: UUID, track: int) -> tuple[Named | None, Named | None]:
    roles = board.staff.get((theme_id, track), {})
    leader, note_taker = roles.get(Role.LEADER), roles.get(Role.NOTE_TAKER)
    return named(leader) if leader else None, named(note_taker) if note_taker else None
