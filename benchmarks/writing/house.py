"""Fills a data folder with documents that people may write in now, for a server that is started on it afterwards.

`python -m benchmarks.writing.house FOLDER DOCUMENTS WRITERS [BYTES]`: so many meetings that are open, so many people in
each, and so much text in each already. Says {documents: [{name, root, people: [[person, key], ...]}]}.
"""

import asyncio
import json
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from pycrdt import Doc, XmlElement, XmlFragment, XmlText

from facilitator import clock, groups, planning, stage, themes, workshops
from facilitator.access import By, ByAccount
from facilitator.accounts import hash_token, new_token
from facilitator.database import close_database, open_database
from facilitator.forms import questions_of
from facilitator.migrating import migrate
from facilitator.settings import Settings
from models import Account, AgendaItem, Document, DocumentUpdate, Group, Meeting, Person, PersonKey, Workshop
from models.vocabulary import ItemKind, KeyKind

MOST_GROUPS = 25
THEMES = ("Trygg skolevei", "Møteplasser for unge", "Bolig for alle", "Frivillighet og kommune")
PARAGRAPH = "Vi går til skolen sammen, også når det er mørkt og vått. " * 5


def a_text(root: str, size: int) -> bytes:
    """An update that brings about so many bytes of text."""
    doc: Doc[Any] = Doc()
    fragment = doc.get(root, type=XmlFragment)
    for _ in range(max(1, size // len(PARAGRAPH.encode()))):
        fragment.children.append(XmlElement("paragraph")).children.append(XmlText(PARAGRAPH))
    return doc.get_update()


async def _people(workshop_id: UUID, group_id: UUID, count: int) -> list[tuple[str, str]]:
    now = clock.now()
    persons = [
        Person(workshop_id=workshop_id, name=f"Person {n}", name_key=f"{group_id} {n}", group_id=group_id,
               created_at=now, joined_at=now)
        for n in range(count)
    ]  # fmt: skip
    await Person.bulk_create(persons)
    keys = [
        PersonKey(person_id=person.id, kind=KeyKind.DEVICE, token_hash=hash_token(new_token()), created_at=now,
                  admitted_at=now)
        for person in persons
    ]  # fmt: skip
    await PersonKey.bulk_create(keys)
    return [(str(key.person_id), str(key.id)) for key in keys]


async def _to_first_round(workshop_id: UUID, by: By) -> UUID:
    first = await AgendaItem.filter(workshop_id=workshop_id, kind=ItemKind.ROUND).order_by("position").first()
    if first is None:
        raise RuntimeError("no round")
    await stage.start(workshop_id, by=by)
    while (current := (await Workshop.get(id=workshop_id)).current_item_id) != first.id:
        await stage.next_step(workshop_id, by=by, seen=current)
    return first.id


async def furnish(documents: int, writers: int, size: int) -> list[dict[str, Any]]:
    """As many workshops as it takes, each in its first round."""
    account = await Account.create(email="marit@kommune-a.example", name="Marit", created_at=clock.now())
    by, found = ByAccount(account.id), list[dict[str, Any]]()
    while len(found) < documents:
        here = await workshops.create("rotating", "Nærmiljø 2030", clock.now() + timedelta(hours=1), by=by)
        await groups.set_count(here, min(MOST_GROUPS, documents - len(found)), by=by)
        for title in THEMES:
            await themes.add(here, title, by=by)
        await planning.make_plan(here, by=by)
        people = {
            group.id: await _people(here, group.id, writers)
            for group in await Group.filter(workshop_id=here).order_by("number")
        }
        for meeting in await Meeting.filter(item_id=await _to_first_round(here, by)):
            root = str((await questions_of(meeting.theme_id, is_summary=False))[0].id)
            found.append({"name": str(meeting.id), "root": root, "people": people[meeting.group_id]})
            if size:
                now = clock.now()
                document = await Document.create(meeting_id=meeting.id, created_at=now)
                await DocumentUpdate.create(document_id=document.id, data=a_text(root, size), written_at=now)
    return found


async def main() -> None:
    """Make the database and what is in it."""
    folder, documents, writers = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    size = int(sys.argv[4]) if len(sys.argv) > 4 else 0  # noqa: PLR2004  # the last argument may be left out
    folder.mkdir(parents=True)
    settings = Settings(data=folder)
    await migrate(settings.database)
    await open_database(settings.database)
    found = await furnish(documents, writers, size)
    await close_database()
    print(json.dumps({"documents": found}))


if __name__ == "__main__":
    asyncio.run(main())
