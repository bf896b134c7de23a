"""Flattening: a text without its past. No history, no authors, and no way to tell who wrote what or what was deleted.

Another document takes the place of each, with the same text and an id of its own, so that no browser brings old text
back; nor does who says nothing of which document a text is of, since the client ids of the old one, numbers without a
person, are kept as nobody's. Deleted bytes are overwritten in the file (`secure_delete`, see `database`), and the file
is written anew.
"""

import secrets
from uuid import UUID

from tortoise import connections

from facilitator import textlog
from facilitator.access import By, require_organiser
from facilitator.errors import Conflict
from facilitator.happenings import NotesReplaced
from facilitator.live import action, note
from facilitator.revealing import reveal_all
from facilitator.sharedtext import SharedText
from models import Author, Document, DocumentSnapshot, LateUpdate, Proposal


async def flatten(workshop_id: UUID, *, by: By) -> None:
    """Take history and authors off all that was written in a workshop, for good.

    Raises Conflict("day_is_on") while groups meet, Conflict("late_text_waits") while text waits for a decision, which
    could not be taken in afterwards.
    """
    await _flatten(workshop_id, by=by)
    await leave_nothing_behind()


async def flatten_all(workshop_id: UUID) -> None:
    """Flatten every document of a workshop. Call inside an action; late text that waits goes with the rest."""
    await reveal_all(workshop_id)
    await Proposal.filter(meeting__workshop_id=workshop_id).update(author_id=None)
    for document in await Document.filter(meeting__workshop_id=workshop_id):
        text = (await textlog.read_texts([document.id]))[document.id]
        await textlog.renew_derived(document.id, textlog.derived(text))
        await document.refresh_from_db()
        flat, client_id = SharedText(), secrets.randbits(32)
        is_written = flat.update_to(text, client_id) is not None
        nobodys = {each.client_id for each in await Author.filter(document_id=document.id)}
        await document.delete()
        fresh = await Document.create(
            meeting_id=document.meeting_id,
            proposal_id=document.proposal_id,
            created_at=document.created_at,
            last_written_at=document.last_written_at,
            words=document.words,
            title=document.title,
        )
        if is_written:
            await DocumentSnapshot.create(document_id=fresh.id, upto=0, data=flat.missing_from())
            nobodys.add(client_id)
        # Nobody can say later that this text is theirs, nor that the old one is.
        await Author.bulk_create([Author(document_id=fresh.id, client_id=each, person_id=None) for each in nobodys])
    note(NotesReplaced(workshop_id))


async def leave_nothing_behind() -> None:
    """Write the database file anew: rows that SQLite moved, to make room for others, left copies where they were.

    Nobody can write meanwhile: half a second for 100 MB.
    """
    await connections.get("default").execute_query("VACUUM")
    await empty_write_ahead_log()


async def empty_write_ahead_log() -> None:
    """Leave nothing of what was deleted lying in the write-ahead log, unless a backup under way holds it back."""
    await connections.get("default").execute_query("PRAGMA wal_checkpoint(TRUNCATE)")


@action
async def _flatten(workshop_id: UUID, *, by: By) -> None:
    workshop = await require_organiser(by, workshop_id)
    if workshop.current_item_id is not None:
        raise Conflict("day_is_on")
    if await LateUpdate.exists(document__meeting__workshop_id=workshop_id, decided_at=None):
        raise Conflict("late_text_waits")
    await flatten_all(workshop_id)
