"""The themes and their sheets: purpose, goals, proposed measures, schedule, financing, and what they build on."""

from collections.abc import Hashable
from dataclasses import replace

from nicegui.element import Element

from facilitator import themes
from facilitator.planbook import Sheet, Source, read_planbook
from ui.frame import add_page, frame, place
from ui.live import Row, Rows, watch
from ui.pages.fetching import fetch_button
from ui.parts.dialog import Dialog
from ui.parts.field import Save, entry, field
from ui.parts.order import order_buttons
from ui.parts.plain import button, link, show_if, tag
from ui.visit import Visit
from ui.words import Words


def register() -> None:
    """Open the page."""
    add_page("/workshops/{workshop_id}/themes", build)


async def build(visit: Visit) -> None:
    """The page."""
    await Themes(visit).build()


def sheet_words(_: Words) -> dict[str, str]:
    """What the fields of a theme sheet are called, in the order they are read."""
    return {
        "purpose": _("Formål"),
        "goals": _("Mål"),
        "measures": _("Forslag til tiltak"),
        "schedule": _("Tidsplan"),
        "financing": _("Finansiering"),
    }


class Themes:
    """The page as one reader has it open."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.by = visit.by
        self._ = visit._
        self.id = visit.workshop_id
        self.sheets: list[Sheet] = []
        self.rows: Rows[Sheet]
        self.empty: Element
        self.dialog: Dialog

    async def build(self) -> None:
        """Draw it, and keep it true."""
        _ = self._
        where = await place(self.visit, "plan", "themes")
        with frame(self.visit, _("Temaer"), where):
            tag("p", _("Arket vises for gruppa mens den arbeider. Tomme felt vises ikke."), "muted")
            self.empty = tag("p", _("Her kommer temaene. Skriv inn det første under."))
            self.rows = Rows(self._draw, "ol", classes="stack l", row_classes="card stack")
            with tag("div", "", "adding narrow"):
                self.new = entry(_("Nytt tema"), name="new-theme", enter=self._add)
                button(_("Legg til"), self._add)
            self.dialog = Dialog(_)
            with tag("div", "", "row"):
                fetch_button(self.visit, self.dialog)
            await self._redraw()
        watch(self.id, self._redraw)

    async def _redraw(self) -> None:
        book = await read_planbook(self.id, by=self.by)
        self.sheets = list(book.sheets)
        sheets: dict[Hashable, Sheet] = {each.id: each for each in book.sheets}
        show_if(self.empty, not sheets)
        self.rows.show(sheets)

    def _draw(self, row: Row[Sheet]) -> None:
        sheet = row.facts
        with tag("div", "", "row top-row"):
            title = self._saving(row, "title")
            field(
                self.visit,
                self._("Tema"),
                sheet.title,
                title,
                name=f"title-{sheet.id}",
                classes="grow",
            )
            self._order(sheet)
        filled = any(getattr(sheet, name) for name in sheet_words(self._))
        with tag("details", open=True if filled else None):
            tag("summary", self._("Temaark"))
            with tag("div", "", "fields"):
                for name, words in sheet_words(self._).items():
                    field(
                        self.visit,
                        words,
                        str(getattr(sheet, name)),
                        self._saving(row, name),
                        name=f"{name}-{sheet.id}",
                        kind="area",
                        rows=3,
                        classes="wide" if name == "measures" else "",
                    )
        if sheet.sources:
            self._sources(sheet)

    def _order(self, sheet: Sheet) -> None:
        async def move(by: int) -> None:
            here = [each.id for each in self.sheets].index(sheet.id)
            if 0 <= here + by < len(self.sheets):
                await self.visit.do(themes.move(sheet.id, here + by, by=self.by))

        async def remove() -> None:
            await self.visit.do(themes.remove(sheet.id, by=self.by))

        async def ask() -> None:
            _ = self._
            self.dialog.ask(
                _("Fjerne «{title}»?", title=sheet.title),
                _("Temaarket og spørsmålene som bare gjelder dette temaet, blir borte."),
                _("Fjern temaet"),
                remove,
            )

        order_buttons(self._, str(sheet.id), sheet.title, move, ask)

    def _sources(self, sheet: Sheet) -> None:
        _ = self._
        with tag("section", "", "stack", aria_label=_("Bygger på, {theme}", theme=sheet.title)):
            tag("h2", _("Bygger på"))
            for each in sheet.sources:
                with tag("div", "", "source stack s"):
                    tag("strong", each.title)
                    tag("p", each.text)
                    self._way_back(each)

    def _way_back(self, source: Source) -> None:
        async def remove() -> None:
            await self.visit.do(themes.remove_source(source.id, by=self.by))

        with tag("div", "", "row small"):
            if source.workshop_id is not None:
                link(self._("Fra {title}", title=source.workshop_title), f"/workshops/{source.workshop_id}/summary")
            elif source.workshop_title:
                tag("span", self._("Fra {title}", title=source.workshop_title), "muted")
            words = self._("Ta bort fra arket")
            button(words, remove, "btn plain tight", spoken=f"{words}: {source.title}")

    def _saving(self, row: Row[Sheet], name: str) -> Save:
        async def save(text: str) -> None:
            await themes.change(row.facts.id, by=self.by, **{name: text})
            row.know(replace(row.facts, **{name: text}))  # type: ignore[arg-type]

        return save

    async def _add(self) -> None:
        outcome = await self.visit.attempt(themes.add(self.id, self.new.control.text, by=self.by))
        self.new.refuse(outcome.said)
        if not outcome.said:
            self.new.control.empty()
            self.new.control.grab()
