"""What of a summary goes into the file: one round, one person's writing, and whether names are shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from nicegui.events import GenericEventArguments

from facilitator import agenda, authorship, timetable
from facilitator.timetable import RoundNumber
from ui.parts.field import Option, field
from ui.parts.plain import tag
from ui.visit import Visit


@dataclass(frozen=True, slots=True)
class Choices:
    """The rounds and the people one can choose between."""

    rounds: tuple[tuple[UUID, RoundNumber], ...]
    people: tuple[tuple[UUID, str], ...]


async def read_choices(visit: Visit) -> Choices:
    """What there is to choose between now."""
    items = await agenda.read_agenda(visit.workshop_id, by=visit.by)
    writers = await authorship.read_writers(visit.workshop_id, by=visit.by)
    rounds = [(each.id, timetable.round_of(items, each.id)) for each in items]
    return Choices(
        tuple((item_id, number) for item_id, number in rounds if number),
        tuple((each.person_id, each.name) for each in writers),
    )


class Narrowing:
    """What one organiser has chosen on this page, which holds for all files that are made from it."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self._ = visit, visit._
        self.chosen: dict[str, str] = {}

    @property
    def query(self) -> dict[str, str]:
        """What is added to a file's address."""
        return {name: value for name, value in self.chosen.items() if value}

    def draw(self, choices: Choices) -> None:
        """The choices, with what is chosen."""
        _ = self._
        with tag("section", "", "stack", aria_labelledby="narrowing"):
            tag("h2", _("Utvalg i PDF-en"), id="narrowing")
            with tag("div", "", "row"):
                rounds = [(str(each), self._round(number)) for each, number in choices.rounds]
                self._choose("round", _("Runde"), [("", _("Alle runder")), *rounds])
                if choices.people:
                    people = [(str(each), name) for each, name in choices.people]
                    self._choose("person", _("Person"), [("", _("Alle personer")), *people])
            if choices.people:
                self._authors()

    def _round(self, number: RoundNumber) -> str:
        _ = self._
        return _("Oppsummeringsrunden") if number.is_summary else _("Runde {n}", n=number.number)

    def _choose(self, name: str, label: str, options: Sequence[Option]) -> None:
        async def choose(value: str) -> None:
            self.chosen[name] = value

        value = self.chosen.get(name, "")
        # A round may be taken off the day, and a person off the list, after they were chosen.
        self.chosen[name] = value if value in dict(options) else ""
        field(self.visit, label, self.chosen[name], choose, name=name, options=options)

    def _authors(self) -> None:
        def mark(event: GenericEventArguments) -> None:
            self.chosen["authors"] = "1" if event.args else ""

        with tag("label", "", "choice"):
            box = tag(
                "input", type="checkbox", checked=True if self.chosen.get("authors") else None, data_key="authors"
            )
            box.on("change", mark, js_handler="(event) => emit(event.target.checked)")
            with tag("span"):
                tag("strong", self._("Vis hvem som skrev"))
                tag("span", self._("Navnet viser hvem som skrev eller sist flyttet teksten."), "small block")
                tag("span", self._("Velger du en person, er navnene alltid med."), "small block")
