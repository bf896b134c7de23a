"""The groups' turns in an expectation round, on the desk: who waits, who has spoken, and whom to skip or take now."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from facilitator import turns
from facilitator.access import By
from ui.desk.now import Do
from ui.desk.words import Snapshot, group_words
from ui.parts.plain import Press, button, chip, tag
from ui.words import Words


def draw_turns(told: Snapshot, by: By, do: Do, _: Words) -> None:
    """Every group with where it is in the round, in the order in which they speak."""
    seen = UUID(told["on"]["id"]) if told["on"] else None

    def pressing(work: Callable[..., Awaitable[None]], turn: Snapshot) -> Press:
        async def press() -> None:
            await do(work(UUID(turn["id"]), by=by, seen=seen))

        return press

    def skip(turn: Snapshot) -> None:
        spoken = _("Hopp over {group}", group=group_words(turn, _))
        press = pressing(turns.skip_turn, turn)
        button(_("Er ikke her"), press, "btn plain tight", key=f"skip-{turn['id']}", spoken=spoken)

    def give(turn: Snapshot) -> None:
        spoken = _("Gi ordet til {group}", group=group_words(turn, _))
        press = pressing(turns.give_turn, turn)
        button(_("Gi ordet nå"), press, "btn tight", key=f"give-{turn['id']}", spoken=spoken)

    with tag("div", "", "row"):
        tag("h2", _("Ordet går rundt"), id="turns")
        tag("p", _.n("{n} minutt til hver.", "{n} minutter til hver.", told["minutes"]), "muted small")
    with tag("ol", "", "rows"):
        for turn in told["over"]:
            _row(turn, _("har hatt ordet"), _)
        if told["on"]:
            _row(told["on"], _("har ordet nå"), _, skip)
        for place, turn in enumerate(told["line"]):
            _row(turn, _("er neste") if place == 0 else _("venter"), _, give, skip)
        for turn in told["skipped"]:
            _row(turn, _("ble hoppet over"), _, give)


def _row(turn: Snapshot, state: str, _: Words, *buttons: Callable[[Snapshot], None]) -> None:
    with tag("li", "", "row"):
        chip(turn["number"])
        tag("strong", group_words(turn, _))
        tag("span", state, "muted")
        if buttons:
            with tag("div", "", "row push"):
                for draw in buttons:
                    draw(turn)
