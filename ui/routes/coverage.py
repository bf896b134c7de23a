"""How much is written of what was asked, as files to sort and count in."""

from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from exports import files
from exports.files import Kind
from facilitator.coverage import read_coverage
from facilitator.errors import NotFound
from ui import identity
from ui.printing import printer
from ui.routes.documents import download

router = APIRouter()


@router.get("/workshops/{workshop_id}/coverage.{kind}")
async def coverage(request: Request, workshop_id: UUID, kind: str) -> Response:
    """The table, in the workshop's language."""
    by = await identity.account_of(request)
    if by is None:
        raise NotFound
    told = await read_coverage(workshop_id, by=by)
    if kind not in set(files.kinds_of(told)):
        raise NotFound
    return download(await printer.file(told, Kind(kind)))
