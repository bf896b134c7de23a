"""What came of a poll, as files: the result, and the ballots to be counted again."""

from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from exports import files
from exports.ballot_file import ballot_file
from exports.files import Kind
from facilitator.access import ByAccount
from facilitator.errors import NotFound
from facilitator.pollbook import read_ballots, read_result
from ui import identity
from ui.printing import File, printer
from ui.routes.documents import download
from ui.words import words_for

router = APIRouter()


@router.get("/workshops/{workshop_id}/polls/{result_id}/ballots.csv")
async def ballots(request: Request, workshop_id: UUID, result_id: UUID) -> Response:
    """The ballots without who cast them, in no order."""
    by = await _organiser(request)
    told, choices, hand = await read_ballots(result_id, by=by)
    if told.workshop_id != workshop_id:
        raise NotFound
    _ = words_for(told.language)
    name = files.fitting([_("Stemmesedler"), told.question, told.title], told.starts_at, Kind.CSV)
    return download(File(name, files.media_type(Kind.CSV), ballot_file(told, choices, hand, _)))


@router.get("/workshops/{workshop_id}/polls/{result_id}.{kind}")
async def result(request: Request, workshop_id: UUID, result_id: UUID, kind: str) -> Response:
    """The result, in the workshop's language."""
    by = await _organiser(request)
    told = await read_result(result_id, by=by)
    if told.workshop_id != workshop_id or kind not in set(files.kinds_of(told)):
        raise NotFound
    return download(await printer.file(told, Kind(kind)))


async def _organiser(request: Request) -> ByAccount:
    by = await identity.account_of(request)
    if by is None:
        raise NotFound
    return by
