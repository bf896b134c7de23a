"""Counting by hand: what is read off the slips of people without a device, in fields that fit each kind of poll."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from exports.poll_words import answer_words
from facilitator import polls
from facilitator.ballots import SCALE
from facilitator.errors import Invalid
from facilitator.pollbook import HeldPoll
from models.vocabulary import PollKind
from ui.parts.field import Field, entry
from ui.parts.plain import button, tag
from ui.parts.reading import whole
from ui.visit import Visit

BLANK = "0"
"""A slip on which nothing is ranked, as it is typed."""

_SEVERAL = re.compile(r"(?P<number>\d{1,5}) *[x×] *(?P<slip>.*)", re.IGNORECASE)
_LONGEST_NUMBER = 3

Order = list[object]
"""The options on a slip, best first, and how many slips are like it."""


def read_slips(text: str, options: Sequence[str]) -> list[Order]:
    """Slips as they are typed, one on each line: options by their numbers from 1, best first; `3 x 2 1` is three alike.

    Raises Invalid("slip_unreadable") with line and most.
    """
    found: list[Order] = []
    for number, line in enumerate(text.splitlines(), 1):
        several = _SEVERAL.fullmatch(line.strip())
        slip = (several["slip"] if several else line).replace(",", " ").split()
        if not slip and not several:
            continue
        places = [int(each) if each.isdecimal() and len(each) <= _LONGEST_NUMBER else -1 for each in slip]
        is_blank = slip == [BLANK]
        if not slip or not (is_blank or all(1 <= each <= len(options) for each in places)):
            raise Invalid("slip_unreadable", line=number, most=len(options))
        order = [] if is_blank else [options[each - 1] for each in places]
        found.append([order, int(several["number"]) if several else 1])
    return found


def typed_slips(orders: Iterable[Order], options: Sequence[str]) -> str:
    """The same, as somebody would type it."""
    lines = []
    for order, number in orders:
        slip = " ".join(str(options.index(each) + 1) for each in order) if isinstance(order, list) else ""
        lines.append(f"{number} x {slip or BLANK}" if number != 1 else slip or BLANK)
    return "\n".join(lines)


class HandCount:
    """The fields for one poll that is open, with what was entered before."""

    def __init__(self, visit: Visit, poll: HeldPoll) -> None:
        self.visit, self._, self.poll = visit, visit._, poll
        self.hand: Mapping[str, Any] = poll.hand or {}
        self.voters: Field
        self.fields: dict[str, list[Field]] = {}

    def draw(self) -> None:
        """Draw them, folded until something is entered."""
        _, poll = self._, self.poll
        with tag("details", "", "stack hand", open=True if self.hand else None):
            tag("summary", _("Noen uten telefon? Tell for hånd"))
            tag("p", self._how(), "muted")
            if poll.kind is PollKind.RANKING:
                self._draw_slips()
            else:
                self.voters = self._number(_("Antall uten telefon"), "", self.hand.get("voters"))
                self._draw_options()
            with tag("div", "", "row"):
                said = f"{_('Lagre tellingen')}: {poll.title}"
                button(_("Lagre tellingen"), self._save, key=f"hand-{poll.id}", spoken=said)
                if self.hand:
                    said = f"{_('Ta bort tellingen')}: {poll.title}"
                    button(_("Ta bort tellingen"), self._remove, "btn plain", key=f"no-hand-{poll.id}", spoken=said)

    def _how(self) -> str:
        _ = self._
        scale = _("Skriv hvor mange sedler det er. Skriv så hvor mange som ga 1, 2, 3, 4 og 5.")
        return {
            PollKind.DOTS: _("Skriv hvor mange de er. Skriv så hvor mange prikker hvert alternativ fikk i alt."),
            PollKind.CHOOSE: _("Skriv hvor mange de er. Skriv så hvor mange som valgte hvert alternativ."),
            PollKind.YES_NO: _("Skriv hvor mange de er. Skriv så hvor mange som svarte hva."),
            PollKind.SCALE: scale,
            PollKind.TWO_SCALES: scale,
            PollKind.RANKING: _("Skriv én linje for hver seddel: numrene under, det beste først."),
        }[self.poll.kind]

    def _draw_slips(self) -> None:
        _, poll = self._, self.poll
        with tag("ol", "", "numbered"):
            for _id, text in poll.options:
                tag("li", text)
        orders = self.hand.get("totals", [])
        self.voters = entry(
            _("Sedlene"),
            name=f"hand-{poll.id}",
            kind="area",
            rows=5,
            value=typed_slips(orders, poll.rules.options),
            help_=_("For eksempel «2 1 3». Tre like: «3 x 2 1 3». En blank seddel: «0»."),
        )

    def _draw_options(self) -> None:
        _, poll = self._, self.poll
        totals: Mapping[str, Any] = self.hand.get("totals", {})
        if poll.kind in {PollKind.DOTS, PollKind.CHOOSE, PollKind.YES_NO}:
            options = answer_words(_).items() if poll.kind is PollKind.YES_NO else poll.options
            with tag("div", "", "fields"):
                for option, text in options:
                    self.fields[option] = [self._number(text, option, totals.get(option))]
            return
        for option, text in poll.options:
            if poll.kind is PollKind.SCALE:
                self.fields[option] = self._scale(text, option, totals.get(option, ()))
            else:
                effect, effort = totals.get(option, ((), ()))
                self.fields[option] = [
                    *self._scale(f"{text}: {_('effekt')}", f"{option}-effect", effect),
                    *self._scale(f"{text}: {_('innsats')}", f"{option}-effort", effort),
                ]

    def _scale(self, legend: str, name: str, numbers: Sequence[int]) -> list[Field]:
        with tag("fieldset", "", "stack s"):
            tag("legend", legend)
            with tag("div", "", "five"):
                return [
                    self._number(str(value), f"{name}-{value}", numbers[value - 1] if numbers else None)
                    for value in range(1, SCALE + 1)
                ]

    def _number(self, label: str, name: str, value: int | None) -> Field:
        text = "" if value is None else str(value)
        return entry(label, name=f"hand-{self.poll.id}-{name}", kind="number", value=text, classes="slim", min=0)

    async def _save(self) -> None:
        for each in (self.voters, *chain(*self.fields.values())):
            each.refuse("")
        outcome = await self.visit.attempt(self._enter())
        if outcome.said:
            about, *_rest = self.fields.get(str(outcome.facts.get("option")), [self.voters])
            about.refuse(outcome.said)

    async def _enter(self) -> None:
        await polls.count_by_hand(self.poll.id, self._counted(), by=self.visit.by)

    async def _remove(self) -> None:
        await self.visit.do(polls.count_by_hand(self.poll.id, None, by=self.visit.by))

    def _counted(self) -> dict[str, Any]:
        """What was typed, as `ballots.check_hand` reads it."""
        if self.poll.kind is PollKind.RANKING:
            orders = read_slips(self.voters.control.text, self.poll.rules.options)
            return {"voters": sum(int(str(number)) for _order, number in orders), "totals": orders}
        totals: dict[str, Any] = {}
        for option, fields in self.fields.items():
            texts = [each.control.text.strip() for each in fields]
            if any(texts):
                totals[option] = self._shaped([whole(each or "0") for each in texts])
        return {"voters": whole(self.voters.control.text or "0"), "totals": totals}

    def _shaped(self, numbers: list[int]) -> object:
        match self.poll.kind:
            case PollKind.SCALE:
                return numbers
            case PollKind.TWO_SCALES:
                return [numbers[:SCALE], numbers[SCALE:]]
            case _:
                return numbers[0]
