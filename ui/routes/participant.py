"""A participant's page, drawn in the browser from a snapshot that comes with it: what to do now, and nothing else."""

from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from facilitator.audience import Kind, Wish
from ui.opening import open_page

router = APIRouter()


@router.get("/w/{workshop_id}")
async def show_day(request: Request, workshop_id: UUID) -> Response:
    """The day as this browser's person sees it; who is nobody here, or waits, is told so."""
    return await open_page(request, workshop_id, Wish(Kind.GROUP), "participant.html")
