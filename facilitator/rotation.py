"""Who meets which theme in which round: pure. Groups and themes are any ids, in their order; rounds count from 0.

A row maps each group to its theme in one round. Tracks count from 1. With more groups than themes there are several
tracks: rotations that go on side by side, each with its own leader for each theme.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Group = TypeVar("Group", bound=Hashable)
Theme = TypeVar("Theme", bound=Hashable)
Person = TypeVar("Person", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Plan:
    """A rotation in numbers: group and theme are indices from 0.

    `tracks[group]`; `rounds[round][group]` is a theme, and so is `home[group]`, the theme of the summary;
    `resting[round]` are the (track, theme) that meet nobody.
    """

    tracks: tuple[int, ...]
    rounds: tuple[tuple[int, ...], ...]
    home: tuple[int, ...]
    resting: tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True, slots=True)
class Cell(Generic[Group, Theme]):
    """One group with one theme in one round, which may be a summary."""

    round: int
    is_summary: bool
    group: Group
    theme: Theme
    track: int


@dataclass(frozen=True, slots=True)
class Clash(Generic[Group, Theme, Person]):
    """A broken rule and whom it concerns.

    `rule` is theme_twice (a group meets a theme more than once), theme_two_places (a theme of one track is with several
    groups at once), summary_not_home (a group sums up another theme than it began with) or leader_two_places (somebody
    leads or takes notes in several places at once).
    """

    rule: str
    rounds: tuple[int, ...]
    groups: tuple[Group, ...]
    themes: tuple[Theme, ...]
    track: int
    person: Person | None = None


def plan(groups: int, themes: int, rounds: int | None = None) -> Plan:
    """A rotation for so many groups, themes and rounds (as many rounds as themes if not given).

    Every group meets a theme at most once, and in a track a theme is with one group at a time. In each track the themes
    have had equally many groups after every round, give or take one. Raises ValueError if that can't be.
    """
    rounds = themes if rounds is None else rounds
    if groups < 1 or themes < 1 or not 0 <= rounds <= themes:
        raise ValueError((groups, themes, rounds))
    tracks = spread_tracks(groups, themes)
    sizes = Counter(tracks)
    turns = {track: _turns(size, themes) for track, size in sizes.items()}
    rows = tuple(
        tuple((group + turns[track][number]) % themes for group, track in enumerate(tracks)) for number in range(rounds)
    )
    resting = tuple(
        tuple(
            (track, theme)
            for track in sorted(sizes)
            for theme in range(themes)
            if theme not in {row[group] for group in range(groups) if tracks[group] == track}
        )
        for row in rows
    )
    return Plan(tracks, rows, tuple(group % themes for group in range(groups)), resting)


def fixed(groups: int, themes: int, rounds: int = 1) -> Plan:
    """A workshop whose groups keep their theme: group i has theme i, and begins again when the themes are used up."""
    if groups < 1 or themes < 1:
        raise ValueError((groups, themes, rounds))
    tracks = tuple(group // themes + 1 for group in range(groups))
    row = tuple(group % themes for group in range(groups))
    idle = {(track, theme) for track in tracks for theme in range(themes)} - set(zip(tracks, row, strict=True))
    return Plan(tracks, (row,) * rounds, row, (tuple(sorted(idle)),) * rounds)


def spread_tracks(groups: int, themes: int) -> tuple[int, ...]:
    """The track of each group: as few tracks as the themes allow, the groups spread over them as evenly as can be."""
    tracks = -(-groups // themes)
    least, over = divmod(groups, tracks)
    sizes = [least + (track < over) for track in range(tracks)]
    return tuple(track + 1 for track, size in enumerate(sizes) for _ in range(size))


def complete(
    met: Mapping[Group, frozenset[Theme]], themes: Sequence[Theme], visits: Mapping[Theme, int], rounds: int
) -> list[dict[Group, Theme]] | None:
    """The remaining rows of one track, where its groups have met the themes in `met`; None if there are none.

    `visits` counts how many groups each theme has had; those that have had fewest are preferred. Finds rows whenever
    there are any: choosing whom each theme still meets is a flow, putting the meetings into rounds a colouring.
    """
    if rounds == 0 or not met:
        return [{} for _ in range(rounds)]
    total = sum(visits.get(theme, 0) for theme in themes) + len(met) * rounds
    highest = max((visits.get(theme, 0) for theme in themes), default=0) + rounds
    for level in range(-(-total // len(themes)) if themes else 1, highest + 1):
        room = {theme: max(0, min(rounds, level - visits.get(theme, 0))) for theme in themes}
        chosen = _choose(met, room, rounds)
        if chosen is not None:
            return _put_in_rounds(chosen, themes, rounds)
    return None


def homes(rows: Sequence[Mapping[Group, Theme]], tracks: Mapping[Group, int]) -> dict[Group, Theme]:
    """The summary: the groups of the first round have the theme they began with.

    A group that came later gets a theme that began with nobody in its track, one it has met if there is one.
    """
    row = dict(rows[0]) if rows else {}
    taken = {(tracks[group], theme) for group, theme in row.items() if group in tracks}
    for group, track in tracks.items():
        if group in row:
            continue
        for later in rows:
            theme = later.get(group)
            if theme is not None and (track, theme) not in taken:
                row[group] = theme
                taken.add((track, theme))
                break
    return row


def broken_rules(
    cells: Sequence[Cell[Group, Theme]],
    leaders: Mapping[tuple[Theme, int], Collection[Person]],
    *,
    is_fixed: bool = False,
) -> list[Clash[Group, Theme, Person]]:
    """Every rule that the cells break, round by round. `leaders` are those who follow a (theme, track).

    In a fixed workshop groups keep their theme, so meeting it again is no fault.
    """
    broken: list[Clash[Group, Theme, Person]] = []
    if not is_fixed:
        broken += _met_twice(cells)
    broken += _not_home(cells)
    for number in sorted({cell.round for cell in cells}):
        row = [cell for cell in cells if cell.round == number]
        for theme, track in dict.fromkeys((cell.theme, cell.track) for cell in row):
            there = tuple(cell.group for cell in row if (cell.theme, cell.track) == (theme, track))
            if len(there) > 1:
                broken.append(Clash("theme_two_places", (number,), there, (theme,), track))
        for person in dict.fromkeys(each for cell in row for each in leaders.get((cell.theme, cell.track), ())):
            led = [cell for cell in row if person in leaders.get((cell.theme, cell.track), ())]
            if len({(cell.theme, cell.track) for cell in led}) > 1:
                groups, themes = tuple(cell.group for cell in led), tuple(cell.theme for cell in led)
                broken.append(Clash("leader_two_places", (number,), groups, themes, led[0].track, person))
    return broken


def _met_twice(cells: Sequence[Cell[Group, Theme]]) -> list[Clash[Group, Theme, Person]]:
    times: dict[tuple[Group, Theme], list[Cell[Group, Theme]]] = {}
    for cell in cells:
        if not cell.is_summary:
            times.setdefault((cell.group, cell.theme), []).append(cell)
    return [
        Clash("theme_twice", tuple(each.round for each in met), (group,), (theme,), met[0].track)
        for (group, theme), met in times.items()
        if len(met) > 1
    ]


def _not_home(cells: Sequence[Cell[Group, Theme]]) -> list[Clash[Group, Theme, Person]]:
    first = min((cell.round for cell in cells if not cell.is_summary), default=None)
    home = {cell.group: cell.theme for cell in cells if cell.round == first}
    return [
        Clash("summary_not_home", (cell.round,), (cell.group,), (cell.theme, home[cell.group]), cell.track)
        for cell in cells
        if cell.is_summary and home.get(cell.group, cell.theme) != cell.theme
    ]


def _turns(size: int, themes: int) -> list[int]:
    """By how much a track of `size` groups has turned in each round.

    Each round takes up where the last one left, so that the themes are used evenly; where that has been, one further.
    """
    turns = [0]
    while len(turns) < themes:
        turn = (turns[-1] - size) % themes
        while turn in turns:
            turn = (turn - 1) % themes
        turns.append(turn)
    return turns


def _choose(
    met: Mapping[Group, frozenset[Theme]], room: Mapping[Theme, int], rounds: int
) -> dict[Group, set[Theme]] | None:
    """For each group as many themes it has not met as there are rounds, no theme for more groups than it has room."""
    chosen: dict[Group, set[Theme]] = {group: set() for group in met}
    guests: dict[Theme, set[Group]] = {theme: set() for theme in room}

    def give(group: Group, tried: set[Theme]) -> bool:
        for theme in room:
            if theme in met[group] or theme in chosen[group] or theme in tried:
                continue
            tried.add(theme)
            if len(guests[theme]) >= room[theme]:
                moved = next(
                    (other for other in sorted(guests[theme], key=order.__getitem__) if give(other, tried)), None
                )
                if moved is None:
                    continue
                chosen[moved].discard(theme)
                guests[theme].discard(moved)
            chosen[group].add(theme)
            guests[theme].add(group)
            return True
        return False

    order = {group: index for index, group in enumerate(met)}
    full = all(give(group, set()) for _ in range(rounds) for group in met)
    return chosen if full else None


def _put_in_rounds(
    chosen: Mapping[Group, set[Theme]], themes: Sequence[Theme], rounds: int
) -> list[dict[Group, Theme]]:
    """The chosen meetings in so many rounds (König): a clash is undone by exchanging two rounds along a path."""
    at_group: dict[Group, dict[int, Theme]] = {group: {} for group in chosen}
    at_theme: dict[Theme, dict[int, Group]] = {theme: {} for theme in themes}
    for group, its in chosen.items():
        for theme in (each for each in themes if each in its):
            free = next(number for number in range(rounds) if number not in at_group[group])
            other = next(number for number in range(rounds) if number not in at_theme[theme])
            if free != other:
                _exchange(at_group, at_theme, theme, free, other)
            at_group[group][free] = theme
            at_theme[theme][free] = group
    return [{group: at_group[group][number] for group in chosen} for number in range(rounds)]


def _exchange(
    at_group: dict[Group, dict[int, Theme]], at_theme: dict[Theme, dict[int, Group]], theme: Theme, one: int, two: int
) -> None:
    """Exchange rounds `one` and `two` along the path of meetings that leaves `theme` in round `one`."""
    path: list[tuple[Group, Theme, int]] = []
    end: Theme | None = theme
    while end is not None and (group := at_theme[end].get(one)) is not None:
        path.append((group, end, one))
        end = at_group[group].get(two)
        if end is not None:
            path.append((group, end, two))
    for group, each, number in path:
        del at_group[group][number]
        del at_theme[each][number]
    for group, each, number in path:
        at_group[group][one + two - number] = each
        at_theme[each][one + two - number] = group
