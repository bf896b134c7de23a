"""Drawing up a rotation for a board: a fresh one, or the rest of a day that has begun. Writes nothing."""

from collections import Counter
from collections.abc import Callable, Sequence
from uuid import UUID

from facilitator import rotation
from facilitator.board import Board, Draft
from facilitator.errors import Conflict
from models import AgendaItem
from models.vocabulary import ItemKind

MOST_TRIES = 300
"""How many orders of the themes are tried for the sake of those who lead several."""


def require_possible(board: Board) -> None:
    """Raise Conflict if no plan can be made at all, with the numbers that stand in the way."""
    if not board.themes:
        raise Conflict("no_themes")
    if not board.groups:
        raise Conflict("no_groups")
    rounds, themes = len(board.ordinary), len(board.themes)
    if not board.is_fixed and rounds > themes:
        raise Conflict("more_rounds_than_themes", rounds=rounds, themes=themes)


def draw(board: Board) -> Draft:
    """A plan that keeps the rounds that were held.

    Raises Conflict("plan_impossible") if the rounds held leave none, and what `require_possible` does.
    """
    require_possible(board)
    fresh = _draw_fixed(board) if board.is_fixed else _draw_rotating(board)
    kept = [meeting for place, meeting in board.meetings.items() if place[0] in board.held]
    if all(
        (fresh.themes.get((each.item_id, each.group_id)), fresh.tracks[each.group_id]) == (each.theme_id, each.track)
        for each in kept
    ):
        return fresh
    return _continue_fixed(board) if board.is_fixed else _continue_rotating(board)


def _draw_fixed(board: Board) -> Draft:
    plan = rotation.fixed(len(board.groups), len(board.themes))
    themes = [theme.id for theme in board.themes]
    row = {group.id: themes[index] for group, index in zip(board.groups, plan.home, strict=True)}
    tracks = {group.id: track for group, track in zip(board.groups, plan.tracks, strict=True)}
    return Draft(tracks, {(item.id, group): theme for item in board.rounds for group, theme in row.items()})


def _draw_rotating(board: Board) -> Draft:
    """A fresh rotation. Where one person leads several themes, their order is changed to keep these apart in time."""
    plan = rotation.plan(len(board.groups), len(board.themes), len(board.ordinary))
    order = [theme.id for theme in board.themes]
    draft = _laid_out(board, plan, order)
    people = Counter(person for roles in board.staff.values() for person in {each.id for each in roles.values()})
    if max(people.values(), default=0) > 1:
        return _with_fewest_clashes(board, order, lambda tried: _laid_out(board, plan, tried))
    return draft


def _laid_out(board: Board, plan: rotation.Plan, order: Sequence[UUID]) -> Draft:
    tracks = {group.id: track for group, track in zip(board.groups, plan.tracks, strict=True)}
    rows = dict(zip((item.id for item in board.ordinary), plan.rounds, strict=True))
    return Draft(
        tracks,
        {
            (item.id, group.id): order[theme]
            for item in board.rounds
            for group, theme in zip(board.groups, rows.get(item.id, plan.home), strict=True)
        },
    )


def _with_fewest_clashes(board: Board, order: list[UUID], lay_out: Callable[[Sequence[UUID]], Draft]) -> Draft:
    """Exchange themes in the order as long as that leaves fewer clashes."""
    best, least, tries = lay_out(order), len(board.clashes(lay_out(order))), 0
    improved = True
    while improved and least:
        improved = False
        for one in range(len(order)):
            for two in range(one + 1, len(order)):
                tries += 1
                if tries > MOST_TRIES:
                    return best
                tried = [*order]
                tried[one], tried[two] = tried[two], tried[one]
                clashes = len(board.clashes(lay_out(tried)))
                if clashes < least:
                    best, least, order, improved = lay_out(tried), clashes, tried, True
    return best


def _continue_fixed(board: Board) -> Draft:
    """Groups that have met keep their theme; later ones get the theme that has fewest groups."""
    draft = board.draft()
    ids = [theme.id for theme in board.themes]
    row: dict[UUID, UUID] = {}
    for item in board.rounds:
        for group in board.groups:
            if item.id in board.held and (theme := draft.themes.get((item.id, group.id))) is not None:
                row.setdefault(group.id, theme)
    tracks = {group.id: group.track for group in board.groups if group.id in row}
    for group in board.groups:
        if group.id not in row:
            used = Counter(row.values())
            row[group.id] = min(ids, key=lambda theme: (used[theme], ids.index(theme)))
            taken = {tracks[other] for other, theme in row.items() if theme == row[group.id] and other in tracks}
            tracks[group.id] = next(track for track in range(1, len(row) + 2) if track not in taken)
    return _kept_and(board, tracks, {item.id: row for item in board.rounds})


def _continue_rotating(board: Board) -> Draft:
    current = board.draft()
    held = [item for item in board.ordinary if item.id in board.held]
    ahead = [item for item in board.ordinary if item.id not in board.held]
    tracks = _tracks_kept(board, held)
    rows: dict[UUID, dict[UUID, UUID]] = {item.id: {} for item in board.rounds}
    ids = [theme.id for theme in board.themes]
    for track in sorted(set(tracks.values())):
        members = [group.id for group in board.groups if tracks[group.id] == track]
        met = {
            group: frozenset(current.themes[item.id, group] for item in held if (item.id, group) in current.themes)
            for group in members
        }
        visits = Counter(theme for themes in met.values() for theme in themes)
        rest = rotation.complete(met, ids, visits, len(ahead))
        if rest is None:
            raise Conflict("plan_impossible", rounds=len(ahead))
        for item, row in zip(ahead, rest, strict=True):
            rows[item.id] |= row
    kept = _kept_and(board, tracks, rows)
    ordinary = [
        {group.id: kept.themes[item.id, group.id] for group in board.groups if (item.id, group.id) in kept.themes}
        for item in board.ordinary
    ]
    home = rotation.homes(ordinary, tracks)
    return _kept_and(board, tracks, rows | {item.id: home for item in board.rounds if item.kind == ItemKind.SUMMARY})


def _tracks_kept(board: Board, held: list[AgendaItem]) -> dict[UUID, int]:
    """Groups that have met stay in their track; the others come where there is room, or in a new one."""
    places = {(item.id, group.id) for item in held for group in board.groups} & set(board.meetings)
    tracks = {group: board.meetings[item, group].track for item, group in places}
    for group in board.groups:
        if group.id not in tracks:
            sizes = Counter(tracks.values())
            room = [track for track, size in sizes.items() if size < len(board.themes)]
            tracks[group.id] = min(room, key=lambda track: (sizes[track], track)) if room else max(sizes, default=0) + 1
    return tracks


def _kept_and(board: Board, tracks: dict[UUID, int], rows: dict[UUID, dict[UUID, UUID]]) -> Draft:
    """The rounds held as they were, the others by `rows`."""
    themes = {place: meeting.theme_id for place, meeting in board.meetings.items() if place[0] in board.held}
    ahead = {
        (item.id, group): theme
        for item in board.rounds
        if item.id not in board.held
        for group, theme in rows.get(item.id, {}).items()
    }
    return Draft(tracks, themes | ahead)
