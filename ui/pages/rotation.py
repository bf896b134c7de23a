"""Who meets whom: the plan as a table round x group, what is wrong with it in words, and the buttons that mend it."""

from uuid import UUID

from facilitator import planning
from facilitator.faults import Broken, Named
from facilitator.planbook import read_planbook
from facilitator.planning import Cell, PlanTable
from facilitator.planning import Row as Round
from models.vocabulary import Phase, Rotation
from ui.frame import add_page, frame, place
from ui.live import Part, watch
from ui.parts.dialog import Dialog
from ui.parts.plain import Press, button, chip, link, tag
from ui.plan_words import broken_words, cell_words, leaders_missing_words, way_out_words
from ui.visit import Visit


def register() -> None:
    """Open the page."""
    add_page("/workshops/{workshop_id}/rotation", build)


async def build(visit: Visit) -> None:
    """The page."""
    await RotationPage(visit).build()


class RotationPage:
    """The page as one reader has it open."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.by = visit.by
        self._ = visit._
        self.id = visit.workshop_id
        self.is_fixed = False
        self.has_begun = False
        self.dialog: Dialog

    async def build(self) -> None:
        """Draw it, and keep it true."""
        _ = self._
        where = await place(self.visit, "plan", "rotation")
        book = await read_planbook(self.id, by=self.by)
        self.is_fixed = book.rotation is Rotation.FIXED
        self.has_begun = book.phase is not Phase.PLANNED
        with frame(self.visit, _("Hvem møter hvem"), where):
            how = (
                _("Gruppene beholder temaet sitt.")
                if self.is_fixed
                else _("Lederen følger temaet. Gruppene blir sittende.")
            )
            tag("p", f"{how} {_('Trykk på en rute for å bytte.')}", "muted")
            part = Part(self._read, self._draw, classes="stack l")
            self.dialog = Dialog(_)
            await part.redraw()
        watch(self.id, part.redraw)

    async def _read(self) -> PlanTable:
        return await planning.plan_table(self.id, by=self.by)

    def _draw(self, table: PlanTable) -> None:
        if not table.rounds:
            self._nothing()
            return
        self._wrong(table)
        if any(cell.theme for each in table.rounds for cell in each.cells):
            self._table(table)
            self._below(table)

    def _nothing(self) -> None:
        _ = self._
        tag("p", _("Her kommer planen når programmet har runder i grupper."))
        with tag("div"):
            link(_("Legg runder i programmet"), f"/workshops/{self.id}/agenda", "btn main")

    # What is wrong.

    def _wrong(self, table: PlanTable) -> None:
        grave = [each for each in table.broken if each.is_grave]
        light = [each for each in table.broken if not each.is_grave and each.rule != "leader_missing"]
        first = {"plan_missing"}
        if grave and {each.rule for each in grave} <= first:
            self._first_time(grave[0])
        elif table.broken:
            with tag("div", "", "notice", role="alert"):
                with tag("div", "", "stack s telling"):
                    for each in [*grave, *light]:
                        self._tell(each)
                    for said in leaders_missing_words(self._, table.broken):
                        tag("p", said)
                self._ways(table)

    def _first_time(self, broken: Broken) -> None:
        with tag("section", "", "now rest row"):
            with tag("div", "", "stack s"):
                short, whole = broken_words(self._, broken)
                tag("h2", short)
                tag("p", whole)
            with tag("div", "", "row push"):
                button(self._("Lag planen"), self._make, "btn main", key="make")

    def _tell(self, broken: Broken) -> None:
        short, whole = broken_words(self._, broken)
        with tag("p"):
            if broken.is_grave:
                tag("strong", short)
                tag("span", " ")
            tag("span", whole)

    def _ways(self, table: PlanTable) -> None:
        rules = {each.rule for each in table.broken}
        with tag("div", "", "row"):
            for index, way in enumerate(table.ways_out):
                button(
                    way_out_words(self._, way),
                    self._taking(way.id),
                    "btn main" if not index else "btn",
                    key=f"way-{index}",
                )
            if "no_themes" in rules:
                link(self._("Skriv inn temaene"), f"/workshops/{self.id}/themes", "btn")
            if "leader_missing" in rules:
                link(self._("Velg ledere"), f"/workshops/{self.id}/leaders", "btn")

    def _taking(self, way_out_id: str) -> Press:
        async def take() -> None:
            await self.visit.do(planning.take_way_out(self.id, way_out_id, by=self.by))

        return take

    async def _make(self) -> None:
        await self.visit.do(planning.make_plan(self.id, by=self.by))

    # The table.

    def _table(self, table: PlanTable) -> None:
        _ = self._
        with (
            tag("div", "", "scroll", tabindex="0", role="region", aria_label=_("Plan for hvem som møter hvem")),
            tag("table", "", "table plan"),
        ):
            tag("caption", _("Tema og leder for hver gruppe i hver runde"), "hidden")
            with tag("thead"), tag("tr"):
                tag("th", _("Runde"), scope="col")
                for group in table.groups:
                    self._group(group)
            with tag("tbody"):
                for each in table.rounds:
                    self._round(table, each)

    def _group(self, group: Named) -> None:
        with tag("th", scope="col"), tag("span", "", "row nowrap"):
            chip(group.number)
            tag("span", group.name or self._("Gruppe {n}", n=group.number))

    def _round(self, table: PlanTable, row: Round) -> None:
        _ = self._
        called = _("Oppsummering") if row.is_summary else _("Runde {n}", n=row.number)
        with tag("tr"):
            with tag("th", scope="row"):
                tag("span", called)
                tag("span", _("{at}, {n} min", at=_.clock(row.starts_at), n=row.minutes), "small muted")
                if row.is_held:
                    tag("span", _("Har vært"), "small muted")
            for cell in row.cells:
                self._cell(table, row, called, cell)

    def _cell(self, table: PlanTable, row: Round, called: str, cell: Cell) -> None:
        _ = self._
        marked = [words for rule in dict.fromkeys(cell.broken) if (words := cell_words(_, rule))]
        with tag("td", "", "bad" if marked else ""):
            theme = cell.theme.name if cell.theme else _("Ikke valgt")
            leader = cell.leader.name if cell.leader else _("Ingen leder ennå")
            if row.is_held:
                tag("strong", theme)
                tag("p", leader, "small")
            else:
                group = _("gruppe {n}", n=cell.group.number)
                spoken = _(
                    "{theme}, {leader}. Bytt for {group} i {round}",
                    theme=theme,
                    leader=leader,
                    group=group,
                    round=called.lower(),
                )
                with button(
                    "",
                    self._swapping(table, row, called, cell),
                    "cell",
                    key=f"{row.item_id}-{cell.group.id}",
                    spoken=spoken,
                ):
                    tag("strong", theme)
                    tag("span", leader)
            for words in marked:
                tag("strong", words, "small")

    def _swapping(self, table: PlanTable, row: Round, called: str, cell: Cell) -> Press:
        _ = self._
        themes = {post.theme.id: post.theme.name for post in table.posts}

        async def open_dialog() -> None:
            def draw() -> None:
                tag("p", _("Velg temaet gruppa skal ha da. De andre rutene blir som de er."), "muted")
                with tag("ul", "", "stack s"):
                    for theme_id, title in themes.items():
                        self._choice(row, cell, theme_id, title)
                with tag("div", "", "row"):
                    self.dialog.close_button()

            self.dialog.show(_("Gruppe {n}, {round}", n=cell.group.number, round=called.lower()), draw)

        return open_dialog

    def _choice(self, row: Round, cell: Cell, theme_id: UUID, title: str) -> None:
        has = cell.theme is not None and cell.theme.id == theme_id

        async def choose() -> None:
            self.dialog.close()
            if not has:
                await self.visit.do(planning.swap_cell(row.item_id, cell.group.id, theme_id, by=self.by))

        with tag("li"), button("", choose, "choice pick", aria_pressed="true" if has else "false"):
            tag("span", title)
            if has:
                tag("span", self._("Har dette nå"), "small push")

    def _below(self, table: PlanTable) -> None:
        _ = self._
        if any(each.is_summary for each in table.rounds) and not self.is_fixed:
            tag("p", _("I oppsummeringen er hver leder tilbake hos gruppa temaet begynte i."), "muted")
        if table.tracks > 1:
            self._tracks(table)
        self._resting(table)
        if not any(way.kind == "remake" for way in table.ways_out):
            with tag("div"):
                button(_("Lag planen på nytt"), self._ask_again, key="again")

    def _tracks(self, table: PlanTable) -> None:
        _ = self._
        first = table.rounds[0].cells
        with tag("section", "", "stack s", aria_labelledby="tracks"):
            tag("h2", _("Spor"), id="tracks")
            tag("p", _("Det er flere grupper enn temaer. Hvert spor har sin egen leder for hvert tema."), "muted")
            for track in range(1, table.tracks + 1):
                groups = _.listed(str(each.group.number) for each in first if each.track == track)
                if groups:
                    tag("p", _("Spor {track}: gruppe {groups}", track=track, groups=groups))

    def _resting(self, table: PlanTable) -> None:
        _ = self._
        rows = [each for each in table.rounds if each.resting and not each.is_summary]
        if not rows or self.is_fixed:
            return
        with tag("section", "", "stack s", aria_labelledby="rest"):
            tag("h2", _("Temaer som hviler"), id="rest")
            tag("p", _("Lederen har fri, eller kan sitte med en gruppe."), "muted")
            with tag("ul"):
                for each in rows:
                    themes = _.listed(self._rests(table, theme, track) for theme, track in each.resting)
                    tag("li", _("Runde {n}: {themes}", n=each.number, themes=themes))

    def _rests(self, table: PlanTable, theme: Named, track: int) -> str:
        if table.tracks == 1:
            return self._.quoted(theme.name)
        return self._("«{theme}» i spor {track}", theme=theme.name, track=track)

    async def _ask_again(self) -> None:
        _ = self._
        self.dialog.ask(
            _("Lage planen på nytt?"),
            _("Bytter du har gjort for hånd, blir borte. Runder som har vært, blir som de er."),
            _("Lag planen på nytt"),
            self._make,
        )
