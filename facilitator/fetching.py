"""Taking chosen measures along to a later workshop: each becomes a proposed measure on a theme sheet, with its reasons.

The sheet's list gets the title, and what is written of it stands on the sheet with the way back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from facilitator import given, proposals, templates, textlog
from facilitator.access import By, require_organiser
from facilitator.chosen import Chosen, chosen_of
from facilitator.discussed import themes_of
from facilitator.errors import NotFound
from facilitator.happenings import PlanChanged
from facilitator.live import action, note, reading
from facilitator.parts import PARTS, TITLE
from facilitator.richtext import plain_lines
from models import Theme, ThemeSource, Workshop
from models.vocabulary import Language, ProposalPart

_LONGEST_TITLE = 200

_SAID = {
    ProposalPart.WHAT: ("Hva", "Kva", "What"),
    ProposalPart.WHY: ("Hvorfor", "Kvifor", "Why"),
    ProposalPart.FOLLOW_UP: ("Oppfølging", "Oppfølging", "Follow-up"),
}
"""What stands above each text, which is the organiser's from then on."""


@dataclass(frozen=True, slots=True)
class Fetchable:
    """A chosen measure of an earlier workshop; `theme_id` is the theme here that is called as its own is, if any.

    `is_here` says that it was fetched before.
    """

    id: UUID
    title: str
    theme: str
    theme_id: UUID | None
    is_here: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be taken along from an earlier workshop, and the themes whose sheets it can go to."""

    measures: tuple[Fetchable, ...]
    themes: tuple[tuple[UUID, str], ...]


@reading
async def read_offer(workshop_id: UUID, earlier_id: UUID, *, by: By) -> Offer:
    """What can be taken along, for who organises both."""
    await require_organiser(by, workshop_id)
    await require_organiser(by, earlier_id)
    themes = await themes_of(workshop_id).order_by("position")
    named = {given.fold(each.title): each.id for each in reversed(themes)}
    here = await _fetched(workshop_id)
    measures = [
        Fetchable(
            id=each.id,
            title=each.title,
            theme=each.theme.title if each.theme else "",
            theme_id=named.get(given.fold(each.theme.title)) if each.theme else None,
            is_here=not here.isdisjoint(each.rows),
        )
        for each in await chosen_of(earlier_id)
        if not each.is_hidden
    ]
    return Offer(tuple(measures), tuple((each.id, each.title) for each in themes))


@action
async def fetch(workshop_id: UUID, earlier_id: UUID, placed: Mapping[UUID, UUID], *, by: By) -> int:
    """Put chosen measures of an earlier workshop on theme sheets: `placed` is theme by measure. Returns how many.

    What was fetched before stays as it is, and what says nothing is left out. Raises Invalid("text_too_long") for a
    sheet that would be too long; then nothing is put anywhere.
    """
    workshop = await require_organiser(by, workshop_id)
    await require_organiser(by, earlier_id)
    there = {each.id: each for each in await chosen_of(earlier_id) if not each.is_hidden}
    themes = {each.id for each in await themes_of(workshop_id)}
    if not placed.keys() <= there.keys() or not themes.issuperset(placed.values()):
        raise NotFound
    put = await put_measures(workshop, earlier_id, [(there[each], theme_id) for each, theme_id in placed.items()])
    if put:
        note(PlanChanged(workshop_id))
    return put


async def put_measures(workshop: Workshop, earlier_id: UUID, placed: list[tuple[Chosen, UUID]]) -> int:
    """Put measures on the sheets of these themes (inside an action); raises as `fetch` does."""
    here = await _fetched(workshop.id)
    said = await _texts([measure for measure, _theme_id in placed], workshop.language)
    new = [(each, theme_id) for each, theme_id in placed if here.isdisjoint(each.rows) and said[each.id][0]]
    for measure, theme_id in new:
        theme = await Theme.get(id=theme_id)
        title, text = said[measure.id]
        if given.fold(title) not in {given.fold(each) for each in proposals.measures_of(theme)}:
            lines = "\n".join(each for each in (theme.measures, title) if each)
            theme.measures = given.lines(lines, "measures")
            await theme.save(update_fields=["measures"])
        last = await ThemeSource.filter(theme_id=theme_id).order_by("-position").first()
        await ThemeSource.create(
            theme_id=theme_id,
            position=last.position + 1 if last else 0,
            from_workshop_id=earlier_id,
            from_meeting_id=measure.proposal.meeting_id if measure.proposal else None,
            from_measure_id=measure.id,
            title=title,
            text=text,
        )
    return len(new)


async def _fetched(workshop_id: UUID) -> set[UUID]:
    """The measures of earlier workshops that stand on the sheets of this one."""
    found = ThemeSource.filter(theme__workshop_id=workshop_id, from_measure_id__isnull=False)
    return {UUID(str(each)) for each in await found.values_list("from_measure_id", flat=True)}


async def _texts(measures: list[Chosen], language: Language) -> dict[UUID, tuple[str, str]]:
    """The title of each measure, and what, why and follow-up below their names."""
    documents = {each.id: each.proposal.document.id for each in measures if each.proposal}
    texts = await textlog.read_texts(documents.values())
    found: dict[UUID, tuple[str, str]] = {}
    for each in measures:
        answers = texts[documents[each.id]].answers() if each.id in documents else {}
        written = [
            (templates.in_language(_SAID[part], language), lines)
            for part_id, part in PARTS.items()
            if part_id != TITLE and (lines := list(plain_lines(answers.get(part_id, ()))))
        ]
        first = written[0][1][0][:_LONGEST_TITLE].strip() if written else ""
        found[each.id] = each.title or first, "\n\n".join("\n".join([name, *lines]) for name, lines in written)
    return found
