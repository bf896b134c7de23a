"""The form: the questions to all themes, and those to each theme, in order."""

from collections.abc import Hashable
from dataclasses import replace
from uuid import UUID

from facilitator import forms
from facilitator.planbook import Asked, PlanBook, read_planbook
from models.vocabulary import AskedIn, QuestionKind
from ui.frame import add_page, frame, place
from ui.live import Row, Rows, watch
from ui.parts.field import Field, Save, entry, field
from ui.parts.order import order_buttons
from ui.parts.plain import button, tag
from ui.visit import Visit
from ui.words import Words

ALL = "all"
"""The list of questions that go to every theme, among the themes' ids."""


def register() -> None:
    """Open the page."""
    add_page("/workshops/{workshop_id}/questions", build)


async def build(visit: Visit) -> None:
    """The page."""
    await Questions(visit).build()


def asked_in_words(_: Words) -> dict[AskedIn, str]:
    """When a question is asked."""
    return {
        AskedIn.ROUNDS: _("I rundene"),
        AskedIn.SUMMARY: _("I oppsummeringen"),
        AskedIn.BOTH: _("Begge steder"),
    }


def kind_words(_: Words) -> dict[QuestionKind, str]:
    """What is answered with."""
    return {QuestionKind.TEXT: _("Fri tekst"), QuestionKind.NEXT_STEP: _("Neste steg: hvem, hva, når")}


class Questions:
    """The page as one reader has it open."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.by = visit.by
        self._ = visit._
        self.id = visit.workshop_id
        self.book: PlanBook
        self.lists: dict[str, Rows[Asked]] = {}
        self.sections: Rows[tuple[str, str]]
        self.new: dict[str, Field] = {}
        self.new_kind: dict[str, Field] = {}

    async def build(self) -> None:
        """Draw it, and keep it true."""
        _ = self._
        where = await place(self.visit, "plan", "questions")
        self.book = await read_planbook(self.id, by=self.by)
        with frame(self.visit, _("Spørsmål"), where):
            tag("p", _("Skjemaet gruppa fyller ut. Svarene følger temaet fra gruppe til gruppe."), "muted")
            self.sections = Rows(self._section, "div", "section", classes="stack xl", row_classes="stack")
            await self._redraw()
        watch(self.id, self._redraw)

    async def _redraw(self) -> None:
        _ = self._
        self.book = await read_planbook(self.id, by=self.by)
        sections: dict[Hashable, tuple[str, str]] = {ALL: (ALL, _("Til alle temaer"))}
        for each in self.book.sheets:
            sections[each.id] = str(each.id), _("Bare til «{theme}»", theme=each.title)
        self.sections.show(sections)
        for key, _title in sections.values():
            self.lists[key].show({each.id: each for each in self._of(key)})

    def _of(self, key: str) -> list[Asked]:
        return [each for each in self.book.questions if (str(each.theme_id) if each.theme_id else ALL) == key]

    def _section(self, row: Row[tuple[str, str]]) -> None:
        _ = self._
        key, title = row.facts
        heading = tag("h2", title)
        row.element.props["aria-labelledby"] = heading.html_id
        self.lists[key] = Rows(self._draw, "ol", classes="rows ask")
        self.lists[key].show({each.id: each for each in self._of(key)})

        async def add() -> None:
            await self._add(key)

        with tag("div", "", "adding"):
            self.new[key] = entry(_("Nytt spørsmål"), name=f"new-{key}", enter=add)
            # Chosen now: it can't be changed once the form has been opened.
            self.new_kind[key] = entry(
                _("Svares med"),
                name=f"new-kind-{key}",
                value=QuestionKind.TEXT.value,
                options=[(each.value, words) for each, words in kind_words(_).items()],
            )
            button(_("Legg til"), add, spoken=f"{_('Legg til')}: {title}")

    def _draw(self, row: Row[Asked]) -> None:
        _ = self._
        asked = row.facts
        with tag("div", "", "stack s"):
            field(
                self.visit,
                _("Spørsmål"),
                asked.text,
                self._saving(row, "text"),
                name=f"text-{asked.id}",
                hide_label=True,
            )
            with tag("div", "", "fields"):
                field(
                    self.visit,
                    _("Hjelpetekst"),
                    asked.help,
                    self._saving(row, "help"),
                    name=f"help-{asked.id}",
                    classes="slim",
                )
                field(
                    self.visit,
                    _("Stilles"),
                    asked.asked_in.value,
                    self._saving(row, "asked_in"),
                    name=f"in-{asked.id}",
                    options=[(each.value, words) for each, words in asked_in_words(_).items()],
                    classes="slim",
                )
                field(
                    self.visit,
                    _("Svares med"),
                    asked.kind.value,
                    self._saving(row, "kind"),
                    name=f"kind-{asked.id}",
                    options=[(each.value, words) for each, words in kind_words(_).items()],
                    classes="slim",
                )
        self._order(asked)

    def _order(self, asked: Asked) -> None:
        key = str(asked.theme_id) if asked.theme_id else ALL

        async def move(by: int) -> None:
            there: list[UUID | None] = [each.id for each in self._of(key)]
            here = there.index(asked.id)
            if 0 <= here + by < len(there):
                before = [*there, None][here - 1 if by < 0 else here + 2]
                await self.visit.do(forms.move_question(asked.id, before, by=self.by))

        async def retire() -> None:
            outcome = await self.visit.do(forms.retire_question(asked.id, by=self.by))
            if not outcome.said:
                self._offer_back(asked)

        order_buttons(self._, str(asked.id), asked.text, move, retire)

    def _offer_back(self, asked: Asked) -> None:
        async def restore() -> None:
            await self.visit.do(forms.restore_question(asked.id, by=self.by))

        self.visit.notices.tell(
            self._("«{question}» er tatt ut av skjemaet. Svar som er gitt, blir.", question=asked.text),
            (self._("Angre"), restore),
        )

    def _saving(self, row: Row[Asked], name: str) -> Save:
        async def save(text: str) -> None:
            value: object = {"asked_in": AskedIn, "kind": QuestionKind}.get(name, str)(text)
            await forms.change_question(row.facts.id, by=self.by, **{name: value})  # type: ignore[arg-type]
            row.know(replace(row.facts, **{name: value}))  # type: ignore[arg-type]

        return save

    async def _add(self, key: str) -> None:
        theme_id = None if key == ALL else UUID(key)
        text = self.new[key].control.text
        kind = QuestionKind(self.new_kind[key].control.text)
        outcome = await self.visit.attempt(
            forms.add_question(self.id, by=self.by, text=text, theme_id=theme_id, kind=kind)
        )
        self.new[key].refuse(outcome.said)
        if not outcome.said:
            self.new[key].control.empty()
            self.new[key].control.grab()
