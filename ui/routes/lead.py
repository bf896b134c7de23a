"""The page of a leader or note taker: the form of their theme, which follows them from group to group."""

from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from facilitator.audience import Kind, Wish
from ui.opening import open_page

router = APIRouter()


@router.get("/w/{workshop_id}/lead/{theme_id}/{track}")
async def show_form(request: Request, workshop_id: UUID, theme_id: UUID, track: int) -> Response:
    """The form with all its meetings, for those who look after the theme; for anybody else it isn't there."""
    return await open_page(request, workshop_id, Wish(Kind.LEAD, theme_id, track), "lead.html")
