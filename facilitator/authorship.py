"""Who wrote what: whose client ids are whose, and the names behind them for those who may know them.

Every letter in a meeting's text belongs to the Yjs client id that typed it or last moved it, and every client id to one
person. Round and group are known to all who may read; persons only to those who were there with them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from facilitator import textlog, texts
from facilitator.access import (
    By,
    ByAccount,
    ByPerson,
    is_leading,
    require_organiser,
)
from facilitator.live import reading
from facilitator.sharedtext import clients_in
from models import Author, Meeting, Person, Proposal

HUES = 8
"""How many colours there are for people; past them they come again, and the name tells."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody who wrote, as they are shown to whoever may know."""

    person_id: UUID
    name: str
    hue: int


@dataclass(frozen=True, slots=True)
class Signing:
    """How text is signed for one reader: the writers they may know, and for each text which client id is whose.

    The numbers are places among the writers.
    """

    writers: tuple[Writer, ...] = ()
    numbers: Mapping[UUID, Mapping[int, int]] = field(default_factory=dict)

    def place(self, person_id: UUID | None) -> int | None:
        """The number of a writer."""
        places = [place for place, writer in enumerate(self.writers) if writer.person_id == person_id]
        return places[0] if places else None

    def has(self, text_id: UUID, person_id: UUID) -> bool:
        """Whether a text is signed with this person, too."""
        return self.place(person_id) in self.numbers.get(text_id, {}).values()


def hue(person_id: UUID) -> int:
    """The colour of somebody, the same wherever they are shown."""
    return person_id.int % HUES + 1


@reading
async def read_authors(text_id: UUID, *, by: By) -> dict[int, Writer | None]:
    """Whose each client id in a text is; None is somebody whose data was deleted.

    Empty for those who may read the text, and not know who wrote it; and when nobody is known. Raises NotFound.
    """
    meeting = (await texts.require_readable(by, text_id)).meeting
    if not await known_meetings(by, [meeting]):
        return {}
    people = (await owners([text_id])).get(text_id, {})
    writers = await named(meeting.workshop_id, people.values())
    return {client: writers.get(person) if person else None for client, person in people.items()} if writers else {}


@reading
async def knows_writers(text_id: UUID, *, by: By) -> bool:
    """Whether `by` may know who writes in a text; False too if they may not read it."""
    text = await texts.find(text_id)
    return text is not None and await texts.may_read_text(by, text) and bool(await known_meetings(by, [text.meeting]))


@reading
async def read_writers(workshop_id: UUID, *, by: By) -> list[Writer]:
    """All who wrote in a workshop, by name; for its organisers."""
    await require_organiser(by, workshop_id)
    rows = Author.filter(
        texts.not_private("document__"), document__meeting__workshop_id=workshop_id, person_id__isnull=False
    )
    owned = await rows.values_list("document_id", "client_id", "person_id")
    # Who opens an editor owns a client id; who wrote in it left something in the document.
    logs = await textlog.read_parts({each[0] for each in owned})
    wrote = {document: frozenset[int]().union(*map(clients_in, parts)) for document, parts in logs.items()}
    writers = await named(workshop_id, (person for document, client, person in owned if client in wrote[document]))
    return sorted(writers.values(), key=_in_order)


async def signing(
    by: By, workshop_id: UUID, meetings: Sequence[Meeting], proposals: Sequence[Proposal] = ()
) -> Signing:
    """How the text of these meetings and proposals, all readable to `by`, is signed for them. Call inside a read."""
    known = await known_meetings(by, meetings)
    people = await owners([*known, *(each.id for each in proposals if each.meeting_id in known)])
    found = await named(workshop_id, (person for clients in people.values() for person in clients.values()))
    writers = tuple(sorted(found.values(), key=_in_order))
    places = {writer.person_id: place for place, writer in enumerate(writers)}
    return Signing(
        writers,
        {
            text_id: {client: places[person] for client, person in clients.items() if person in places}
            for text_id, clients in people.items()
        },
    )


async def known_meetings(by: By, meetings: Sequence[Meeting]) -> set[UUID]:
    """In which of these meetings, all readable to `by`, they may know who wrote. Call inside a read.

    Organisers: all. Leader and note taker: those of their theme. A participant: those that their own group had.
    """
    if isinstance(by, ByAccount):
        return {each.id for each in meetings}
    if not isinstance(by, ByPerson):
        return set()
    person = await Person.get(id=by.person_id)
    return {
        each.id
        for each in meetings
        if each.group_id == person.group_id or await is_leading(person.id, each.theme_id, each.track)
    }


async def owners(text_ids: Iterable[UUID]) -> dict[UUID, dict[int, UUID | None]]:
    """For each text whose client ids are whose; None for people whose data was deleted. Gates nothing."""
    found: dict[UUID, dict[int, UUID | None]] = {}
    rows = Author.filter(texts.among(text_ids, "document__")).order_by("id")
    columns = ("document__meeting_id", "document__proposal_id", "client_id", "person_id")
    for meeting_id, proposal_id, client_id, person_id in await rows.values_list(*columns):
        found.setdefault(proposal_id or meeting_id, {})[client_id] = person_id
    return found


async def named(workshop_id: UUID, person_ids: Iterable[UUID | None]) -> dict[UUID, Writer]:
    """These people by the name of who came; people of the same name get where they are from. Gates nothing."""
    wanted = {*person_ids}
    names: dict[UUID, tuple[str, str]] = {}
    for person in await Person.filter(workshop_id=workshop_id):
        name = person.deputy_name if person.deputy_came and person.deputy_name else person.name
        if name:
            names[person.id] = name, person.organisation
    times = Counter(name.casefold() for name, _ in names.values())
    return {
        person_id: Writer(
            person_id,
            f"{name}, {organisation}" if organisation and times[name.casefold()] > 1 else name,
            hue(person_id),
        )
        for person_id, (name, organisation) in names.items()
        if person_id in wanted
    }


def _in_order(writer: Writer) -> tuple[str, UUID]:
    return writer.name.casefold(), writer.person_id
