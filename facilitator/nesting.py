"""How deep an update nests nodes: what nobody could walk through is kept out of the documents. Pure.

The libraries here and in browsers go from node to node by calls when they delete: some ten thousand nodes in each other
would be the end of this process, and of the page of everybody who has the text open.
"""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import chain

from facilitator.updates import Link, Update

DEEPEST = 1000
"""Nodes in each other that a document may hold; what people write has some ten."""


def nesting(update: Update, ground: Iterable[Update] = ()) -> tuple[int, bool]:
    """How deep the nodes of an update go, and whether they hang on text that is neither in it nor in the ground.

    Without all of that ground it is how many levels the update brings.
    """
    of: dict[int, list[Link]] = {}
    for link in chain(update.links, *(each.links for each in ground)):
        of.setdefault(link.client, []).append(link)
    for links in of.values():
        links.sort(key=_clock)
    levels: dict[Link, int] = {}
    hangs = False
    for first in update.links:
        path: list[Link] = []
        each: Link | None = first if first.is_node else None
        while each is not None and each not in levels:
            levels[each] = 0  # who comes back here goes in a circle, which Yjs never takes in
            path.append(each)
            hangs = hangs or (each.place is not None and _find(of, each.place) is None)
            each = _find(of, each.place) if each.place else None
        level = levels[each] if each is not None else 0
        for each in reversed(path):
            level += each.is_inside
            levels[each] = level
    return max(levels.values(), default=0), hangs


def _find(of: dict[int, list[Link]], place: tuple[int, int]) -> Link | None:
    links = of.get(place[0], [])
    at = bisect_right(links, place[1], key=_clock) - 1
    return links[at] if at >= 0 and place[1] < links[at].clock + links[at].length else None


def _clock(link: Link) -> int:
    return link.clock
