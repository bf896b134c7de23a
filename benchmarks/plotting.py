"""Plots as SVG, with both axes logarithmic: a line that stays level doesn't grow with what is under it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

WIDTH, HEIGHT = 420, 320
LEFT, TOP, RIGHT, BOTTOM = 56, 48, 100, 44
COLOURS = ("#1b4f8f", "#a3420b", "#4d4d4d", "#6b2d7a")
DASHES = ("", "6 3", "2 3", "8 3 2 3")

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Panel:
    """Lines by their names, over what is written under the axis."""

    below: str
    lines: Mapping[str, Points]


def plot(title: str, panels: Sequence[Panel]) -> str:
    """The panels beside each other, on one scale."""
    heights = [y for panel in panels for points in panel.lines.values() for _, y in points if y > 0]
    bottom, top = _decades(heights)
    parts = [_panel(panel, WIDTH * number, bottom, top) for number, panel in enumerate(panels)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH * len(panels)} {HEIGHT}" role="img" '
        f'font-family="sans-serif" font-size="12"><title>{escape(title)}</title>'
        f'<rect width="100%" height="100%" fill="#fff"/><text x="{LEFT}" y="24" font-size="14">{escape(title)}</text>'
        f"{''.join(parts)}</svg>\n"
    )


def _panel(panel: Panel, at: int, bottom: int, top: int) -> str:
    first, last = _decades([x for points in panel.lines.values() for x, _ in points])
    left, right, low, high = at + LEFT, at + WIDTH - RIGHT, HEIGHT - BOTTOM, TOP

    def across(x: float) -> float:
        return left + (log10(x) - first) / (last - first) * (right - left)

    def up(y: float) -> float:
        return low - (log10(max(y, 10**bottom)) - bottom) / (top - bottom) * (low - high)

    parts = list[str]()
    for power in range(bottom, top + 1):
        y = up(10**power)
        parts.append(f'<path d="M{left} {y:.1f}H{right}" stroke="#ccc"/>')
        parts.append(f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g}</text>')
    for power in range(first, last + 1):
        x = across(10**power)
        parts.append(f'<path d="M{x:.1f} {low}V{high}" stroke="#ccc"/>')
        parts.append(f'<text x="{x:.1f}" y="{low + 16}" text-anchor="middle">{10**power:,}</text>')
    parts.append(f'<text x="{(left + right) / 2}" y="{low + 34}" text-anchor="middle">{escape(panel.below)}</text>')
    ends = _apart([up(points[-1][1]) for points in panel.lines.values()])
    for number, (name, points) in enumerate(panel.lines.items()):
        colour, dash = COLOURS[number % len(COLOURS)], DASHES[number % len(DASHES)]
        path = " ".join(f"{across(x):.1f},{up(y):.1f}" for x, y in points)
        parts.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>'
        )
        parts += [f'<circle cx="{across(x):.1f}" cy="{up(y):.1f}" r="3" fill="{colour}"/>' for x, y in points]
        parts.append(f'<text x="{right + 8}" y="{ends[number] + 4:.1f}" fill="{colour}">{escape(name)}</text>')
    return "".join(parts)


def _decades(values: Sequence[float]) -> tuple[int, int]:
    """The powers of ten around the values, never the same."""
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    return low, max(high, low + 1)


def _apart(heights: Sequence[float], gap: float = 14) -> list[float]:
    """The heights, moved so far that what is written there can be read."""
    placed = list[float]()
    found = list(heights)
    for number in sorted(range(len(found)), key=found.__getitem__):
        found[number] = max([found[number], *(each + gap for each in placed[-1:])])
        placed.append(found[number])
    return found
