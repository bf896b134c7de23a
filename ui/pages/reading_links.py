"""The links with which others read documents of the workshop: what each opens, until when, and closing it."""

from uuid import UUID

from facilitator import reading_links
from facilitator.reading_links import Listed
from models.vocabulary import Paper
from ui.live import Part, watch
from ui.parts.plain import Press, button, tag
from ui.visit import Visit
from ui.words import Words


class ReadingLinks:
    """The list as one organiser has it open."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self._ = visit, visit._

    async def build(self) -> None:
        """Draw it, and keep it true."""
        part = Part(self._read, self._draw)
        await part.redraw()
        watch(self.visit.workshop_id, part.redraw)

    async def _read(self) -> list[Listed]:
        return await reading_links.list_links(self.visit.workshop_id, by=self.visit.by)

    def _draw(self, links: list[Listed]) -> None:
        _ = self._
        with tag("section", "", "stack", aria_labelledby="links"):
            tag("h2", _("Lenker til dokumenter"), id="links")
            if not links:
                tag("p", _("Ingen lenker er åpne. Du lager en der du ser på et dokument."), "muted")
                return
            with tag("ul", "", "rows"):
                for link in links:
                    with tag("li", "", "row"):
                        self._link(link)

    def _link(self, link: Listed) -> None:
        _ = self._
        name = opens(link, _)
        last = _.date(link.until, weekday=False)
        with tag("div", "", "told"):
            tag("strong", name)
            tag("p", _("Til og med {date}. Laget av {name}.", date=last, name=link.made_by), "small muted")
        words = _("Steng")
        button(words, self._closing(link.id), "btn push", key=f"link-{link.id}", spoken=f"{words}: {name}, {last}")

    def _closing(self, link_id: UUID) -> Press:
        async def press() -> None:
            outcome = await self.visit.do(reading_links.revoke(link_id, by=self.visit.by))
            if not outcome.said:
                self.visit.notices.tell(self._("Lenka er stengt. Den virker ikke lenger."))

        return press


def opens(link: Listed, _: Words) -> str:
    """What a link opens, in a line."""
    paper = {
        Paper.SUMMARY: _("Oppsummering"),
        Paper.ATTENDANCE: _("Deltakerliste"),
        Paper.AGENDA: _("Program"),
        Paper.MINUTES: _("Referat"),
        Paper.EVALUATION: _("Evalueringsrapport"),
    }[link.paper]
    group = "" if link.group_number is None else link.group_name or _("Gruppe {n}", n=link.group_number)
    track = "" if link.track is None else _("Spor {n}", n=link.track)
    signed = _("med navn") if link.authors else ""
    parts = (link.theme, track, group, _round(link, _), link.writer, signed)
    return ", ".join(each for each in (paper, *parts) if each)


def _round(link: Listed, _: Words) -> str:
    if link.round is None:
        return ""
    return _("Oppsummeringsrunden") if link.round.is_summary else _("Runde {n}", n=link.round.number)
