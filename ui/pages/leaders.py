"""Who leads each theme and takes notes for it, in each track. One person may have several."""

from collections.abc import Hashable
from dataclasses import dataclass
from uuid import UUID

from nicegui.element import Element

from facilitator import planning
from facilitator.planbook import PlanBook, read_planbook
from models.vocabulary import Role
from ui.frame import add_page, frame, place
from ui.live import Row, Rows, watch
from ui.parts.field import Save, field
from ui.parts.plain import headings, link, show_if, tag
from ui.visit import Visit

NOBODY = ""
"""The choice of no one."""


def register() -> None:
    """Open the page."""
    add_page("/workshops/{workshop_id}/leaders", build)


async def build(visit: Visit) -> None:
    """The page."""
    await Leaders(visit).build()


@dataclass(frozen=True, slots=True)
class Chair:
    """A theme in a track: who leads it and takes notes, of whom one may choose."""

    theme_id: UUID
    theme: str
    track: int
    tracks: int
    leader: str
    note_taker: str
    options: tuple[tuple[str, str], ...]


class Leaders:
    """The page as one reader has it open."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.by = visit.by
        self._ = visit._
        self.id = visit.workshop_id
        self.rows: Rows[Chair]
        self.empty: Element

    async def build(self) -> None:
        """Draw it, and keep it true."""
        _ = self._
        where = await place(self.visit, "people", "leaders")
        with frame(self.visit, _("Ledere og referenter"), where):
            tag("p", _("Lederen følger temaet fra gruppe til gruppe. Blir noen syke, velger du en annen her."), "muted")
            with tag("div") as self.empty:
                tag("p", _("Her kommer en linje for hvert tema."))
                link(_("Skriv inn temaene"), f"/workshops/{self.id}/themes", "btn")
            with tag("table", "", "table fold tight"):
                headings([_("Tema"), _("Leder"), _("Referent")])
                self.rows = Rows(self._draw, "tbody", "tr")
            await self._redraw()
        watch(self.id, self._redraw)

    async def _redraw(self) -> None:
        table = await planning.plan_table(self.id, by=self.by)
        book = await read_planbook(self.id, by=self.by)
        people = self._people(book)
        chairs: dict[Hashable, Chair] = {
            (post.theme.id, post.track): Chair(
                post.theme.id,
                post.theme.name,
                post.track,
                table.tracks,
                str(post.leader.id) if post.leader else NOBODY,
                str(post.note_taker.id) if post.note_taker else NOBODY,
                people,
            )
            for post in table.posts
        }
        show_if(self.empty, not chairs)
        self.rows.show(chairs)

    def _people(self, book: PlanBook) -> tuple[tuple[str, str], ...]:
        named = [
            (str(each.id), f"{each.name}, {each.organisation}" if each.organisation else each.name)
            for each in book.guests
        ]
        return ((NOBODY, self._("Ingen ennå")), *named)

    def _draw(self, row: Row[Chair]) -> None:
        _ = self._
        chair = row.facts
        called = chair.theme
        with tag("th", scope="row"):
            tag("span", chair.theme)
            if chair.tracks > 1:
                called = _("{theme}, spor {track}", theme=chair.theme, track=chair.track)
                tag("p", _("Spor {track}", track=chair.track), "small muted")
        for role, words, now in (
            (Role.LEADER, _("Leder for {theme}", theme=called), chair.leader),
            (Role.NOTE_TAKER, _("Referent for {theme}", theme=called), chair.note_taker),
        ):
            with tag("td"):
                field(
                    self.visit,
                    words,
                    now,
                    self._assigning(chair, role),
                    name=f"{role.value}-{chair.theme_id}-{chair.track}",
                    options=chair.options,
                    hide_label=True,
                    classes="slim",
                )

    def _assigning(self, chair: Chair, role: Role) -> Save:
        async def save(text: str) -> None:
            await planning.assign(chair.theme_id, chair.track, role, UUID(text) if text else None, by=self.by)

        return save
