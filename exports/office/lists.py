"""Lists as Word numbers them: two definitions of nine levels, and a list of its own for each that counts.

What Word's lists can't say (a tenth level, a number that it can't count to) is for the caller to write as text.
"""

from exports.office.markup import Element, element

LEVELS = 9
STEP = 360
"""How far each level is set in, in twentieths of a point."""

BULLETS = ("•", "◦", "–")
"""What stands at an item, level by level; the last goes on."""

_HIGHEST = 32767
"""The highest number that Word counts to."""

_BULLETED, _NUMBERED = 1, 2
"""The definitions, and the lists that the styles belong to."""


def bullet(level: int) -> str:
    """What stands at the items of a list so deep; the outermost is at level 0."""
    return BULLETS[min(level, len(BULLETS) - 1)]


class Lists:
    """The lists of a file, in the root of its numbering part."""

    def __init__(self, root: Element) -> None:
        self._root = root
        bullets = [("bullet", bullet(level)) for level in range(LEVELS)]
        numbers = [("decimal", f"%{level}.") for level in range(1, LEVELS + 1)]
        root[:] = [
            _definition(_BULLETED, "ListBullet", bullets),
            _definition(_NUMBERED, "ListNumber", numbers),
            _list(_BULLETED, _BULLETED),
            _list(_NUMBERED, _NUMBERED),
        ]
        self._last = _NUMBERED

    def bulleted(self, level: int) -> int | None:
        """The id of the list of bullets, if it has this level."""
        return _BULLETED if level < LEVELS else None

    def numbered(self, level: int, start: int, count: int) -> int | None:
        """The id of a new list that counts from `start`, if Word can count it."""
        if level >= LEVELS or not 0 <= start <= start + count <= _HIGHEST:
            return None
        self._last += 1
        restarted = element("lvlOverride", element("startOverride", val=start), ilvl=level)
        self._root.append(_list(self._last, _NUMBERED, restarted))
        return self._last


def numbering(number: int, level: int) -> Element:
    """What makes a paragraph an item of the list with this id."""
    return element("numPr", element("ilvl", val=level), element("numId", val=number))


def of_style(style: str) -> Element:
    """The list that paragraphs of a style are items of: "ListBullet" or "ListNumber"."""
    return element("numPr", element("numId", val=_BULLETED if style == "ListBullet" else _NUMBERED))


def _list(number: int, definition: int, *overrides: Element) -> Element:
    return element("num", element("abstractNumId", val=definition), *overrides, numId=number)


def _definition(number: int, style: str, kinds: list[tuple[str, str]]) -> Element:
    levels = [_level(level, style, *kind) for level, kind in enumerate(kinds)]
    return element("abstractNum", element("multiLevelType", val="multilevel"), *levels, abstractNumId=number)


def _level(level: int, style: str, kind: str, text: str) -> Element:
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=kind),
        *([element("pStyle", val=style)] if level == 0 else []),
        element("lvlText", val=text),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=STEP * (level + 1), hanging=STEP)),
        ilvl=level,
    )
