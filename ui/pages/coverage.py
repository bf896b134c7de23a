"""How much is written of what was asked: themes by questions, as a map and a table, and measures nobody touched."""

from dataclasses import replace
from datetime import UTC, datetime

from exports.coverage import cell_words, thin_words
from facilitator.coverage import Coverage, read_coverage
from models.vocabulary import Fill
from ui.frame import add_page, frame, place
from ui.live import Part, watch, watch_writing
from ui.parts.heatmap import heatmap
from ui.parts.plain import headings, link, tag
from ui.visit import Visit

SLOW = 3.0
"""Seconds between two looks while people write."""

NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)


def register() -> None:
    """Open the page."""
    add_page("/workshops/{workshop_id}/coverage", build)


async def build(visit: Visit) -> None:
    """The page."""
    await CoveragePage(visit).build()


class CoveragePage:
    """The page as one organiser has it open."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.by, self._, self.id = visit, visit.by, visit._, visit.workshop_id
        self.part: Part[Coverage]

    async def build(self) -> None:
        """Draw it, and keep it true."""
        _ = self._
        where = await place(self.visit, "desk")
        with frame(self.visit, _("Dekning"), where):
            tag("p", _("Hvor mye som er skrevet, tema for tema. Siden følger med."), "muted")
            self.part = Part(self._read, self._draw, classes="stack xl")
            await self.part.redraw()
        watch(self.id, self.part.redraw)
        watch_writing(self.id, self.part.redraw, SLOW)

    async def _read(self) -> Coverage:
        # When it was read is no news.
        return replace(await read_coverage(self.id, by=self.by), made_at=NO_TIME)

    def _draw(self, told: Coverage) -> None:
        _ = self._
        if not told.themes or not (told.questions or told.has_own):
            tag("p", _("Her kommer kartet når det finnes temaer og spørsmål."))
            return
        with tag("section", "", "stack", aria_labelledby="map"):
            tag("h2", _("Kart"), id="map")
            tag("p", f"{self._said(told)} {thin_words(told, _)}")
            heatmap(told, self._said(told), _)
            with tag("ol", "", "small"):
                for number, each in enumerate(told.questions, 1):
                    tag("li", f"{number}. {each}")
        self._measures(told)
        with tag("section", "", "stack", aria_labelledby="table"):
            tag("h2", _("Tabell"), id="table")
            self._table(told)
            with tag("div", "", "row"):
                link(_("Last ned Excel"), f"/workshops/{self.id}/coverage.xlsx", "btn")
                link(_("Last ned CSV"), f"/workshops/{self.id}/coverage.csv", "btn")

    def _said(self, told: Coverage) -> str:
        """What the map shows, in short."""
        cells = [each for theme in told.themes for each in (*theme.cells, theme.own) if each is not None]
        count = {fill: sum(each.fill is fill for each in cells) for fill in Fill}
        return self._(
            "{full} svar er fulle, {thin} er tynne, {empty} er tomme.",
            full=count[Fill.FULL],
            thin=count[Fill.THIN],
            empty=count[Fill.EMPTY],
        )

    def _measures(self, told: Coverage) -> None:
        _ = self._
        left = [each for each in told.themes if each.untouched]
        if not any(each.measures for each in told.themes):
            return
        with tag("section", "", "stack s", aria_labelledby="measures"):
            tag("h2", _("Tiltak på temaarket uten forslag"), id="measures")
            if not left:
                tag("p", _("Alle foreslåtte tiltak har fått et forslag."), "muted")
                return
            with tag("ul", "", "rows"):
                for theme in left:
                    with tag("li", "", "stack s"):
                        tag("strong", theme.title)
                        with tag("ul"):
                            for measure in theme.untouched:
                                tag("li", measure)

    def _table(self, told: Coverage) -> None:
        _ = self._
        region = tag("div", "", "scroll", tabindex="0", role="region", aria_label=_("Dekning"))
        with region, tag("table", "", "table"):
            headings((_("Tema"), *told.questions, *([_("Temaets egne spørsmål")] if told.has_own else [])))
            with tag("tbody"):
                for theme in told.themes:
                    with tag("tr"):
                        tag("th", theme.title, scope="row")
                        for cell in [*theme.cells, *([theme.own] if told.has_own else [])]:
                            tag("td", cell_words(cell, _))
